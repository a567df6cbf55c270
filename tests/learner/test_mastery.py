from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from policystory.journal import Entry
from policystory.learner.mastery import DEFINITIONS, Level, Mastery, mastery
from tests.learner.answers import at, entry
from tests.zones import moments, zones

OBJECTIVES = {family: ["o"] for family in "abcdefghij"}


def level(*answers: tuple[str, float, str]) -> Mastery:
    """Return the mastery that these answers show: family, days after Monday, reason."""
    return mastery(
        [entry(f, d, r, attempt=n) for n, (f, d, r) in enumerate(answers)],
        OBJECTIVES,
        UTC,
    )["o"]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([("a", 0, "wrong")], Mastery(Level.BEGUN, 1, 0)),
        ([("a", 0, "partly-right")], Mastery(Level.BEGUN, 1, 0)),
        ([("a", 0, "right")], Mastery(Level.BEGUN, 1, 1)),
        (
            [("a", 0, "right"), ("b", 0, "right"), ("c", 0, "wrong")],
            Mastery(Level.BEGUN, 3, 2),
        ),
        (
            [(f, 0, "right") for f in "abcdefg"] + [(f, 0, "wrong") for f in "hij"],
            Mastery(Level.FAMILIAR, 10, 7),
        ),
        ([(f, 0, "right") for f in "ab"], Mastery(Level.BEGUN, 2, 2)),
        (
            [(f, 0, "right") for f in "abc"] + [("d", 0, "wrong")],
            Mastery(Level.FAMILIAR, 4, 3),
        ),
        ([(f, 0, "right") for f in "abc"], Mastery(Level.PROFICIENT, 3, 3)),
        (
            [(f, 0, "right") for f in "abc"] + [("a", 1, "right")],
            Mastery(Level.PROFICIENT, 3, 3),
        ),
        (
            [(f, 0, "right") for f in "abc"] + [(f, 1, "right") for f in "ab"],
            Mastery(Level.MASTERED, 3, 3),
        ),
    ],
)
def test_a_level_is_what_the_answers_show(
    answers: list[tuple[str, float, str]], expected: Mastery
) -> None:
    """Begun below three answers or 70 per cent, then familiar, proficient with all, mastered."""
    assert expected == level(*answers)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 10])
@pytest.mark.parametrize("missed", [0, 1, 2])
def test_no_level_is_given_for_less_than_its_definition(
    count: int, missed: int
) -> None:
    """Familiar and proficient need three answers; their words say so to the learner."""
    answers = [
        (family, 0, "wrong" if place < missed else "right")
        for place, family in enumerate("abcdefghij"[:count])
    ]
    reached = level(*answers).level
    if count < 3:
        assert reached is Level.BEGUN
    for known in (Level.FAMILIAR, Level.PROFICIENT):
        assert DEFINITIONS[known].startswith("three or more answered")


def test_a_level_falls() -> None:
    """What was mastered and is answered wrong later is mastered no more, and can be won again."""
    mastered = [(family, day, "right") for day, family in product((0, 1), "abc")]
    assert level(*mastered).level is Level.MASTERED
    assert level(*mastered, ("a", 2, "wrong")).level is Level.BEGUN
    assert (
        level(*mastered, ("a", 2, "wrong"), ("a", 3, "right")).level is Level.MASTERED
    )


def test_only_objectives_that_were_practised_have_a_level() -> None:
    """An answer counts for each objective of its family; an unknown family counts for none."""
    levels = mastery([entry("a"), entry("z")], {"a": ["o", "p"], "b": ["q"]}, UTC)
    assert {"o", "p"} == set(levels)


@pytest.mark.parametrize(
    ("zone", "first", "second", "expected"),
    [
        ("America/New_York", "2026-11-01T00:30", "2026-11-01T23:30", Level.PROFICIENT),
        ("America/New_York", "2026-10-31T23:30", "2026-11-01T00:30", Level.MASTERED),
        (
            "America/Los_Angeles",
            "2026-06-01T10:00",
            "2026-06-01T20:00",
            Level.PROFICIENT,
        ),
        ("Asia/Tokyo", "2026-06-01T23:00", "2026-06-02T01:00", Level.MASTERED),
        ("America/St_Johns", "2006-10-29T00:00", "2006-10-29T09:00", Level.PROFICIENT),
        ("Pacific/Apia", "2011-12-29T23:30", "2011-12-31T00:30", Level.MASTERED),
    ],
)
def test_a_later_day_is_one_of_the_learners_calendar(
    zone: str, first: str, second: str, expected: Level
) -> None:
    """Mastered is what was right again on another day, which the learner's midnight begins."""
    answers: list[Entry] = []
    for attempt, moment in enumerate((first, second)):
        local = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
        answers += [at(local, family, attempt=attempt) for family in "abc"]
    assert expected is mastery(answers, OBJECTIVES, ZoneInfo(zone))["o"].level


@given(zones, moments)
def test_what_is_right_again_on_the_same_day_is_not_mastered(
    zone: ZoneInfo, moment: datetime
) -> None:
    """In any zone, mastery needs another day, however few hours lie between."""

    def level_after(hours: int) -> tuple[date, Level]:
        later = moment + timedelta(hours=hours)
        answers: list[Entry] = []
        for attempt, answered in enumerate((moment, later)):
            answers += [at(answered, family, attempt=attempt) for family in "abc"]
        shown = mastery(answers, OBJECTIVES, zone)["o"]
        return later.astimezone(zone).date(), shown.level

    today = moment.astimezone(zone).date()
    for hours in (1, 6, 23, 25):
        day, level_ = level_after(hours)
        assert level_ is (Level.MASTERED if day > today else Level.PROFICIENT)
