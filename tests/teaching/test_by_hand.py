"""Marks that a teacher gives by hand: for alike typed answers at once, or for one learner."""

from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from policystory.assignment.released_paper import read_released
from policystory.assignment.submission_file import write_submission
from policystory.cli import main
from policystory.course.open_course import OpenCourse
from policystory.gradebook.change_history import Author
from policystory.gradebook.papers import AttemptName, kept_quiz
from policystory.items.item import NumberKey
from policystory.teaching import steps
from policystory.teaching.grading import grade_assignment
from tests.teaching.handed import HandedClass, answered, record
from tests.teaching.learners import NOON, right_response

COUNTS = "03-numbers-at-the-border"
WEEK = f"title: Typed\nquizzes: [{COUNTS}]\n"
ALIKE = ("  some  Twelve thousand", "some twelve THOUSAND ")
OTHER = "quite a lot"
TYPED = {"login01": ALIKE[0], "login02": ALIKE[1], "login03": OTHER}
"""What each of three learners typed where a number is asked for; the rest they know."""


class TypedClass:
    """A class in which three learners typed an answer that no program can read."""

    def __init__(self, handed: HandedClass, course: OpenCourse) -> None:
        """Release an assignment, and collect three answers to it."""
        self.handed = handed
        path = handed.folder.path / "assignments" / "typed.yml"
        path.write_text(WEEK, encoding="utf-8")
        list(steps.release(handed.folder, course, handed.book, "typed"))
        self.questions: dict[str, str] = {}
        for login, typed in TYPED.items():
            handed.collect([(f"{login}.json", self._file(login, typed))])
        self.grade()

    def _file(self, login: str, typed: str) -> bytes:
        """Return a submission in which every question but the typed one is answered rightly."""
        folder = self.handed.folder.path / "released" / "typed" / login
        (path,) = folder.glob("*.json")
        released = read_released(path.read_bytes(), path.name)
        name = AttemptName("typed", login, COUNTS, 1)
        with self.handed.book.reading() as connection:
            kept = kept_quiz(connection, name)
        assert kept is not None
        events = []
        for item in released.paper.items:
            key = kept.quiz.key.items[item.id]
            response = right_response(key)
            if isinstance(key.key, NumberKey):
                response = typed
                self.questions[login] = key.name
            events.append((NOON, answered(released, item.id, response)))
        submission = self.handed.submission(login, events=events)
        lines = tuple(record(login, events))
        return write_submission(
            type(submission)(
                released=released,
                begun=submission.begun,
                handed_in=submission.handed_in,
                lines=lines,
            )
        )

    def grade(self) -> None:
        """Grade the assignment."""
        author = Author("teacher", NOON.isoformat(), "graded")
        list(grade_assignment(self.handed.folder, self.handed.book, "typed", author))

    def points(self, login: str) -> Decimal | None:
        """Return a learner's points."""
        rows = steps.grade_rows(self.handed.folder, self.handed.book, "typed")
        return {row.id: row.points for row in rows}[login]

    def run(self, *arguments: str) -> str:
        """Run a command of the gradebook; return what it prints."""
        folder = ["--class", str(self.handed.folder.path)]
        return CliRunner().invoke(main, ["gradebook", *arguments, *folder]).output


@pytest.fixture
def typed(handed: HandedClass, opened_course: OpenCourse) -> TypedClass:
    """Return the class, graded once."""
    return TypedClass(handed, opened_course)


def test_typed_answers_without_all_points_are_listed(typed: TypedClass) -> None:
    """Each typed answer that earned nothing is listed with its question and its number."""
    listed = typed.run("typed", "typed")
    assert f"'{OTHER}' (1 learner): unreadable" in listed
    assert typed.questions["login03"] in listed


def test_alike_answers_are_decided_once(typed: TypedClass) -> None:
    """Two learners who typed alike get the share, spaces and capitals aside; others do not."""
    before = {login: typed.points(login) for login in TYPED}
    for question in {typed.questions["login01"], typed.questions["login02"]}:
        said = typed.run(
            "decide", "typed", question, ALIKE[0], "50", "--because", "half"
        )
        assert "kept; now run: policystory grade typed" in said
    typed.grade()
    half = Decimal("0.5")
    after = {login: typed.points(login) for login in TYPED}
    assert before["login01"] is not None
    assert before["login01"] + half == after["login01"]
    assert before["login02"] == before["login01"]
    assert after["login02"] == after["login01"]
    assert before["login03"] == after["login03"]


def test_one_mark_is_given_by_hand_and_stands(typed: TypedClass) -> None:
    """One learner's mark is set, again changed, and stands whenever all is graded again."""
    before = typed.points("login03")
    assert before is not None
    question = typed.questions["login03"]
    typed.run("mark", "typed", "login03", question, "100", "--because", "as said")
    typed.grade()
    assert before + 1 == typed.points("login03")
    typed.run("mark", "typed", "login03", question, "25", "--because", "too much")
    typed.grade()
    typed.grade()
    assert before + Decimal("0.25") == typed.points("login03")
    history = typed.run("history", "--learner", "login03")
    assert f"question {question} from 100% to 25% (too much)" in history


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("decide", "typed", "no-such", "x", "50"), "has the question 'no-such'"),
        (("decide", "typed", "Q", " ", "50"), "name the answer as it was typed"),
        (("decide", "typed", "Q", "x", "101"), "is 0 to 100 percent, not 101"),
        (("mark", "typed", "nobody", "Q", "50"), "'nobody' is not in the roster"),
    ],
)
def test_what_cannot_be_decided_is_told(
    typed: TypedClass, arguments: tuple[str, ...], said: str
) -> None:
    """A question, answer, share or learner that does not exist is named in a sentence."""
    question = typed.questions["login03"]
    named = [question if each == "Q" else each for each in arguments]
    assert said in typed.run(*named, "--because", "why")


def test_a_choice_is_not_decided_as_typed(
    typed: TypedClass, handed: HandedClass
) -> None:
    """Learners choose such an answer, so a decision about what they typed would never hold."""
    name = AttemptName("typed", "login01", COUNTS, 1)
    with handed.book.reading() as connection:
        kept = kept_quiz(connection, name)
    assert kept is not None
    (chosen, *_) = [
        kept.quiz.key.items[item.id].name
        for item in kept.quiz.paper.items
        if item.options
    ]
    told = typed.run("decide", "typed", chosen, "a", "50", "--because", "why")
    assert f"learners choose their answer to '{chosen}'" in told


def test_a_decision_goes_with_its_learner(typed: TypedClass, tmp_path: Path) -> None:
    """Erasing a learner erases the marks that were given to them by hand."""
    question = typed.questions["login03"]
    typed.run("mark", "typed", "login03", question, "100", "--because", "as said")
    typed.run("erase", "login03", "--yes")
    assert "login03" not in typed.run("history")
