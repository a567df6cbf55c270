"""Find the handed-in files in a zip archive, and in archives inside of it, one level deep."""

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from policystory.assignment.submission_file import MOST_BYTES
from policystory.reading.safe_unzip import (
    BROKEN,
    ArchiveBounds,
    fault_of_form,
    fault_of_size,
    in_megabytes,
    inflated,
)
from policystory.teaching.collecting.handed_file import (
    FileOutcome,
    HandedFile,
    Refusal,
)

MOST_OF_ARCHIVE = 4 * 2**30
"""The most bytes of an archive: 100,000 submissions of 40 kilobytes."""
_MOST_ENTRIES = 65_535
"""The most files of an archive: what its plain form can count."""
_MOST_OF_INNER = 64 * 2**20
"""The most bytes of an archive in an archive, which is what one learner handed in."""
_MOST_INNER_ENTRIES = 1000
_MOST_SQUEEZED = 100
_MOST_OF_LIST = 64 * 2**20
_BOUNDS = ArchiveBounds(MOST_BYTES, _MOST_SQUEEZED)
_INNER_BOUNDS = ArchiveBounds(_MOST_OF_INNER, _MOST_SQUEEZED)
_END = struct.Struct("<4s6xHLLH")
"""The end of an archive: its signature, how many files it holds, the length and place of their
list, and the length of a comment that may follow."""
_LONGEST_COMMENT = 65_535
_LARGE_LOCATOR = 20
_DAMAGED = "this archive is damaged: download it again"


def archived_files(
    file: BinaryIO, name: str, is_inner: bool = False
) -> Iterator[HandedFile]:
    """Yield each file in a zip archive; a file that breaks a limit has a refusal instead of bytes.

    Arguments: `file`: the archive, opened for reading; `name`: its name; `is_inner`: whether it
    lies in another archive. If the archive cannot be read, only one file is yielded: the archive's
    name with a refusal.
    """
    try:
        refusal = _fault_of_archive(file, is_inner)
        if refusal is not None:
            yield HandedFile(name, refusal=refusal)
            return
        with zipfile.ZipFile(file) as archive:
            left = _MOST_OF_INNER if is_inner else MOST_OF_ARCHIVE
            for info in archive.infolist():
                if info.is_dir() or _is_clutter(info.filename):
                    continue
                for handed in _entry(archive, info, name, is_inner):
                    left -= len(handed.data)
                    yield handed
                if left < 0:
                    sentence = "its files are too large in all: the rest was not read"
                    refusal = Refusal(FileOutcome.TOO_LARGE, sentence)
                    yield HandedFile(name, refusal=refusal)
                    return
    except (*BROKEN, OSError):
        yield HandedFile(name, refusal=Refusal(FileOutcome.UNREADABLE, _DAMAGED))


def _is_clutter(name: str) -> bool:
    """Tell whether a system put a file into the archive by itself."""
    return name.startswith("__MACOSX/") or name.endswith("/.DS_Store")


def _fault_of_archive(file: BinaryIO, is_inner: bool) -> Refusal | None:
    """Return what is wrong with an archive before its list of files is read, or None."""
    # The list is read into the memory at once, so its length is looked at first.
    size = file.seek(0, 2)
    file.seek(max(0, size - _END.size - _LONGEST_COMMENT))
    tail = file.read()
    place = tail.rfind(b"PK\5\6")
    if place < 0 or len(tail) - place < _END.size:
        return Refusal(FileOutcome.UNREADABLE, _DAMAGED)
    _, count, length, _, _ = _END.unpack_from(tail, place)
    most = _MOST_INNER_ENTRIES if is_inner else _MOST_ENTRIES
    # Before the end of an archive of more files stands where their longer list is.
    is_large = tail[:place][-_LARGE_LOCATOR:].startswith(b"PK\6\7")
    if is_large or count >= most or length > min(_MOST_OF_LIST, size):
        sentence = f"it holds more than {most:,} files, or says so; left unread"
        return Refusal(FileOutcome.TOO_LARGE, sentence)
    return None


def _entry(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, is_inner: bool
) -> Iterator[HandedFile]:
    """Yield a file of an archive, or the files of the archive that it is."""
    # The name as it stands there; nothing is ever written under it.
    shown = f"{name}/{info.orig_filename}"
    refusal = _fault_of_entry(info)
    if refusal is not None:
        yield HandedFile(shown, refusal=refusal)
        return
    is_archive = info.filename.lower().endswith(".zip")
    bounds = _INNER_BOUNDS if is_archive else _BOUNDS
    try:
        data = inflated(archive, info, bounds.most_of(info))
    except (*BROKEN, OSError):
        yield HandedFile(
            shown, refusal=Refusal(FileOutcome.UNREADABLE, "it is damaged")
        )
        return
    if data is None:
        sentence = "it is larger than the archive says; left unread"
        yield HandedFile(shown, refusal=Refusal(FileOutcome.TOO_LARGE, sentence))
    elif not is_archive:
        yield HandedFile(shown, data)
    elif is_inner:
        sentence = "archives are opened one level deep, and this one lies deeper"
        yield HandedFile(shown, refusal=Refusal(FileOutcome.UNREADABLE, sentence))
    else:
        yield from archived_files(io.BytesIO(data), shown, is_inner=True)


def _fault_of_entry(info: zipfile.ZipInfo) -> Refusal | None:
    """Return why a file of an archive is not read, or None if it is."""
    # The upper half holds what a Unix system says of the file.
    if stat.S_ISLNK(info.external_attr >> 16):
        sentence = "it is a link to another file, and links are not followed"
        return Refusal(FileOutcome.NOT_OURS, sentence)
    is_archive = info.filename.lower().endswith(".zip")
    bounds = _INNER_BOUNDS if is_archive else _BOUNDS
    if fault_of_size(info, bounds):
        most = in_megabytes(bounds.bytes)
        sentence = f"it is larger than {most}, or squeezed more than it can be"
        return Refusal(FileOutcome.TOO_LARGE, f"{sentence}; left unread")
    fault = fault_of_form(info, bounds)
    if fault:
        return Refusal(FileOutcome.UNREADABLE, f"it {fault}: ask for it without")
    return None
