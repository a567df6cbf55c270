"""Write grades as a table that Moodle can import."""

from collections.abc import Iterable

from policystory.lms.csv_tables import Row, write_table
from policystory.lms.plain_grades import GradeRow


def moodle_grades(rows: Iterable[GradeRow], title: str) -> bytes:
    """Return grades as the bytes of a table that Moodle can import.

    Learners without an email address are left out. The column of feedback has the teacher's notes.
    An excused learner has no grade, and as feedback the reason or "excused". `title`: the
    assignment's title.
    """
    head = ["Email address", "ID number", "First name", "Last name"]
    table: list[Row] = [[*head, title, f"Feedback: {title}"]]
    for row in rows:
        if not row.email:
            continue
        first, _, last = row.name.rpartition(" ")
        note = row.note or (row.state if row.state != "graded" else "")
        table.append([row.email, row.lms_id, first, last, row.points_cell(), note])
    return write_table(table)
