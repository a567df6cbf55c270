"""The tables of a week's grades for Canvas and Moodle, byte for byte as they are expected."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.gradebook.change_history import Author
from policystory.gradebook.decisions import decide
from policystory.lms.moodle_grades import moodle_grades
from policystory.teaching import steps
from tests.teaching.learners import NOON
from tests.teaching.test_week import DUE, ROOT, Week

EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Week]:
    """Return a class with good, late and missing work, an excuse, and points given by hand."""
    course = OpenCourse(load(Folders.of(ROOT)))
    week = Week(tmp_path_factory.mktemp("exports") / "civics", course)
    # Canvas's export has no addresses of email, by which Moodle finds its users.
    roster = {
        login: msgspec.structs.replace(row, email=f"{login}@school.example")
        for login, row in week.folder.roster().items()
    }
    week.folder.write_roster(roster)
    late = DUE + timedelta(hours=1)
    week.collect(week.hand_in("login01", 0, NOON), NOON)
    week.collect(week.hand_in("login02", 1, NOON), NOON)
    week.collect(week.hand_in("login03", 0, late), late)
    week.grade()
    author = Author("teacher", NOON.isoformat(), "ill")
    with week.book.writing() as connection:
        decide(connection, "week-1", "login07", None, author)
        decide(connection, "week-1", "login08", Decimal("3.5"), author)
    yield week
    week.book.close()


def test_the_table_for_canvas_is_as_expected(graded: Week) -> None:
    """Canvas's own export comes back with grades filled in, and no other byte changed."""
    target = graded.folder.path / "for-canvas.csv"
    steps.export_canvas(graded.folder, graded.book, "week-1", graded.canvas, target)
    assert (EXPECTED / "canvas.csv").read_bytes() == target.read_bytes()


def test_the_table_for_moodle_is_as_expected(graded: Week) -> None:
    """Moodle's table has addresses, numbers, names, points and notes; no cell is a formula."""
    rows = steps.grade_rows(graded.folder, graded.book, "week-1")
    assert (EXPECTED / "moodle.csv").read_bytes() == moodle_grades(rows, "Week 1")
