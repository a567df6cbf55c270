"""Erase a learner from a gradebook, with the history of the learner's marks."""

from sqlalchemy import Connection, delete, func, select

from policystory.gradebook.tables import (
    changes,
    decisions,
    mark_decisions,
    marks,
    papers,
    submissions,
    totals,
)

# Marks before papers: a mark refers to its paper.
_TABLES = (
    marks,
    totals,
    decisions,
    mark_decisions,
    changes,
    submissions,
    papers,
)


def rows_of_learner(connection: Connection, learner: str) -> dict[str, int]:
    """Return how many rows of each table are about a learner (an id), by the table's name."""
    counts: dict[str, int] = {}
    for table in _TABLES:
        query = select(func.count()).where(table.c.learner == learner)
        counts[table.name] = connection.execute(query).scalar_one()
    return counts


def files_of_learner(connection: Connection, learner: str) -> list[str]:
    """Return the names of the files that were collected from a learner (an id), sorted."""
    query = (
        select(submissions.c.file)
        .where(submissions.c.learner == learner)
        .order_by(submissions.c.file)
    )
    return list(connection.scalars(query))


def erase_rows(connection: Connection, learner: str) -> None:
    """Delete every row about a learner (an id); the rows about other learners stay."""
    if connection.dialect.name == "sqlite":
        # Otherwise deleted rows could still be read in the bytes of the file.
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    for table in _TABLES:
        connection.execute(delete(table).where(table.c.learner == learner))
