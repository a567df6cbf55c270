"""Files as honest and other people hand them in: made from papers, with records of any kind."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from policystory.assignment.released_paper import ReleasedPaper, read_released
from policystory.assignment.submission_file import (
    RecordLine,
    SubmissionFile,
    record_quiz,
    write_submission,
)
from policystory.gradebook.change_history import Author
from policystory.gradebook.papers import AttemptName, kept_quiz
from policystory.journal import Answered
from policystory.journal.lines import Event, Header, encode_line
from policystory.journal.moment import format_time
from policystory.quiz.paper import Quiz
from policystory.teaching import grading, steps
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.collecting.find_files import handed_files
from policystory.teaching.collecting.handed_file import HandedFile
from policystory.teaching.judge_submission import JudgedFile
from tests.teaching.learners import NOON, right_response

FILE = "20270203T170000-3f9a61d0-1.jsonl"
"""The name of a file of a learner's record."""
MALLORY, ANA = "login11", "login01"
"""The learner who hands in what is forged, and one whose work is graded already."""
Timed = tuple[datetime, Event]
"""An event of a record, with its time."""


class HandedClass:
    """A class to which files are handed in; `now` is when they are collected."""

    def __init__(self, path: Path) -> None:
        """Open the class's folder and its gradebook."""
        self.folder = ClassFolder(path)
        self.book = steps.open_gradebook(self.folder, None, NOON)
        self.now = NOON + timedelta(hours=1)

    def paper_path(self, login: str, number: int = 0) -> Path:
        """Return the path of a learner's paper of the first attempt at a quiz."""
        folder = self.folder.path / "released" / "week-1" / login
        return sorted(folder.glob("*--1.json"))[number]

    def paper(self, login: str = MALLORY) -> ReleasedPaper:
        """Return a learner's first paper."""
        path = self.paper_path(login)
        return read_released(path.read_bytes(), path.name)

    def quiz(self, released: ReleasedPaper) -> Quiz:
        """Return a paper with its key."""
        name = AttemptName("week-1", released.learner, released.paper.quiz, 1)
        with self.book.reading() as connection:
            kept = kept_quiz(connection, name)
        assert kept is not None
        return kept.quiz

    def answers(
        self, login: str = MALLORY, wrong: int = 0, at: datetime = NOON
    ) -> list[Timed]:
        """Return a learner's answers to the first paper, a minute each; the first are wrong."""
        released = self.paper(login)
        quiz = self.quiz(released)
        timed: list[Timed] = []
        for number, item in enumerate(released.paper.items):
            right = right_response(quiz.key.items[item.id])
            response = "" if number < wrong else right
            event = answered(released, item.id, response)
            timed.append((at + timedelta(minutes=number), event))
        return timed

    def submission(
        self,
        login: str = MALLORY,
        wrong: int = 0,
        at: datetime = NOON,
        events: Sequence[Timed] | None = None,
        handed_in: datetime | None = None,
        file: str = FILE,
    ) -> SubmissionFile:
        """Return a submission of a learner's first paper, by default an honest one."""
        timed = self.answers(login, wrong, at) if events is None else events
        released = self.paper(login)
        last = max([moment for moment, _ in timed], default=at)
        return SubmissionFile(
            released=released,
            begun=format_time(min([moment for moment, _ in timed], default=at)),
            handed_in=format_time(handed_in or last),
            lines=tuple(record(login, timed, file)),
        )

    def data(self, **how: Any) -> bytes:
        """Return the bytes of a submission; arguments as in `submission`."""
        return write_submission(self.submission(**how))

    def collect(
        self, files: Iterable[HandedFile | tuple[str, bytes]]
    ) -> list[JudgedFile]:
        """Collect files now, and return those that are new."""
        return list(grading.collect(self.folder, self.book, files, self.now))

    def grade(self) -> None:
        """Grade the assignment."""
        author = Author("teacher", self.now.isoformat(), "graded")
        list(grading.grade_assignment(self.folder, self.book, "week-1", author))

    def points(self) -> dict[str, Decimal | None]:
        """Return the points of each learner, by id."""
        rows = steps.grade_rows(self.folder, self.book, "week-1")
        return {row.id: row.points for row in rows}


def collect_all(path: Path, source: Path) -> None:
    """Collect a folder into a class, in a process that may be killed."""
    handed = HandedClass(path)
    handed.collect(handed_files([source]))


def answered(
    released: ReleasedPaper, item: str, response: object, **other: Any
) -> Answered:
    """Return the event of an answer to a paper; `other` are fields to be set otherwise."""
    fields: dict[str, Any] = {
        "quiz": record_quiz(released),
        "attempt": released.attempt,
        "paper": released.paper.id,
        "content": released.paper.content,
        "item": item,
        "family": "",
        "response": response,
        "reason": "held",
        "points": "0",
        "possible": "1",
    }
    return Answered(**(fields | other))


def record(login: str, timed: Iterable[Timed], file: str = FILE) -> list[RecordLine]:
    """Return events as lines of a record's file, with sound hashes."""
    head = Header(version=1, course="root-causes", learner=login)
    _, chain = encode_line("", 1, format_time(NOON), head)
    lines: list[RecordLine] = []
    for number, (at, event) in enumerate(timed, 2):
        before = chain
        data, chain = encode_line(before, number, format_time(at), event)
        lines.append(RecordLine(file, before, data.decode().rstrip("\n")))
    return lines


def edited(data: bytes, edit: Callable[[Any], None]) -> bytes:
    """Return the JSON of a file after an edit of its value, written as ours is."""
    value = msgspec.json.decode(data)
    edit(value)
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def zipped(files: dict[str, bytes], form: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of files, by their names in it."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", form) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, form)
    return data.getvalue()
