"""Read a journal file in blocks of whole lines, and tell whether the file has changed.

A journal file holds what one session wrote to a learner's record.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from policystory.journal.decoding import decode_line
from policystory.journal.lines import LONGEST

BLOCK = 2**17
"""The number of bytes that are read at once: some hundred lines."""


class FileStamp(msgspec.Struct, frozen=True):
    """Identity, size and time of a file; two equal stamps mean that the file has not changed.

    `device`, `number`: the disk, and the file's number there. `size`: in bytes. `changed`: when the
    file was last changed, in nanoseconds.
    """

    device: int
    number: int
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> "FileStamp":
        """Return the stamp of the file at `path`; OSError if the file cannot be looked at."""
        status = path.stat()
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


class Block(msgspec.Struct, frozen=True):
    """Some whole lines of a file, as bytes without their line feeds.

    `end` is the offset in bytes just after the block's last line. A block without lines means that
    the file ends with a line whose end is missing.
    """

    lines: list[bytes]
    end: int


def read_blocks(file: BinaryIO, start: int, size: int) -> Iterator[Block]:
    """Yield the lines of a file in blocks, so that a long file takes little memory.

    Arguments: `file`: open for reading bytes; `start`: the offset in bytes of the first line to
    read; `size`: the offset in bytes at which to stop.
    """
    file.seek(start)
    rest = b""
    place = end = start
    while data := file.read(min(BLOCK, size - place)):
        lines = (rest + data).split(b"\n")
        # A line that is too long is cut just where its length shows.
        rest = lines.pop()[: LONGEST + 1]
        if lines:
            end = place + data.rindex(b"\n") + 1
            yield Block(lines, end)
        place += len(data)
    if rest:
        # A copied file can lose its last line feed; a line that a crash tore cannot be decoded.
        is_whole = decode_line(rest) is not None
        yield Block([rest] if is_whole else [], end)
