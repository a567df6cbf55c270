"""A misspelt name where nobody can be asked back: one slip costs no mark."""

from decimal import Decimal

import pytest

from policystory.attempt import Attempt
from policystory.grade import Mark, grade
from policystory.items.item import Reason
from policystory.quiz.paper import Feedback, Key, Mode, Paper, Rules
from tests.forms import text

SHOWN, KEY = text("Ada Marsh")


def marked(feedback: Feedback, *responses: str) -> Mark:
    """Return the mark of these responses, on a paper that tells marks then."""
    paper = Paper(
        id="p",
        language="en",
        quiz="q",
        title="Names",
        content="v",
        mode=Mode.GRADED,
        rules=Rules(feedback=feedback),
        items=(SHOWN,),
    )
    attempt = Attempt(paper="p", responses={SHOWN.id: responses})
    return grade(paper, Key(paper="p", items={SHOWN.id: KEY}), attempt).marks[0]


@pytest.mark.parametrize(
    ("feedback", "responses", "reason", "points"),
    [
        (Feedback.AT_ONCE, ("Ada Mash",), Reason.CHECK_SPELLING, 0),
        (Feedback.AT_ONCE, ("Tom Reed", "Ada Mash"), Reason.WRONG, 0),
        (Feedback.AT_END, ("Ada Mash",), Reason.RIGHT, 1),
        (Feedback.WHEN_RELEASED, ("Ada Mash",), Reason.RIGHT, 1),
        (Feedback.WHEN_RELEASED, ("Tom Reed", "Ada Mash"), Reason.RIGHT, 1),
        (Feedback.WHEN_RELEASED, ("Ada Mash", "Tom Reed"), Reason.WRONG, 0),
        (Feedback.WHEN_RELEASED, ("Tom Read",), Reason.WRONG, 0),
    ],
)
def test_slip_that_cannot_be_asked_back_is_taken_as_right(
    feedback: Feedback, responses: tuple[str, ...], reason: Reason, points: int
) -> None:
    """Where marks are held, a nearly right name counts; where they are told, it is asked again."""
    mark = marked(feedback, *responses)
    assert (reason, Decimal(points)) == (mark.reason, mark.points)
