"""Grades as plain tables: by assignment, and for Moodle's import."""

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from policystory.lms.tables import Row, write_table


class GradeRow(msgspec.Struct, frozen=True, kw_only=True):
    """One learner's grade in one assignment, for a table.

    `state` is graded, missing or excused; `points` is None unless graded.
    """

    id: str
    name: str
    email: str
    section: str
    lms_id: str
    assignment: str
    state: str
    points: Decimal | None
    possible: Decimal
    late: bool
    note: str


PLAIN = "id name email section assignment state points possible late note".split()


def plain_grades(rows: Iterable[GradeRow]) -> bytes:
    """Return a table with a row for each learner and assignment.

    Missing work, a zero and an excuse are three things: only graded work has points.
    """
    table: list[Row] = [list(PLAIN)]
    for row in rows:
        late = "yes" if row.late else ""
        identity = [row.id, row.name, row.email, row.section]
        grade = [row.state, _points(row.points), f"{row.possible:.2f}", late]
        table.append([*identity, row.assignment, *grade, row.note])
    return write_table(table)


def moodle_grades(rows: Iterable[GradeRow], title: str) -> bytes:
    """Return a table for Moodle's import of grades: one item, with feedback beside it.

    Moodle stops at a user that it does not know, so learners without an address are left out. An
    excuse stands in the feedback, and its grade is empty, as Moodle has no sign for it.
    """
    head = ["Email address", "ID number", "First name", "Last name"]
    table: list[Row] = [[*head, title, f"Feedback: {title}"]]
    for row in rows:
        if not row.email:
            continue
        first, _, last = row.name.rpartition(" ")
        note = row.note or (row.state if row.state != "graded" else "")
        table.append([row.email, row.lms_id, first, last, _points(row.points), note])
    return write_table(table)


def _points(points: Decimal | None) -> str:
    """Return points with two decimals; "" for none."""
    return "" if points is None else f"{points:.2f}"
