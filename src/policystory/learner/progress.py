"""Progress: what of a course's quizzes a learner has answered, from the record."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import chain
from typing import Any

import msgspec

from policystory.journal import (
    IN_TIME,
    Answered,
    Begun,
    Done,
    Entry,
    Hinted,
    Record,
    Step,
    Submitted,
)


class Given(msgspec.Struct, frozen=True):
    """The responses to an item in one attempt, in order, with the page's tickets for them.

    `reason` is what the last of them earned, `confidence` how sure the learner was of it; `hints`
    holds for each hint that was taken how many responses there were before it.
    """

    responses: tuple[Any, ...] = ()
    tickets: tuple[str, ...] = ()
    reason: str = ""
    confidence: str = ""
    hints: tuple[int, ...] = ()


class Work(msgspec.Struct, frozen=True):
    """An attempt at a quiz as the record holds it: its answers, and whether it was handed in.

    `paper` names the paper that was handed in; `secret` is that of a graded attempt, "" before it
    is begun.
    """

    given: dict[str, Given] = {}
    ended: bool = False
    paper: str = ""
    secret: str = ""

    @staticmethod
    def of(events: Iterable[Done]) -> "Work":
        """Return what these events of one attempt make, in their order."""
        gathering = _Gathering()
        for event in events:
            gathering.take(event)
        return gathering.work()


class _Gathering:
    """Gathers what was done in one attempt; an event costs the same after a thousand others."""

    def __init__(self, attempt: int = 1) -> None:
        self.attempt = attempt
        self._given: dict[str, _Giving] = {}
        self._end: Submitted | None = None
        self._secret = ""

    def take(self, event: Done) -> None:
        """Take what was done next."""
        match event:
            case Begun():
                self._secret = self._secret or event.secret
            case Submitted():
                self._end = event
                for item in event.reasons.keys() & self._given.keys():
                    self._given[item].reason = event.reasons[item]
            case Answered() | Hinted():
                self._given.setdefault(event.item, _Giving()).take(event)

    def work(self) -> Work:
        """Return all that was done."""
        given = {item: giving.given() for item, giving in self._given.items()}
        paper = self._end.paper if self._end else ""
        return Work(
            given, ended=self._end is not None, paper=paper, secret=self._secret
        )


class _Giving:
    """Gathers what was given to one item."""

    def __init__(self) -> None:
        self.responses: dict[str | int, Any] = {}
        self.hints: list[int] = []
        self.reason = self.confidence = ""

    def take(self, event: Answered | Hinted) -> None:
        """Take one more answer or hint; what was written twice counts once."""
        if isinstance(event, Hinted):
            # One that was taken in two windows at once is taken once.
            if not event.n or event.n > len(self.hints):
                self.hints.append(len(self.responses))
            return
        # An answer is known by its ticket; one without a ticket is an answer of its own.
        name = event.ticket or len(self.responses)
        if name not in self.responses:
            self.responses[name] = event.response
            self.reason, self.confidence = event.reason, event.confidence

    def given(self) -> Given:
        """Return all that was taken."""
        tickets = tuple(
            name if isinstance(name, str) else "" for name in self.responses
        )
        return Given(
            tuple(self.responses.values()),
            tickets,
            self.reason,
            self.confidence,
            tuple(self.hints),
        )


def work(record: Record, quiz: str, attempt: int = 1) -> Work:
    """Return what the record holds of one attempt at a quiz."""
    events = (done.event for done in in_time(record))
    return Work.of(
        event for event in events if event.quiz == quiz and event.attempt == attempt
    )


def in_time(record: Record) -> Iterator[Entry | Step]:
    """Return all that was done, in its order."""
    done: Iterable[Entry | Step] = merge(record.entries, record.steps, key=IN_TIME)
    return iter(done)


def secrets(record: Record) -> dict[tuple[str, int], str]:
    """Return the secrets of all graded attempts, by quiz and attempt."""
    known: dict[tuple[str, int], str] = {}
    for event in (step.event for step in record.steps):
        if isinstance(event, Begun):
            known.setdefault(
                (event.quiz, event.attempt), event.secret
            )  # the first counts
    return known


def latest(record: Record, quiz: str) -> int:
    """Return the number of the latest attempt at a quiz in which anything was done, or 1."""
    answered = (
        entry.event.attempt for entry in record.entries if entry.event.quiz == quiz
    )
    besides = (step.event.attempt for step in record.steps if step.event.quiz == quiz)
    return max(chain(answered, besides), default=1)


HELD = "held"
"""The reason of an answer whose mark is not told yet; where it is told at the end, the hand-in says
it."""


def told(record: Record) -> tuple[Entry, ...]:
    """Return all answers, the last one to each item with what a hand-in told of it."""
    waiting: dict[tuple[str, int, str], Submitted] = {}
    for hand_in in (
        step.event for step in record.steps if isinstance(step.event, Submitted)
    ):
        waiting |= {
            (hand_in.quiz, hand_in.attempt, item): hand_in for item in hand_in.reasons
        }
    latest_first = []
    for entry in reversed(record.entries):
        event = entry.event
        told_by = (
            waiting.pop((event.quiz, event.attempt, event.item), None)
            if event.reason == HELD
            else None
        )
        latest_first.append(entry if told_by is None else _told_by(told_by, entry))
    return tuple(reversed(latest_first))


def _told_by(hand_in: Submitted, entry: Entry) -> Entry:
    """Return an answer whose mark was held, with the mark and the family that a hand-in told."""
    event = entry.event
    reason, family = (
        hand_in.reasons[event.item],
        hand_in.families.get(event.item, event.family),
    )
    return msgspec.structs.replace(
        entry, event=msgspec.structs.replace(event, reason=reason, family=family)
    )


TRIED = frozenset(("right", "partly-right", "wrong", "wrong-magnitude", "wrong-unit"))
"""Reasons of answers that were tries; what could not be read, was nearly spelt or is held back
tells nothing yet."""


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
    """The state of the latest attempt at a quiz: items answered, items right, items in all.

    `right` is None while marks are held; `begun` tells whether a graded attempt was begun.
    """

    answered: int
    right: int | None
    items: int
    attempt: int = 1
    begun: bool = False

    def in_words(self) -> str:
        """Say it in words: "3 of 8 answered, 2 right", or "not begun".

        >>> Standing(3, 2, 8).in_words(), Standing(0, 0, 8).in_words()
        ('3 of 8 answered, 2 right', 'not begun')
        >>> Standing(8, 8, 8, 2).in_words()
        'all 8 answered, 8 right (attempt 2)'
        """
        which = f" (attempt {self.attempt})" if self.attempt > 1 else ""
        if not self.answered:
            return ("begun" if self.begun else "not begun") + which
        count = (
            f"all {self.items}"
            if self.answered >= self.items
            else f"{self.answered} of {self.items}"
        )
        return f"{count} answered" + (
            which if self.right is None else f", {self.right} right{which}"
        )


def standings(record: Record, items: Mapping[str, int]) -> dict[str, Standing]:
    """Return how far a learner is in the latest attempt at each quiz.

    Arguments: the record, which is gone through once, however many quizzes there are; how many
    items each quiz has.
    """
    gathered = {quiz: _Gathering() for quiz in items}
    for event in (done.event for done in in_time(record)):
        gathering = gathered.get(event.quiz)
        if gathering is None or event.attempt < gathering.attempt:
            continue
        if event.attempt > gathering.attempt:
            gathering = gathered[event.quiz] = _Gathering(event.attempt)
        gathering.take(event)
    return {quiz: _standing(gathered[quiz], count) for quiz, count in items.items()}


def _standing(gathering: _Gathering, items: int) -> Standing:
    """Return how far a learner is in one attempt."""
    done = gathering.work()
    answered = [given for given in done.given.values() if given.responses]
    is_held = any(given.reason == HELD for given in answered)
    right = None if is_held else sum(given.reason == "right" for given in answered)
    return Standing(
        len(answered), right, items, gathering.attempt, begun=bool(done.secret)
    )
