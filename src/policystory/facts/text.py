"""A report's text as it was read, for proofs only: it never enters the project."""

from hashlib import sha256

import msgspec


class Text(msgspec.Struct, frozen=True):
    """One report: its paragraphs (non-blank lines, counted from 1), and the hash of its bytes."""

    paragraphs: tuple[str, ...]
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> "Text":
        """Read a report's bytes."""
        # Editors may put a mark of the encoding first, which is no part of the text.
        lines = data.decode("utf-8-sig").splitlines()
        paragraphs = [line.strip() for line in lines if line.strip()]
        return cls(tuple(paragraphs), sha256(data).hexdigest())
