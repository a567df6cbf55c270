"""Make the demo class: its folder, learners, assignment, papers (questions) and hand-ins."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from policystory.assignment.released_paper import read_released
from policystory.course.atomic_write import write_atomically
from policystory.course.open_course import OpenCourse
from policystory.errors import PolicystoryError
from policystory.gradebook.papers import AttemptName, kept_quiz
from policystory.gradebook.store import Gradebook
from policystory.teaching import steps
from policystory.teaching.class_folder import (
    CLASS_FILE,
    ClassFolder,
    make_class,
    read_roster_file,
)
from policystory.teaching.demo.answers import submission
from policystory.teaching.demo.learners import (
    ALLOWED_MORE,
    canvas_export,
    hand_ins,
    learners,
)

ASSIGNMENT = "week-1"
HANDED_IN = "handed-in"
"""The folder with the files that the invented learners hand in."""
_QUIZZES = ("01-five-reports", "02-where-and-who")
_ZONE = "America/New_York"
_MADE = datetime(2026, 2, 2, 13, 0, tzinfo=UTC)
_CLASS = f"""\
# An invented class, to try the week with. Its secret is no secret: use it for nothing else.
name: demo-class
title: Demo class
zone: {_ZONE}
accommodations:
  - {{learner: {ALLOWED_MORE}, days: 2, time: 1.5}}
"""
_WEEK = f"""\
title: Week 1
quizzes: [{", ".join(_QUIZZES)}]
opens: 2026-02-02T08:00
due: 2026-02-06T23:00
closes: 2026-02-08T23:00
late-credit: 0.8
"""


def make_demo(path: Path, course: OpenCourse) -> int:
    """Make the demo class in a folder; return how many files its invented learners handed in.

    The files are the same on every machine. What is missing in an earlier demo class is added.
    Arguments: `path`: the folder; `course`: has the questions. PolicystoryError if another class is
    in the folder.
    """
    class_file = path / CLASS_FILE
    if class_file.exists() and class_file.read_text("utf-8") != _CLASS:
        raise PolicystoryError(
            f"there is a class in {path} already; make the demo class in another folder"
        )
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_atomically(class_file, _CLASS.encode())
    _write_open_secret(path / "secret")
    make_class(path, "Demo class", _ZONE)
    write_atomically(path / "assignments" / f"{ASSIGNMENT}.yml", _WEEK.encode())
    # The roster comes out of it, so that to import it again changes nothing.
    write_atomically(path / "canvas.csv", canvas_export())
    folder = ClassFolder(path)
    folder.write_roster(read_roster_file(path / "canvas.csv")[1])
    book = steps.open_gradebook(folder, None, _MADE)
    try:
        papers = list(steps.release(folder, course, book, ASSIGNMENT))
        return sum(1 for _ in _hand_in(path, book, papers))
    finally:
        book.close()


def _write_open_secret(path: Path) -> None:
    """Write the demo's secret, which is the same everywhere, so that its papers are too."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.write(sha256(b"policystory demo class").hexdigest() + "\n")


def _hand_in(path: Path, book: Gradebook, papers: list[Path]) -> Iterator[Path]:
    """Write the files that the learners hand in, and yield their paths."""
    (path / HANDED_IN).mkdir(exist_ok=True, mode=0o700)
    released = [read_released(paper.read_bytes(), paper.name) for paper in papers]
    by_learner = {(each.learner, each.paper.quiz): each for each in released}
    for learner in learners():
        handed = hand_ins(learner.id)
        for number, hand_in in enumerate(handed, 1):
            paper = by_learner[learner.id, _QUIZZES[hand_in.quiz]]
            name = AttemptName(ASSIGNMENT, learner.id, paper.paper.quiz, 1)
            with book.reading() as connection:
                kept = kept_quiz(connection, name)
            # What was released a moment ago is in the gradebook.
            assert kept is not None  # noqa: S101 - see above
            of_quiz = [each for each in handed[:number] if each.quiz == hand_in.quiz]
            target = path / HANDED_IN / f"{learner.id}-{number}.json"
            write_atomically(target, submission(paper, kept.quiz.key, of_quiz))
            yield target
