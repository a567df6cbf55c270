"""Read the records in edited files; note each record's file and line, and report faults."""

from pathlib import Path
from typing import TypeVar

import msgspec

from policystory import reading
from policystory.course import files
from policystory.errors import Problem
from policystory.reading import Document, Places, Step
from policystory.reading.file_limits import FILE_BYTES

R = TypeVar("R", bound=msgspec.Struct)

_FOLLOWING = {
    "course": ("lesson", "module"),
    "objective": ("level", "lesson"),
    "fact": ("topic",),
    "quiz": ("item",),
}
"""Types of names that only records of another type define, by that other type.

If such a record could not be read, those names may exist, and their use is not reported.
"""
_MAY_BE_EMPTY = ("glossary.yml",)
"""Files that may be empty: a course can begin without them."""


class RecordReader:
    """Reads files of records, and collects where each record stands and what is wrong.

    `places` (the file and line of each record) and `problems` grow with each file that is read.
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.places = Places()
        self.problems: list[Problem] = []

    def add_unreadable(self, type_: str, id_: str | None = None) -> None:
        """Note a record that could not be read, so that uses of its id are not reported as faults.

        `type_` is the word for the record, such as "fact"; `id_`: its id, None if the id is
        unknown.
        """
        self.places.add_unreadable(type_, id_)
        for follower in _FOLLOWING.get(type_, ()):
            self.places.add_unreadable(follower)

    def document(self, type_: str, path: Path) -> Document:
        """Parse the YAML file `path`, and return it as a document; keep each problem found.

        `type_` is the word for the records in it, such as "fact". If the file cannot be parsed, the
        document's `data` is None.
        """
        where = files.display_path(path)
        try:
            text = files.read_text(path, FILE_BYTES)
            document, problems = reading.parse(text, where)
        except files.UnreadableError as error:
            document = Document(where, None)
            message = f"this file cannot be read: {error}"
            problems = [Problem(where, 0, message, error.hint)]
        if document.data is None and not problems and path.name not in _MAY_BE_EMPTY:
            hint = "write its records, or [] if there are none yet"
            problems = [Problem(where, 1, "this file is empty", hint)]
        self.problems += problems
        # Any record of this type may have been in the part that could not be parsed.
        if problems:
            self.add_unreadable(type_)
        return document

    def record_lists(self, type_: str, folder: Path, record: type[R]) -> tuple[R, ...]:
        """Return the records of all `.yml` files in a folder; each file is a list of records.

        The files are read in the order of their names. `type_` is the word for such a record in
        messages, such as "fact", and `record` is its class. Faulty records become problems, and are
        left out.
        """
        records: list[R] = []
        for path in files.content_files(folder):
            records += self.record_list(type_, path, record)
        return tuple(records)

    def record_list(self, type_: str, path: Path, record: type[R]) -> tuple[R, ...]:
        """Return the records of a file that is a list of records.

        `type_` is the word for such a record in messages, such as "fact", and `record` is its
        class. Faulty records become problems, and are left out.
        """
        return self.records(type_, self.document(type_, path), record)

    def records(
        self, type_: str, document: Document, record: type[R], *field_path: str
    ) -> tuple[R, ...]:
        """Return the records in a list inside a document; faulty ones become problems instead.

        `field_path` holds the names of the fields that lead to the list. `type_` is the word for
        such a record in messages, such as "fact", and `record` is its class.
        """
        readable, problems = reading.records(document, record, *field_path)
        self.problems += problems
        for id_ in reading.unread_ids(
            document, {at for _, at in readable}, *field_path
        ):
            self.add_unreadable(type_, id_)
        remembered = []
        for read, at in readable:
            id_ = read.id  # type: ignore[attr-defined]  # records of a list have an id
            remembered.append(self.remember(type_, id_, document, at, read))
        return tuple(remembered)

    def record(self, type_: str, document: Document, record: type[R]) -> R | None:
        """Return the one record that a document holds; None if it is empty or has a fault.

        `type_` is the word for such a record in messages, such as "course", and `record` is its
        class. A fault becomes a problem.
        """
        # An empty document is reported where it is parsed.
        if document.data is None:
            return None
        read, problems = reading.record(document, record)
        self.problems += problems
        if read is None:
            self.add_unreadable(type_)
        return read

    def remember(
        self,
        type_: str,
        id_: str,
        document: Document,
        field_path: tuple[Step, ...],
        record: R,
    ) -> R:
        """Note where a record stands, and return the record; an id used before becomes a problem.

        `type_`: the word for the record, such as "fact"; `id_`: its id; `document`: where it
        stands; `field_path`: the path to the record in the document.
        """
        problem = self.places.add(type_, id_, document, field_path)
        if problem:
            self.problems.append(problem)
            # The second record was meant to have another id, which may be used elsewhere.
            self.add_unreadable(type_)
        return record


def without_fields(document: Document, *fields: str) -> Document:
    """Return the document without some of its top fields, which the caller reads separately."""
    if not isinstance(document.data, dict):
        return document
    rest = dict(document.data)
    # A field that the file leaves out is no fault here; its own reader says whether it is.
    for name in fields:
        rest.pop(name, None)
    return msgspec.structs.replace(document, data=rest)
