"""Print text so that nothing in it can control the terminal.

Files, folders, exports and messages can hold any character. Some characters make a terminal move
the cursor, change colours and titles, or reverse the direction of the text. All text is printed
through this file, which replaces such characters by codes.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import click

from policystory.errors import PolicystoryError

_ORDERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
"""Control characters except tab and new line, marks of direction, unusual ends of line, and halves
of signs."""


def safe(text: str, encoding: str = "utf-8") -> str:
    r"""Return a text that a terminal can print safely: some characters are replaced by codes.

    These are control characters, and characters that `encoding` does not have. The codes are those
    of JSON.

    >>> safe("\x1b[31mred"), safe("¶ 3", "ascii")
    ('\\u001b[31mred', '\\u00b6 3')
    """
    without_orders = _ORDERS.sub(lambda sign: _code(sign[0]), text)
    # Nearly every text can be encoded whole; only the rest is looked at sign by sign.
    try:
        without_orders.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_shown(sign, encoding) for sign in without_orders)
    return without_orders


def _shown(sign: str, encoding: str) -> str:
    """Return a character, or its code if the encoding does not have it."""
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return _code(sign)
    return sign


def _code(sign: str) -> str:
    """Return a character's code as JSON writes it, in one unit of UTF-16 or in two."""
    units = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def say(text: str, err: bool = False) -> None:
    """Print text on the standard output, or on the error output if `err` is True.

    NoOutputError if that output was closed before policystory began.
    """
    stream = sys.stderr if err else sys.stdout
    # Python has no stream where the shell closed it (`>&-`).
    if stream is None:
        raise NoOutputError(
            "there is no output to print to: it was closed before policystory began"
        )
    click.echo(safe(text, _encoding(stream)), file=stream)


@contextmanager
def counter(what: str) -> Iterator[Callable[[int], None]]:
    """Show on the terminal how many things are done, for a `with` block.

    The block gets a function, and calls it with each new number. Nothing is shown if the error
    output is not a terminal. `what` names the things, such as "learners".
    """
    stream = sys.stderr
    is_shown = stream is not None and stream.isatty()

    def show(count: int) -> None:
        # Each hundredth: a terminal is slower than what is counted.
        if is_shown and count % _STEP == 0:
            click.echo(f"\r{count:,} {what}", file=stream, nl=False)

    try:
        yield show
    finally:
        if is_shown:
            # The line is cleared, so that the next sentence begins an empty one.
            click.echo("\r\x1b[K", file=stream, nl=False)


_STEP = 100


def drop_unprinted() -> None:
    """Discard text that could not be printed because an output is closed or full."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _encoding(stream: TextIO) -> str:
    """Return the encoding of an output, or UTF-8, which has every sign, if it names none."""
    return getattr(stream, "encoding", None) or "utf-8"


class NoOutputError(PolicystoryError):
    """The output was closed before policystory began, so nothing can be printed."""
