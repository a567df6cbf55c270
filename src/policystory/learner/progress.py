"""What a learner did in each attempt at a quiz, as the learner's record says."""

from collections.abc import Iterable, Iterator
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
    Revealed,
    Step,
    Submitted,
)

Place = tuple[str, int, str]
"""An item in an attempt: the quiz, the number of the attempt, and the item's code."""
AnswerOrStep = Entry | Step
"""An answer of the record, or another step of an attempt."""


class ItemWork(msgspec.Struct, frozen=True):
    """What a learner did with one item (question) in one attempt.

    - `responses`: the responses, oldest first;
    - `tickets`: for each response, the name that the page gave it, or "";
    - `reason`: why the last response has its mark, such as "wrong";
    - `confidence` and `first_confidence`: how sure the learner was of the last and the first
      response;
    - `hints`: for each hint taken, how many responses came before;
    - `first`: the reason of the mark of the first try; "" if there is none, or if it is held back;
    - `revealed`: whether the learner had the right answer shown.
    """

    responses: tuple[Any, ...] = ()
    tickets: tuple[str, ...] = ()
    reason: str = ""
    confidence: str = ""
    hints: tuple[int, ...] = ()
    first: str = ""
    first_confidence: str = ""
    revealed: bool = False


class AttemptWork(msgspec.Struct, frozen=True):
    """What a learner did in one attempt at a quiz.

    `items`: what was done with each item, by the item's code. `paper`: the code of the quiz as the
    learner got it; "" before the hand-in. `secret`: the random text from which the items of a
    graded attempt are drawn; "" before the attempt is begun.
    """

    items: dict[str, ItemWork] = {}
    is_handed_in: bool = False
    paper: str = ""
    secret: str = ""

    @staticmethod
    def of(events: Iterable[QuizEvent]) -> "AttemptWork":
        """Return what the learner did in one attempt, given the attempt's events, oldest first."""
        gathering = AttemptGathering()
        for event in events:
            gathering.take(event)
        return gathering.work()


class AttemptGathering:
    """Adds up the events of one attempt at a quiz, as they happen.

    `attempt` is the number of the attempt, from 1.
    """

    def __init__(self, attempt: int = 1) -> None:
        self.attempt = attempt
        self._histories: dict[str, _ItemHistory] = {}
        self._end: Submitted | None = None
        self._secret = ""

    def take(self, event: QuizEvent) -> None:
        """Add the next event of the attempt: an answer, a hint, its beginning or its hand-in."""
        match event:
            case Begun():
                # Two windows may have begun it at once: the first of them counts.
                self._secret = self._secret or event.secret
            case Submitted():
                self._end = event
                for item, reason in event.reasons.items():
                    if item in self._histories:
                        self._histories[item].tell(reason)
            case Answered() | Hinted() | Revealed():
                self._histories.setdefault(event.item, _ItemHistory()).take(event)

    def work(self) -> AttemptWork:
        """Return what the learner did in the events that were added so far."""
        items: dict[str, ItemWork] = {}
        for item, history in self._histories.items():
            items[item] = history.work()
        return AttemptWork(
            items=items,
            is_handed_in=self._end is not None,
            paper=self._end.paper if self._end else "",
            secret=self._secret,
        )


class _ItemHistory:
    """Gathers what was done with one item."""

    def __init__(self) -> None:
        self.responses: dict[str | int, Any] = {}
        self.hints: list[int] = []
        self.first = ""
        self.reason = ""
        self.confidence = ""
        self.first_confidence = ""
        self.revealed = False

    def take(self, event: Answered | Hinted | Revealed) -> None:
        """Add an answer, a hint or a view of the right answer; an event added before is ignored."""
        if isinstance(event, Revealed):
            self.revealed = True
            return
        if isinstance(event, Hinted):
            # One that was taken in two windows at once is taken once.
            if not event.n or event.n > len(self.hints):
                self.hints.append(len(self.responses))
            return
        # Two answers with the same ticket are one answer; those without a ticket all count.
        name = event.ticket or len(self.responses)
        if name not in self.responses:
            if not self.responses:
                self.first_confidence = event.confidence
            self.responses[name] = event.response
            self.tell(event.reason)
            self.confidence = event.confidence

    def tell(self, reason: str) -> None:
        """Add the reason of the question's mark, such as "wrong"."""
        self.reason = reason
        if reason in _TRY_REASONS:
            self.first = self.first or reason

    def work(self) -> ItemWork:
        """Return what the learner did with the question so far."""
        # A number stands for an answer without a ticket.
        tickets = [name if isinstance(name, str) else "" for name in self.responses]
        return ItemWork(
            responses=tuple(self.responses.values()),
            tickets=tuple(tickets),
            reason=self.reason,
            confidence=self.confidence,
            hints=tuple(self.hints),
            first=self.first,
            first_confidence=self.first_confidence,
            revealed=self.revealed,
        )


def attempt_work(record: Record, quiz: str, attempt: int = 1) -> AttemptWork:
    """Return what a learner did in one attempt at a quiz; empty if the record has nothing of it.

    Arguments: `record`: the learner's record; `quiz`: the quiz's name; `attempt`: its number, from
    1.
    """
    gathering = AttemptGathering()
    for done in chronological(record):
        event = done.event
        if (event.quiz, event.attempt) == (quiz, attempt):
            gathering.take(event)
    return gathering.work()


def chronological(record: Record) -> Iterator[AnswerOrStep]:
    """Yield all answers and other events of a learner's record, oldest first."""
    # Both are in order already, and a record can be long.
    done: Iterable[AnswerOrStep] = merge(
        record.entries, record.steps, key=CHRONOLOGICAL
    )
    yield from done


def attempt_secrets(record: Record) -> dict[tuple[str, int], str]:
    """Return the secret of each graded attempt in a learner's record, by (quiz, attempt number).

    A secret is a random text from which the attempt's items are drawn, so that nobody can predict
    them.
    """
    known: dict[tuple[str, int], str] = {}
    for step in record.steps:
        event = step.event
        if isinstance(event, Begun):
            attempt = event.quiz, event.attempt
            # Two windows may have begun it at once: the first of them counts.
            known.setdefault(attempt, event.secret)
    return known


def latest_attempt(record: Record, quiz: str) -> int:
    """Return the number of the latest attempt at a quiz that is in the record; 1 if there is none.

    `quiz` is the quiz's name.
    """
    number = 1
    all_done: Iterable[AnswerOrStep] = chain(record.entries, record.steps)
    for done in all_done:
        if done.event.quiz == quiz:
            number = max(number, done.event.attempt)
    return number


# The reason of an answer whose mark is held back until the hand-in.
HELD = "held"


def marked_answers(record: Record) -> tuple[Entry, ...]:
    """Return all answers of a learner's record, oldest first, each with its mark if that is known.

    If the mark of a question was held back, the last answer to that question gets its mark from
    the hand-in, and the code of its family (questions that ask the same of the same fact), too.
    """
    hand_ins = _hand_ins(record)
    latest_first: list[Entry] = []
    for entry in reversed(record.entries):
        hand_in = None
        if entry.event.reason == HELD:
            # Only the last answer to an item gets the mark; `pop` leaves none for earlier answers.
            hand_in = hand_ins.pop(_place(entry.event), None)
        latest_first.append(_told_by(hand_in, entry) if hand_in else entry)
    return tuple(reversed(latest_first))


def _hand_ins(record: Record) -> dict[Place, Submitted]:
    """Return, for each item whose mark was told at a hand-in, the last such hand-in."""
    hand_ins: dict[Place, Submitted] = {}
    for step in record.steps:
        event = step.event
        if isinstance(event, Submitted):
            for item in event.reasons:
                hand_ins[event.quiz, event.attempt, item] = event
    return hand_ins


def _place(event: Answered) -> Place:
    """Return the item that was answered, with its quiz and attempt."""
    return event.quiz, event.attempt, event.item


def _told_by(hand_in: Submitted, entry: Entry) -> Entry:
    """Return an answer with the reason and the family that a hand-in gives it."""
    event = entry.event
    reason = hand_in.reasons[event.item]
    family = hand_in.families.get(event.item, event.family)
    told_event = replace(event, reason=reason, family=family)
    return replace(entry, event=told_event)


# Reasons of answers that were tries: not of those that could not be read, were nearly spelt right
# or are held back.
_TRY_REASONS = frozenset(
    ("right", "partly-right", "wrong", "wrong-magnitude", "wrong-unit")
)


def first_tries(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield each answer that was the learner's first try at an item in an attempt, oldest first.

    An answer that could not be read, was nearly spelt right, or has no mark yet is not a try.
    `entries` are a learner's answers, oldest first.
    """
    seen: set[Place] = set()
    for entry in entries:
        place = _place(entry.event)
        if entry.event.reason in _TRY_REASONS and place not in seen:
            seen.add(place)
            yield entry
