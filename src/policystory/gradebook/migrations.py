"""Give an older gradebook the tables of this version, in steps, each recorded by its name."""

from collections.abc import Callable, Iterator

from sqlalchemy import Column, Connection, Table, inspect, select
from sqlalchemy.schema import CreateTable

from policystory.gradebook.digests import paper_digest
from policystory.gradebook.tables import (
    mark_decisions,
    marks,
    metadata,
    migrations,
    papers,
    totals,
    withdrawn,
)


def make_tables(connection: Connection) -> None:
    """Make every table of a new gradebook."""
    metadata.create_all(connection)


def add_counting_of_marks(connection: Connection) -> None:
    """Add the column `counts` to the marks: whether the attempt counts for the learner's total.

    It is true for the marks that are there already, until they are graded again.
    """
    _add_column(connection, marks, marks.c.counts)


def add_basis_of_totals(connection: Connection) -> None:
    """Add the column `basis` to the totals: a hash of everything from which a total was worked out.

    It is "" for the totals that are there already, so their learners are graded again.
    """
    _add_column(connection, totals, totals.c.basis)


def add_digest_of_papers(connection: Connection) -> None:
    """Add the column `digest` to the table `papers`, and fill it.

    The digest is a hash of a learner's paper (questions) with its right answers and their
    corrections.
    """
    _add_column(connection, papers, papers.c.digest)
    for name in list(_undigested(connection)):
        where = [papers.c[column] == value for column, value in name.items()]
        parts = select(papers.c.quiz_json, papers.c.corrected_json, papers.c.rule)
        row = connection.execute(parts.where(*where)).one()
        digest = paper_digest(row.quiz_json, row.corrected_json, row.rule)
        connection.execute(papers.update().where(*where).values(digest=digest))


def _undigested(connection: Connection) -> Iterator[dict[str, object]]:
    """Yield the primary key of each paper that has no digest yet."""
    key = list(papers.primary_key)
    for row in connection.execute(select(*key).where(papers.c.digest == "")).mappings():
        yield dict(row)


def add_withdrawn_questions(connection: Connection) -> None:
    """Make the table `withdrawn`: the questions that a teacher dropped."""
    withdrawn.create(connection, checkfirst=True)


def add_decided_marks(connection: Connection) -> None:
    """Make the table `mark_decisions`: the marks that a teacher gave by hand."""
    mark_decisions.create(connection, checkfirst=True)


STEPS: tuple[Callable[[Connection], None], ...] = (
    make_tables,
    add_counting_of_marks,
    add_basis_of_totals,
    add_digest_of_papers,
    add_withdrawn_questions,
    add_decided_marks,
)
"""All steps, oldest first. A step that was released keeps its name and its place."""


def is_up_to_date(connection: Connection) -> bool:
    """Tell whether a gradebook has the tables of this version; nothing is written."""
    # A new database has no table at all.
    if not inspect(connection).has_table(migrations.name):
        return False
    return not _missing(connection)


def migrate(connection: Connection, at: str) -> list[str]:
    """Run the steps that a gradebook still needs, and return their names, the oldest first.

    All run in the caller's transaction. `at`: the time, in UTC, that is recorded with the steps.
    """
    migrations.create(connection, checkfirst=True)
    steps = _missing(connection)
    for step in steps:
        step(connection)
        connection.execute(migrations.insert().values(name=step.__name__, at=at))
    return [step.__name__ for step in steps]


def _missing(connection: Connection) -> list[Callable[[Connection], None]]:
    """Return the steps that this gradebook has not taken yet, oldest first."""
    taken = set(connection.scalars(select(migrations.c.name)))
    return [step for step in STEPS if step.__name__ not in taken]


def _add_column(connection: Connection, table: Table, column: Column[object]) -> None:
    """Add a column of today's table to an older one.

    A new gradebook has it already, since `make_tables` makes the tables of today.
    """
    names = [each["name"] for each in inspect(connection).get_columns(table.name)]
    if column.name in names:
        return
    whole = CreateTable(table).compile(dialect=connection.dialect)
    definition = whole.get_column_specification(column)  # type: ignore[attr-defined]  # of DDL
    # Both names are of our own tables, and SQLAlchemy has no statement for this.
    connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {definition}")
