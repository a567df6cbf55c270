"""A week of a class, from Canvas's roster to Canvas's grades, with 34 learners of two sections."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.gradebook.change_history import Author
from policystory.gradebook.decisions import decide, history
from policystory.gradebook.learner_results import State
from policystory.gradebook.papers import AttemptName, kept_quiz
from policystory.gradebook.store import Gradebook
from policystory.teaching import grading, steps
from policystory.teaching.class_folder import ClassFolder, make_class, read_roster_file
from tests.teaching.learners import NOON, hand_in

ROOT = Path(__file__).parents[2]
CLASS = """
name: civics
title: Civics 7
zone: America/New_York
accommodations:
  - {learner: login05, days: 2}
  - {learner: login06, attempts: 1}
"""
WEEK = """
title: Week 1
quizzes: [01-five-reports/who-reports, 01-five-reports/copy-or-confirmation]
due: 2027-02-05T23:00
closes: 2027-02-07T23:00
late-credit: 0.5
"""
DUE = datetime(2027, 2, 6, 4, 1, tzinfo=UTC)
"""One minute after the due date, which is 23:00 in New York."""
NAMES = {
    1: 'García, Ana "Annie"',
    2: "O'Neil, Bob, Jr.",
    3: "=cmd(), Eve",
    4: "Ñandú, Zoë",
}
"""Names of learners, by number, that tables get wrong."""


def canvas_export() -> bytes:
    """Return Canvas's export of a gradebook with 34 learners, and other columns."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    writer.writerow([*head, "Essay (11)", "Week 1 (12)", "Final Score"])
    writer.writerow(["    Points Possible", "", "", "", "", "20.00", "4.00", ""])
    for number in range(1, 35):
        name = NAMES.get(number, f"Learner, No{number}")
        section = "A" if number <= 17 else "B"
        login = f"login{number:02}"
        writer.writerow(
            [name, str(500 + number), f"s{number}", login, section, "17.50", "", "88"]
        )
    return table.getvalue().encode()


@pytest.fixture(scope="module")
def course() -> OpenCourse:
    """Return the course of this repository."""
    return OpenCourse(load(Folders.of(ROOT)))


class Week:
    """A class in the middle of its week: folder, gradebook, and the papers that were released."""

    def __init__(self, path: Path, course: OpenCourse, url: str | None = None) -> None:
        """Make the class, import its roster, and release the papers of its assignment."""
        make_class(path, "Civics 7", "America/New_York")
        (path / "class.yml").write_text(CLASS, encoding="utf-8")
        (path / "assignments" / "week-1.yml").write_text(WEEK, encoding="utf-8")
        self.canvas = path / "canvas.csv"
        self.canvas.write_bytes(canvas_export())
        self.folder = ClassFolder(path)
        self.folder.write_roster(read_roster_file(self.canvas)[1])
        self.book: Gradebook = steps.open_gradebook(self.folder, url, NOON)
        self.papers = list(steps.release(self.folder, course, self.book, "week-1"))
        self.records = path.parent / "records"

    def hand_in(self, login: str, wrong: int, at: datetime) -> list[tuple[str, bytes]]:
        """Return what a learner hands in: the first paper of each quiz, some answers left empty."""
        first = [path for path in self.papers if path.stem.endswith("--1")]
        own = [path for path in first if path.parent.name == login]
        return [(path.name, self._answered(path, login, wrong, at)) for path in own]

    def _answered(self, path: Path, login: str, wrong: int, at: datetime) -> bytes:
        quiz_name = path.stem.removesuffix("--1").replace("--", "/")
        with self.book.reading() as connection:
            kept = kept_quiz(connection, AttemptName("week-1", login, quiz_name, 1))
        assert kept is not None
        # Each hand-in of a learner is of a new kernel.
        records = self.records / f"{login}-{wrong}-{at:%d%H%M}-{path.stem}"
        return hand_in(records, path, kept.quiz, wrong, at)

    def collect(self, files: list[tuple[str, bytes]], at: datetime) -> list[str]:
        """Collect files, and return the outcome of each that is new."""
        judged = grading.collect(self.folder, self.book, files, at)
        return [each.outcome.value for each in judged]

    def grade(self, because: str = "graded") -> int:
        """Grade the assignment; return how many totals changed."""
        author = Author("teacher", NOON.isoformat(), because)
        graded = grading.grade_assignment(self.folder, self.book, "week-1", author)
        return sum(each.changed for each in graded)

    def points(self) -> dict[str, Decimal | None]:
        """Return the points of each learner, by id."""
        rows = steps.grade_rows(self.folder, self.book, "week-1")
        return {row.id: row.points for row in rows}


@pytest.fixture
def week(tmp_path: Path, course: OpenCourse) -> Iterator[Week]:
    """Return a class whose papers are released."""
    week = Week(tmp_path / "civics", course)
    yield week
    week.book.close()


def test_every_learner_gets_papers_and_one_more_attempt_where_it_is_allowed(
    week: Week,
) -> None:
    """Each learner gets a paper a quiz, and who has an attempt more gets a paper more for it."""
    counts = {path.parent.name: 0 for path in week.papers}
    for path in week.papers:
        counts[path.parent.name] += 1
    assert 34 == len(counts)
    assert {"login06": 4, "login01": 2} == {
        login: counts[login] for login in ("login06", "login01")
    }


def test_papers_are_the_same_when_they_are_made_again(
    week: Week, course: OpenCourse
) -> None:
    """To release again writes the same bytes, and two learners have different papers."""
    before = {path: path.read_bytes() for path in week.papers}
    again = list(steps.release(week.folder, course, week.book, "week-1"))
    assert before == {path: path.read_bytes() for path in again}
    assert len(before) == len(set(before.values()))


def test_released_papers_hold_no_key_and_no_secret(week: Week) -> None:
    """No byte of a paper tells a key, feedback, the class's secret or a key derived from it."""
    secret = (week.folder.path / "secret").read_text("ascii").strip()
    forbidden = [
        secret,
        week.folder.key("seed").hex(),
        week.folder.key("signature").hex(),
    ]
    for path in week.papers:
        text = path.read_text(encoding="utf-8")
        assert [] == [word for word in forbidden if word in text]
        assert [] == [
            word
            for word in ('"key"', '"why"', '"feedback":{', '"family"')
            if word in text
        ]


def test_the_week_goes_into_canvas(week: Week) -> None:
    """Good, late and missing work, an excuse and other points arrive in Canvas; all else stays."""
    files = week.hand_in("login01", 0, NOON) + week.hand_in("login02", 1, NOON)
    assert ["accepted"] * 4 == week.collect(files, NOON)
    late = DUE + timedelta(hours=1)
    files = week.hand_in("login03", 0, late) + week.hand_in("login05", 0, late)
    assert ["late"] * 2 + ["accepted"] * 2 == week.collect(files, late)
    assert 4 == week.grade()
    author = Author("teacher", NOON.isoformat(), "ill")
    with week.book.writing() as connection:
        decide(connection, "week-1", "login07", None, author)
        decide(connection, "week-1", "login08", Decimal("3.5"), author)
    target = week.folder.path / "filled.csv"
    steps.export_canvas(week.folder, week.book, "week-1", week.canvas, target)
    filled = list(csv.DictReader(io.StringIO(target.read_text("utf-8"))))
    grades = {row["SIS Login ID"]: row["Week 1 (12)"] for row in filled[1:9]}
    assert {
        "login01": "4.00",
        "login02": "2.00",
        "login03": "2.00",
        "login04": "",
        "login05": "4.00",
        "login06": "",
        "login07": "EX",
        "login08": "3.50",
    } == grades
    before = list(csv.DictReader(io.StringIO(canvas_export().decode())))
    for row in (*before, *filled):
        row["Week 1 (12)"] = ""
    assert before == filled


def test_to_collect_and_grade_again_changes_nothing(week: Week) -> None:
    """Files that were collected before are left out, and grading again changes no total."""
    files = week.hand_in("login01", 1, NOON)
    week.collect(files, NOON)
    week.grade()
    before = week.points()
    assert [] == week.collect(files, NOON)
    assert 0 == week.grade()
    assert before == week.points()


def test_a_later_file_replaces_an_earlier_one(week: Week) -> None:
    """Of two files for one attempt the one handed in last counts, in whatever order they come."""
    first = week.hand_in("login01", 2, NOON)
    second = week.hand_in("login01", 0, NOON + timedelta(hours=1))
    week.collect(second + first, NOON + timedelta(hours=2))
    week.grade()
    assert Decimal(4) == week.points()["login01"]


def test_every_change_is_kept_with_its_reason(week: Week) -> None:
    """The history says who changed what, from what to what, and why."""
    week.collect(week.hand_in("login01", 0, NOON), NOON)
    week.grade()
    with week.book.reading() as connection:
        changes = history(connection, "login01")
    assert [("teacher", "total", "", "4 of 4", "graded")] == [
        (change.who, change.what, change.before, change.after, change.because)
        for change in changes
    ]


def test_missing_zero_and_excused_are_three_things(week: Week) -> None:
    """Who handed nothing in is missing, who earned nothing has zero, who is excused neither."""
    week.collect(week.hand_in("login01", 9, NOON), NOON)
    week.grade()
    author = Author("teacher", NOON.isoformat(), "ill")
    with week.book.writing() as connection:
        decide(connection, "week-1", "login02", None, author)
    rows = {row.id: row for row in steps.grade_rows(week.folder, week.book, "week-1")}
    assert [
        (State.GRADED, Decimal(0)),
        (State.EXCUSED, None),
        (State.MISSING, None),
    ] == [
        (rows[login].state, rows[login].points)
        for login in ("login01", "login02", "login03")
    ]
