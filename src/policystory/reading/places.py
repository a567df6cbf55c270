"""Where each record of the content stands, and of what there is more than could be read."""

from collections.abc import Collection
from typing import NamedTuple

from policystory.errors import Problem
from policystory.reading.document import Document, Step, Way

_Name = tuple[str, str]
"""The type of a record and its id."""


class _Place(NamedTuple):
    """The file of a record, and the way to it."""

    document: Document
    way: Way

    def line(self, *steps: Step) -> int:
        """Return the line of a field of the record."""
        return self.document.line(*self.way, *steps)


class Places:
    """Where each record of the content stands, so that any later check can name file and line.

    It also knows what could not be read: a check that names, or counts, such records would only
    repeat a problem of their file. A course that was compiled has no places: its problems were
    reported before, and have the file "" and the line 0.
    """

    def __init__(self) -> None:
        """Begin with no records."""
        self._known: dict[_Name, _Place] = {}
        # Records that could not be read; then types of which such a record is, and types of which
        # nobody knows its id.
        self._named: set[_Name] = set()
        self._partial: set[str] = set()
        self._unnamed: set[str] = set()

    def add(self, type_: str, id_: str, document: Document, way: Way) -> Problem | None:
        """Note where the record of this type and id stands.

        A second record with the same id gives a problem, and the first keeps its place.
        """
        place = _Place(document, way)
        first = self._known.setdefault((type_, id_), place)
        if first is place:
            return None
        line = first.line("id")
        where = f"{first.document.path}:{line}"
        message = f"the id '{id_}' is taken: another {type_} has it at {where}"
        hint = "ids are permanent; choose a new one here"
        return Problem(document.path, place.line("id"), message, hint)

    def leave_out(self, type_: str, id_: str | None = None) -> None:
        """Note that a record of this type stands somewhere and could not be read.

        Without its id, or for a whole file, any name of this type may be a name of what was not
        read.
        """
        self._partial.add(type_)
        if id_ is None:
            self._unnamed.add(type_)
        else:
            self._named.add((type_, id_))

    def lack(self, type_: str, id_: str, known: Collection[str]) -> bool:
        """Tell whether a name names nothing, though all that it could name was read."""
        if id_ in known:
            return False
        # What could not be read is told of where it stands, not again wherever it is named.
        if type_ in self._unnamed:
            return False
        return (type_, id_) not in self._named

    def whole(self, *types: str) -> bool:
        """Tell whether every record of these types was read, so that they can be counted."""
        return self._partial.isdisjoint(types)

    def problem(
        self, type_: str, id_: str, *steps: Step, message: str, hint: str = ""
    ) -> Problem:
        """Return a problem with the field at `steps` of a record."""
        place = self._known.get((type_, id_))
        if place is None:
            name = f"{type_} '{id_}'"
            return Problem("", 0, f"{name}: {message}", hint)
        line = place.line(*steps)
        return Problem(place.document.path, line, message, hint)
