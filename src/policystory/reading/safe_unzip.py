"""Unpack files of a zip archive safely: a file that is too large or damaged is refused."""

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
    """How large one file in a zip archive may be.

    `bytes`: the most bytes of the unpacked file. `squeezed`: how many times as large as the packed
    file it may be, such as 100.
    """

    bytes: int
    squeezed: int

    def most_of(self, info: zipfile.ZipInfo) -> int:
        """Return the most bytes that a file may have when it is unpacked.

        `info` is the archive's entry for the file.
        """
        return min(self.bytes, self.squeezed * max(info.compress_size, 1))


def fault_of_form(info: zipfile.ZipInfo, bounds: ArchiveBounds) -> str:
    """Say why a file in a zip archive may not be unpacked; "" if it may.

    The reason (password, compression or size) is the end of a sentence, such as "has a password".
    `info` is the archive's entry for the file; the file itself is not read.
    """
    # Bit 0 says that the file is encrypted.
    if info.flag_bits & 1:
        return "has a password"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is in a form that is not read here"
    return fault_of_size(info, bounds)


def fault_of_size(info: zipfile.ZipInfo, bounds: ArchiveBounds) -> str:
    """Say why a file in a zip archive is too large to be unpacked; "" if it is not.

    The reason is the end of a sentence, such as "is larger than 5 megabytes". `info` is the
    archive's entry for the file; the file itself is not read.
    """
    if info.file_size > bounds.bytes:
        return f"is larger than {in_megabytes(bounds.bytes)}"
    if info.file_size > bounds.most_of(info):
        return "is squeezed more than a record can be"
    return ""


def in_megabytes(size: int) -> str:
    """Write a number of bytes in whole megabytes, rounded down, such as "5 megabytes"."""
    return f"{size // 2**20} megabytes"


def inflated(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int
) -> bytes | None:
    """Return the unpacked bytes of one file in an archive; None if there are more than `most`.

    `info` is the archive's entry for the file. The bytes are counted while they are read, whatever
    size the archive claims. A damaged file raises one of the errors in BROKEN.
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
