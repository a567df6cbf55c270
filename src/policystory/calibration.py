"""Score how well learners know what they know: their answers against how sure they were."""

import msgspec

from policystory.attempt import Attempt, Confidence
from policystory.grade import Grade
from policystory.items.item import Reason

_WHEN_RIGHT = {
    Confidence.SURE: 3,
    Confidence.FAIRLY: 2,
    Confidence.GUESS: 1,
}
_WHEN_WRONG = {
    Confidence.SURE: -6,
    Confidence.FAIRLY: -2,
    Confidence.GUESS: 0,
}
"""Points for a wrong answer, by confidence (certainty-based marking after Gardner-Medwin): it pays
to say "sure" above 80% certainty, and "guess" below 67%."""

_UNTOLD = {Reason.HELD, Reason.GIVEN}
"""Marks that tell nothing of the answer: held back, or given for a withdrawn question."""


class Calibration(msgspec.Struct, frozen=True):
    """Points for judging well how sure one is of an answer; they are no part of the grade.

    `points`: the sum, which can be negative. `answered`: how many answers were scored.
    """

    points: int = 0
    answered: int = 0


def calibration(attempt: Attempt, grade: Grade) -> Calibration:
    """Return points for how well a learner judged the answers of an attempt.

    A right answer earns 3 points if the learner was "sure", 2 if "fairly", 1 for a "guess". A wrong
    one earns -6, -2 or 0, a partly right one 0. An answer is left out if the learner's sureness is
    not known, if it did not count (such as an unclear one), if its mark may not be seen yet, or if
    the question was withdrawn.
    """
    points = answered = 0
    for mark in grade.marks:
        confidence = attempt.confidence.get(mark.item)
        is_told = mark.counts and mark.reason not in _UNTOLD
        if confidence is None or not is_told:
            continue
        answered += 1
        # A partly right answer shows neither that the learner knew nor that they did not.
        if mark.reason is Reason.RIGHT:
            points += _WHEN_RIGHT[confidence]
        elif mark.reason is not Reason.PARTLY_RIGHT:
            points += _WHEN_WRONG[confidence]
    return Calibration(points, answered)
