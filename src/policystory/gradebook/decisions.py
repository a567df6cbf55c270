"""What a teacher decides about a learner's total: to excuse the learner, or to set other points."""

from decimal import Decimal

import msgspec
from sqlalchemy import Connection, select

from policystory.errors import PolicystoryError
from policystory.gradebook.change_history import Author, keep_change
from policystory.gradebook.papers import hundredths, points_of
from policystory.gradebook.tables import changes, decisions

EXCUSED = "excused"
_OVERRIDE = "override"


def decide(
    connection: Connection,
    assignment: str,
    learner: str,
    points: Decimal | None,
    author: Author,
) -> None:
    """Excuse a learner from an assignment, or set the points that replace the learner's total.

    An earlier decision about this total is replaced. Arguments: `assignment`: its name; `learner`:
    an id; `points`: the points that are set, None to excuse; `author`: who decides, when, and why.
    PolicystoryError if the author gives no reason.
    """
    if not author.because.strip():
        raise PolicystoryError('say why, for example: --because "a doctor\'s note"')
    kind = EXCUSED if points is None else _OVERRIDE
    before = _text(_row(connection, assignment, learner))
    _remove(connection, assignment, learner)
    connection.execute(
        decisions.insert().values(
            assignment=assignment,
            learner=learner,
            kind=kind,
            points=None if points is None else hundredths(points),
            because=author.because,
        )
    )
    after = _text(_row(connection, assignment, learner))
    keep_change(connection, assignment, learner, ("decision", before, after), author)


def take_back(
    connection: Connection, assignment: str, learner: str, author: Author
) -> bool:
    """Remove a teacher's decision about a total, so that the earned points count again.

    Returns whether there was a decision. Arguments: `assignment`: its name; `learner`: an id;
    `author`: who removes it, when, and why.
    """
    before = _text(_row(connection, assignment, learner))
    if not before:
        return False
    _remove(connection, assignment, learner)
    keep_change(connection, assignment, learner, ("decision", before, ""), author)
    return True


class Changed(msgspec.Struct, frozen=True):
    """One change in a gradebook, as its history lists it.

    - `at`: when, in UTC; `who`: the name of the person who made it;
    - `assignment`: its name; `learner`: an id, "" if the change is about all learners;
    - `what`: "total", "decision", or "question" and the id of a dropped question;
    - `before` and `after`: the values in words, such as "7.5 of 8"; "" for nothing;
    - `because`: the reason.
    """

    at: str
    who: str
    assignment: str
    learner: str
    what: str
    before: str
    after: str
    because: str


def history(connection: Connection, learner: str | None = None) -> list[Changed]:
    """Return the changes of the gradebook, the oldest first.

    `learner`: an id, to return only the changes about this learner; None for all changes.
    """
    query = select(changes).order_by(changes.c.id)
    if learner is not None:
        query = query.where(changes.c.learner == learner)
    rows = connection.execute(query).mappings()
    names = Changed.__struct_fields__
    return [Changed(**{name: row[name] for name in names}) for row in rows]


def _row(
    connection: Connection, assignment: str, learner: str
) -> tuple[str, int | None]:
    """Return the kind and points of a decision; "" and None if there is none."""
    query = select(decisions.c.kind, decisions.c.points).where(
        decisions.c.assignment == assignment, decisions.c.learner == learner
    )
    row = connection.execute(query).first()
    return ("", None) if row is None else (row.kind, row.points)


def _text(decision: tuple[str, int | None]) -> str:
    """Return a decision in words: "", "excused" or "9.5 by hand"."""
    kind, points = decision
    if points is None:
        return kind
    return f"{points_of(points):f} by hand"


def _remove(connection: Connection, assignment: str, learner: str) -> None:
    """Remove a decision, if there is one."""
    connection.execute(
        decisions.delete().where(
            decisions.c.assignment == assignment, decisions.c.learner == learner
        )
    )
