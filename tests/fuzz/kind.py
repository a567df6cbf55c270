"""A kind of hostile input: how such inputs are made, and what must hold of each of them."""

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from hypothesis import strategies as st

from tests.fuzz.writes import only_in

SECONDS = 10.0
"""The processor's time for one input. Nothing here needs a tenth of it, even on a slow machine."""

CASES = Path(__file__).parent / "cases"
"""What was found, a folder for each kind: one file is one input, named by what it showed."""


class Kind(NamedTuple):
    """A kind of input.

    `inputs` makes the bytes of one input. `hold` reads them as the program does, with an empty
    folder to write in, and fails where something does not hold. `few` is how many inputs the short
    form tries, for about a second.
    """

    name: str
    inputs: st.SearchStrategy[bytes]
    hold: Callable[[bytes, Path], None]
    few: int

    def try_one(self, data: bytes) -> None:
        """Fail if one input does harm: it raises, takes long, or has anything written elsewhere."""
        with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
            folder = Path(place).resolve()
            with limited_time(), only_in(folder):
                self.hold(data, folder)

    def cases(self) -> list[Path]:
        """Return the inputs that are kept because they once did harm."""
        return sorted((CASES / self.name).glob("*"))


@contextmanager
def limited_time() -> Iterator[None]:
    """Fail what takes too long, where there is such a clock. A busy machine changes nothing."""
    if os.name == "nt":
        yield
        return
    before = signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise AssertionError(f"one input takes more than {SECONDS} seconds")


def edited(samples: list[bytes], pieces: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """Return what makes inputs from sound ones, by a few edits in any place.

    Arguments: sound inputs; pieces of this kind's language, of which most edits are made.
    """
    edits = st.lists(
        st.tuples(
            st.integers(0, 10**6),
            st.integers(0, 40),
            st.sampled_from(pieces) | st.binary(max_size=3),
            st.sampled_from((1, 1, 1, 1, 2, 3000)),
        ),
        max_size=4,
    )
    return st.builds(_edited, st.sampled_from(samples), edits)


def _edited(data: bytes, edits: list[tuple[int, int, bytes, int]]) -> bytes:
    """Make each edit: where, how many bytes go, what comes in their place, and how often."""
    for place, length, piece, times in edits:
        at = place % (len(data) + 1)
        data = data[:at] + piece * times + data[at + length :]
    return data


def check_sentence(text: str, longest: int = 1000) -> None:
    """Fail if a text is no sentence that a terminal or a page can show in one line."""
    check_told(text, longest)
    assert text.isprintable(), ascii(text)


def check_told(text: str, longest: int = 2000) -> None:
    """Fail if nothing is said, or without end. What shows the text replaces what a screen obeys."""
    assert text, "nothing is said"
    assert len(text) <= longest, len(text)
