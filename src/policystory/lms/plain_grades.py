"""Write grades as a table for any spreadsheet."""

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

    def points_cell(self) -> str:
        """Return the points as a cell of a table, with two decimals; "" if not graded."""
        return "" if self.points is None else f"{self.points:.2f}"


PLAIN = "id name email section assignment state points possible late note".split()


def plain_grades(rows: Iterable[GradeRow]) -> bytes:
    """Return grades as the bytes of a CSV table, with a row for each learner and assignment.

    The cell `points` is empty unless the work is graded. The cell `state` says "graded", "missing"
    or "excused".
    """
    table: list[Row] = [list(PLAIN)]
    for row in rows:
        late = "yes" if row.late else ""
        identity = [row.id, row.name, row.email, row.section]
        grade = [row.state, row.points_cell(), f"{row.possible:.2f}", late]
        table.append([*identity, row.assignment, *grade, row.note])
    return write_table(table)
