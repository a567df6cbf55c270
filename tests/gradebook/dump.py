"""All rows of a gradebook, to be compared."""

from typing import Any

from sqlalchemy import select

from policystory.gradebook.store import Gradebook
from policystory.gradebook.tables import metadata


def dump(book: Gradebook, without: tuple[str, ...] = ()) -> dict[str, list[Any]]:
    """Return the rows of each table, sorted by key; columns named in `without` are left out."""
    rows: dict[str, list[Any]] = {}
    with book.reading() as connection:
        for table in metadata.sorted_tables:
            columns = [column for column in table.c if column.name not in without]
            query = select(*columns).order_by(*table.primary_key)
            rows[table.name] = sorted(
                (tuple(row) for row in connection.execute(query)), key=repr
            )
    return rows
