"""What a terminal may be shown: text from outside, in which nothing gives the terminal an order.

Files, folders, exports and messages can hold any sign. A terminal obeys some of them: it moves the
cursor, changes colours and titles, or turns the order of what is read. All that is printed goes
through here, and such a sign is printed as its code.
"""

import os
import re
import sys
from typing import TextIO

import click

from policystory.errors import PolicystoryError

_ORDERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
"""Control characters but for tab and new line, signs of direction, ends of line of other kinds,
halves of signs."""


def safe(text: str, encoding: str = "utf-8") -> str:
    r"""Return a text as a terminal can show it: what would be an order, or is not in `encoding`, as its code.

    The code is the one of JSON, so that JSON stays what it is, and says the same.

    >>> safe("\x1b[31mred"), safe("¶ 3", "ascii")
    ('\\u001b[31mred', '\\u00b6 3')
    """
    shown = _ORDERS.sub(lambda sign: _code(sign[0]), text)
    try:
        shown.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_shown(sign, encoding) for sign in shown)
    return shown


def _shown(sign: str, encoding: str) -> str:
    """Return a sign, or its code where the encoding does not have it."""
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return _code(sign)
    return sign


def _code(sign: str) -> str:
    """Write a sign as JSON does, in one unit of UTF-16 or in two."""
    units = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def say(text: str, err: bool = False) -> None:
    """Print a text on the output, or with `err` beside it, so that a terminal can show it."""
    stream = sys.stderr if err else sys.stdout
    if stream is None:
        raise NoOutputError(
            "there is no output to print to: it was closed before policystory began"
        )
    click.echo(safe(text, _encoding(stream)), file=stream)


def drop_unprinted() -> None:
    """Let go of what an output could not take.

    Python 3.14 tries once more when it ends, says so in its own words and gives exit code 120.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _encoding(stream: TextIO) -> str:
    """Return the encoding of an output; one that does not say it takes everything."""
    return getattr(stream, "encoding", None) or "utf-8"


class NoOutputError(PolicystoryError):
    """There is nowhere to print what was asked for."""
