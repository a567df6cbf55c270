"""Review: questions come back when they are about to be forgotten, mixed over the lessons.

Memory is counted in days of the learner's calendar: two answers on one day are of the same day,
however many hours lie between them, and whatever the clocks do meanwhile. So a review stays the
same all day.

The schedule is FSRS (Ye, Su and Cao 2022, "A Stochastic Shortest Path Algorithm for Optimizing
Spaced Repetition Scheduling", KDD), by the `fsrs` library, over families of items. Nothing is drawn
by chance: the same record gives the same review.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from itertools import chain, zip_longest

from fsrs import Card, Rating, Scheduler

from policystory.course.open_course import REVIEW
from policystory.items.item import Reason
from policystory.journal import Answered, Entry, Record
from policystory.learner.day import day_of, up_to, when
from policystory.learner.progress import first_tries, told

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
    # Without steps of minutes: a lesson is read once a day, not a stack of cards. Without fuzzing:
    # no chance.
    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def cards(entries: Iterable[Entry], zone: tzinfo | None) -> dict[str, Card]:
    """Return the memory of each answered family, by its code, from the first tries of sittings.

    Its times are days: midnight in UTC stands for the whole day of the learner's calendar. A second
    try comes after the feedback, so it tells nothing of what was remembered.
    """
    memory: dict[str, Card] = {}
    for entry in first_tries(entries):
        rating = _RATINGS.get(entry.event.reason)
        if rating is not None:
            family = entry.event.family
            day = datetime.combine(day_of(when(entry), zone), time.min, UTC)
            # A card without an id takes the time as one, and nothing here depends on a clock.
            card = memory.get(family) or Card(card_id=1, due=day)
            memory[family] = _scheduler().review_card(card, rating, day)[0]
    return memory


def due(
    record: Record, today: date, zone: tzinfo | None, lesson: str | None = None
) -> list[str]:
    """Return the families due on a day: most overdue first in a lesson, the lessons by turns.

    Only what was answered, and told, before that day counts, so that a review stays the same all
    day, whatever is done in it. Arguments: the record; the day; the time zone in which it is a day;
    a lesson, if only what the lessons before it asked is meant.
    """
    # Lessons take turns because mixed practice is remembered longer (Rohrer and Taylor 2007).
    earlier = _asked_before(
        lesson, told(up_to(record, today - timedelta(days=1), zone))
    )
    in_lessons = (entry.event for entry in earlier if entry.event.quiz != REVIEW)
    lesson_of = {event.family: _lesson(event) for event in in_lessons}
    memory = cards(earlier, zone)
    waiting = sorted((card.due.date(), family) for family, card in memory.items())
    by_lesson: dict[str, list[str]] = {}
    for day, family in waiting:
        if day <= today:
            by_lesson.setdefault(lesson_of.get(family, ""), []).append(family)
    turns = zip_longest(*(by_lesson[lesson] for lesson in sorted(by_lesson)))
    return [family for family in chain.from_iterable(turns) if family is not None]


def next_due(
    record: Record,
    today: date,
    zone: tzinfo | None,
    lesson: str | None = None,
) -> date | None:
    """Return the next day after `today` on which something is due, or None if nothing ever was.

    The arguments are those of `due`. What is dated after today does not count before its day.
    """
    done = _asked_before(lesson, told(up_to(record, today, zone)))
    days = (card.due.date() for card in cards(done, zone).values())
    return min((day for day in days if day > today), default=None)


def _asked_before(lesson: str | None, entries: Iterable[Entry]) -> list[Entry]:
    """Return the answers in reviews and in the lessons before one; all answers without a lesson."""
    return [
        entry for entry in entries
        if lesson is None or entry.event.quiz == REVIEW or _lesson(entry.event) < lesson
    ]  # fmt: skip


def _lesson(event: Answered) -> str:
    """Return the lesson, or the module, in whose quiz a question was answered."""
    return event.quiz.partition("/")[0]
