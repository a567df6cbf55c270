"""Erase a learner from a class: from the gradebook, files and roster; list what files remain."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec

from policystory.course.files import display_path
from policystory.errors import PolicystoryError
from policystory.gradebook.erasing import (
    erase_rows,
    files_of_learner,
    rows_of_learner,
)
from policystory.gradebook.store import Gradebook
from policystory.teaching.class_folder import ClassFolder

_OF_LEARNERS = ("released", "feedback")
"""The folders that have a folder of each learner below one of each assignment."""
_LARGEST = 32 * 2**20
"""The most bytes of a file that is searched for what remains."""


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """What a class's folder holds about one learner, to be erased.

    - `learner`: an id; `name`: the learner's name, "" if the roster (the class's learners) has
      none;
    - `rows`: the number of rows in each table of the gradebook, by the table's name;
    - `paths`: collected files, and folders with the learner's papers (questions) and feedback;
    - `in_roster`: whether the learner is in the roster.
    """

    learner: str
    name: str
    rows: dict[str, int]
    paths: tuple[Path, ...]
    in_roster: bool

    def __bool__(self) -> bool:
        """Tell whether there is anything to erase."""
        return self.in_roster or bool(self.paths) or any(self.rows.values())


def planned_erasure(folder: ClassFolder, book: Gradebook, learner: str) -> Erasure:
    """Return what would be erased about a learner, without erasing it.

    Arguments: `folder`: the class's folder; `book`: its gradebook; `learner`: an id.
    PolicystoryError if the class knows no such learner.
    """
    roster = folder.roster()
    with book.reading() as connection:
        rows = rows_of_learner(connection, learner)
        files = files_of_learner(connection, learner)
    paths = [folder.path / "collected" / name for name in files]
    paths += _folders(folder.path, learner)
    erasure = Erasure(
        learner=learner,
        name=roster[learner].name if learner in roster else "",
        rows=rows,
        paths=tuple(path for path in paths if path.exists()),
        in_roster=learner in roster,
    )
    if not erasure:
        raise PolicystoryError(f"the class knows nothing of a learner '{learner}'")
    return erasure


def _folders(path: Path, learner: str) -> Iterator[Path]:
    """Yield the folders of a learner's papers and feedback."""
    for room in _OF_LEARNERS:
        for folder in sorted((path / room).glob("*/*")):
            # Compared as a text: an id is not a pattern of names.
            if folder.name == learner and not folder.is_symlink():
                yield folder


def erase(folder: ClassFolder, book: Gradebook, erasure: Erasure) -> None:
    """Erase what `planned_erasure` returned; call it again after an interruption."""
    # The rows last: they name the files, so that a second run still finds these.
    for path in erasure.paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    # Otherwise the next release would make the papers again.
    roster = folder.roster()
    if roster.pop(erasure.learner, None) is not None:
        folder.write_roster(roster)
    with book.writing() as connection:
        erase_rows(connection, erasure.learner)


def what_remains(folder: ClassFolder, erasure: Erasure) -> list[str]:
    """Return the paths of files in the class's folder that may still tell about an erased learner.

    These are files that have the learner's id or name in their name or text, zip files, and files
    too large to be searched. `erasure`: what was erased.
    """
    words = [re.escape(word) for word in (erasure.learner, erasure.name) if word]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
    remains: list[str] = []
    for path in sorted(folder.path.rglob("*")):
        if path.is_symlink() or not path.is_file() or "sqlite" in path.name:
            continue
        if path.suffix == ".zip" or _mentions(path, pattern):
            remains.append(display_path(path))
    return remains


def _mentions(path: Path, pattern: re.Pattern[str]) -> bool:
    """Tell whether a file's name or text has what is looked for; too large a file may have it."""
    if pattern.search(path.name) or path.stat().st_size > _LARGEST:
        return True
    text = path.read_bytes().decode("utf-8", "replace")
    return pattern.search(text) is not None
