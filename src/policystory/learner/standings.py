"""Standings: how many questions of each quiz a learner has answered, and how many were right."""

from collections.abc import Mapping

import msgspec

from policystory.journal import Record
from policystory.learner.progress import HELD, AttemptGathering, chronological


class Standing(msgspec.Struct, frozen=True):
    """How far a learner is in the latest attempt at a quiz.

    `answered` and `right` count items; `right` is None while marks are held back. `items` is the
    number of items of the quiz, `attempt` the number of the attempt. `begun` is True only for a
    graded attempt that was begun.
    """

    answered: int
    right: int | None
    items: int
    attempt: int = 1
    begun: bool = False

    def in_words(self) -> str:
        """Return the standing in words: "3 of 8 answered, 2 right", or "not begun".

        The arguments of `Standing` below are `answered`, `right`, `items` and `attempt`.

        >>> Standing(3, 2, 8).in_words(), Standing(0, 0, 8).in_words()
        ('3 of 8 answered, 2 right', 'not begun')
        >>> Standing(8, 8, 8, 2).in_words()
        'all 8 answered, 8 right (attempt 2)'
        """
        which = ""
        # Most learners make a single attempt, so the first needs no number.
        if self.attempt > 1:
            which = f" (attempt {self.attempt})"
        if not self.answered:
            state = "begun" if self.begun else "not begun"
            return f"{state}{which}"
        count = f"{self.answered} of {self.items}"
        # A later version of a quiz may have fewer items than were answered.
        if self.answered >= self.items:
            count = f"all {self.items}"
        # How many are right may not be told while marks are held.
        if self.right is None:
            return f"{count} answered{which}"
        return f"{count} answered, {self.right} right{which}"


def standings(record: Record, items: Mapping[str, int]) -> dict[str, Standing]:
    """Return how far a learner is in the latest attempt at each quiz, by the quiz's name.

    Arguments: `record`; `items`: the number of items of each quiz, by the quiz's name. The record
    is read once, however many quizzes there are.
    """
    gathered = {quiz: AttemptGathering() for quiz in items}
    for done in chronological(record):
        event = done.event
        gathering = gathered.get(event.quiz)
        if gathering is None or event.attempt < gathering.attempt:
            continue
        if event.attempt > gathering.attempt:
            gathering = gathered[event.quiz] = AttemptGathering(event.attempt)
        gathering.take(event)
    return {quiz: _standing(gathered[quiz], count) for quiz, count in items.items()}


def _standing(gathering: AttemptGathering, items: int) -> Standing:
    """Return how far a learner is in one attempt."""
    work = gathering.work()
    # What was only hinted at has no response.
    answered = [item for item in work.items.values() if item.responses]
    reasons = [item.reason for item in answered]
    right = None if HELD in reasons else reasons.count("right")
    return Standing(
        answered=len(answered),
        right=right,
        items=items,
        attempt=gathering.attempt,
        begun=bool(work.secret),
    )
