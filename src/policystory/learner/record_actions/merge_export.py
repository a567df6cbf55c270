"""Merge an exported record into a learner's record: all files of the export, or none.

Everything is first written beside the record, then moved into its folder. If a move fails, the
earlier moves are undone, and the record is as before.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path

import msgspec

from policystory.course.names import is_journal_file
from policystory.errors import JournalError, PolicystoryError
from policystory.learner.record_actions.export_and_erase import DRAFT


class MergeResult(msgspec.Struct, frozen=True):
    """What a merge did with each file of an exported record, as names of files.

    `new`: added to the record. `longer`: replaced a shorter file of the record. `known`: were in
    the record already.
    """

    new: tuple[str, ...] = ()
    longer: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


class _Move(msgspec.Struct, frozen=True):
    """A file to be moved into the record; `before` is its size there before, None if it is new."""

    target: Path
    data: bytes
    before: int | None

    @property
    def draft(self) -> Path:
        """Return the path at which the file is first written, before it is moved to its place."""
        return self.target.with_name(self.target.name + DRAFT)


def merge_export(
    files: Mapping[str, bytes], folder: Path, finish: Callable[[], None] = lambda: None
) -> MergeResult:
    """Add the files of an exported record to a learner's record; no answer there is changed.

    Of two files with the same name, only the longer one is kept if it begins with the shorter one;
    otherwise both are kept. Arguments: `files`: the bytes of each file by name, as `read_export`
    returns them; `folder`: the folder of the record; `finish`: a function that is called last; if
    it raises an error, the merge is undone. JournalError if the merge fails; the record is then as
    before.
    """
    # Folders that this merge makes; a merge that fails leaves none of them behind.
    made: list[Path] = []
    try:
        moves, known = _planned(files, folder)
        made = _missing(folder)
        folder.mkdir(parents=True, exist_ok=True)
        _done(moves, finish)
    except OSError as error:
        _remove_empty(made)
        raise JournalError(
            f"the record in {folder} cannot be written: {error.strerror}; it is as it was before"
        ) from error
    except PolicystoryError:
        _remove_empty(made)
        raise
    new: list[str] = []
    longer: list[str] = []
    for move in moves:
        group = new if move.before is None else longer
        group.append(move.target.name)
    return MergeResult(tuple(new), tuple(longer), known)


def _planned(
    files: Mapping[str, bytes], folder: Path
) -> tuple[list[_Move], tuple[str, ...]]:
    """Return the moves to be made, and the names of files that the record already has."""
    moves: list[_Move] = []
    known: list[str] = []
    for name, data in files.items():
        if not is_journal_file(name):
            raise JournalError(f"'{name}' is no file of a record")
        move = _planned_move(folder / name, data)
        if move is None:
            known.append(name)
        else:
            moves.append(move)
    return moves, tuple(known)


def _planned_move(target: Path, data: bytes) -> _Move | None:
    """Return the move of a file into the record, or None if all of it is there."""
    here = _bytes_of(target)
    if here is None:
        return _Move(target, data, None)
    if here.startswith(data):
        return None
    if data.startswith(here):
        return _Move(target, data, len(here))
    # Each of the two files has lines that the other lacks, so both are kept.
    for number in count(2):
        copy = target.with_stem(f"{target.stem}-copy{number}")
        here = _bytes_of(copy)
        if here is None:
            return _Move(copy, data, None)
        if here == data:
            break
    return None


def _bytes_of(target: Path) -> bytes | None:
    """Return the bytes of a file of the record, or None; a link or a folder is refused."""
    is_no_file = target.exists() and not target.is_file()
    if is_no_file or target.is_symlink():
        raise JournalError(
            f"{target} is in the way: it is no ordinary file; move it away and merge again"
        )
    if not target.exists():
        return None
    return target.read_bytes()


def _missing(folder: Path) -> list[Path]:
    """Return the folders that do not exist yet, the innermost first."""
    return [path for path in (folder, *folder.parents) if not path.exists()]


def _remove_empty(folders: list[Path]) -> None:
    """Remove folders that this merge has made."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _done(moves: list[_Move], finish: Callable[[], None]) -> None:
    """Write each file beside its place, then move it there; undo everything if a move fails."""
    # Drafts are removed in any case; moves are undone unless all of them and the last step succeed.
    with ExitStack() as clean, ExitStack() as undo:
        for move in moves:
            clean.callback(_remove, move.draft)
            _write(move.draft, move.data)
        for move in moves:
            move.draft.replace(move.target)
            undo.callback(_undo, move)
        finish()
        undo.pop_all()


def _remove(draft: Path) -> None:
    """Remove a draft that was not moved."""
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def _write(draft: Path, data: bytes) -> None:
    """Write a draft and wait for the disk; an old draft or a link of its name is removed first."""
    draft.unlink(missing_ok=True)
    # "x" refuses a link that somebody puts there meanwhile.
    with draft.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _undo(move: _Move) -> None:
    """Undo a move: the longer file began with the shorter."""
    with suppress(OSError):
        if move.before is None:
            move.target.unlink()
        else:
            os.truncate(move.target, move.before)
