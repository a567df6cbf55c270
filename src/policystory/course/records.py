"""Reading records from edited files: each with its place, and each fault with what to do."""

from pathlib import Path
from typing import TypeVar

import msgspec

from policystory import reading
from policystory.course import files
from policystory.errors import Problem
from policystory.reading import Document, Places, Step
from policystory.reading.bounds import FILE_BYTES

R = TypeVar("R", bound=msgspec.Struct)

FOLLOWING = {
    "course": ("lesson", "module"),
    "objective": ("level", "lesson"),
    "fact": ("topic",),
    "quiz": ("item",),
}
"""Sorts of names that only records of a type define, by that type.

Where such a record could not be read, its names may exist; no use of them is reported as wrong.
"""
MAY_BE_EMPTY = ("glossary.yml",)
"""Files that may hold nothing: a course can begin without them."""


class RecordReader:
    """Reads files of records, and gathers where the records stand and what cannot be read.

    `places` and `problems` grow with each file that is read.
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.places = Places()
        self.problems: list[Problem] = []

    def leave_out(self, type_: str, id_: str | None = None) -> None:
        """Note that a record could not be read, and with it the names that only it defines."""
        self.places.leave_out(type_, id_)
        for follower in FOLLOWING.get(type_, ()):
            self.places.leave_out(follower)

    def document(self, type_: str, path: Path) -> Document:
        """Parse a file of records of a type; the document is empty if that cannot be done."""
        where = files.shown(path)
        try:
            document, problems = reading.parse(files.text_of(path, FILE_BYTES), where)
        except files.UnreadableError as error:
            document = Document(where, None)
            message = f"this file cannot be read: {error}"
            problems = [Problem(where, 0, message, error.hint)]
        if document.data is None and not problems and path.name not in MAY_BE_EMPTY:
            hint = "write its records, or [] if there are none yet"
            problems = [Problem(where, 1, "this file is empty", hint)]
        self.problems += problems
        # Any record of this type may have been in the part that could not be parsed.
        if problems:
            self.leave_out(type_)
        return document

    def record_lists(self, type_: str, folder: Path, record: type[R]) -> tuple[R, ...]:
        """Read a folder in which each file is a list of records with ids."""
        records: list[R] = []
        for path in files.edited(folder):
            records += self.record_list(type_, path, record)
        return tuple(records)

    def record_list(self, type_: str, path: Path, record: type[R]) -> tuple[R, ...]:
        """Read a file that is a list of records with ids."""
        return self.records(type_, self.document(type_, path), record)

    def records(
        self, type_: str, document: Document, record: type[R], *way: str
    ) -> tuple[R, ...]:
        """Read a list of records, and note their places and which of them are unreadable."""
        readable, problems = reading.records(document, record, *way)
        self.problems += problems
        for id_ in reading.left_out(document, {at for _, at in readable}, *way):
            self.leave_out(type_, id_)
        placed = []
        for read, at in readable:
            id_ = read.id  # type: ignore[attr-defined]  # records of a list have an id
            placed.append(self.placed(type_, id_, document, at, read))
        return tuple(placed)

    def record(self, type_: str, document: Document, record: type[R]) -> R | None:
        """Read a document that is one record; None if it is empty or faulty."""
        # An empty document is reported where it is parsed.
        if document.data is None:
            return None
        read, problems = reading.record(document, record)
        self.problems += problems
        if read is None:
            self.leave_out(type_)
        return read

    def placed(
        self,
        type_: str,
        id_: str,
        document: Document,
        way: tuple[Step, ...],
        record: R,
    ) -> R:
        """Note the place of a record, and report an id that another record has already."""
        problem = self.places.add(type_, id_, document, way)
        if problem:
            self.problems.append(problem)
            # The second record was meant to have another id, which may be used elsewhere.
            self.leave_out(type_)
        return record


def without(document: Document, *fields: str) -> Document:
    """Return a document without some fields, which are read by themselves."""
    if not isinstance(document.data, dict):
        return document
    rest = {name: value for name, value in document.data.items() if name not in fields}
    return msgspec.structs.replace(document, data=rest)
