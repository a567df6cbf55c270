"""Remember in which file and line each record (fact, source, ...) is, for messages."""

from collections.abc import Collection
from typing import NamedTuple

from policystory.errors import Problem
from policystory.reading.level import FieldPath, Step
from policystory.reading.parse_yaml import Document

_Name = tuple[str, str]
"""The type of a record and its id."""


class _Place(NamedTuple):
    """The file of a record, and the path to it."""

    document: Document
    field_path: FieldPath

    def line(self, *steps: Step) -> int:
        return self.document.line(*self.field_path, *steps)


class Places:
    """The file and line of each record (fact, source, ...) of a course, for messages.

    A record is named by its type and id, such as ("fact", "carried-april"). Records that could not
    be read are remembered, too, so that nobody is told that their ids do not exist.
    """

    def __init__(self) -> None:
        """Begin with no records."""
        self._known: dict[_Name, _Place] = {}
        # The records that could not be read, and their types; last, the types of unreadable records
        # whose ids are unknown.
        self._named: set[_Name] = set()
        self._partial: set[str] = set()
        self._unnamed: set[str] = set()

    def add(
        self, type_: str, id_: str, document: Document, field_path: FieldPath
    ) -> Problem | None:
        """Remember where a record is; return a problem if its id is taken already, otherwise None.

        `type_` and `id_` name the record, as in ("fact", "carried-april"). `field_path` is the path
        to the record in `document`, such as ("facts", 0). If an id is taken, the first place is
        kept.
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
        """Remember that a record could not be read, so that its id is not reported as unknown.

        `type_` is the record's type, such as "fact". `id_` is None if the id could not be read
        either; from then on, no id of this type is reported as unknown.
        """
        self._partial.add(type_)
        if id_ is None:
            self._unnamed.add(type_)
        else:
            self._named.add((type_, id_))

    def is_unknown(self, type_: str, id_: str, known: Collection[str]) -> bool:
        """Tell whether a type and id belong to no record, readable or not.

        `known` holds the ids of the records of this type that were read.
        """
        if id_ in known:
            return False
        # An unreadable record is reported once, at its place, not wherever it is named.
        if type_ in self._unnamed:
            return False
        return (type_, id_) not in self._named

    def is_complete(self, *types: str) -> bool:
        """Tell whether all records of these types, such as "fact", could be read."""
        return self._partial.isdisjoint(types)

    def problem(
        self, type_: str, id_: str, *steps: Step, message: str, hint: str = ""
    ) -> Problem:
        """Return a problem of one record, with the file and line of the faulty field.

        `type_` and `id_` name the record. `steps` is the path to the field inside the record, such
        as `"options", 0, "text"`. In a compiled course the file is "" and the line 0.
        """
        place = self._known.get((type_, id_))
        if place is None:
            name = f"{type_} '{id_}'"
            return Problem("", 0, f"{name}: {message}", hint)
        line = place.line(*steps)
        return Problem(place.document.path, line, message, hint)
