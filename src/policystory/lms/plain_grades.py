"""Write grades as tables: for any spreadsheet, and for Moodle."""

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from policystory.lms.csv_tables import Row, write_table


class GradeRow(msgspec.Struct, frozen=True, kw_only=True):
    """One learner's grade in one assignment, as a row of a table.

    - `id`, `name`, `email`, `section`: who the learner is; `section` is a part of the class, or "";
    - `lms_id`: the learner's number in the school's system, or "";
    - `assignment`: its name;
    - `state`: "graded", "missing" or "excused"; `late`: whether work that counts was late;
    - `points`: None unless graded; `possible`: the most points;
    - `note`: the teacher's reason for an excuse or for points set by hand, or "".
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
    """Return grades as the bytes of a table, with a row for each learner and assignment.

    The column `points` is empty unless the work is graded; the column `state` tells missing work
    from an excuse.
    """
    table: list[Row] = [list(PLAIN)]
    for row in rows:
        late = "yes" if row.late else ""
        identity = [row.id, row.name, row.email, row.section]
        grade = [row.state, _points(row.points), f"{row.possible:.2f}", late]
        table.append([*identity, row.assignment, *grade, row.note])
    return write_table(table)


def moodle_grades(rows: Iterable[GradeRow], title: str) -> bytes:
    """Return grades as the bytes of a table that Moodle can import, with notes as feedback.

    Learners without an email address are left out, as Moodle stops at a user whom it does not know.
    An excused learner has no grade, and "excused" or the reason as feedback. `title`: the
    assignment's title.
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
