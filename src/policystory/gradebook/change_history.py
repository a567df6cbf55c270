"""Write the history of a gradebook: what was changed, when, by whom and why."""

import msgspec
from sqlalchemy import Connection

from policystory.gradebook.tables import changes


class Author(msgspec.Struct, frozen=True):
    """Who changes a gradebook, at what time (in UTC), and for what reason."""

    who: str
    at: str
    because: str


def keep_change(
    connection: Connection,
    assignment: str,
    learner: str,
    change: tuple[str, str, str],
    author: Author,
) -> None:
    """Add a change to the gradebook's history.

    Arguments: `assignment`: its name; `learner`: an id, "" if the change is about all learners;
    `change`: what was changed, its value before, and its value after, such as ("total", "7 of 8",
    "8 of 8"); `author`: who changed it, when, and why.
    """
    what, before, after = change
    row = changes.insert().values(
        at=author.at,
        who=author.who,
        assignment=assignment,
        learner=learner,
        what=what,
        before=before,
        after=after,
        because=author.because,
    )
    connection.execute(row)
