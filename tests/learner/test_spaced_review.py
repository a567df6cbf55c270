from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from policystory.course.open_course import REVIEW
from policystory.journal import Answered, Entry, Record, Step, Submitted
from policystory.learner.progress import first_tries
from policystory.learner.spaced_review import cards, due, next_due
from tests.zones import moments, zones

MONDAY = datetime(2021, 6, 7, 12, tzinfo=UTC)
REASONS = (
    "right",
    "partly-right",
    "wrong",
    "wrong-magnitude",
    "wrong-unit",
    "unreadable",
    "held",
)


def entry(
    family: str,
    days: float = 0,
    reason: str = "right",
    quiz: str = "01-a",
    attempt: int = 1,
) -> Entry:
    """Return an answer to a family, some days after Monday."""
    return at(MONDAY + timedelta(days=days), family, reason, quiz, attempt)


def at(
    moment: datetime,
    family: str,
    reason: str = "right",
    quiz: str = "01-a",
    attempt: int = 1,
) -> Entry:
    """Return an answer to a family at a moment."""
    event = Answered(
        quiz=quiz, attempt=attempt, paper="p", content="c", item=f"i-{family}", family=family, response="a",
        reason=reason, points="1", possible="1",
    )  # fmt: skip
    return Entry(written(moment), "s", 1, event)


def written(moment: datetime) -> str:
    """Return a moment as a line of the record has it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def kept(*entries: Entry) -> Record:
    """Return a record with some answers."""
    return Record(tuple(sorted(entries, key=lambda entry: entry.at)), ())


def day(n: int) -> date:
    """Return the n-th day after Monday."""
    return (MONDAY + timedelta(days=n)).date()


def days_until_due(*entries: Entry) -> int:
    """Return after how many days the only family of these entries is due."""
    return next(n for n in range(1, 1000) if due(kept(*entries), day(n), UTC))


def test_what_was_wrong_comes_back_sooner() -> None:
    """A wrong answer is due the next day, a partly right one later, a right one later still."""
    waits = [
        days_until_due(entry("f", reason=reason))
        for reason in ("wrong", "partly-right", "right")
    ]
    assert waits == sorted(waits)
    assert waits[0] == 1 < waits[-1]


def test_what_is_remembered_comes_back_ever_later() -> None:
    """Each right review makes the next wait longer."""
    entries = [entry("f")]
    waits = []
    for n in range(2, 6):
        wait = next(
            i
            for i in range(1, 1000)
            if due(
                kept(*entries),
                (datetime.fromisoformat(entries[-1].at) + timedelta(days=i)).date(),
                UTC,
            )
        )
        waits.append(wait)
        after = (datetime.fromisoformat(entries[-1].at) - MONDAY).days + wait
        entries.append(entry("f", after, quiz=REVIEW, attempt=n))
    assert waits == sorted(set(waits))


def test_only_the_first_try_of_a_sitting_counts() -> None:
    """A right answer after the feedback does not hide that the first was wrong; unreadable ones are no tries."""
    tries = [
        entry("f", reason="unreadable"),
        entry("f", 0.1, "wrong"),
        entry("f", 0.2, "right"),
    ]
    assert [tries[1]] == list(first_tries(tries))
    assert days_until_due(*tries) == days_until_due(tries[1])


def test_a_review_is_the_same_all_day() -> None:
    """What is answered today changes the review of tomorrow, not that of today."""
    old = [entry("f", reason="wrong"), entry("g", reason="wrong")]
    today = day(1)
    assert ["f", "g"] == due(kept(*old), today, UTC)
    answered = [
        *old,
        entry("f", 1, quiz=REVIEW, attempt=today.toordinal()),
        entry("h", 1, "wrong"),
    ]
    assert ["f", "g"] == due(kept(*answered), today, UTC)
    assert ["g", "h"] == due(kept(*answered), day(2), UTC)


def test_lessons_take_turns() -> None:
    """Due questions of several lessons are mixed, the most overdue of each first."""
    entries = [
        entry(f"{lesson}{i}", i / 10, "wrong", quiz=f"0{lesson}-x/check")
        for lesson in (1, 2)
        for i in range(3)
    ]
    assert ["10", "20", "11", "21", "12", "22"] == due(kept(*entries), day(2), UTC)


def test_a_day_is_the_learners_own() -> None:
    """At the learner's midnight, not at that of Greenwich, a new day begins."""
    late = kept(
        entry("f", 0.45, "wrong")
    )  # 22:48 UTC on Monday; in the zone below it is Tuesday
    east = timezone(timedelta(hours=5))
    assert [] == due(late, day(1), east)
    assert ["f"] == due(late, day(1), UTC)
    assert ["f"] == due(late, day(2), east)


def test_the_next_day_is_told() -> None:
    """Nothing is due before anything was answered; afterwards the next day with something due is known."""
    assert next_due(kept(), day(0), UTC) is None
    assert day(1) == next_due(kept(entry("f", reason="wrong")), day(0), UTC)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.floats(0, 30), st.sampled_from(REASONS)),
        max_size=20,
    )
)
def test_any_record_has_a_schedule(answers: list[tuple[str, float, str]]) -> None:
    """Whatever was answered and when, there is one schedule, the same each time, of families that were answered."""
    entries = sorted(
        (
            entry(family, days, reason, attempt=n)
            for n, (family, days, reason) in enumerate(answers)
        ),
        key=lambda one: one.at,
    )
    plan = due(kept(*entries), day(40), UTC)
    assert plan == due(kept(*entries), day(40), UTC)
    assert len(plan) == len(set(plan))
    assert set(plan) <= set(cards(entries, UTC)) <= {family for family, _, _ in answers}


# --- one notion of a day ----------------------------------------------------------------------


def review_on(day_: date, zone: tzinfo, *moments_: str) -> list[list[str]]:
    """Return what is due on a day, after each of some answers that the zone's clock dates."""
    entries: list[Entry] = []
    plans = []
    for n, moment in enumerate(moments_):
        local = datetime.fromisoformat(moment).replace(tzinfo=zone)
        entries.append(at(local, "f", "wrong" if n == 0 else "right", REVIEW, n))
        plans.append(due(kept(*entries), day_, zone))
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
    assert cards(noon, new_york) == cards(twice, new_york)


def test_a_mark_that_is_told_today_changes_no_review_of_today() -> None:
    """An answer of yesterday whose mark was held counts from the day after its hand-in."""
    held = entry("f", reason="held")
    handed_in = Submitted(quiz="01-a", attempt=1, paper="p", reasons={"i-f": "wrong"})
    step = Step(written(MONDAY + timedelta(days=1)), "s", 2, handed_in)
    record = Record((held,), (), (step,))
    assert [] == due(record, day(1), UTC) == due(kept(held), day(1), UTC)
    assert ["f"] == due(record, day(2), UTC)


@pytest.mark.parametrize("days", [1, 2, 26_000])
def test_what_is_dated_later_ends_no_review(days: int) -> None:
    """A line of the year 2092 neither puts off what is due nor what is due next."""
    wrong = entry("f", reason="wrong")
    record = kept(wrong, entry("f", days, attempt=2), entry("g", days, attempt=2))
    assert ["f"] == due(record, day(1), UTC)
    assert day(1) == next_due(record, day(0), UTC)


def test_lessons_before_one_are_reviewed_alone() -> None:
    """What a lesson itself or a later one asked is not in its review; reviews count in each."""
    record = kept(
        entry("f", reason="wrong", quiz="01-a/check"), entry("g", reason="wrong", quiz="02-b"),
        entry("h", reason="wrong", quiz="03-c"), entry("i", reason="wrong", quiz=REVIEW),
    )  # fmt: skip
    assert {"f", "i"} == set(due(record, day(1), UTC, "02-b"))
    assert day(1) == next_due(record, day(0), UTC, "01-a")
    assert next_due(kept(entry("f")), day(0), UTC, "01-a") is None


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
    assert due(kept(*earlier), today, zone) == due(kept(*entries), today, zone)


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
        assert cards(at_once, zone) == cards(twice, zone)
