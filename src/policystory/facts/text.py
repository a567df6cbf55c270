"""The text of a report, which is read only to compare the facts with it and is never stored."""

from hashlib import sha256

import msgspec


class Text(msgspec.Struct, frozen=True):
    """The text of one report: its paragraphs, and the hash of its bytes.

    The paragraphs are the non-blank lines, without space at either end.
    """

    paragraphs: tuple[str, ...]
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> "Text":
        """Make a text from the bytes of a report's file; UnicodeDecodeError if it is not UTF-8."""
        # Editors may put a mark of the encoding first, which is no part of the text.
        lines = data.decode("utf-8-sig").splitlines()
        paragraphs = [line.strip() for line in lines if line.strip()]
        return cls(tuple(paragraphs), sha256(data).hexdigest())
