"""Assignments for practice: one file for all, and a quiz of the learner's own course."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import policystory as ps
from policystory.assignment.practice_file import read_practice
from policystory.cli import main
from policystory.course import find
from policystory.course.open_course import OpenCourse
from policystory.errors import PolicystoryError
from policystory.gradebook.change_history import Author
from policystory.learner.session import Session
from policystory.notebook import assigned_papers
from policystory.teaching import steps
from policystory.teaching.grading import grade_assignment
from policystory.teaching.status import statuses
from policystory.widget.quiz import QuizWidget
from tests.teaching.handed import HandedClass
from tests.teaching.learners import NOON
from tests.teaching.test_week import ROOT

COUNTS, CHECK = "03-numbers-at-the-border", "01-five-reports/who-reports"
TRAIN = f"""
title: Training
mode: practice
quizzes: [{COUNTS}, {CHECK}]
due: 2027-02-05T23:00
"""


@pytest.fixture
def practice(handed: HandedClass, opened_course: OpenCourse) -> Path:
    """Return the file of an assignment for practice, as it is released."""
    path = handed.folder.path / "assignments" / "train.yml"
    path.write_text(TRAIN, encoding="utf-8")
    released = list(steps.release(handed.folder, opened_course, handed.book, "train"))
    assert 1 == len(released)
    return released[0]


@pytest.fixture
def desk(practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a learner's folder that holds the file; its session stands at a fixed time."""
    folder = tmp_path / "desk"
    (folder / "assignments").mkdir(parents=True)
    (folder / "assignments" / practice.name).write_bytes(practice.read_bytes())
    monkeypatch.setenv(find.COURSE, str(ROOT))
    monkeypatch.setenv("POLICYSTORY_HOME", str(folder / "record"))
    monkeypatch.chdir(folder)
    session = Session(folder, lambda: NOON, NOON.tzinfo)
    monkeypatch.setattr(assigned_papers, "session", lambda: session)
    return folder


def test_the_file_names_quizzes_and_dates_and_no_question(practice: Path) -> None:
    """The released file says what to do and until when; it holds no question and no key."""
    read = read_practice(practice.read_bytes(), practice.name)
    assert (COUNTS, CHECK) == read.quizzes
    assert ["2027-02-05T23:00"] == [window.until for window in read.policy.windows]
    assert len(practice.read_bytes()) < 1000


def test_to_release_again_changes_nothing(
    practice: Path, handed: HandedClass, opened_course: OpenCourse
) -> None:
    """The same assignment gives the same file."""
    before = practice.read_bytes()
    list(steps.release(handed.folder, opened_course, handed.book, "train"))
    assert before == practice.read_bytes()


def test_a_learner_sees_it_and_opens_its_quizzes(desk: Path) -> None:
    """The list shows title, date, standing and call; each call opens a quiz for practice."""
    shown = str(ps.assignments())
    assert "Training (train)" in shown
    assert "For practice" in shown
    assert "Due 5 February 2027, 23:00 on the class's clock" in shown
    assert f'ps.assignments("train", "{COUNTS}")' in shown
    assert "not begun" in shown
    assert f'ps.assignments("train", "{CHECK}")' in str(ps.assignments("train"))
    assert isinstance(ps.assignments("train", COUNTS), QuizWidget)
    assert isinstance(ps.assignments("train", "who-reports"), QuizWidget)


def test_a_wrong_quiz_gets_the_names_of_the_right_ones(desk: Path) -> None:
    """A quiz that the assignment does not have is refused, with those that it has."""
    assert f"its quizzes: {COUNTS}, {CHECK}" in str(ps.assignments("train", "x"))


@pytest.mark.parametrize("damage", [b"{", b'{"format": "x"}', b"[]"])
def test_a_damaged_file_is_named(desk: Path, damage: bytes) -> None:
    """A damaged file is told of in one sentence, and the list still shows."""
    (desk / "assignments" / "train-practice.json").write_bytes(damage)
    shown = str(ps.assignments())
    assert "train-practice.json is no assignment for practice" in shown


def test_practice_is_not_graded(practice: Path, handed: HandedClass) -> None:
    """Grading and status say that there is nothing to grade."""
    author = Author("teacher", NOON.isoformat(), "graded")
    with pytest.raises(PolicystoryError, match="is for practice"):
        list(grade_assignment(handed.folder, handed.book, "train", author))
    with pytest.raises(PolicystoryError, match="is for practice"):
        statuses(handed.folder, handed.book, "train", NOON)


def test_practice_has_no_papers_to_pack(
    practice: Path, handed: HandedClass, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command says what it wrote, and refuses to pack or print what has no papers."""
    monkeypatch.setenv(find.COURSE, str(ROOT))
    monkeypatch.chdir(handed.folder.path)
    run = CliRunner().invoke(main, ["release", "train"])
    assert "train-practice.json: written; give it to all learners" in run.output
    packed = CliRunner().invoke(main, ["release", "train", "--zip", "out"])
    assert 1 == packed.exit_code
    assert "without papers to pack" in packed.output
