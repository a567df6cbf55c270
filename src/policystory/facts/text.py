"""The text of a report, with which facts are compared."""

from hashlib import sha256

import msgspec


class Text(msgspec.Struct, frozen=True):
    """The text of one report: its paragraphs, and its hash.

    The paragraphs are the non-blank lines, stripped of space. The hash is the SHA-256 of the text
    in UTF-8.
    """

    paragraphs: tuple[str, ...]
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> "Text":
        """Make a text from the bytes of a report's file; UnicodeDecodeError if it is not UTF-8."""
        # Editors may put a mark of the encoding first, which is no part of the text, and some end
        # lines as Windows does.
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
        return cls(tuple(paragraphs), sha256(text.encode()).hexdigest())
