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
        lines = data.decode("utf-8-sig").splitlines()
        return cls(
            tuple(line.strip() for line in lines if line.strip()),
            sha256(data).hexdigest(),
        )
