"""Quizzes ask what was taught: facts that the prose of a lesson or of an earlier one cites."""

import re
from pathlib import Path
from typing import Any

import pytest

from policystory.course.checks.course import check
from policystory.course.content import (
    CitedFact,
    Course,
    Lesson,
    LessonText,
    Module,
)
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.course.outline.lesson_order import lesson_order, taught
from tests.worlds import content, edit, write

EVERY = frozenset(fact.fact for fact in content().lessons[0].cited)


def open_course(root: Path) -> OpenCourse:
    """Open the course in a folder."""
    return OpenCourse(load(Folders.of(root)))


def asked(course: OpenCourse, quiz: str) -> set[str]:
    """Return the facts that forty papers of a quiz ask of."""
    facts: set[str] = set()
    for seed in range(40):
        for key in course.quiz(quiz, str(seed)).key.items.values():
            facts.update(key.asked)
    return facts


def without_citation(root: Path, fact: str) -> None:
    """Take the citations of a fact out of the lesson."""
    path = root / "lessons" / "01-crossings.ipynb"
    text = path.read_text(encoding="utf-8")
    shorter = re.sub(rf"\[[^\[\]]*\]\(#{fact}\)", "", text)
    assert shorter != text
    path.write_text(shorter, encoding="utf-8")


def test_a_quiz_asks_only_what_is_cited(tmp_path: Path) -> None:
    """A fact that the lesson does not cite is asked by no paper; with its citation it is."""
    root = write(tmp_path)
    assert "keeper-tern" in asked(open_course(root), "01-crossings")
    without_citation(root, "keeper-tern")
    assert "keeper-tern" not in asked(open_course(root), "01-crossings")


def test_the_first_paper_changes_with_what_is_taught_alone(tmp_path: Path) -> None:
    """Where the citation that goes was not asked, the paper of a seed stays as it was."""
    root = write(tmp_path)
    whole = open_course(root).quiz("01-crossings/lamps", "s").paper.items
    without_citation(root, "keeper-tern")
    assert whole == open_course(root).quiz("01-crossings/lamps", "s").paper.items


def test_a_lesson_without_text_is_not_narrowed(tmp_path: Path) -> None:
    """While the notebook is still to be written, a quiz asks of all facts."""
    root = write(tmp_path)
    (root / "lessons" / "01-crossings.ipynb").unlink()
    course = open_course(root)
    assert course.taught("01-crossings") is None
    assert "keeper-tern" in asked(course, "01-crossings")


def test_a_pool_with_too_little_taught_is_a_problem_on_its_line(tmp_path: Path) -> None:
    """The check says how many questions are taught, and which citations would add most."""
    root = write(tmp_path)
    pool = "      - {id: lamps, objectives: [tell-the-lamps]"
    line = edit(root, "quizzes/01-crossings.yml", pool, pool)
    for fact in ("cause-reed", "cause-holm"):
        without_citation(root, fact)
    (problem,) = check(Folders.of(root)).problems
    message = (
        "quiz '01-crossings/lamps', pool 'lamps': 2 are drawn, "
        "and only 1 of its 3 questions ask what was taught"
    )
    expected = (line, message, "cite in the lesson: cause-holm, cause-reed")
    assert expected == (problem.line, problem.message, problem.hint)


def lesson(id_: str, module: str) -> Lesson:
    """Return a lesson of a module."""
    return Lesson(id=id_, title=id_, module=module, minutes=1)


COURSE = Course(
    course="c",
    title="c",
    modules=(Module("m1", "M1", ("a", "b")), Module("m2", "M2")),
    lessons=(lesson("c", "m2"), lesson("a", "m1"), lesson("b", "m1")),
)


def text(id_: str, *facts: str) -> LessonText:
    """Return the text of a lesson that cites these facts."""
    return LessonText(id_, tuple([CitedFact(fact, "S") for fact in facts]))


@pytest.mark.parametrize(
    ("texts", "name", "expected"),
    [
        ((text("a", "1"), text("b", "2"), text("c", "3")), "a", {"1"}),
        ((text("a", "1"), text("b", "2"), text("c", "3")), "b", {"1", "2"}),
        ((text("a", "1"), text("b", "2"), text("c", "3")), "m1", {"1", "2"}),
        ((text("a", "1"), text("b", "2"), text("c", "3")), "m2", {"1", "2", "3"}),
        ((text("a", "1"), text("c", "3")), "c", {"1", "3"}),
        ((text("a", "1"), text("c", "3")), "m1", None),
        ((text("a", "1"), text("c")), "c", None),
        ((), "another", None),
    ],
)
def test_what_is_taught_grows_with_the_course(
    texts: Any, name: str, expected: set[str] | None
) -> None:
    """Earlier lessons count in the order of the modules; a module ends with its last lesson."""
    from msgspec.structs import replace

    whole = replace(content(), course=COURSE, lessons=texts)
    assert expected == taught(whole, name)
    assert ("a", "b", "c") == lesson_order(COURSE)
