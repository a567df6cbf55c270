"""How each learner did in an assignment: graded, missing or excused, and with how many points."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from policystory.gradebook.papers import points_of
from policystory.gradebook.tables import decisions, papers, totals


class State(StrEnum):
    """The state of a learner's work: graded (also with zero points), missing, or excused."""

    GRADED = "graded"
    MISSING = "missing"
    EXCUSED = "excused"


class LearnerResult(msgspec.Struct, frozen=True, kw_only=True):
    """How one learner did in one assignment.

    - `learner`: an id; `state`: whether the work is graded, missing or excused;
    - `points`: None unless the work is graded; `possible`: the most points that can be earned;
    - `late`: whether work that counts was handed in late;
    - `by_hand`: whether a teacher set the points in place of the earned ones;
    - `because`: the teacher's reason for setting points or excusing, or "";
    - `why`: sentences that explain how the points were earned.
    """

    learner: str
    state: State
    points: Decimal | None = None
    possible: Decimal
    late: bool = False
    by_hand: bool = False
    because: str = ""
    why: tuple[str, ...] = ()


def learner_results(
    connection: Connection, assignment: str, learners: Iterable[str]
) -> list[LearnerResult]:
    """Return the result of each learner in an assignment, in the order of `learners`.

    `assignment`: its name; `learners`: ids.
    """
    earned = {
        row.learner: row
        for row in connection.execute(
            select(totals).where(totals.c.assignment == assignment)
        )
    }
    decided = {
        row.learner: row
        for row in connection.execute(
            select(decisions).where(decisions.c.assignment == assignment)
        )
    }
    possible = _possible(connection, assignment)
    listed: list[LearnerResult] = []
    for learner in learners:
        row = earned.get(learner)
        of_learner = possible.get(learner, Decimal(0))
        listed.append(_result(learner, of_learner, row, decided.get(learner)))
    return listed


def _possible(connection: Connection, assignment: str) -> dict[str, Decimal]:
    """Return the most points of each learner in an assignment: those of the first attempts."""
    query = select(papers.c.learner, papers.c.possible).where(
        papers.c.assignment == assignment, papers.c.attempt == 1
    )
    possible: dict[str, Decimal] = {}
    for row in connection.execute(query):
        before = possible.get(row.learner, Decimal(0))
        possible[row.learner] = before + points_of(row.possible)
    return possible


def _result(
    learner: str, possible: Decimal, total: Any | None, decision: Any | None
) -> LearnerResult:
    """Return a learner's state: a teacher's decision goes before what was earned."""
    if decision is not None and decision.points is None:
        return LearnerResult(
            learner=learner,
            state=State.EXCUSED,
            possible=possible,
            because=decision.because,
        )
    if decision is None and total is None:
        return LearnerResult(learner=learner, state=State.MISSING, possible=possible)
    late = bool(total is not None and total.late)
    why = tuple(total.why.splitlines()) if total is not None else ()
    if decision is not None:
        points = points_of(decision.points)
        because = decision.because
    else:
        points, because = points_of(total.points), ""  # type: ignore[union-attr]  # one of both
    return LearnerResult(
        learner=learner,
        state=State.GRADED,
        points=points,
        possible=possible,
        late=late,
        by_hand=decision is not None,
        because=because,
        why=why,
    )
