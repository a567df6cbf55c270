from decimal import Decimal

import pytest

from policystory.grade import (
    Grade,
    Mark,
    grade,
    shown,
)
from policystory.items.item import Reason
from policystory.quiz.paper import Feedback, Mode, Rules
from tests.grading import KEY, PAPER, answered, right, ruled, wrong

HELD = "Answered; marked when released."


TO_THE_END = "Answered; marked when you hand in."


@pytest.mark.parametrize(
    ("mode", "feedback", "ended", "released", "verdict"),
    [
        (Mode.PRACTICE, None, False, False, ""),
        (Mode.GRADED, None, False, False, TO_THE_END),
        (Mode.GRADED, None, True, False, ""),
        (Mode.GRADED, "when-released", False, False, HELD),
        (Mode.GRADED, "when-released", True, False, HELD),
        (Mode.GRADED, "when-released", True, True, ""),
        (Mode.GRADED, "at-once", False, False, ""),
        (Mode.PRACTICE, "at-end", False, False, TO_THE_END),
        (Mode.PRACTICE, "at-end", True, False, ""),
        (Mode.PRACTICE, "when-released", True, False, HELD),
        (Mode.PRACTICE, "when-released", False, True, ""),
    ],
)
def test_marks_are_held_until_they_may_be_told(
    mode: Mode, feedback: str | None, ended: bool, released: bool, verdict: str
) -> None:
    """A held mark says that there is an answer, and when its mark will be told."""
    paper = ruled(Rules(feedback=Feedback(feedback) if feedback else None), mode)
    whole = grade(paper, KEY, answered(*map(right, PAPER.items)))
    seen = shown(paper, whole, ended=ended, released=released)
    if not verdict:
        assert whole == seen
        return
    assert {(Reason.HELD, verdict, Decimal(0))} == {
        (held.reason, held.verdict, held.points) for held in seen.marks
    }
    assert (seen.points, seen.possible) == (0, 4)


@pytest.mark.parametrize(
    ("rules", "ended"),
    [(Rules(), False), (Rules(feedback=Feedback.WHEN_RELEASED), True)],
)
def test_what_is_held_tells_nothing_of_the_key(rules: Rules, ended: bool) -> None:
    """Right and wrong look the same; what is empty or unreadable follows from the paper alone."""
    paper = ruled(rules, Mode.GRADED)
    rights, wrongs = (
        shown(
            paper,
            grade(paper, KEY, answered(choose(PAPER.items[0]), None, "nonsense")),
            ended=ended,
            released=False,
        )
        for choose in (right, wrong)
    )
    assert rights == wrongs
    reasons = [Reason.HELD, Reason.UNANSWERED, Reason.UNREADABLE]
    assert reasons == [held.reason for held in rights.marks]
    assert not any(held.facts or held.feedback for held in rights.marks)


def test_a_near_spelling_is_held_too() -> None:
    """That a name was nearly right says what the right one is."""
    near = Mark(
        item="i",
        points=Decimal(0),
        possible=Decimal(1),
        reason=Reason.CHECK_SPELLING,
        verdict="v",
    )
    (held,) = shown(
        ruled(Rules(), Mode.GRADED), Grade.of("p", [near]), ended=False, released=False
    ).marks
    assert held.reason is Reason.HELD
