"""Find records by their ids."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class _HasId(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """Return the record's id."""


N = TypeVar("N", bound=_HasId)


def by_id(records: Iterable[N]) -> dict[str, N]:
    """Return a dictionary that finds each of the records by its `id`."""
    return {record.id: record for record in records}
