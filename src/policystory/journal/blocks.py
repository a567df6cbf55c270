"""A file of the record on the disk: by what it is known again, and its lines in blocks."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from policystory.journal.decoding import decode_line
from policystory.journal.lines import LONGEST

BLOCK = 2**17
"""How many bytes are read at once: some hundred lines."""


class FileStamp(msgspec.Struct, frozen=True):
    """By what a file is known to be the same as before, without reading it."""

    device: int
    number: int
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> "FileStamp":
        """Look at a file; OSError if that cannot be done."""
        status = path.stat()
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


class Block(msgspec.Struct, frozen=True):
    """Some whole lines of a file, without their line feeds.

    `end` is the place in the file up to which all lines have been read with their line feeds.
    A block without lines stands for a torn last line.
    """

    lines: list[bytes]
    end: int


def read_blocks(file: BinaryIO, start: int, size: int) -> Iterator[Block]:
    """Yield the lines of a file in blocks, in little memory.

    Arguments: the file; the place where its next line begins; the place up to which it is read.
    """
    file.seek(start)
    rest = b""
    place = end = start
    while data := file.read(min(BLOCK, size - place)):
        lines = (rest + data).split(b"\n")
        # Of a line that is too long, no more is held than what shows that it is.
        rest = lines.pop()[: LONGEST + 1]
        if lines:
            end = place + data.rindex(b"\n") + 1
            yield Block(lines, end)
        place += len(data)
    if rest:
        # A copy can lose the last line feed; what a crash tore is no line.
        is_whole = decode_line(rest) is not None
        yield Block([rest] if is_whole else [], end)
