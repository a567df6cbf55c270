"""A receipt: a file's name, number of lines and last hash, to be kept outside a learner's record.

With a receipt one can see that a file is gone, cut off at its end, or written anew, which the
hashes in the file cannot show.
"""

import re

import msgspec

# A receipt comes from outside: bounded, so that neither a path nor an endless number passes.
_WRITTEN = re.compile(
    r"(?P<file>[^/\\:\s]{1,255}):(?P<lines>[1-9][0-9]{0,8}):(?P<chain>[0-9a-f]{32})"
)


class Receipt(msgspec.Struct, frozen=True):
    """The state of a file of a learner's record, noted to be compared later.

    `file`: the file's original name without its ending. `lines`: how many lines it had. `chain`:
    the hash of the last line.

    >>> str(Receipt("20210607T120000-1a2b-1", 37, "9f3c" * 8))
    '20210607T120000-1a2b-1:37:9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c'
    """

    file: str
    lines: int
    chain: str

    def __str__(self) -> str:
        """Return the receipt on one line, as `parse_receipt` reads it."""
        return f"{self.file}:{self.lines}:{self.chain}"


def parse_receipt(text: str) -> Receipt | None:
    """Read a receipt (file name, number of lines, last hash) from a text; None if it is no receipt.

    >>> parse_receipt("20210607T120000-1a2b-1:37:9f3c9f3c9f3c9f3c9f3c9f3c9f3c9f3c").lines
    37
    >>> parse_receipt("37")
    """
    parts = _WRITTEN.fullmatch(text.strip())
    if parts is None:
        return None
    lines = int(parts["lines"])
    return Receipt(parts["file"], lines, parts["chain"])
