"""A gradebook with invented marks, without papers that could be read."""

from dataclasses import dataclass

from sqlalchemy import Connection

from policystory.gradebook.tables import marks, papers


@dataclass(frozen=True)
class Mark:
    """One invented mark."""

    learner: str
    family: str
    points: int = 100
    response: str = '"right"'
    reason: str = "right"
    attempt: int = 1
    possible: int = 100
    quiz: str = "quiz"


def wrong(learner: str, family: str, response: str = '"wrong"') -> Mark:
    """Return a wrong answer's mark."""
    return Mark(learner, family, 0, response, "wrong")


def write_marks(connection: Connection, written: list[Mark]) -> None:
    """Write marks, and papers to which they belong."""
    attempts = {(mark.learner, mark.quiz, mark.attempt) for mark in written}
    for learner, quiz, attempt in sorted(attempts):
        row = papers.insert().values(
            assignment="week-1",
            learner=learner,
            quiz=quiz,
            attempt=attempt,
            paper="",
            possible=0,
            quiz_json=b"",
        )
        connection.execute(row)
    for number, mark in enumerate(written):
        row = marks.insert().values(
            assignment="week-1",
            learner=mark.learner,
            quiz=mark.quiz,
            attempt=mark.attempt,
            item=f"item-{number}",
            family=mark.family,
            points=mark.points,
            possible=mark.possible,
            reason=mark.reason,
            response=mark.response,
        )
        connection.execute(row)
