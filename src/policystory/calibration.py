"""Calibration: whether learners know how much they know, scored from answers and confidence."""

import msgspec

from policystory.attempt import Attempt, Confidence
from policystory.grade import Grade
from policystory.items.item import Reason

WHEN_RIGHT = {Confidence.SURE: 3, Confidence.FAIRLY: 2, Confidence.GUESS: 1}
WHEN_WRONG = {Confidence.SURE: -6, Confidence.FAIRLY: -2, Confidence.GUESS: 0}
"""Points for a wrong answer, by confidence (certainty-based marking after Gardner-Medwin): it pays
to say "sure" above 80% certainty, and "guess" below 67%."""


class Calibration(msgspec.Struct, frozen=True):
    """The points that a learner's confidence earned, over how many answers; not in a grade."""

    points: int = 0
    answered: int = 0


def calibration(attempt: Attempt, grade: Grade) -> Calibration:
    """Score the confidence of all answers that have one and whose mark the learner may see."""
    points = answered = 0
    for mark in grade.marks:
        confidence = attempt.confidence.get(mark.item)
        is_told = mark.counts and mark.reason is not Reason.HELD
        if confidence is None or not is_told:
            continue
        answered += 1
        # What is partly right shows neither that the learner knew nor that they did not.
        if mark.reason is Reason.RIGHT:
            points += WHEN_RIGHT[confidence]
        elif mark.reason is not Reason.PARTLY_RIGHT:
            points += WHEN_WRONG[confidence]
    return Calibration(points, answered)
