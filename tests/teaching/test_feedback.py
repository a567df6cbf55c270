"""What learners may see of graded work: when it is due, to whom, and nothing of anybody else's."""

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from policystory.assignment.feedback_file import read_feedback
from policystory.course.open_course import OpenCourse
from policystory.errors import PolicystoryError
from policystory.gradebook.change_history import Author
from policystory.gradebook.decisions import decide
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.handing_out.give_feedback import FeedbackMaker
from tests.teaching.handed import ANA, MALLORY, HandedClass
from tests.teaching.learners import NOON
from tests.teaching.test_week import WEEK

CLOSED = datetime.fromisoformat("2027-02-08T04:01:00Z")
ALL_CLOSED = CLOSED + timedelta(days=2)
"""When the learner with two days more can no longer hand in."""


def feedback_when(handed: HandedClass, when: str) -> None:
    """Let the assignment give feedback at a time: hand-in, close, or by-hand."""
    path = handed.folder.path / "assignments" / "week-1.yml"
    path.write_text(f"{WEEK}feedback: {when}\n", encoding="utf-8")
    handed.folder = ClassFolder(handed.folder.path)


def written(
    handed: HandedClass, course: OpenCourse, now: datetime, **how: bool
) -> list[str]:
    """Return the learners to whom feedback is written at a moment."""
    maker = FeedbackMaker(handed.folder, course, "week-1")
    return [path.name for path in maker.write(handed.book, now, **how)]


GRADED = ["login01", "login02", "login03", "login04"]


@pytest.mark.parametrize(
    ("when", "now", "words"),
    [
        ("close", NOON, "due when it closes"),
        ("close", ALL_CLOSED - timedelta(minutes=1), "'login05' can hand in before"),
        ("by-hand", NOON, "add --yes"),
        ("by-hand", ALL_CLOSED - timedelta(minutes=1), "tells the right answers"),
    ],
)
def test_nothing_is_written_before_it_is_due(
    handed: HandedClass, opened_course: OpenCourse, when: str, now: datetime, words: str
) -> None:
    """Until the last learner can no longer hand in, there is a sentence and no file."""
    feedback_when(handed, when)
    with pytest.raises(PolicystoryError, match=words):
        written(handed, opened_course, now)
    assert [] == list((handed.folder.path / "feedback").rglob("*"))


@pytest.mark.parametrize(
    ("when", "now", "is_confirmed"),
    [
        ("hand-in", NOON, False),
        ("close", ALL_CLOSED, False),
        ("by-hand", ALL_CLOSED, False),
        ("by-hand", NOON, True),
    ],
)
def test_it_is_written_when_it_is_due(
    handed: HandedClass,
    opened_course: OpenCourse,
    when: str,
    now: datetime,
    is_confirmed: bool,
) -> None:
    """Each learner with graded work gets a file and a page, which only their owner can read."""
    feedback_when(handed, when)
    assert GRADED == written(handed, opened_course, now, is_confirmed=is_confirmed)
    files = list((handed.folder.path / "feedback").rglob("*.*"))
    assert 2 * len(GRADED) == len(files)
    assert {0o600} == {path.stat().st_mode & 0o777 for path in files}


def test_a_close_cannot_be_hurried(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """Feedback at the close is not given before, even when confirmed."""
    feedback_when(handed, "close")
    with pytest.raises(PolicystoryError):
        written(handed, opened_course, NOON, is_confirmed=True)


def test_feedback_waits_for_grades(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """While work that was handed in is not graded, nothing is written."""
    feedback_when(handed, "hand-in")
    handed.collect([("x", handed.data())])
    with pytest.raises(PolicystoryError, match="login11 is not graded: grade week-1"):
        written(handed, opened_course, NOON)
    handed.grade()
    assert [*GRADED, MALLORY] == written(handed, opened_course, NOON)


def feedback_of(handed: HandedClass, login: str) -> tuple[Path, Path]:
    """Return a learner's file and page."""
    folder = handed.folder.path / "feedback" / "week-1" / login
    return folder / "week-1-feedback.json", folder / "week-1-feedback.html"


def test_it_tells_marks_reasons_right_answers_and_sources(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """A learner reads the points and for each question the reason, what is right, and where."""
    feedback_when(handed, "hand-in")
    written(handed, opened_course, NOON)
    file, page = feedback_of(handed, "login02")
    feedback = read_feedback(file.read_bytes(), file.name)
    assert ("login02", Decimal(2), Decimal(4)) == (
        feedback.learner,
        feedback.points,
        feedback.possible,
    )
    questions = [each for paper in feedback.papers for each in paper.questions]
    assert Decimal(2) == sum(each.points for each in questions)
    assert all(each.right and each.verdict and each.sources for each in questions)
    right = [each for each in questions if each.points]
    assert [each.right for each in right] == [each.response for each in right]
    text = page.read_text("utf-8")
    assert "2 of 4 points" in text
    assert "<script" not in text
    assert "default-src 'none'" in text


def test_nothing_of_anybody_else_is_in_it(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """A learner's files name no other learner."""
    feedback_when(handed, "hand-in")
    written(handed, opened_course, NOON)
    others = [login for login in handed.folder.roster() if login != ANA]
    for path in feedback_of(handed, ANA):
        text = path.read_text("utf-8")
        assert [] == [login for login in others if login in text]


def test_what_a_teacher_decided_is_told_without_the_reason(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """An excuse and points by hand are told; why, which may be private, stays with the teacher."""
    feedback_when(handed, "hand-in")
    author = Author("teacher", NOON.isoformat(), "a doctor's note")
    with handed.book.writing() as connection:
        decide(connection, "week-1", "login03", None, author)
        decide(connection, "week-1", "login04", Decimal("3.5"), author)
    written(handed, opened_course, NOON)
    for login, words in (("login03", "Excused."), ("login04", "set by your teacher")):
        for path in feedback_of(handed, login):
            assert "doctor" not in path.read_text("utf-8")
        assert words in feedback_of(handed, login)[1].read_text("utf-8")


def test_again_gives_the_same_bytes_and_follows_a_change(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """Feedback can be given again, and shows points that were changed since."""
    feedback_when(handed, "hand-in")
    written(handed, opened_course, NOON)
    before = [path.read_bytes() for path in feedback_of(handed, ANA)]
    written(handed, opened_course, NOON + timedelta(days=9))
    assert before == [path.read_bytes() for path in feedback_of(handed, ANA)]
    author = Author("teacher", NOON.isoformat(), "recounted")
    with handed.book.writing() as connection:
        decide(connection, "week-1", ANA, Decimal(1), author)
    written(handed, opened_course, NOON)
    file, _ = feedback_of(handed, ANA)
    assert Decimal(1) == read_feedback(file.read_bytes(), file.name).points


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no feedback"),
        (b"[" * 99_999, "no feedback"),
        (b" " * (4 * 2**20 + 1), "too large"),
    ],
)
def test_what_is_no_feedback_is_refused(data: bytes, words: str) -> None:
    """A learner's notebook gets a sentence for a file that is no feedback."""
    with pytest.raises(PolicystoryError, match=words):
        read_feedback(data, "x.json")


def test_times_are_on_the_class_clock_and_a_rule_is_said_once(
    handed: HandedClass, opened_course: OpenCourse
) -> None:
    """The page says when an attempt was handed in with the zone, and no sentence twice."""
    written(handed, opened_course, ALL_CLOSED)
    folder = handed.folder.path / "feedback" / "week-1" / ANA
    data = (folder / "week-1-feedback.json").read_bytes()
    feedback = read_feedback(data, "f")
    assert len(set(feedback.why)) == len(feedback.why) > 0
    moment = datetime.fromisoformat(feedback.papers[0].handed_in)
    assert timedelta(hours=-5) == moment.utcoffset()
    page = (folder / "week-1-feedback.html").read_text("utf-8")
    assert f"handed in {moment:%Y-%m-%d %H:%M} (America/New_York)" in page
    assert "UTC" not in page
