"""Progress: what of a course's quizzes a learner has answered, from the record."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from policystory.journal import Entry


class Given(msgspec.Struct, frozen=True):
    """The latest response to an item, what it earned, how many tries it took, and the page's tickets for them."""

    response: Any
    reason: str
    tries: int
    tickets: tuple[str, ...] = ()


def given(entries: Iterable[Entry], quiz: str, attempt: int = 1) -> dict[str, Given]:
    """Return the latest response to each item of one quiz, by item."""
    found: dict[str, Given] = {}
    for entry in entries:
        event = entry.event
        if event.quiz == quiz and event.attempt == attempt:
            tickets = found[event.item].tickets if event.item in found else ()
            if event.ticket and event.ticket in tickets:
                continue  # The same answer, written again because nobody knew that it had been kept.
            tickets = (*tickets, event.ticket)
            found[event.item] = Given(event.response, event.reason, len(tickets), tickets)
    return found


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


def when(entry: Entry) -> datetime:
    """Return the moment of an answer, in UTC."""
    return datetime.fromisoformat(entry.at).astimezone(UTC)


class Standing(msgspec.Struct, frozen=True):
    """How far a learner is in one quiz: items answered, items right, items in all."""

    answered: int
    right: int
    items: int

    def in_words(self) -> str:
        """Say it in words: "3 of 8 answered, 2 right", or "not begun".

        >>> Standing(3, 2, 8).in_words(), Standing(0, 0, 8).in_words(), Standing(8, 8, 8).in_words()
        ('3 of 8 answered, 2 right', 'not begun', 'all 8 answered, 8 right')
        """
        if not self.answered:
            return "not begun"
        count = f"all {self.items}" if self.answered >= self.items else f"{self.answered} of {self.items}"
        return f"{count} answered, {self.right} right"


def standing(entries: Iterable[Entry], quiz: str, items: int) -> Standing:
    """Return how far a learner is in one quiz."""
    found = given(entries, quiz)
    return Standing(len(found), sum(one.reason == "right" for one in found.values()), items)
