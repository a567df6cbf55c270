"""A learner's desk in a test: a folder with released papers, a record, and a clock that is set."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

import policystory as ps
from policystory.assignment.released_paper import (
    read_released,
    sign,
    write_released,
)
from policystory.course import find
from policystory.gradebook.papers import AttemptName, kept_quiz
from policystory.learner.session import Session
from policystory.notebook import assigned_papers
from policystory.quiz.paper import Quiz
from policystory.widget.quiz import QuizWidget
from tests.teaching.learners import NOON, right_response
from tests.teaching.test_week import ROOT, Week

LOGIN = "login01"
QUIZZES = ("01-five-reports/copy-or-confirmation", "01-five-reports/who-reports")


class Desk:
    """A learner's folder with the papers of one learner, and a clock that a test sets."""

    def __init__(self, week: Week, path: Path, patch: pytest.MonkeyPatch) -> None:
        """Copy the papers beside the lessons, and open a session there."""
        self.week = week
        self.path = path
        self.now = NOON
        self._patch = patch
        (path / "assignments").mkdir(parents=True)
        patch.setenv(find.COURSE, str(ROOT))
        patch.setenv("POLICYSTORY_HOME", str(path / "record"))
        patch.chdir(path)
        for paper in week.papers:
            if paper.parent.name == LOGIN:
                self.put(paper.name, paper.read_bytes())
        self.restart()

    def put(self, name: str, data: bytes) -> None:
        """Put a file into the folder with the papers."""
        (self.path / "assignments" / name).write_bytes(data)

    def change(self, **fields: Any) -> None:
        """Change fields of all papers, and have the class sign them again."""
        for path in (self.path / "assignments").iterdir():
            released = read_released(path.read_bytes(), path.name)
            changed = msgspec.structs.replace(released, **fields)
            signed = sign(changed, self.week.folder.key("signature"))
            self.put(path.name, write_released(signed))

    def limit(self, minutes: int) -> None:
        """Give the papers a time limit."""
        path = next((self.path / "assignments").iterdir())
        policy = read_released(path.read_bytes(), path.name).policy
        self.change(policy=msgspec.structs.replace(policy, minutes=minutes))

    def restart(self) -> None:
        """Begin a new kernel."""
        session = Session(self.path, lambda: self.now, UTC)
        self._patch.setattr(assigned_papers, "session", lambda: session)

    def open(self, quiz: str = QUIZZES[0]) -> QuizWidget:
        """Run the cell that opens a quiz."""
        widget = ps.assignments("week-1", quiz)
        assert isinstance(widget, QuizWidget), widget
        return widget

    def key(self, quiz: str) -> Quiz:
        """Return the quiz with the key that the teacher keeps."""
        with self.week.book.reading() as connection:
            kept = kept_quiz(connection, AttemptName("week-1", LOGIN, quiz, 1))
        assert kept is not None
        return kept.quiz

    def answer(self, widget: QuizWidget, quiz: str, first: int = 0) -> None:
        """Answer all questions of a quiz rightly, but not those before number `first`."""
        key = self.key(quiz).key.items
        for number, item in enumerate(widget.paper["items"]):
            if number >= first:
                response = right_response(key[item["id"]])
                reply = say(widget, "answer", item=item["id"], response=response)
                assert "held" == reply["mark"]["reason"]

    def files(self) -> list[Path]:
        """Return the files that were handed in."""
        return sorted((self.path / "handed-in").glob("*.json"))

    def collected(self, at: datetime) -> list[str]:
        """Let the teacher collect them; return the outcome of each that is new."""
        return self.week.collect(
            [(path.name, path.read_bytes()) for path in self.files()], at
        )


def say(widget: QuizWidget, type_: str, **more: Any) -> dict[str, Any]:
    """Send a message as a page does; return the last reply."""
    message = {"type": type_, "ticket": os.urandom(8).hex(), **more}
    # As JSON, which is what a page sends.
    return widget._replies(json.loads(json.dumps(message, default=dict)))[-1]
