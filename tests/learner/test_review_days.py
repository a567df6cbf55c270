from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from policystory.course.open_course import REVIEW
from policystory.journal import Entry, Record, Step, Submitted
from policystory.learner.spaced_review import due_families, memory_cards, next_due_day
from tests.learner.answers import MONDAY, REASONS, at, day, entry, kept, written
from tests.zones import moments, zones


def review_on(day_: date, zone: tzinfo, *moments_: str) -> list[list[str]]:
    """Return what is due on a day, after each of some answers that the zone's clock dates."""
    entries: list[Entry] = []
    plans = []
    for n, moment in enumerate(moments_):
        local = datetime.fromisoformat(moment).replace(tzinfo=zone)
        entries.append(at(local, "f", "wrong" if n == 0 else "right", REVIEW, n))
        plans.append(due_families(kept(*entries), day_, zone))
    return plans


@pytest.mark.parametrize(
    ("zone", "day_", "before", "within"),
    [
        (
            "America/New_York",
            "2026-11-01",
            "2026-10-30T23:00",
            ["00:30", "01:30", "10:00", "23:59"],
        ),
        (
            "America/New_York",
            "2026-03-08",
            "2026-03-07T00:10",
            ["00:30", "03:30", "10:00", "23:59"],
        ),
        (
            "Europe/Berlin",
            "2026-10-25",
            "2026-10-24T23:59",
            ["00:00", "02:30", "23:59"],
        ),
        ("America/Santiago", "2026-09-06", "2026-09-05T23:59", ["01:00", "23:59"]),
        (
            "America/Santiago",
            "2026-04-04",
            "2026-04-03T12:00",
            ["00:00", "23:30", "23:59"],
        ),
        ("America/Asuncion", "2023-10-01", "2023-09-30T23:59", ["01:00", "23:59"]),
        (
            "Asia/Kolkata",
            "2026-11-01",
            "2026-10-31T23:59",
            ["00:00", "05:29", "05:31", "23:59"],
        ),
        (
            "Australia/Lord_Howe",
            "2026-04-05",
            "2026-04-04T23:59",
            ["00:00", "01:45", "23:59"],
        ),
        (
            "America/St_Johns",
            "2006-10-29",
            "2006-10-28T22:00",
            ["00:00", "00:01", "23:59"],
        ),
        ("Pacific/Apia", "2011-12-31", "2011-12-29T23:59", ["00:00", "23:59"]),
    ],
)
def test_a_review_stays_the_same_on_the_day_when_clocks_change(
    zone: str, day_: str, before: str, within: list[str]
) -> None:
    """From the day's first minute to its last the same is due, whatever is answered."""
    plans = review_on(
        date.fromisoformat(day_),
        ZoneInfo(zone),
        before,
        *(f"{day_}T{hour}" for hour in within),
    )
    assert [["f"]] * (1 + len(within)) == plans


def test_what_is_answered_twice_on_one_long_day_is_of_the_same_day() -> None:
    """A day of 25 hours is one day: nothing in it is a day apart, and the memory says so."""
    new_york = ZoneInfo("America/New_York")
    twice = [
        at(datetime(2026, 11, 1, hour, 15, tzinfo=new_york), "f", attempt=hour)
        for hour in (0, 23)
    ]
    first, second = (datetime.fromisoformat(entry.at) for entry in twice)
    assert timedelta(days=1) == second - first
    noon = [structs.replace(entry, at="2026-11-01T17:00:00Z") for entry in twice]
    assert memory_cards(noon, new_york) == memory_cards(twice, new_york)


def test_a_mark_that_is_told_today_changes_no_review_of_today() -> None:
    """An answer of yesterday whose mark was held counts from the day after its hand-in."""
    held = entry("f", reason="held")
    handed_in = Submitted(quiz="01-a", attempt=1, paper="p", reasons={"i-f": "wrong"})
    step = Step(written(MONDAY + timedelta(days=1)), "s", 2, handed_in)
    record = Record((held,), (), (step,))
    assert (
        [] == due_families(record, day(1), UTC) == due_families(kept(held), day(1), UTC)
    )
    assert ["f"] == due_families(record, day(2), UTC)


@pytest.mark.parametrize("days", [1, 2, 26_000])
def test_what_is_dated_later_ends_no_review(days: int) -> None:
    """A line of the year 2092 neither puts off what is due nor what is due next."""
    wrong = entry("f", reason="wrong")
    record = kept(wrong, entry("f", days, attempt=2), entry("g", days, attempt=2))
    assert ["f"] == due_families(record, day(1), UTC)
    assert day(1) == next_due_day(record, day(0), UTC)


def test_lessons_before_one_are_reviewed_alone() -> None:
    """What a lesson itself or a later one asked is not in its review; reviews count in each."""
    record = kept(
        entry("f", reason="wrong", quiz="01-a/check"),
        entry("g", reason="wrong", quiz="02-b"),
        entry("h", reason="wrong", quiz="03-c"),
        entry("i", reason="wrong", quiz=REVIEW),
    )
    assert {"f", "i"} == set(due_families(record, day(1), UTC, "02-b"))
    assert day(1) == next_due_day(record, day(0), UTC, "01-a")
    assert next_due_day(kept(entry("f")), day(0), UTC, "01-a") is None


@given(st.data(), zones, moments)
def test_a_review_is_the_same_all_day_in_any_zone(
    data: st.DataObject, zone: ZoneInfo, start: datetime
) -> None:
    """Whatever is answered within a day, nothing changes what was due in the morning."""
    hours = data.draw(st.lists(st.floats(0, 24 * 8), min_size=1, max_size=8))
    entries = [
        at(start + timedelta(hours=hour), "fgh"[n % 3], REASONS[n % 3], attempt=n)
        for n, hour in enumerate(sorted(hours))
    ]
    today = datetime.fromisoformat(entries[-1].at).astimezone(zone).date()

    def is_earlier(entry: Entry) -> bool:
        return datetime.fromisoformat(entry.at).astimezone(zone).date() < today

    earlier = filter(is_earlier, entries)
    assert due_families(kept(*earlier), today, zone) == due_families(
        kept(*entries), today, zone
    )


@given(zones, moments, st.integers(0, 24 * 60), st.sampled_from(REASONS[:3]))
def test_two_answers_on_one_day_are_of_the_same_day(
    zone: ZoneInfo, start: datetime, minutes: int, reason: str
) -> None:
    """At whatever times of a day a family was answered, its memory is that of the day."""
    times = (start, start + timedelta(minutes=minutes))
    twice = [at(moment, "f", reason, attempt=n) for n, moment in enumerate(times)]
    days = {datetime.fromisoformat(entry.at).astimezone(zone).date() for entry in twice}
    at_once = [structs.replace(entry, at=twice[0].at) for entry in twice]
    if len(days) == 1:
        assert memory_cards(at_once, zone) == memory_cards(twice, zone)
