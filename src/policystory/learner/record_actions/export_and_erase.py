"""Export a learner's record into one file, and erase a record.

The files are copied byte for byte, so that the hashes in them stay right. Files in the folder that
do not belong to the record are neither copied nor erased; the results name them.
"""

import stat
import zipfile
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import msgspec

from policystory.course.names import is_journal_file
from policystory.errors import JournalError
from policystory.learner.record_actions.read_export import (
    LEARNER_FILE,
    LONGEST_FIRST_LINE,
    MOST_FILES,
    MOST_IN_ALL,
    MOST_OF_A_FILE,
    Owner,
    is_file_of,
)

# The ending of a file that is still being written; a crash can leave such a file behind.
DRAFT = ".draft"
_ENDING = ".jsonl"
# The first moment that a zip file knows: the same record gives the same bytes.
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)


class ExportResult(msgspec.Struct, frozen=True):
    """What an export of a learner's record did.

    `files`: how many files were exported. `left`: names of the files in the folder that were not.
    """

    files: int
    left: tuple[str, ...] = ()


class EraseResult(msgspec.Struct, frozen=True):
    """What erasing a learner's record did.

    `files`: how many files were deleted. `left`: names of the files in the folder that were kept.
    """

    files: int
    left: tuple[str, ...] = ()


def export(folder: Path, owner: Owner, target: Path) -> ExportResult:
    """Write all files of a learner's record into a new zip file at `target`.

    Arguments: `folder`: the folder of the record; `owner`: whose record it is, by course and
    learner. JournalError if the record is empty or too large, if `target` exists, or if `target`
    cannot be written.
    """
    try:
        inside = _inside(folder, owner)
        files = [path for path in inside.record if path.suffix == _ENDING]
        if not files:
            nothing = f"there is nothing to export: no answer is kept in {folder}"
            raise JournalError(nothing)
        _check_sizes(folder, files)
    except OSError as error:
        raise JournalError(
            f"the record in {folder} cannot be read: {error.strerror}"
        ) from error
    try:
        _write_archive(target, owner, files)
    except FileExistsError as error:
        raise JournalError(
            f"{target} is there already; name another file, or move it away"
        ) from error
    # ValueError: a name with a character that no path can have.
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no name of a file"
        raise JournalError(
            f"{target} cannot be written: {reason}; name another file"
        ) from error
    return ExportResult(len(files), inside.left)


def _check_sizes(folder: Path, files: list[Path]) -> None:
    """Refuse a record that is too large to be merged again."""
    sizes = [path.stat().st_size for path in files]
    # The limits are those of a merge; one file more says whose record it is.
    has_many = len(sizes) >= MOST_FILES
    has_large = max(sizes) > MOST_OF_A_FILE
    if has_many or has_large or sum(sizes) > MOST_IN_ALL:
        raise JournalError(
            f"the record in {folder} is too large for an export; copy the folder itself"
        )


def _write_archive(target: Path, owner: Owner, files: list[Path]) -> None:
    """Write a whole export to a new file, or nothing: half an export would be taken for a copy."""
    new = target.open("xb")
    with ExitStack() as undo:
        undo.callback(target.unlink, missing_ok=True)
        with new, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
            info = zipfile.ZipInfo(LEARNER_FILE, _FIRST_MOMENT)
            archive.writestr(info, msgspec.json.encode(owner))
            for path in files:
                data = path.read_bytes()
                info = zipfile.ZipInfo(_name_for(path, data), _FIRST_MOMENT)
                archive.writestr(info, data, zipfile.ZIP_DEFLATED)
        # Nothing failed, so the file stays.
        undo.pop_all()


def _name_for(path: Path, data: bytes) -> str:
    """Return the name of a file in an export; a renamed copy gets a name made from its bytes.

    A synchroniser renames copies. The longer copy may hold answers that are nowhere else.
    """
    if is_journal_file(path.name):
        return path.name
    digest = sha256(data).hexdigest()
    return f"00000000T000000-{digest[:16]}-1{_ENDING}"


def erase(folder: Path, owner: Owner) -> EraseResult:
    """Delete all files of a learner's record, and the record's folder if nothing else is inside.

    Arguments: `folder`: the folder of the record; `owner`: whose record it is, by course and
    learner. A file is kept unless its first line names this course and learner. JournalError if a
    file cannot be deleted; its message says how many were deleted before.
    """
    deleted = 0
    try:
        inside = _inside(folder, owner)
        for path in inside.record:
            path.unlink()
            deleted += 1
        if inside.record and not inside.left:
            folder.rmdir()
    except OSError as error:
        raise JournalError(
            f"the record in {folder} cannot be erased: {error.strerror}; "
            f"files deleted before that: {deleted}"
        ) from error
    return EraseResult(deleted, inside.left)


class _Inside(msgspec.Struct, frozen=True):
    """The content of a record's folder: the record's files, and the names of the rest, sorted."""

    record: tuple[Path, ...] = ()
    left: tuple[str, ...] = ()


def _inside(folder: Path, owner: Owner) -> _Inside:
    """Return the content of a record's folder; OSError if the folder cannot be read."""
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except FileNotFoundError:
        return _Inside()
    record: list[Path] = []
    left: list[str] = []
    for path in paths:
        if _is_ours(path, owner):
            record.append(path)
        else:
            left.append(path.name)
    return _Inside(tuple(record), tuple(left))


def _is_ours(path: Path, owner: Owner) -> bool:
    """Tell whether a file belongs to this learner's record, by its first line.

    Drafts that a crash left behind belong to it, and so do copies that a synchroniser renamed.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        return False
    if path.suffix == DRAFT:
        return is_journal_file(path.stem)
    if path.suffix != _ENDING:
        return False
    with path.open("rb") as file:
        first = file.read(LONGEST_FIRST_LINE)
    # An empty file proves nothing, so its name has to.
    if not first:
        return is_journal_file(path.name)
    return is_file_of(first, owner)
