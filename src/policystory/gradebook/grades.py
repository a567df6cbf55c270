"""Store the grades of many learners at once; grades that did not change are left alone."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from policystory.assignment.combine_attempts import EarnedPoints
from policystory.grade import Mark
from policystory.gradebook.change_history import Author
from policystory.gradebook.papers import AttemptName, hundredths, points_of
from policystory.gradebook.tables import changes, marks, totals

MarkRow = dict[str, Any]
"""A mark as a row of the gradebook, by the names of the columns."""


class LearnerGrade(msgspec.Struct, frozen=True, kw_only=True):
    """A learner's marks in an assignment, and the total.

    `learner`: an id; `total`: the points of the whole assignment; `marks`: a row for each question
    of each attempt, as `mark_row` returns it; `basis`: a hash of everything from which marks and
    total were worked out.
    """

    learner: str
    total: EarnedPoints
    marks: tuple[MarkRow, ...]
    basis: str


def mark_row(
    name: AttemptName, mark: Mark, family: str, response: object
) -> dict[str, Any]:
    """Return a mark as a row of the table `marks`: its values by the names of the columns.

    Arguments: `name`: the attempt; `mark`: the points for one question; `family`: the code of the
    question's family (all items that ask the same of the same fact); `response`: the learner's
    answer, None if there is none.
    """
    return {
        **name.columns(),
        "item": mark.item,
        "family": family,
        "points": hundredths(mark.points),
        "possible": hundredths(mark.possible),
        "reason": mark.reason.value,
        "response": msgspec.json.encode(response).decode(),
    }


def kept_bases(
    connection: Connection, assignment: str, learners: Sequence[str]
) -> dict[str, str]:
    """Return each learner's stored `basis`, by the learner's id.

    The `basis` is a hash of everything from which the total was worked out. Learners without a
    total are left out. `assignment`: its name; `learners`: ids.
    """
    rows = _of_learners(connection, totals, assignment, learners)
    return {learner: row["basis"] for learner, row in rows.items()}


def keep_grades(
    connection: Connection,
    assignment: str,
    grades: Sequence[LearnerGrade],
    author: Author,
) -> dict[str, bool]:
    """Store the marks and totals of learners; return for each learner whether the total changed.

    A grade with the same `basis` as the stored one stays as it is. Every change of a total is
    written into the history. Arguments: `assignment`: its name; `grades`: one for each learner;
    `author`: who grades, when, and why.
    """
    learners = [each.learner for each in grades]
    before = _of_learners(connection, totals, assignment, learners)
    rest = [
        each
        for each in grades
        if before.get(each.learner, _NONE)["basis"] != each.basis
    ]
    _replace(connection, assignment, rest)
    changed = dict.fromkeys(learners, False)
    written = []
    for each in rest:
        change = (_text(before.get(each.learner)), _text(_row(assignment, each)))
        changed[each.learner] = _differs(before.get(each.learner), assignment, each)
        if changed[each.learner]:
            written.append(_change_row(assignment, each.learner, change, author))
    if written:
        connection.execute(changes.insert(), written)
    return changed


_NONE: dict[str, Any] = {"basis": None}


def _replace(
    connection: Connection, assignment: str, grades: Sequence[LearnerGrade]
) -> None:
    """Put marks and totals in place of those that the learners had."""
    if not grades:
        return
    learners = [each.learner for each in grades]
    # Marks of an attempt that no longer counts, as after another roster, must not stay.
    for table in (marks, totals):
        of_assignment = table.delete().where(table.c.assignment == assignment)
        connection.execute(of_assignment.where(table.c.learner.in_(learners)))
    rows: list[MarkRow] = []
    for each in grades:
        rows += each.marks
    if rows:
        connection.execute(marks.insert(), rows)
    connection.execute(totals.insert(), [_row(assignment, each) for each in grades])


def _of_learners(
    connection: Connection, table: Table, assignment: str, learners: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """Return the rows of a table with one row a learner and assignment, by learner."""
    of_assignment = select(table).where(table.c.assignment == assignment)
    query = of_assignment.where(table.c.learner.in_(learners))
    return {row["learner"]: dict(row) for row in connection.execute(query).mappings()}


def _row(assignment: str, grade: LearnerGrade) -> dict[str, Any]:
    """Return a learner's total as a row."""
    total = grade.total
    return {
        "assignment": assignment,
        "learner": grade.learner,
        "points": hundredths(total.points),
        "possible": hundredths(total.possible),
        "late": total.late,
        "why": "\n".join(total.why),
        "basis": grade.basis,
    }


def _differs(
    before: dict[str, Any] | None, assignment: str, grade: LearnerGrade
) -> bool:
    """Tell whether a total says something else than before; its basis alone says nothing."""
    after = _row(assignment, grade)
    return before is None or {**before, "basis": ""} != {**after, "basis": ""}


def _text(total: dict[str, Any] | None) -> str:
    """Return a total in words, such as "7.5 of 8"; "" if there is none."""
    if total is None:
        return ""
    points, possible = points_of(total["points"]), points_of(total["possible"])
    return f"{points:f} of {possible:f}"


def _change_row(
    assignment: str, learner: str, change: tuple[str, str], author: Author
) -> dict[str, str]:
    """Return the change of a total, from what to what, as a row."""
    before, after = change
    return {
        "at": author.at,
        "who": author.who,
        "assignment": assignment,
        "learner": learner,
        "what": "total",
        "before": before,
        "after": after,
        "because": author.because,
    }
