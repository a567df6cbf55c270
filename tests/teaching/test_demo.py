"""The demo class: the same everywhere, and with every case that a week has."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from policystory.assignment.released_paper import read_released
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.errors import PolicystoryError
from policystory.gradebook.change_history import Author
from policystory.gradebook.learner_results import State
from policystory.teaching import grading, steps
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.demo.learners import TWO_DAYS_AFTER_DUE
from policystory.teaching.demo.make import make_demo

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def course() -> OpenCourse:
    """Return the course of this repository."""
    return OpenCourse(load(Folders.of(ROOT)))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, course: OpenCourse) -> Path:
    """Return a demo class's folder, as it is made."""
    path = tmp_path_factory.mktemp("demo") / "first"
    make_demo(path, course)
    return path


def _files(path: Path) -> dict[str, bytes]:
    """Return the bytes of each file of a class but those of the database."""
    return {
        file.relative_to(path).as_posix(): file.read_bytes()
        for file in sorted(path.rglob("*"))
        if file.is_file() and "sqlite" not in file.name
    }


def test_the_demo_class_is_the_same_wherever_it_is_made(
    demo: Path, course: OpenCourse, tmp_path: Path
) -> None:
    """Two demo classes in two folders hold the same bytes."""
    make_demo(tmp_path / "second", course)
    assert _files(demo) == _files(tmp_path / "second")


def test_the_demo_class_has_every_case_of_a_week(demo: Path) -> None:
    """There is work in time, late, twice and missing, and marks spread from low to full."""
    folder = ClassFolder(demo)
    files = [(path.name, path.read_bytes()) for path in (demo / "handed-in").iterdir()]
    book = steps.open_gradebook(folder, None, TWO_DAYS_AFTER_DUE)
    judged = grading.collect(folder, book, sorted(files), TWO_DAYS_AFTER_DUE)
    outcomes = Counter(each.outcome.value for each in judged)
    author = Author("teacher", "2026-02-09T08:00", "graded")
    assert 28 == len(list(grading.grade_assignment(folder, book, "week-1", author)))
    rows = steps.grade_rows(folder, book, "week-1")
    book.close()
    assert {"accepted": 51, "late": 6} == dict(outcomes)
    assert 2 == len(list((demo / "handed-in").glob("*-3.json")))
    assert {State.GRADED: 28, State.MISSING: 2} == Counter(row.state for row in rows)
    points = [row.points for row in rows if row.points is not None]
    assert min(points) < 6
    assert 16 == max(points)


def test_the_demo_never_replaces_a_class(course: OpenCourse, tmp_path: Path) -> None:
    """In a folder with a class the demo is refused, and the class stays as it was."""
    text = "name: civics\ntitle: Civics 7\n"
    (tmp_path / "class.yml").write_text(text, encoding="utf-8")
    with pytest.raises(PolicystoryError, match="already"):
        make_demo(tmp_path, course)
    assert {"class.yml": text.encode()} == _files(tmp_path)


def test_quizzes_with_one_title_are_told_apart(demo: Path) -> None:
    """Two exit quizzes in one assignment carry the titles of their lessons."""
    papers = [
        read_released(path.read_bytes(), path.name)
        for path in (demo / "released" / "week-1" / "demo01").iterdir()
    ]
    titles = {paper.paper.title for paper in papers}
    assert {"Five reports, one story: Exit quiz", "Where and who: Exit quiz"} == titles


def test_what_tells_of_learners_is_never_committed(demo: Path) -> None:
    """A class inside a repository shows git no secret, no gradebook, and nobody's work."""
    git = ["git", "-c", "init.defaultBranch=main"]
    subprocess.run([*git, "init", "--quiet"], cwd=demo, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"],
        cwd=demo,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    shutil.rmtree(demo / ".git")
    assert [".gitignore", "assignments/week-1.yml"] == sorted(listed.split())
