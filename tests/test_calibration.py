from decimal import Decimal

import msgspec
import pytest

from policystory.attempt import Attempt, Confidence
from policystory.calibration import Calibration, calibration
from policystory.grade import Grade, Mark, grade
from policystory.items.item import Reason
from policystory.quiz.paper import Rules
from tests.grading import KEY, PAPER, answered, ruled, wrong


def calibrated(reason: Reason, confidence: Confidence) -> Calibration:
    """Return the calibration over one answer with this mark and confidence."""
    earned = Mark(
        item="i", points=Decimal(0), possible=Decimal(1), reason=reason, verdict="v"
    )
    attempt = Attempt(paper="p", confidence={"i": confidence})
    return calibration(attempt, Grade.of("p", [earned]))


@pytest.mark.parametrize(
    ("reason", "sure", "fairly", "guess"),
    [
        (Reason.RIGHT, 3, 2, 1),
        (Reason.WRONG, -6, -2, 0),
        (Reason.WRONG_MAGNITUDE, -6, -2, 0),
        (Reason.WRONG_UNIT, -6, -2, 0),
        (Reason.PARTLY_RIGHT, 0, 0, 0),
    ],
)
def test_calibration_follows_certainty_based_marking(
    reason: Reason, sure: int, fairly: int, guess: int
) -> None:
    """Gardner-Medwin's marks: +3, +2, +1 if right; -6, -2, 0 if wrong; 0 if partly right."""
    for confidence, points in zip(Confidence, (sure, fairly, guess), strict=True):
        assert Calibration(points, 1) == calibrated(reason, confidence)


@pytest.mark.parametrize(
    "reason",
    [
        Reason.UNREADABLE,
        Reason.UNANSWERED,
        Reason.CHECK_SPELLING,
        Reason.HELD,
        Reason.GIVEN,
    ],
)
def test_what_is_no_answer_or_not_told_calibrates_nothing(reason: Reason) -> None:
    """Only answers whose marks the learner may see count."""
    assert Calibration() == calibrated(reason, Confidence.SURE)


def test_confidence_is_never_in_the_grade() -> None:
    """Two learners with the same answers have the same grade, however sure they were."""
    paper = ruled(Rules(confidence=True))
    plain = answered(*map(wrong, PAPER.items))
    sure = msgspec.structs.replace(
        plain, confidence={item.id: Confidence.SURE for item in PAPER.items}
    )
    assert grade(paper, KEY, plain) == grade(paper, KEY, sure)
    assert Calibration(-18, 3) == calibration(sure, grade(paper, KEY, sure))
    assert Calibration() == calibration(plain, grade(paper, KEY, plain))
