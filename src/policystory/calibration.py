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
    """The points that a learner earned by judging well how sure they were; not part of a grade.

    `answered` is the number of answers that were scored.
    """

    points: int = 0
    answered: int = 0


def calibration(attempt: Attempt, grade: Grade) -> Calibration:
    """Return the points for the confidence that a learner stated in the answers of an attempt.

    Answers without a stated confidence are left out, and so are those whose mark the learner may
    not see yet. A partly right answer earns 0 points.
    """
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
