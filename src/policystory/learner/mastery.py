"""Mastery: how well a learner does what each objective says, in four levels that can fall again.

The levels and their thresholds follow Khan Academy's mastery system (familiar from 70 per cent,
proficient with all right, mastered when that is shown again later), over the first tries of each
sitting.
"""

from collections.abc import Iterable, Mapping
from datetime import date, tzinfo
from enum import StrEnum

import msgspec

from policystory.items.item import Reason
from policystory.journal import Entry
from policystory.learner.day import day_of, when
from policystory.learner.progress import first_tries

FAMILIAR = 0.7
"""The share of questions last answered right from which an objective is familiar."""
ENOUGH = 3
"""Questions that must be answered before all of them right says much."""


class Level(StrEnum):
    """How well an objective is mastered; the first is no level yet."""

    NOT_BEGUN = "not begun"
    BEGUN = "begun"
    FAMILIAR = "familiar"
    PROFICIENT = "proficient"
    MASTERED = "mastered"


class Mastery(msgspec.Struct, frozen=True):
    """An objective's level, and the questions behind it: how many were answered, how many right the last time."""

    level: Level
    answered: int
    right: int


class _Answers(msgspec.Struct):
    """What is known of one family: the day on which it was first answered, whether right the last time, and then."""

    first: date
    last: date
    right: bool


def mastery(
    entries: Iterable[Entry],
    objectives: Mapping[str, Iterable[str]],
    zone: tzinfo | None,
) -> dict[str, Mastery]:
    """Return the mastery of each objective that was practised.

    Arguments: the answers; the objectives of each family, by the family's code; the time zone whose
    days count. A family counts as its last first try went, so that a level falls when what was
    known is known no more.
    """
    families: dict[str, _Answers] = {}
    for entry in first_tries(entries):
        day = day_of(when(entry), zone)
        right = entry.event.reason == Reason.RIGHT.value
        known = families.get(entry.event.family)
        families[entry.event.family] = _Answers(
            known.first if known else day, day, right
        )
    grouped: dict[str, list[_Answers]] = {}
    for family, answers in families.items():
        for objective in objectives.get(family, ()):
            grouped.setdefault(objective, []).append(answers)
    return {
        objective: Mastery(_level(found), len(found), sum(one.right for one in found))
        for objective, found in sorted(grouped.items())
    }


def _level(found: list[_Answers]) -> Level:
    """Return the level that some answered families show."""
    right = sum(one.right for one in found)
    if right < FAMILIAR * len(found):
        return Level.BEGUN
    if right < len(found) or len(found) < ENOUGH:
        return Level.FAMILIAR
    kept = sum(one.last > one.first for one in found)
    return Level.MASTERED if 2 * kept >= len(found) else Level.PROFICIENT
