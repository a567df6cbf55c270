"""Review: questions come back when they are about to be forgotten, mixed over the lessons.

Memory is counted in days of the learner's calendar: all answers of one day count alike, at any
hour.

The schedule is FSRS (Ye, Su and Cao 2022, "A Stochastic Shortest Path Algorithm for Optimizing
Spaced Repetition Scheduling", KDD), computed by the `fsrs` library for each family (all questions
that ask the same of the same fact). The same record always gives the same review.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from itertools import chain, zip_longest

from fsrs import Card, Rating, Scheduler

from policystory.course.open_course import REVIEW
from policystory.items.item import Reason
from policystory.journal import Answered, Entry, Record
from policystory.learner.calendar_day import day_of, moment_of, record_up_to
from policystory.learner.progress import first_tries, marked_answers

DueDay = tuple[date, str]
"""A day, and the code of a family of items that is due on it."""

# What an answer tells of memory. "Easy" is never given: nobody is asked how easy it was.
_RATINGS = {
    Reason.RIGHT.value: Rating.Good,
    Reason.PARTLY_RIGHT.value: Rating.Hard,
    Reason.WRONG.value: Rating.Again,
    Reason.WRONG_MAGNITUDE.value: Rating.Again,
    Reason.WRONG_UNIT.value: Rating.Again,
}


@cache
def _scheduler() -> Scheduler:
    # Without steps of minutes: a lesson is read once a day, not a stack of cards. Without fuzzing:
    # no chance.
    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def memory_cards(entries: Iterable[Entry], zone: tzinfo | None) -> dict[str, Card]:
    """Return the learner's memory of each family as an FSRS card, by the family's code.

    A family is all questions that ask the same of the same fact; FSRS is a schedule for reviews.
    Only the first try in each attempt counts. The times on a card stand for days: each is a
    midnight in UTC. Arguments: `entries`: the learner's answers, oldest first; `zone`: the time
    zone of the learner's days; None for the machine's.
    """
    memory: dict[str, Card] = {}
    for entry in first_tries(entries):
        rating = _RATINGS.get(entry.event.reason)
        if rating is not None:
            family = entry.event.family
            day = day_of(moment_of(entry), zone)
            midnight = datetime.combine(day, time.min, UTC)
            # A card without an id takes the time as one, and nothing here depends on a clock.
            card = memory.get(family) or Card(card_id=1, due=midnight)
            card, _ = _scheduler().review_card(card, rating, midnight)
            memory[family] = card
    return memory


def due_families(
    record: Record, today: date, zone: tzinfo | None, lesson: str | None = None
) -> list[str]:
    """Return the codes of the families that are due for review on the day `today`.

    A family is all questions that ask the same of the same fact. Lessons take turns; within a
    lesson the most overdue family comes first. Only marked answers before `today` count. Arguments:
    `record`: the learner's record; `zone`: the time zone of the learner's days; None for the
    machine's; `lesson`: the id of a lesson: families that only this or later lessons asked are left
    out; None for families of all lessons.
    """
    yesterday = today - timedelta(days=1)
    answered = marked_answers(record_up_to(record, yesterday, zone))
    earlier = _asked_before(lesson, answered)
    lesson_of: dict[str, str] = {}
    for entry in earlier:
        if entry.event.quiz != REVIEW:
            lesson_of[entry.event.family] = _lesson(entry.event)
    by_lesson: dict[str, list[str]] = {}
    for day, family in _due_days(earlier, zone):
        if day <= today:
            # A family that only reviews asked belongs to no lesson.
            name = lesson_of.get(family, "")
            by_lesson.setdefault(name, []).append(family)
    # Lessons take turns because mixed practice is remembered longer (Rohrer and Taylor 2007).
    lessons = [families for _, families in sorted(by_lesson.items())]
    turns = zip_longest(*lessons)
    return [family for family in chain.from_iterable(turns) if family is not None]


def next_due_day(
    record: Record,
    today: date,
    zone: tzinfo | None,
    lesson: str | None = None,
) -> date | None:
    """Return the first day after `today` on which a question is due for review, or None.

    Answers dated after today do not count. Arguments: `record`: the learner's record; `zone`: the
    time zone of the learner's days; None for the machine's; `lesson`: the id of a lesson: questions
    that only this or later lessons asked are left out; None for questions of all lessons.
    """
    answered = marked_answers(record_up_to(record, today, zone))
    earlier = _asked_before(lesson, answered)
    for day, _ in _due_days(earlier, zone):
        if day > today:
            return day
    return None


def _due_days(entries: Iterable[Entry], zone: tzinfo | None) -> list[DueDay]:
    """Return the day on which each answered family is due, the earliest first."""
    due_days: list[DueDay] = []
    for family, card in memory_cards(entries, zone).items():
        day = card.due.date()
        due_days.append((day, family))
    return sorted(due_days)


def _asked_before(lesson: str | None, entries: Iterable[Entry]) -> list[Entry]:
    """Return the answers in reviews and in lessons before `lesson`; without a lesson, all."""
    if lesson is None:
        return list(entries)
    earlier: list[Entry] = []
    for entry in entries:
        # Lessons begin with their number, so names are in the order of the course.
        is_earlier = _lesson(entry.event) < lesson
        if is_earlier or entry.event.quiz == REVIEW:
            earlier.append(entry)
    return earlier


def _lesson(event: Answered) -> str:
    """Return the name of the lesson in whose quiz an item was answered."""
    return event.quiz.partition("/")[0]
