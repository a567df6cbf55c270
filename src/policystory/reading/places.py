"""Where each record of the content stands, and of what there is more than could be read."""

from collections.abc import Collection

from policystory.errors import Problem
from policystory.reading.document import Document, Step


class Places:
    """Where each record of the content stands, so that any later check can name file and line.

    It also knows what could not be read: a check that names, or counts, such records would only
    tell again what was told of their file. A course that was compiled has no places: its problems
    were found before, and checks say file "" and line 0.
    """

    def __init__(self) -> None:
        """Begin with no records."""
        self._known: dict[tuple[str, str], tuple[Document, tuple[Step, ...]]] = {}
        self._named: set[tuple[str, str]] = set()
        self._partial: set[str] = set()
        self._unnamed: set[str] = set()

    def add(
        self, type_: str, id_: str, document: Document, way: tuple[Step, ...]
    ) -> Problem | None:
        """Note where the record of this type and id stands.

        A second record with the same id gives a problem, and the first keeps its place.
        """
        if (type_, id_) in self._known:
            first = self.problem(type_, id_, "id", message="")
            where = f"{first.path}:{first.line}"
            message = f"the id '{id_}' is taken: another {type_} has it at {where}"
            hint = "ids are permanent; choose a new one here"
            return Problem(document.path, document.line(*way, "id"), message, hint)
        self._known[type_, id_] = (document, way)
        return None

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
        # What could not be read is told of where it stands, not again wherever it is named.
        may_be_unread = type_ in self._unnamed or (type_, id_) in self._named
        return id_ not in known and not may_be_unread

    def whole(self, *types: str) -> bool:
        """Tell whether every record of these types was read, so that they can be counted."""
        return self._partial.isdisjoint(types)

    def problem(
        self, type_: str, id_: str, *steps: Step, message: str, hint: str = ""
    ) -> Problem:
        """Return a problem with the field at `steps` of a record."""
        if (type_, id_) not in self._known:
            return Problem("", 0, f"{type_} '{id_}': {message}", hint)
        document, way = self._known[type_, id_]
        return Problem(document.path, document.line(*way, *steps), message, hint)
