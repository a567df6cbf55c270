"""Mastery: how well a learner reaches each objective of the lessons, in levels that can fall.

Levels and thresholds are those of Khan Academy: familiar from 70 per cent right answers, proficient
if all are right, mastered if they are right again on a later day. In each attempt, only the first
try at each question counts.
"""

from collections.abc import Iterable, Mapping
from datetime import date, tzinfo
from enum import StrEnum

import msgspec

from policystory.items.item import Reason
from policystory.journal import Entry
from policystory.learner.calendar_day import day_of, moment_of
from policystory.learner.progress import first_tries

# The share of questions last answered right from which an objective is familiar.
FAMILIAR = 0.7
# Questions that must be answered before their marks say much: one right answer can be luck.
_ENOUGH = 3


class Level(StrEnum):
    """How well a learner masters an objective (something to be able to do), in five levels."""

    NOT_BEGUN = "not begun"
    BEGUN = "begun"
    FAMILIAR = "familiar"
    PROFICIENT = "proficient"
    MASTERED = "mastered"


DEFINITIONS = {
    Level.BEGUN: "a question is answered",
    Level.FAMILIAR: "three or more answered, and at least seven of ten right",
    Level.PROFICIENT: "three or more answered, and all right",
    Level.MASTERED: "all right, and at least half of them asked again on a later day",
}
"""What each level needs, in words for learners."""
COUNTED = (
    "A question counts as right if its first try was right the last time it was asked, "
    "so a level can fall."
)
"""Which answers count for the levels, in words for learners."""


class Mastery(msgspec.Struct, frozen=True):
    """A learner's level in one objective (something to be able to do), and the answers behind it.

    `answered`: how many families (questions that ask the same of the same fact) the learner has
    answered. `right`: how many of these were right at the first try of the latest attempt.
    """

    level: Level
    answered: int
    right: int


class _Answers(msgspec.Struct):
    """The answers to one family: their first and last day, and whether the last was right."""

    first: date
    last: date
    right: bool


def mastery(
    entries: Iterable[Entry],
    objectives: Mapping[str, Iterable[str]],
    zone: tzinfo | None,
) -> dict[str, Mastery]:
    """Return how well the learner masters each objective, by the objective's id.

    Objectives without any answer are left out. Only the first try in the latest attempt counts.
    Arguments: `entries`: the learner's answers, oldest first; `objectives`: the objectives' ids, by
    the code of a family (questions that ask the same of the same fact); `zone`: the time zone of
    the learner's days; None for the machine's.
    """
    families: dict[str, _Answers] = {}
    for entry in first_tries(entries):
        day = day_of(moment_of(entry), zone)
        right = entry.event.reason == Reason.RIGHT.value
        answers = families.setdefault(
            entry.event.family, _Answers(first=day, last=day, right=right)
        )
        # If a question was answered in several attempts, the last one counts.
        answers.last = day
        answers.right = right
    grouped: dict[str, list[_Answers]] = {}
    for family, answers in families.items():
        for objective in objectives.get(family, ()):
            grouped.setdefault(objective, []).append(answers)
    practised = sorted(grouped.items())
    return {objective: _mastery_of(answered) for objective, answered in practised}


def _mastery_of(answered: list[_Answers]) -> Mastery:
    """Return the mastery that the answers to an objective's families show."""
    right = sum(answers.right for answers in answered)
    return Mastery(
        level=_level(answered, right),
        answered=len(answered),
        right=right,
    )


def _level(answered: list[_Answers], right: int) -> Level:
    """Return the level, given the answers to the families and how many were right last."""
    if len(answered) < _ENOUGH:
        return Level.BEGUN
    if right < FAMILIAR * len(answered):
        return Level.BEGUN
    if right < len(answered):
        return Level.FAMILIAR
    shown_again = 0
    for answers in answered:
        shown_again += answers.last > answers.first
    # An answer that is right again on a later day shows lasting memory.
    if 2 * shown_again >= len(answered):
        return Level.MASTERED
    return Level.PROFICIENT
