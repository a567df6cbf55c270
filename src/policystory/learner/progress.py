"""Progress: what of a course's quizzes a learner has answered, from the record."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import chain
from typing import Any

import msgspec
from msgspec.structs import replace

from policystory.journal import (
    CHRONOLOGICAL,
    Answered,
    Begun,
    Entry,
    Hinted,
    QuizEvent,
    Record,
    Step,
    Submitted,
)

Place = tuple[str, int, str]
"""An item in an attempt: the quiz, the number of the attempt, and the item."""
AnswerOrStep = Entry | Step
"""What a record holds of something done: an answer, or another step of an attempt."""


class ItemWork(msgspec.Struct, frozen=True):
    """The responses to an item in one attempt, in order, with the page's tickets for them.

    `reason` is what the last of them earned, `confidence` how sure the learner was of it; `hints`
    holds for each hint that was taken how many responses there were before it.
    """

    responses: tuple[Any, ...] = ()
    tickets: tuple[str, ...] = ()
    reason: str = ""
    confidence: str = ""
    hints: tuple[int, ...] = ()


class AttemptWork(msgspec.Struct, frozen=True):
    """An attempt at a quiz as the record holds it: its answers, and whether it was handed in.

    `paper` names the paper that was handed in; `secret` is that of a graded attempt, "" before it
    is begun.
    """

    items: dict[str, ItemWork] = {}
    is_handed_in: bool = False
    paper: str = ""
    secret: str = ""

    @staticmethod
    def of(events: Iterable[QuizEvent]) -> "AttemptWork":
        """Return what these events of one attempt make, in their order."""
        gathering = _Gathering()
        for event in events:
            gathering.take(event)
        return gathering.work()


class _Gathering:
    """Gathers what was done in one attempt; an event costs the same after a thousand others."""

    def __init__(self, attempt: int = 1) -> None:
        self.attempt = attempt
        self._histories: dict[str, _ItemHistory] = {}
        self._end: Submitted | None = None
        self._secret = ""

    def take(self, event: QuizEvent) -> None:
        """Take what was done next."""
        match event:
            case Begun():
                # Two windows may have begun it at once: the first of them counts.
                self._secret = self._secret or event.secret
            case Submitted():
                self._end = event
                for item, reason in event.reasons.items():
                    if item in self._histories:
                        self._histories[item].reason = reason
            case Answered() | Hinted():
                self._histories.setdefault(event.item, _ItemHistory()).take(event)

    def work(self) -> AttemptWork:
        """Return all that was done."""
        items = {item: history.work() for item, history in self._histories.items()}
        return AttemptWork(
            items=items,
            is_handed_in=self._end is not None,
            paper=self._end.paper if self._end else "",
            secret=self._secret,
        )


class _ItemHistory:
    """Gathers what was given to one item."""

    def __init__(self) -> None:
        self.responses: dict[str | int, Any] = {}
        self.hints: list[int] = []
        self.reason = ""
        self.confidence = ""

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
            self.reason = event.reason
            self.confidence = event.confidence

    def work(self) -> ItemWork:
        """Return all that was taken."""
        # A number stands for an answer without a ticket.
        tickets = [name if isinstance(name, str) else "" for name in self.responses]
        return ItemWork(
            responses=tuple(self.responses.values()),
            tickets=tuple(tickets),
            reason=self.reason,
            confidence=self.confidence,
            hints=tuple(self.hints),
        )


def attempt_work(record: Record, quiz: str, attempt: int = 1) -> AttemptWork:
    """Return what the record holds of one attempt at a quiz."""
    gathering = _Gathering()
    for done in chronological(record):
        event = done.event
        if (event.quiz, event.attempt) == (quiz, attempt):
            gathering.take(event)
    return gathering.work()


def chronological(record: Record) -> Iterator[AnswerOrStep]:
    """Yield all that was done, in its order."""
    # Both are in order already, and a record can be long.
    done: Iterable[AnswerOrStep] = merge(
        record.entries, record.steps, key=CHRONOLOGICAL
    )
    yield from done


def attempt_secrets(record: Record) -> dict[tuple[str, int], str]:
    """Return the secrets of all graded attempts, by quiz and attempt."""
    known: dict[tuple[str, int], str] = {}
    for step in record.steps:
        event = step.event
        if isinstance(event, Begun):
            attempt = event.quiz, event.attempt
            # Two windows may have begun it at once: the first of them counts.
            known.setdefault(attempt, event.secret)
    return known


def latest_attempt(record: Record, quiz: str) -> int:
    """Return the number of the latest attempt at a quiz in which anything was done, or 1."""
    number = 1
    all_done: Iterable[AnswerOrStep] = chain(record.entries, record.steps)
    for done in all_done:
        if done.event.quiz == quiz:
            number = max(number, done.event.attempt)
    return number


# The reason of an answer whose mark is not told yet; where it is told at the end, the hand-in says
# it.
HELD = "held"


def marked_answers(record: Record) -> tuple[Entry, ...]:
    """Return all answers, the last one to each item with what a hand-in told of it."""
    hand_ins = _hand_ins(record)
    latest_first: list[Entry] = []
    for entry in reversed(record.entries):
        hand_in = None
        if entry.event.reason == HELD:
            # Only the last answer to an item is marked: it takes the hand-in away.
            hand_in = hand_ins.pop(_place(entry.event), None)
        latest_first.append(_told_by(hand_in, entry) if hand_in else entry)
    return tuple(reversed(latest_first))


def _hand_ins(record: Record) -> dict[Place, Submitted]:
    """Return for each item of an attempt the last hand-in that told its mark."""
    hand_ins: dict[Place, Submitted] = {}
    for step in record.steps:
        event = step.event
        if isinstance(event, Submitted):
            for item in event.reasons:
                hand_ins[event.quiz, event.attempt, item] = event
    return hand_ins


def _place(event: Answered) -> Place:
    """Return the item that was answered, with its attempt."""
    return event.quiz, event.attempt, event.item


def _told_by(hand_in: Submitted, entry: Entry) -> Entry:
    """Return an answer whose mark was held, with the mark and the family that a hand-in told."""
    event = entry.event
    reason = hand_in.reasons[event.item]
    family = hand_in.families.get(event.item, event.family)
    told_event = replace(event, reason=reason, family=family)
    return replace(entry, event=told_event)


# Reasons of answers that were tries; what could not be read, was nearly spelt or is held back tells
# nothing yet.
TRY_REASONS = frozenset(
    ("right", "partly-right", "wrong", "wrong-magnitude", "wrong-unit")
)


def first_tries(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the first counting answer to each item of each attempt."""
    seen: set[Place] = set()
    for entry in entries:
        place = _place(entry.event)
        if entry.event.reason in TRY_REASONS and place not in seen:
            seen.add(place)
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
    """Return how far a learner is in the latest attempt at each quiz.

    Arguments: the record, which is gone through once, however many quizzes there are; how many
    items each quiz has.
    """
    gathered = {quiz: _Gathering() for quiz in items}
    for done in chronological(record):
        event = done.event
        gathering = gathered.get(event.quiz)
        if gathering is None or event.attempt < gathering.attempt:
            continue
        if event.attempt > gathering.attempt:
            gathering = gathered[event.quiz] = _Gathering(event.attempt)
        gathering.take(event)
    return {quiz: _standing(gathered[quiz], count) for quiz, count in items.items()}


def _standing(gathering: _Gathering, items: int) -> Standing:
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
