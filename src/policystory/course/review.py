"""Review: what a learner answered before comes back when it is about to be forgotten, mixed over the lessons.

The schedule is FSRS (Ye, Su and Cao 2022, "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
Scheduling", KDD), by the `fsrs` library, over families of items. Nothing is drawn by chance: the same record gives the
same review.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from functools import cache
from itertools import chain, zip_longest

from fsrs import Card, Rating, Scheduler

from policystory.course.opened import REVIEW
from policystory.course.progress import first_tries, when
from policystory.items.item import Reason
from policystory.journal import Answered, Entry

_RATINGS = {
    Reason.RIGHT.value: Rating.Good,
    Reason.PARTLY_RIGHT.value: Rating.Hard,
    Reason.WRONG.value: Rating.Again,
    Reason.WRONG_MAGNITUDE.value: Rating.Again,
    Reason.WRONG_UNIT.value: Rating.Again,
}
"""What an answer tells of memory. "Easy" is never given: nobody is asked how easy it was."""


@cache
def _scheduler() -> Scheduler:
    # Without steps of minutes: a lesson is read once a day, not a stack of cards. Without fuzzing: no chance.
    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def cards(entries: Iterable[Entry]) -> dict[str, Card]:
    """Return the memory of each family that was answered, by its code: what the first tries of each sitting say of it.

    A second try comes after the feedback, so it tells nothing of what was remembered.
    """
    found: dict[str, Card] = {}
    for entry in first_tries(entries):
        rating = _RATINGS.get(entry.event.reason)
        if rating is not None:
            family = entry.event.family
            # A card without an id takes the time as one, and nothing here depends on a clock.
            card = found.get(family) or Card(card_id=1, due=when(entry))
            found[family] = _scheduler().review_card(card, rating, when(entry))[0]
    return found


def due(entries: Iterable[Entry], today: date, zone: tzinfo) -> list[str]:
    """Return the families that are due on a day, most overdue first in each lesson, the lessons taking turns.

    Only what was answered before that day counts, so that a review stays the same all day, whatever is answered.
    """
    # Lessons take turns because mixed practice is remembered longer (Rohrer and Taylor 2007).
    morning = datetime.combine(today, time.min, zone)
    evening = datetime.combine(today, time.max, zone)
    before = [entry for entry in entries if when(entry) < morning]
    lesson_of = {entry.event.family: _lesson(entry.event) for entry in before if entry.event.quiz != REVIEW}
    waiting = sorted((card.due, family) for family, card in cards(before).items() if card.due <= evening)
    by_lesson: dict[str, list[str]] = {}
    for _, family in waiting:
        by_lesson.setdefault(lesson_of.get(family, ""), []).append(family)
    turns = zip_longest(*(by_lesson[lesson] for lesson in sorted(by_lesson)))
    return [family for family in chain.from_iterable(turns) if family is not None]


def next_due(entries: Iterable[Entry], today: date, zone: tzinfo) -> date | None:
    """Return the next day after `today` on which something is due, or None if nothing was answered yet."""
    days = (card.due.astimezone(zone).date() for card in cards(entries).values())
    return min((day for day in days if day > today), default=None)


def _lesson(event: Answered) -> str:
    """Return the lesson, or the module, in whose quiz a question was answered."""
    return event.quiz.partition("/")[0]
