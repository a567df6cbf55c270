"""Read files out of a zip archive that nobody vouches for: sizes are checked, bytes are counted."""

import struct
import zipfile
import zlib

import msgspec

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    OverflowError,
)
"""Errors that reading a damaged archive can raise: RuntimeError for a password, ValueError for text
that is not UTF-8."""

_PIECE = 2**20


class ArchiveBounds(msgspec.Struct, frozen=True):
    """How large a file of an archive may be.

    `bytes` is the most bytes of a file, and `squeezed` how many bytes one compressed byte can stand
    for.
    """

    bytes: int
    squeezed: int

    def most_of(self, info: zipfile.ZipInfo) -> int:
        """Return the most bytes that a file of this compressed size can have."""
        return min(self.bytes, self.squeezed * max(info.compress_size, 1))


def fault_of_form(info: zipfile.ZipInfo, bounds: ArchiveBounds) -> str:
    """Return what is wrong with the compression or the claimed size of a file, or ""."""
    # Bit 0 says that the file is encrypted.
    if info.flag_bits & 1:
        return "has a password"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is in a form that is not read here"
    return fault_of_size(info, bounds)


def fault_of_size(info: zipfile.ZipInfo, bounds: ArchiveBounds) -> str:
    """Return what is wrong with the claimed size of a file, or ""."""
    if info.file_size > bounds.bytes:
        return f"is larger than {in_megabytes(bounds.bytes)}"
    if info.file_size > bounds.most_of(info):
        return "is squeezed more than a record can be"
    return ""


def in_megabytes(size: int) -> str:
    """Write a number of bytes in whole megabytes."""
    return f"{size // 2**20} megabytes"


def inflated(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int
) -> bytes | None:
    """Return the bytes of a file; None if there are more than `most`.

    The errors of BROKEN are raised for a damaged file.
    """
    # Counted as they come: the number that the archive claims may be a lie.
    pieces: list[bytes] = []
    size = 0
    with archive.open(info) as file:
        while piece := file.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                return None
    return b"".join(pieces)
