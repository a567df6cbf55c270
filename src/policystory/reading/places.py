"""Remember in which file and line each record of the content is, and which cannot be read."""

from collections.abc import Collection
from typing import NamedTuple

from policystory.errors import Problem
from policystory.reading.document import Document, FieldPath, Step

_Name = tuple[str, str]
"""The type of a record and its id."""


class _Place(NamedTuple):
    """The file of a record, and the path to it."""

    document: Document
    field_path: FieldPath

    def line(self, *steps: Step) -> int:
        """Return the line of a field of the record; `steps` is the path to it."""
        return self.document.line(*self.field_path, *steps)


class Places:
    """The file and line of each record of the content, for the messages of later checks.

    A record is named by its type and id, such as ("fact", "arrivals-april-2021"). The places also
    know which records could not be read: a check that names or counts those would only repeat a
    problem. A compiled course has no places, and its problems have the file "" and the line 0.
    """

    def __init__(self) -> None:
        """Begin with no records."""
        self._known: dict[_Name, _Place] = {}
        # Records that could not be read; then types of which such a record is, and types of which
        # nobody knows its id.
        self._named: set[_Name] = set()
        self._partial: set[str] = set()
        self._unnamed: set[str] = set()

    def add(
        self, type_: str, id_: str, document: Document, field_path: FieldPath
    ) -> Problem | None:
        """Remember where a record is; return a problem if the record's id is taken, otherwise None.

        `type_` and `id_` name the record, and `field_path` is the path to the record in `document`.
        If two records have the same id, the place of the first is kept.
        """
        place = _Place(document, field_path)
        first = self._known.setdefault((type_, id_), place)
        if first is place:
            return None
        line = first.line("id")
        where = f"{first.document.path}:{line}"
        message = f"the id '{id_}' is taken: another {type_} has it at {where}"
        hint = "ids are permanent; choose a new one here"
        return Problem(document.path, place.line("id"), message, hint)

    def add_unreadable(self, type_: str, id_: str | None = None) -> None:
        """Remember that a record of a type could not be read.

        None as `id_` means that the id is unknown, as when a whole file cannot be read. From then
        on any unknown name of this type counts as a name of that record.
        """
        self._partial.add(type_)
        if id_ is None:
            self._unnamed.add(type_)
        else:
            self._named.add((type_, id_))

    def is_unknown(self, type_: str, id_: str, known: Collection[str]) -> bool:
        """Tell whether no record has this type and id, not even one that could not be read.

        `known` holds the ids of the records that were read.
        """
        if id_ in known:
            return False
        # What could not be read is told of where it stands, not again wherever it is named.
        if type_ in self._unnamed:
            return False
        return (type_, id_) not in self._named

    def is_complete(self, *types: str) -> bool:
        """Tell whether all records of these types could be read, so that they can be counted."""
        return self._partial.isdisjoint(types)

    def problem(
        self, type_: str, id_: str, *steps: Step, message: str, hint: str = ""
    ) -> Problem:
        """Return a problem of a record, with its file and the line of the field at `steps`.

        `type_` and `id_` name the record; `steps` is the path to the field, such as `"options", 0,
        "text"`.
        """
        place = self._known.get((type_, id_))
        if place is None:
            name = f"{type_} '{id_}'"
            return Problem("", 0, f"{name}: {message}", hint)
        line = place.line(*steps)
        return Problem(place.document.path, line, message, hint)
