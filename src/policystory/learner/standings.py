"""Count how many questions of each quiz a learner has answered, and how many were right.

Right means right at the first try, as in `mastery`. The best result of earlier attempts is kept
beside that of the last attempt.
"""

from collections.abc import Iterable, Mapping

import msgspec

from policystory.journal import Record
from policystory.learner.progress import HELD, AttemptGathering, ItemWork, chronological
from policystory.wording import ENGLISH, Phrasebook


class Standing(msgspec.Struct, frozen=True):
    """How far a learner is in the last attempt at a quiz, and the best result of earlier attempts.

    - `answered`: how many questions of the last attempt have an answer;
    - `right`: how many of them were right at the first try; None while marks are held back;
    - `items`: how many questions the quiz has;
    - `attempt`: the number of the last attempt;
    - `begun`: whether the last attempt is a graded one that was begun;
    - `before`: the most questions right at the first try in any earlier attempt; None if that is
      not known.
    """

    answered: int
    right: int | None
    items: int
    attempt: int = 1
    begun: bool = False
    before: int | None = None

    @property
    def best(self) -> int | None:
        """Return the most questions right at the first try in any attempt.

        None if none is known.
        """
        # A quiz without any answer has no result yet.
        last = self.right if self.answered else None
        told = [count for count in (last, self.before) if count is not None]
        return max(told, default=None)

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing was done yet: no answer, no beginning, no earlier attempt."""
        is_first = self.attempt == 1 and self.before is None
        return is_first and not self.answered and not self.begun

    @property
    def is_complete(self) -> bool:
        """Tell whether every item of the last attempt is answered."""
        # A later version of a quiz may have fewer items than were answered.
        return self.answered >= self.items

    def in_words(self, phrases: Phrasebook = ENGLISH) -> str:
        """Say how far the learner is: "3 of 8 answered, 2 right at the first try".

        `phrases` has the words of the language. The arguments of `Standing` below are `answered`,
        `right`, `items` and `attempt`.

        >>> Standing(0, 0, 8).in_words()
        'not begun'
        >>> Standing(8, 6, 8).in_words()
        'all 8 answered, 6 right at the first try'
        >>> Standing(8, 2, 8, 2, before=8).in_words()
        'best 8 of 8, last 2 of 8 right at the first try (attempt 2)'
        >>> Standing(3, 2, 8, 2, before=8).in_words()
        'best 8 of 8 right at the first try; attempt 2: 3 of 8 answered, 2 right'
        """
        if self.before is None:
            return self._last_in_words(phrases)
        counts = {"best": self.best, "items": self.items, "attempt": self.attempt}
        if self.is_complete and self.right is not None:
            return phrases.say("standing.best-and-last", last=self.right, **counts)
        state = self._count(phrases)
        if self.answered and self.right is not None:
            state = phrases.say("standing.right", state=state, right=self.right)
        return phrases.say("standing.best-and-state", state=state, **counts)

    def _last_in_words(self, phrases: Phrasebook) -> str:
        """Return the last attempt in words, where there is nothing to set beside it."""
        state = self._count(phrases)
        # How many are right may not be told while marks are held.
        if self.answered and self.right is not None:
            state = phrases.say(
                "standing.right-at-first", state=state, right=self.right
            )
        # Most learners make a single attempt, so the first needs no number.
        if self.attempt > 1:
            return phrases.say("standing.attempt", state=state, attempt=self.attempt)
        return state

    def _count(self, phrases: Phrasebook) -> str:
        """Return how many items of the last attempt are answered, in words."""
        if not self.answered:
            if self.begun:
                return phrases.say("standing.begun")
            return phrases.say("standing.not-begun")
        if self.is_complete:
            return phrases.say("standing.all", items=self.items)
        return phrases.say("standing.some", answered=self.answered, items=self.items)


def standings(record: Record, items: Mapping[str, int]) -> dict[str, Standing]:
    """Return how far a learner is in each quiz, by the quiz's name.

    Arguments: `record`: the learner's record; `items`: how many questions each quiz has, by the
    quiz's name.
    """
    attempts: dict[str, dict[int, AttemptGathering]] = {}
    for quiz in items:
        attempts[quiz] = {}
    for done in chronological(record):
        event = done.event
        of_quiz = attempts.get(event.quiz)
        if of_quiz is not None:
            gathering = of_quiz.setdefault(event.attempt, AttemptGathering())
            gathering.take(event)
    by_quiz: dict[str, Standing] = {}
    for quiz, count in items.items():
        of_quiz = attempts[quiz]
        by_quiz[quiz] = _standing(of_quiz, count)
    return by_quiz


def _standing(attempts: dict[int, AttemptGathering], items: int) -> Standing:
    """Return how far a learner is in a quiz, given what was done in each attempt."""
    if not attempts:
        return Standing(0, 0, items)
    last = max(attempts)
    work = attempts[last].work()
    answered = _answered(work.items.values())
    earlier = []
    for number, gathering in attempts.items():
        # The last attempt has fields of its own; only earlier ones are compared here.
        if number == last:
            continue
        earlier_work = gathering.work()
        done = _answered(earlier_work.items.values())
        right = first_tries_right(done)
        if done and right is not None:
            earlier.append(right)
    return Standing(
        answered=len(answered),
        right=first_tries_right(answered),
        items=items,
        attempt=max(last, 1),
        begun=bool(work.secret),
        before=max(earlier, default=None),
    )


def _answered(items: Iterable[ItemWork]) -> list[ItemWork]:
    """Return the items that have a response: what was only hinted at has none."""
    return [item for item in items if item.responses]


def first_tries_right(answered: Iterable[ItemWork]) -> int | None:
    """Count the questions that were right at the first try; None while a mark is held back.

    `answered` holds what the learner did with each question that has a response.
    """
    if any(item.reason == HELD for item in answered):
        return None
    return sum(item.first == "right" for item in answered)
