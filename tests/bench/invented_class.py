"""An invented class of any size: learners, papers in its gradebook, and what they handed in."""

import random
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from policystory.assignment.released_paper import ReleasedPaper, sign
from policystory.assignment.submission_file import (
    RecordLine,
    SubmissionFile,
    record_quiz,
    write_submission,
)
from policystory.course.open_course import OpenCourse
from policystory.gradebook.papers import AttemptName, keep_paper
from policystory.journal import Answered
from policystory.journal.lines import encode_line
from policystory.quiz.paper import Quiz
from policystory.teaching import steps
from policystory.teaching.class_folder import ClassFolder, make_class
from policystory.teaching.handing_out.make_papers import PaperMaker
from policystory.teaching.roster import Learner
from tests.teaching.learners import NOON, right_response

NAME = "week-1"
QUIZ = "m4-judging"
"""A quiz of ten items."""
WEEK = f"title: Week 1\nquizzes: [{QUIZ}]\ndue: 2027-02-05T23:00\n"
_VARIANTS = 100
"""Papers that are drawn; so many learners on, they come again, signed for another learner."""
_BATCH = 500


def invent(path: Path, course: OpenCourse, count: int) -> Iterator[tuple[str, bytes]]:
    """Make a class in `path`, and yield the name and bytes of what each learner hands in."""
    make_class(path, "Civics", "America/New_York")
    (path / "assignments" / f"{NAME}.yml").write_text(WEEK, encoding="utf-8")
    folder = ClassFolder(path)
    learners = [Learner(f"learner-{n:06}", f"Learner {n}") for n in range(count)]
    folder.write_roster({learner.id: learner for learner in learners})
    maker = PaperMaker(folder, course, NAME)
    drawn = [
        maker.paper(learner.id, QUIZ, 1)
        for learner in learners[: min(count, _VARIANTS)]
    ]
    book = steps.open_gradebook(folder, None, NOON)
    key = folder.key("signature")
    for start in range(0, count, _BATCH):
        with book.writing() as connection:
            for number in range(start, min(start + _BATCH, count)):
                made = drawn[number % len(drawn)]
                learner = learners[number].id
                keep_paper(connection, AttemptName(NAME, learner, QUIZ, 1), made.quiz)
                yield f"{learner}.json", _handed(made.released, made.quiz, learner, key)
    book.close()


def _handed(released: ReleasedPaper, quiz: Quiz, learner: str, key: bytes) -> bytes:
    """Return a learner's submission: about one answer in four is wrong."""
    chance = random.Random(learner)  # noqa: S311 - invented answers, no secret
    released = sign(replace(released, learner=learner), key)
    lines: list[RecordLine] = []
    before = ""
    for number, item in enumerate(released.paper.items, 2):
        response = right_response(quiz.key.items[item.id])
        if chance.random() < 0.25:
            response = item.options[0].id if item.options else "nothing"
        event = Answered(
            quiz=record_quiz(released),
            attempt=1,
            paper=released.paper.id,
            content=released.paper.content,
            item=item.id,
            family="",
            response=response,
            reason="held",
            points="0",
            possible="1",
        )
        at = f"2027-02-03T15:00:{number:02}.000000Z"
        data, chain = encode_line(before, number, at, event)
        text = data.decode().rstrip("\n")
        lines.append(RecordLine("3f9a61d0.jsonl", before, text))
        before = chain
    submission = SubmissionFile(
        released=released,
        begun=NOON.isoformat(),
        handed_in=NOON.isoformat(),
        lines=tuple(lines),
    )
    return write_submission(submission)
