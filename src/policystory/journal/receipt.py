"""A receipt: the length of a file of the record and its last hash, kept outside the record.

A chain shows what was changed inside a file. It cannot show that the file's end was cut off, that
the whole file is gone, or that all of it was written anew: a receipt that lies elsewhere can.
"""

import re

import msgspec

# A receipt comes from outside: bounded, so that neither a path nor an endless number passes.
_WRITTEN = re.compile(
    r"(?P<file>[^/\\:\s]{1,255}):(?P<lines>[1-9][0-9]{0,8}):(?P<chain>[0-9a-f]{32})"
)


class Receipt(msgspec.Struct, frozen=True):
    """What a file of the record was when this receipt was given.

    Arguments: the file's name without its ending; how many lines it had; the hash at the end of the
    last of them.

    >>> str(Receipt("20210607T120000-1a2b-1", 37, "9f3c" * 8))
    '20210607T120000-1a2b-1:37:9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c'
    """

    file: str
    lines: int
    chain: str

    def __str__(self) -> str:
        """Write the receipt on one line, as `receipt` reads it."""
        return f"{self.file}:{self.lines}:{self.chain}"


def parse_receipt(text: str) -> Receipt | None:
    """Read a receipt as it is written; None for any other text.

    >>> parse_receipt("20210607T120000-1a2b-1:37:9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c").lines
    37
    >>> parse_receipt("37")
    """
    parts = _WRITTEN.fullmatch(text.strip())
    if parts is None:
        return None
    return Receipt(parts["file"], int(parts["lines"]), parts["chain"])
