"""A file of the record, read in blocks: a faulty line is reported, and the rest is read."""

import re
from collections.abc import Iterator
from itertools import compress
from pathlib import Path
from typing import BinaryIO, get_args

import msgspec

from policystory.journal.decoding import (
    NEWER,
    NewerLine,
    Unknown,
    decoded,
    newer,
    several,
)
from policystory.journal.lines import (
    LONGEST,
    VERSION,
    Answered,
    Done,
    Line,
    Opened,
    SetAside,
    link,
)
from policystory.journal.moment import are_written, is_written
from policystory.journal.receipt import Receipt
from policystory.journal.record import Fault
from policystory.journal.rows import Rows, Same

BLOCK = 2**17
"""How many bytes are read at once: some hundred lines."""
MOST_FAULTS = 20
"""How many faults of one file are listed; of more, their number is told."""
_HASH = 16
"""The bytes of a hash, as it is held here."""
_NO_HASH = bytes(_HASH)
_DONE = get_args(Done)  # quicker to ask for than a union
_NAME = re.compile(r"\d{8}T\d{6}-")
_SESSION = re.compile(r"\d{8}T\d{6}-[\w.-]{1,100}")

NEWER_LINE = (
    "a newer policystory wrote this line ({}), which is left as it is: "
    "update policystory to read it"
)
TORN = (
    "the last line was torn by a crash and is set aside; all lines before it are kept"
)
UNREADABLE = (
    "this line cannot be read and is set aside; what follows can no longer be proved"
)
CHANGED = (
    "this line was changed after it was written; from here on the file proves nothing"
)
NO_TIME = "this line tells no time that can be ({}) and is set aside"
TOO_LONG = (
    f"this line is longer than {LONGEST:,} bytes and is set aside; "
    "what follows can no longer be proved"
)
FOREIGN = "this file is none of the record, and is left alone"
MORE = "{:,} more faults of this file are not listed"


class Stamp(msgspec.Struct, frozen=True):
    """By what a file is known to be the same as before, without reading it."""

    device: int
    number: int
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> "Stamp":
        """Look at a file; OSError if that cannot be done."""
        status = path.stat()
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


class JournalFile:
    """What is read of one file so far, line by line, with its chain.

    Arguments: the file's path; `shared`, which holds what lines of several files have in common.

    `answers` and `steps` are what it holds, `early_answers` and `early_steps` what of it lies far
    ahead of the clock: one line with a wrong date must not give it to the lines after it. `lines`
    counts all lines, `proved` those before the first that breaks the chain, of which `chain` is the
    hash of the last one.
    """

    def __init__(self, path: Path, shared: dict[Same, Same]) -> None:
        """Begin with nothing read."""
        self.name = path.name
        self.answers, self.steps = Rows(shared), Rows(shared)
        self.early_answers, self.early_steps = Rows(shared), Rows(shared)
        self.set_aside: set[bytes] = set()
        self.lines = self.proved = 0
        self.chain = self.latest = ""
        self._path = path
        self._hashes = bytearray()
        self._faults: list[Fault] = []
        self._unlisted = 0
        self._stamp: Stamp | None = None
        self._end = 0
        self._trusted = self._goes_on = True
        self._name(path.stem)

    # --- reading

    def continues(self, stamp: Stamp) -> bool:
        """Tell whether a file with this stamp is the one that was read, perhaps longer."""
        before = self._stamp
        if before is None or stamp == before:
            return before is not None
        same = (before.device, before.number) == (stamp.device, stamp.number)
        return same and self._goes_on and self._end == before.size < stamp.size

    def read_on(self, stamp: Stamp, horizon: str) -> None:
        """Read what is new; OSError if that fails. Times after `horizon` lie too far ahead."""
        if stamp == self._stamp:
            return
        with self._path.open("rb") as file:
            file.seek(self._end)
            for pieces in self._blocks(file, stamp.size):
                self._take_all(pieces, horizon)
                if not self._goes_on:
                    break
        self._stamp = stamp

    def _blocks(self, file: BinaryIO, size: int) -> Iterator[list[bytes]]:
        """Yield the whole lines of each block; the last line may lack its line feed."""
        rest = b""
        place = self._end
        while block := file.read(min(BLOCK, size - place)):
            pieces = (rest + block).split(b"\n")
            # Of a line that is too long no more is held than what shows that it is.
            rest = pieces.pop()[: LONGEST + 1]
            if pieces:
                self._end = place + block.rindex(b"\n") + 1
                yield pieces
            place += len(block)
        if rest:
            yield from self._last(rest)

    def _last(self, rest: bytes) -> Iterator[list[bytes]]:
        """Yield what follows the last line feed if it is whole: a copy can lose a line feed."""
        if decoded(rest) is None:
            self._fault(self.lines + 1, TORN)
        else:
            yield [rest]

    def _take_all(self, pieces: list[bytes], horizon: str) -> None:
        """Take some lines; those of a file that is none of the record are no lines."""
        lines = several(pieces)
        if not self.lines:
            if not self._is_ours(lines, pieces[0]):
                self._leave(0, FOREIGN)
                return
            self._take_each(lines[:1], pieces[:1], horizon)
            lines, pieces = lines[1:], pieces[1:]
        if not self._take_sound(lines, pieces, horizon):
            self._take_each(lines, pieces, horizon)

    def _take_sound(
        self, lines: list[Line | NewerLine | None], pieces: list[bytes], horizon: str
    ) -> bool:
        """Take lines that are all sound and in order; False if they must be taken one by one.

        This is what makes a long record quick: nothing here is done line by line but the hash.
        """
        known = [line for line in lines if isinstance(line, Line)]
        done = [line.event for line in known if isinstance(line.event, _DONE)]
        times = [line.at for line in known]
        if not self._trusted or len(done) != len(lines) or not are_written(times):
            return False
        in_order = [self.latest, *times, horizon]
        chains = [line.chain for line in known]
        if (
            in_order != sorted(in_order)
            or list(map(link, [self.chain, *chains], pieces)) != chains
        ):
            return False
        numbers = range(self.lines + 1, self.lines + len(lines) + 1)
        for rows, are_answers in ((self.answers, True), (self.steps, False)):
            chosen = [isinstance(event, Answered) is are_answers for event in done]
            rows.add(
                compress(numbers, chosen),
                compress(times, chosen),
                list(compress(done, chosen)),
                trusted=True,
            )
        self._hashes += bytes.fromhex("".join(chains))
        self.lines += len(lines)
        self.proved += len(lines)
        self.chain, self.latest = [self.chain, *chains][-1], in_order[-2]
        return True

    def _take_each(
        self, lines: list[Line | NewerLine | None], pieces: list[bytes], horizon: str
    ) -> None:
        """Take lines one by one, until the rest of the file is not for this version to read."""
        for line, piece in zip(lines, pieces, strict=True):
            if not self._goes_on:
                return
            self.lines += 1
            if line is None:
                self._take_unreadable(piece)
            else:
                self._take(line, piece, horizon)
            self.proved += self._trusted

    def _is_ours(self, lines: list[Line | NewerLine | None], first: bytes) -> bool:
        """Tell whether a file of the record begins with these lines, whatever its name."""
        return bool(_NAME.match(self.name) or any(lines) or newer(first))

    def _take(self, line: Line | NewerLine, piece: bytes, horizon: str) -> None:
        """Take one line, unless the rest of the file is not for this version to read."""
        event = line.event
        if isinstance(event, Opened) and event.version > VERSION:
            self._leave(1, NEWER.format(event.version))
            return
        if self._trusted and link(self.chain, piece) != line.chain:
            self._doubt(CHANGED)
        self._hashes += _packed(line.chain)
        self.chain = line.chain
        if not is_written(line.at):
            self._fault(self.lines, NO_TIME.format(_quoted(line.at)))
        elif isinstance(event, Opened):
            self._name(event.session)
        elif isinstance(event, SetAside):
            self.set_aside.update(_packed(chain) for chain in event.lines)
        elif isinstance(event, Unknown):
            self._fault(self.lines, NEWER_LINE.format(_quoted(event.type)))
        else:
            self._hold(line.at, event, horizon)

    def _hold(self, at: str, event: Done, horizon: str) -> None:
        """Hold what was done."""
        # A clock that jumps back must not put a later line before an earlier one.
        early = at > horizon
        if isinstance(event, Answered):
            rows = self.early_answers if early else self.answers
        else:
            rows = self.early_steps if early else self.steps
        if not early:
            self.latest = at = max(at, self.latest)
        rows.add([self.lines], [at], [event], trusted=self._trusted)

    def _take_unreadable(self, piece: bytes) -> None:
        """Set aside what is no line."""
        message = newer(piece) if self.lines == 1 else ""
        if message:
            self._leave(1, message)
            return
        self._hashes += _NO_HASH
        self._doubt(TOO_LONG if len(piece) > LONGEST else UNREADABLE)

    def _doubt(self, message: str) -> None:
        """Take note of a fault after which nothing is proved."""
        self._fault(self.lines, message)
        self._trusted = False

    def _leave(self, line: int, message: str) -> None:
        """Take note of why the rest of the file is not read."""
        self._fault(line, message)
        self._trusted = self._goes_on = False

    def _name(self, session: str) -> None:
        """Take the name that the file was given, if it is one."""
        if not _SESSION.fullmatch(session):
            return
        self.session = session
        for rows in (self.answers, self.steps, self.early_answers, self.early_steps):
            rows.session = session

    # --- what was read

    @property
    def receipt(self) -> Receipt | None:
        """Return the receipt of what the chain proves; None where it proves nothing."""
        return (
            Receipt(self.session, self.proved, self.hash_of(self.proved).hex())
            if self.proved
            else None
        )

    def hash_of(self, line: int) -> bytes:
        """Return the packed hash of a line, counted from 1; empty if the line has none."""
        packed = bytes(self._hashes[(line - 1) * _HASH : line * _HASH])
        return b"" if packed == _NO_HASH else packed

    def hashes(self) -> Iterator[bytes]:
        """Yield the hashes of all lines that have one."""
        return filter(None, map(self.hash_of, range(1, self.lines + 1)))

    def begins_with(self, file: "JournalFile") -> bool:
        """Tell whether all lines of another file stand at the beginning of this one."""
        return self._hashes.startswith(file._hashes)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return the faults of the file; of many, the first ones and how many more there are."""
        more = (
            [Fault(self.name, 0, MORE.format(self._unlisted))] if self._unlisted else []
        )
        return (*self._faults, *more)

    def _fault(self, line: int, message: str) -> None:
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(Fault(self.name, line, message))
        else:
            self._unlisted += 1


def _packed(chain: str) -> bytes:
    """Return a hash in half its length; none for what is no hash."""
    try:
        packed = bytes.fromhex(chain)
    except ValueError:
        return _NO_HASH
    return packed if len(packed) == _HASH else _NO_HASH


def _quoted(text: str) -> str:
    """Return a text of the file as a message shows it: short, without control characters."""
    return repr(text[:40])
