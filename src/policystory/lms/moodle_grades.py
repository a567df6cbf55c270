"""Write grades as a table that Moodle can import."""

from collections.abc import Iterable

from policystory.lms.csv_tables import Row, write_table
from policystory.lms.plain_grades import GradeRow


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
        table.append([row.email, row.lms_id, first, last, row.points_cell(), note])
    return write_table(table)
