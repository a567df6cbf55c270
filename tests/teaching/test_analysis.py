"""The analysis of the demo class as text, page and frames, with and without names."""

import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.gradebook.change_history import Author
from policystory.gradebook.store import Gradebook
from policystory.teaching import grading, steps
from policystory.teaching.analysis.class_analysis import (
    ClassAnalysis,
    analyse_class,
    without_names,
)
from policystory.teaching.analysis.frames import analysis_frames
from policystory.teaching.analysis.page import analysis_page
from policystory.teaching.analysis.text import analysis_text
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.demo.learners import learners
from policystory.teaching.demo.make import make_demo

ROOT = Path(__file__).parents[2]
LATER = datetime(2026, 2, 9, 14, 0, tzinfo=UTC)


def graded_demo(path: Path) -> tuple[ClassFolder, Gradebook]:
    """Make the demo class, and collect and grade what was handed in."""
    make_demo(path, OpenCourse(load(Folders.of(ROOT))))
    folder = ClassFolder(path)
    book = steps.open_gradebook(folder, None, LATER)
    paths = sorted((path / "handed-in").iterdir())
    files = [(file.name, file.read_bytes()) for file in paths]
    list(grading.collect(folder, book, files, LATER))
    author = Author("teacher", LATER.isoformat(), "graded")
    list(grading.grade_assignment(folder, book, "week-1", author))
    return folder, book


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> ClassAnalysis:
    """Return the analysis of the demo class."""
    folder, book = graded_demo(tmp_path_factory.mktemp("analysis") / "demo")
    whole = analyse_class(folder, book, "week-1", LATER)
    book.close()
    return whole


def _names() -> list[str]:
    """Return every word by which a learner of the demo can be recognised."""
    words: list[str] = []
    for learner in learners():
        last, first = learner.name.split(", ")
        words += [learner.id, f"{first} {last}", learner.name]
    return words


def test_sections_add_up_to_the_class(analysis: ClassAnalysis) -> None:
    """The whole class comes first, and has the learners and points of its sections."""
    whole, *sections = analysis.sections
    assert (30, 28, ["A", "B"]) == (
        whole.learners,
        whole.handed_in,
        [each.section for each in sections],
    )
    assert whole.points == sum(each.points for each in sections)
    # A section of fifteen is too small for more than counts.
    assert [None, None] == [each.share for each in sections]
    assert whole.share is not None


def test_without_names_nothing_tells_a_learner(analysis: ClassAnalysis) -> None:
    """In the page and the text for others no name and no id of a learner is left."""
    plain = without_names(analysis)
    for text in (analysis_page(plain), "\n".join(analysis_text(plain))):
        assert [] == [name for name in _names() if name in text]
        assert "Ngozi" not in text
    assert "Ngozi Abara (demo01)" in analysis_page(analysis)


def test_the_page_needs_nothing_from_elsewhere(analysis: ClassAnalysis) -> None:
    """The page holds its style and figures itself, and no script and no address."""
    page = analysis_page(analysis)
    assert [] == re.findall(r"<script|<link|src=|url\(|https?:", page)
    assert 2 == page.count('role="img"')


def test_names_cannot_become_markup(analysis: ClassAnalysis) -> None:
    """A learner's name with signs of HTML is shown as it was written."""
    first = analysis.learners[0]
    learner = msgspec.structs.replace(first.learner, name="<b onclick=x>Eve</b>")
    changed = msgspec.structs.replace(first, learner=learner)
    page = analysis_page(msgspec.structs.replace(analysis, learners=(changed,)))
    assert "<b onclick" not in page
    assert "&lt;b onclick=x&gt;Eve" in page


def test_a_small_section_keeps_its_marks_to_itself(analysis: ClassAnalysis) -> None:
    """Of a section with fewer than five who handed in, the page tells no points."""
    whole, first, _ = analysis.sections
    small = msgspec.structs.replace(first, handed_in=4, points=77.25)
    page = analysis_page(msgspec.structs.replace(analysis, sections=(whole, small)))
    assert "77.25" not in page


def test_frames_hold_what_the_analysis_says(analysis: ClassAnalysis) -> None:
    """The frames have a row for each question, objective, section and learner."""
    frames = analysis_frames(analysis)
    sizes = {name: len(frame) for name, frame in frames.items()}
    assert {
        "questions": len(analysis.work.questions),
        "objectives": len(analysis.work.objectives),
        "sections": 3,
        "learners": 30,
    } == {name: size for name, size in sizes.items() if name != "wrong_answers"}
    questions = frames["questions"]
    answers = sum(each.n for each in analysis.work.questions)
    assert answers == questions["n"].sum()
    assert {"difficulty", "difficulty_low", "difficulty_high"} <= set(questions.columns)


def test_before_grading_the_text_says_what_to_do(tmp_path: Path) -> None:
    """Without marks the analysis is a sentence, not an error."""
    make_demo(tmp_path / "demo", OpenCourse(load(Folders.of(ROOT))))
    folder = ClassFolder(tmp_path / "demo")
    book = steps.open_gradebook(folder, None, LATER)
    nothing = analyse_class(folder, book, "week-1", LATER)
    book.close()
    assert "Nothing was graded yet: collect and grade first." in list(
        analysis_text(nothing)
    )
    assert "Nothing was graded yet." in analysis_page(nothing)
