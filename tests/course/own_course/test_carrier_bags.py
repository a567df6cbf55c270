"""The second course of the package stays whole: the proof that a course can be quite another."""

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import msgspec
import pytest

from policystory.course.checks.course import check
from policystory.course.find import HOME, LEARNER, READER
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.course.own_course.templates import templates
from policystory.publish import publish
from policystory.quiz.paper import Mode

ROOT = Path(__file__).parents[3]
COURSE = Path(str(templates()["carrier-bags"]))
SEEDS = tuple(map(str, range(40)))
FIRST_COURSE = re.compile(
    r"migra|border|asylum|vaccin|\bdoses?\b|senator|congress|administration|\$\d"
)
"""What the first course speaks of, beside names."""


@cache
def course() -> OpenCourse:
    """Return the second course, open."""
    return OpenCourse(load(Folders.of(COURSE)))


def test_the_course_has_no_problem() -> None:
    """Facts, figures, quizzes and lessons pass every check, as a course that is published."""
    report = check(Folders.of(COURSE))
    assert () == report.problems
    assert () == report.hints
    assert "published" == course().content.course.status


def test_the_course_is_as_large_as_it_is_told_to_be() -> None:
    """It has 40 facts, two lessons and figures, 60 questions, and a quiz that counts."""
    content = course().content
    assert 40 <= len(course().corpus.facts)
    assert [2, 2] == [len(content.lessons), len(content.figures)]
    assert 60 <= len(course().bank.items)
    modes = [course().blueprint(quiz).mode for quiz in course().quizzes()]
    assert 1 == modes.count(Mode.GRADED)


@pytest.mark.parametrize("quiz", sorted(course().quizzes()))
def test_everyone_gets_a_sound_and_equally_hard_paper(quiz: str) -> None:
    """Papers of many seeds differ, ask nothing twice, and have the same kinds and points."""
    papers, profiles = set(), set()
    for seed in SEEDS:
        drawn = course().quiz(quiz, seed)
        items = drawn.paper.items
        keys = drawn.key.items
        families = {keys[item.id].family for item in items}
        assert len(items) == len(families), seed
        profiles.add(tuple([(item.kind, item.points) for item in items]))
        papers.add(drawn.paper.id)
    assert 1 == len(profiles)
    assert len(papers) > 3


def test_the_lessons_are_as_they_ship(tmp_path: Path) -> None:
    """To publish the lessons again, as a new learner, gives the same bytes."""
    copy = tmp_path / "carrier-bags"
    shutil.copytree(COURSE, copy)
    list(publish(copy / "lessons", course=copy))
    for shipped in (COURSE / "lessons").glob("*.ipynb"):
        assert shipped.read_bytes() == (copy / "lessons" / shipped.name).read_bytes()


def test_every_cell_shows_what_ships(tmp_path: Path) -> None:
    """The lessons pass nbval, as those of the first course do."""
    learner = {HOME: str(tmp_path), LEARNER: READER}
    command = [sys.executable, "-m", "pytest", "--numprocesses=0", "-q"]
    run = subprocess.run(
        [*command, str(COURSE / "lessons")],
        cwd=ROOT,
        env={**os.environ, **learner},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == run.returncode, run.stdout
    assert "passed" in run.stdout


def outputs() -> str:
    """Return all that learners of the second course may read: every item, and the notebooks."""
    items = course().bank.items.values()
    texts = [msgspec.json.encode(item).decode() for item in items]
    notebooks = sorted((COURSE / "lessons").glob("*.ipynb"))
    texts.extend(notebook.read_text("utf-8") for notebook in notebooks)
    return "\n".join(texts)


def test_no_word_of_the_first_course_is_in_it() -> None:
    """Neither questions, feedback nor pages name anybody or anything of the first course."""
    names: list[str] = []
    for entity in load(Folders.of(ROOT)).entities:
        names += (entity.name, *entity.aliases)
    # In small letters "pence" is money; with a capital it is a vice president.
    proper = [re.escape(name) for name in names if name[0].isupper()]
    text = outputs()
    assert [] == re.findall(rf"\b(?:{'|'.join(proper)})\b", text)
    assert [] == FIRST_COURSE.findall(text.casefold())
