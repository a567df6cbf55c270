"""Add up the marks of an assignment in the database, for its analysis.

The database returns one row for each learner, and one row for each group of equal answers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Float,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    case,
    cast,
    func,
    insert,
    select,
)

from policystory.gradebook.analysis.shares_and_correlations import PairSums
from policystory.gradebook.tables import marks
from policystory.items.item import Reason

_BY_LEARNER = Table(
    "marks_by_learner",
    MetaData(),
    Column("learner", String, primary_key=True),
    Column("n", Integer, nullable=False),
    Column("shares", Float, nullable=False),
    Column("squares", Float, nullable=False),
    Column("points", Integer, nullable=False),
    Column("possible", Integer, nullable=False),
    prefixes=["TEMPORARY"],
)
"""The sums of each learner, kept in the database while an analysis is made."""


class LearnerSums(msgspec.Struct, frozen=True):
    """What a learner earned in first attempts.

    `learner`: an id; `n`: the number of questions; `shares`: the sum over the questions of the
    share of the points earned, each from 0 to 1; `squares`: the sum of the squares of these shares;
    `points` and `possible`: points earned and possible, in hundredths of a point.
    """

    learner: str
    n: int
    shares: float
    squares: float
    points: int
    possible: int

    @property
    def share(self) -> float:
        """Return the share of the possible points that the learner earned, from 0 to 1."""
        return self.points / self.possible


class AnswerSums(msgspec.Struct, frozen=True):
    """How often learners gave the same answer to a question, and how well they did otherwise.

    - `family`: the code of the question's family (items that ask the same of the same fact);
    - `reason`: why the answer earned its points, as a word such as "right";
    - `response`: the answer as JSON, "" for right answers, which are all counted together;
    - `learner`: the id of one learner who gave the answer, as an example;
    - `upper`: how many of the learners who gave it are in the better half of the class;
    - `pairs`: sums over these learners: x is the share of the points for this answer, y is the
      learner's share of all other points.
    """

    family: str
    reason: str
    response: str
    learner: str
    upper: int
    pairs: PairSums


def _counting(assignment: str) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for marks that count here."""
    return (
        marks.c.assignment == assignment,
        marks.c.attempt == 1,
        # A withdrawn question gave its points to all, so it tells nothing of anybody.
        marks.c.reason != Reason.GIVEN.value,
        marks.c.possible > 0,
    )


@contextmanager
def learner_sums(
    connection: Connection, assignment: str
) -> Iterator[list[LearnerSums]]:
    """Open a `with` block that gives the sums of the marks of each learner, sorted by id.

    Only first attempts count, and no question that was withdrawn. A temporary table is kept until
    the block ends; `answer_sums` reads it, so call that within the block. `assignment`: its name.
    """
    # Left there by an analysis that was cut off in the same connection.
    _BY_LEARNER.drop(connection, checkfirst=True)
    _BY_LEARNER.create(connection, checkfirst=False)
    share = cast(marks.c.points, Float) / marks.c.possible
    query = (
        select(
            marks.c.learner,
            func.count(),
            func.sum(share),
            func.sum(share * share),
            func.sum(marks.c.points),
            func.sum(marks.c.possible),
        )
        .where(*_counting(assignment))
        .group_by(marks.c.learner)
    )
    # The database fills its own table: no mark comes to Python.
    columns = list(_BY_LEARNER.c)
    connection.execute(insert(_BY_LEARNER).from_select(columns, query))
    rows = connection.execute(select(_BY_LEARNER).order_by(_BY_LEARNER.c.learner))
    try:
        yield [LearnerSums(*row) for row in rows]
    finally:
        _BY_LEARNER.drop(connection)


def answer_sums(
    connection: Connection, assignment: str, upper: float
) -> Iterator[AnswerSums]:
    """Yield the sums of each different answer to each question.

    Read all results within the `with` block of `learner_sums`; after it their table is gone. Only
    first attempts count. Arguments: `assignment`: its name; `upper`: the
    share of the points, from 0 to 1, from which a learner belongs to the better half of the class.
    """
    rows = connection.execute(_by_answer(assignment, upper))
    for row in rows:
        family, reason, response, learner, in_upper = row[:5]
        pairs = PairSums(*row[5:])
        yield AnswerSums(family, reason, response, learner, in_upper, pairs)


def _by_answer(assignment: str, upper: float) -> Select[Any]:
    """Return the query of `answer_sums`."""
    of_learner = _BY_LEARNER.c
    share = cast(marks.c.points, Float) / marks.c.possible
    # What the learner earned with everything else; nobody is compared with themselves.
    points = cast(of_learner.points - marks.c.points, Float)
    possible = of_learner.possible - marks.c.possible
    elsewhere = case((possible > 0, points / func.nullif(possible, 0)), else_=0.0)
    # Multiplied, not divided: whole numbers compare exactly.
    is_upper = of_learner.points >= upper * of_learner.possible
    # Right answers are counted together: there can be many ways to type one.
    response = case((marks.c.reason == Reason.RIGHT.value, ""), else_=marks.c.response)
    each = (
        select(
            marks.c.family,
            marks.c.reason,
            response.label("response"),
            marks.c.learner,
            case((is_upper, 1), else_=0).label("upper"),
            share.label("x"),
            elsewhere.label("y"),
        )
        .join_from(marks, _BY_LEARNER, marks.c.learner == of_learner.learner)
        .where(*_counting(assignment))
        .subquery()
    )
    x, y = each.c.x, each.c.y
    answer = (each.c.family, each.c.reason, each.c.response)
    return (
        select(
            *answer,
            func.min(each.c.learner),
            func.sum(each.c.upper),
            func.count(),
            func.sum(x),
            func.sum(y),
            func.sum(x * x),
            func.sum(y * y),
            func.sum(x * y),
        )
        .group_by(*answer)
        .order_by(*answer)
    )
