"""Learners of an invented class, who answer their papers into records and hand them in."""

from datetime import UTC, datetime
from pathlib import Path

from policystory.assignment.released_paper import ReleasedPaper, read_released
from policystory.assignment.submission_file import record_quiz, write_submission
from policystory.items.item import Answer, KeyItem, NumberKey, PairsKey, TextKey
from policystory.journal import Answered, Journal
from policystory.learner.assigned.hand_in import make_submission
from policystory.quiz.paper import Quiz

NOON = datetime(2027, 2, 3, 17, 0, tzinfo=UTC)


def right_response(key: KeyItem) -> object:
    """Return a response that earns all points."""
    answer: Answer = key.key
    if isinstance(answer, NumberKey):
        return f"{answer.amount:f}"
    if isinstance(answer, TextKey):
        return answer.accepted[0]
    if isinstance(answer, PairsKey):
        return answer.pairs
    return list(answer) if isinstance(answer, tuple) else answer


def answer_paper(
    folder: Path, released: ReleasedPaper, quiz: Quiz, wrong: int, at: datetime
) -> None:
    """Answer a paper into the record in `folder`; the first `wrong` answers are empty texts."""
    journal = Journal(folder, "3f9a61d0", "root-causes", released.learner, lambda: at)
    for number, item in enumerate(released.paper.items):
        response = right_response(quiz.key.items[item.id])
        journal.write(
            Answered(
                quiz=record_quiz(released),
                attempt=released.attempt,
                paper=released.paper.id,
                content=released.paper.content,
                item=item.id,
                family="",
                response="" if number < wrong else response,
                reason="held",
                points="0",
                possible="1",
            )
        )


def hand_in(
    folder: Path, path: Path, quiz: Quiz, wrong: int = 0, at: datetime = NOON
) -> bytes:
    """Return the file that a learner hands in for the released paper at `path`."""
    released = read_released(path.read_bytes(), path.name)
    answer_paper(folder, released, quiz, wrong, at)
    return write_submission(make_submission(released, folder, at))
