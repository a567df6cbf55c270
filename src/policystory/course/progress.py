"""Progress: what of a course's quizzes a learner has answered, from the record."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import chain
from typing import Any

import msgspec

from policystory.journal import IN_TIME, Answered, Entry, Hinted, Record, Step, Submitted


class Given(msgspec.Struct, frozen=True):
    """What was given to one item in one attempt: all responses in order, with the page's tickets for them.

    `reason` is what the last of them earned, `confidence` how sure the learner was of it; `hints` holds for each hint
    that was taken how many responses there were before it.
    """

    responses: tuple[Any, ...] = ()
    tickets: tuple[str, ...] = ()
    reason: str = ""
    confidence: str = ""
    hints: tuple[int, ...] = ()

    def answered(self, event: Answered) -> "Given":
        """Return this with one more answer; one that is known by its ticket was written twice, and counts once."""
        if event.ticket and event.ticket in self.tickets:
            return self
        return Given(
            (*self.responses, event.response), (*self.tickets, event.ticket), event.reason, event.confidence, self.hints
        )

    def hinted(self, event: Hinted) -> "Given":
        """Return this with one more hint; one that was taken in two windows at once is taken once."""
        if event.n and event.n <= len(self.hints):
            return self
        return msgspec.structs.replace(self, hints=(*self.hints, len(self.responses)))


class Work(msgspec.Struct, frozen=True):
    """What a record holds of one attempt at a quiz: what was given to each item, and whether it was handed in.

    `paper` names the paper that was handed in.
    """

    given: dict[str, Given] = {}
    ended: bool = False
    paper: str = ""

    def then(self, event: Answered | Hinted | Submitted) -> "Work":
        """Return this with what was done next."""
        if isinstance(event, Submitted):
            told = {
                item: msgspec.structs.replace(given, reason=event.reasons.get(item, given.reason))
                for item, given in self.given.items()
            }
            return Work(told, ended=True, paper=event.paper)
        before = self.given.get(event.item, Given())
        now = before.answered(event) if isinstance(event, Answered) else before.hinted(event)
        return Work({**self.given, event.item: now}, self.ended, self.paper)


def work(record: Record, quiz: str, attempt: int = 1) -> Work:
    """Return what the record holds of one attempt at a quiz."""

    def mine(done: Sequence[Entry | Step]) -> Iterator[Entry | Step]:
        return (one for one in done if one.event.quiz == quiz and one.event.attempt == attempt)

    found = Work()
    for one in merge(mine(record.entries), mine(record.steps), key=IN_TIME):
        found = found.then(one.event)
    return found


def latest(record: Record, quiz: str) -> int:
    """Return the number of the latest attempt at a quiz in which anything was done, or 1."""
    answered = (one.event.attempt for one in record.entries if one.event.quiz == quiz)
    besides = (one.event.attempt for one in record.steps if one.event.quiz == quiz)
    return max(chain(answered, besides), default=1)


HELD = "held"
"""The reason of an answer whose mark is not told yet; where it is told at the end, the hand-in says it."""


def told(record: Record) -> tuple[Entry, ...]:
    """Return all answers, and with the last one to each item of a handed-in attempt the reason that was told then."""
    reasons = {
        (step.event.quiz, step.event.attempt, item): reason
        for step in record.steps if isinstance(step.event, Submitted)
        for item, reason in step.event.reasons.items()
    }  # fmt: skip
    found = []
    for entry in reversed(record.entries):
        event = entry.event
        reason = reasons.pop((event.quiz, event.attempt, event.item), None) if event.reason == HELD else None
        if reason is not None:
            entry = msgspec.structs.replace(entry, event=msgspec.structs.replace(event, reason=reason))  # noqa: PLW2901
        found.append(entry)
    return tuple(reversed(found))


TRIED = frozenset(("right", "partly-right", "wrong", "wrong-magnitude", "wrong-unit"))
"""Reasons of answers that were tries; what could not be read, was nearly spelt or is held back tells nothing yet."""


def first_tries(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the first counting answer to each item of each attempt."""
    seen: set[tuple[str, int, str]] = set()
    for entry in entries:
        event = entry.event
        sitting = (event.quiz, event.attempt, event.item)
        if event.reason in TRIED and sitting not in seen:
            seen.add(sitting)
            yield entry


class Standing(msgspec.Struct, frozen=True):
    """How far a learner is in the latest attempt at one quiz: items answered, items right, items in all.

    `right` is None while marks are held.
    """

    answered: int
    right: int | None
    items: int
    attempt: int = 1

    def in_words(self) -> str:
        """Say it in words: "3 of 8 answered, 2 right", or "not begun".

        >>> Standing(3, 2, 8).in_words(), Standing(0, 0, 8).in_words(), Standing(8, 8, 8, 2).in_words()
        ('3 of 8 answered, 2 right', 'not begun', 'all 8 answered, 8 right (attempt 2)')
        """
        which = f" (attempt {self.attempt})" if self.attempt > 1 else ""
        if not self.answered:
            return "not begun" + which
        count = f"all {self.items}" if self.answered >= self.items else f"{self.answered} of {self.items}"
        return f"{count} answered" + (which if self.right is None else f", {self.right} right{which}")


def standing(record: Record, quiz: str, items: int) -> Standing:
    """Return how far a learner is in the latest attempt at one quiz."""
    attempt = latest(record, quiz)
    found = [one for one in work(record, quiz, attempt).given.values() if one.responses]
    held = any(one.reason == HELD for one in found)
    return Standing(len(found), None if held else sum(one.reason == "right" for one in found), items, attempt)
