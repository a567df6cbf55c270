"""Steps by which older gradebooks get the tables of today; each is recorded by its name."""

from collections.abc import Callable

from sqlalchemy import Connection, select

from policystory.gradebook.tables import metadata, migrations


def make_tables(connection: Connection) -> None:
    """Make every table of a new gradebook."""
    metadata.create_all(connection)


STEPS: tuple[Callable[[Connection], None], ...] = (make_tables,)
"""All steps, oldest first; a step that was released is never changed."""


def migrate(connection: Connection, at: str) -> list[str]:
    """Take the steps that this gradebook has not taken yet, and return their names.

    `at` is the time that is recorded with them. The caller's transaction holds all steps.
    """
    migrations.create(connection, checkfirst=True)
    taken = set(connection.scalars(select(migrations.c.name)))
    steps = [step for step in STEPS if step.__name__ not in taken]
    for step in steps:
        step(connection)
        connection.execute(migrations.insert().values(name=step.__name__, at=at))
    return [step.__name__ for step in steps]
