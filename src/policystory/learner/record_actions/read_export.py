"""Read an exported record, and check each file in it before anything is written.

An export may come from anywhere: its sizes are counted and limited, and each file must begin as a
file of a record does.
"""

import errno
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from policystory import journal
from policystory.course.names import check_name, is_journal_file, shorten
from policystory.errors import JournalError
from policystory.reading.safe_unzip import BROKEN as _BROKEN
from policystory.reading.safe_unzip import (
    ArchiveBounds,
    fault_of_form,
    in_megabytes,
    inflated,
)

LEARNER_FILE = "learner.json"
"""The file of an export that says whose record it is, and of which course."""

# Files of one export, bytes of one of them, and bytes of all: a learner's lifetime needs fewer.
MOST_FILES = 10_000
MOST_OF_A_FILE = 64 * 2**20
MOST_IN_ALL = 512 * 2**20
# How many bytes one byte can stand for: the hash of each line is not squeezed, so that no record
# comes near.
_MOST_SQUEEZED = 100
_MOST_OF_LEARNER = 4096
_MOST_OF_LIST = MOST_FILES * 200
LONGEST_FIRST_LINE = 4096

_DAMAGED = "it is damaged, or was made by another program"


class Owner(msgspec.Struct, frozen=True):
    """Whose record it is: the name of the course and the name of the learner."""

    course: str
    learner: str


def read_export(path: Path) -> tuple[Owner, dict[str, bytes]]:
    """Read an exported record: return whose it is, and the bytes of each of its files by name.

    JournalError if the file at `path` is no export, or if anything in it is damaged.
    """
    with _opened(path) as file:
        try:
            count = _counted(path, file)
            with zipfile.ZipFile(file) as archive:
                infos = _listed(path, archive, count)
                owner = _whose(path, archive)
                return owner, dict(_files(path, archive, infos, owner))
        except _BROKEN as error:
            raise _refusal(path, _DAMAGED) from error
        except OSError as error:
            reason = error.strerror or "it cannot be read"
            # EINVAL: a damaged archive points to a place before its beginning.
            if error.errno in (None, errno.EINVAL):
                reason = _DAMAGED
            raise _refusal(path, reason) from error


def _refusal(path: Path, reason: str) -> JournalError:
    return JournalError(
        f"{path} is not an exported record: {reason}; nothing was changed here; make one with: "
        "policystory record export"
    )


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open an ordinary file; JournalError for anything else."""
    # A device could give bytes without end, and a pipe none for ever.
    try:
        if not path.exists():
            raise _refusal(path, "there is no such file")
        if not path.is_file():
            raise _refusal(path, "it is no ordinary file")
        file = path.open("rb")
    # ValueError: a name with a character that no path can have.
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be opened"
        raise _refusal(path, reason) from error
    with file:
        yield file


def _counted(path: Path, file: BinaryIO) -> int:
    """Return how many files an archive claims to hold; JournalError if it is too large.

    An archive that `export` writes ends without a comment, and lists at most 65,535 files.
    """
    # Checked before the archive's list is read, which could fill the memory.
    size = file.seek(0, 2)
    if size > MOST_IN_ALL:
        raise _refusal(path, f"it is larger than {in_megabytes(MOST_IN_ALL)}")
    if size < _END.size:
        raise _refusal(path, _DAMAGED)
    file.seek(max(0, size - _END.size - _LARGE_LOCATOR))
    tail = file.read()
    signature, count, length = _END.unpack(tail[-_END.size :])
    before_end = tail[: -_END.size]
    has_end = signature == b"PK\5\6"
    # Only an archive of more files than we write points to a larger list.
    is_large = before_end.startswith(b"PK\6\7") or length > _MOST_OF_LIST
    if is_large or not has_end:
        raise _refusal(path, _DAMAGED)
    return int(count)


_END = struct.Struct("<4s6xHL6x")
"""The end of an archive: its signature, how many files it holds, and the length of their list."""
_LARGE_LOCATOR = 20


def _listed(path: Path, archive: zipfile.ZipFile, count: int) -> list[zipfile.ZipInfo]:
    """Return the archive's entries of the record's files, checked by name and size."""
    listed = archive.infolist()
    if len(listed) != count:
        reason = f"it lists {len(listed)} files and says to hold {count}"
        raise _refusal(path, reason)
    if len(listed) > MOST_FILES:
        raise _refusal(path, f"it holds more than {MOST_FILES:,} files")
    by_name: dict[str, zipfile.ZipInfo] = {}
    size = 0
    for info in listed:
        _check_entry(path, info)
        by_name[info.filename] = info
        size += info.file_size
    if len(by_name) < len(listed):
        raise _refusal(path, "two of its files have one name")
    if size > MOST_IN_ALL:
        most = in_megabytes(MOST_IN_ALL)
        raise _refusal(path, f"its files are larger than {most} in all")
    # `_whose` reads the file that says whose record it is.
    by_name.pop(LEARNER_FILE, None)
    return [info for _, info in sorted(by_name.items())]


def _check_entry(path: Path, info: zipfile.ZipInfo) -> None:
    """Refuse a file that no export holds, by its name, its compression or its size."""
    # The name as it stands there: `info.filename` is cut at a NUL.
    full_name = info.orig_filename
    name = shorten(full_name)
    if full_name != LEARNER_FILE and not is_journal_file(full_name):
        raise _refusal(path, f"'{name}' is no file of a record")
    fault = fault_of_form(info, _bounds())
    if fault:
        raise _refusal(path, f"its file '{name}' {fault}")


def _bounds() -> ArchiveBounds:
    """Return how large a file of an export may be."""
    return ArchiveBounds(MOST_OF_A_FILE, _MOST_SQUEEZED)


def _whose(path: Path, archive: zipfile.ZipFile) -> Owner:
    """Return whose record it is; both names become folders, so both must be plain names."""
    if LEARNER_FILE not in archive.namelist():
        raise _refusal(path, f"it has no file '{LEARNER_FILE}' that says whose it is")
    data = _inflated(path, archive, archive.getinfo(LEARNER_FILE), _MOST_OF_LEARNER)
    try:
        owner = msgspec.json.decode(data, type=Owner)
    # msgspec's errors are ValueErrors.
    except (ValueError, RecursionError) as error:
        reason = f"its file '{LEARNER_FILE}' does not say whose it is"
        raise _refusal(path, reason) from error
    check_name(owner.course, f"the course of {path}")
    check_name(owner.learner, f"the learner of {path}")
    return owner


def _files(
    path: Path, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], owner: Owner
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file; JournalError if one is not of this record."""
    left = MOST_IN_ALL
    for info in infos:
        data = _inflated(path, archive, info, min(left, MOST_OF_A_FILE))
        left -= len(data)
        if not is_file_of(data, owner):
            by_whom = f"by '{owner.learner}' in '{owner.course}'"
            reason = f"its file '{info.filename}' was not begun {by_whom}"
            raise _refusal(path, reason)
        yield info.filename, data


def _inflated(
    path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int
) -> bytes:
    """Return the bytes of a file; JournalError if they are too many."""
    data = inflated(archive, info, min(most, _bounds().most_of(info)))
    if data is None:
        raise _refusal(path, f"its file '{info.filename}' is larger than it may be")
    return data


def is_file_of(data: bytes, owner: Owner) -> bool:
    """Tell whether a file's first line names the owner (course and learner) of a record.

    `data`: the file's bytes. An empty file counts, too. The other lines are not looked at.
    """
    if not data:
        return True
    first, newline, _ = data[:LONGEST_FIRST_LINE].partition(b"\n")
    if not newline:
        return False
    try:
        line = msgspec.json.decode(first, type=journal.Line)
    except (ValueError, RecursionError):
        return False
    begun = line.event
    if not isinstance(begun, journal.Header):
        return False
    if line.chain != journal.line_hash("", first):
        return False
    return (begun.course, begun.learner) == (owner.course, owner.learner)
