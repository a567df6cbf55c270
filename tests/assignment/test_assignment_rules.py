from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.assignment.assignment_rules import (
    ALWAYS_OPEN,
    NO_ALLOWANCE,
    Allowance,
    Policy,
    Window,
    WindowName,
    allowed_attempts,
    attempt_end,
    refusal,
    time_limit,
    window_at,
    window_end,
)

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
EARLY = Window(name=WindowName.EARLY, until="2026-03-01T23:59", credit=Decimal("1.1"))
DUE = Window(name=WindowName.DUE, until="2026-03-08T23:59")
LATE = Window(name=WindowName.LATE, until="2026-03-15T00:00", credit=Decimal("0.5"))
POLICY = Policy(windows=(EARLY, DUE, LATE))


def at(text: str, zone: tzinfo = BERLIN, fold: int = 0) -> datetime:
    """Return a time on a clock as an instant; `fold` 1 is the second where it shows two alike."""
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


@pytest.mark.parametrize(
    ("instant", "window"),
    [
        ("2026-02-01T00:00", EARLY),
        ("2026-03-01T23:59:00", EARLY),
        ("2026-03-01T23:59:59.999999", EARLY),
        ("2026-03-02T00:00", DUE),
        ("2026-03-08T23:59:59.999999", DUE),
        ("2026-03-09T00:00", LATE),
        ("2026-03-15T00:00:59.999999", LATE),
        ("2026-03-15T00:01", None),
    ],
)
def test_the_minute_of_a_deadline_belongs_to_it(
    instant: str, window: Window | None
) -> None:
    """A window ends with the last instant of its minute; the next one follows without a gap."""
    assert window == window_at(POLICY, NO_ALLOWANCE, BERLIN, at(instant))


def test_the_clock_is_the_courses() -> None:
    """An instant is judged alike wherever the learner is: in Berlin or in New York."""
    assert (
        window_at(POLICY, NO_ALLOWANCE, BERLIN, at("2026-03-01T17:59:59", NEW_YORK))
        == EARLY
    )
    assert (
        window_at(POLICY, NO_ALLOWANCE, BERLIN, at("2026-03-01T18:00", NEW_YORK)) == DUE
    )
    assert (
        window_at(POLICY, NO_ALLOWANCE, NEW_YORK, at("2026-03-01T18:00", NEW_YORK))
        == EARLY
    )


def test_without_dates_it_is_never_late_and_never_closed() -> None:
    """A policy without windows takes attempts for ever, for all their points."""
    assert (
        window_at(Policy(), NO_ALLOWANCE, BERLIN, at("2900-01-01T00:00")) == ALWAYS_OPEN
    )
    assert (ALWAYS_OPEN.name, ALWAYS_OPEN.credit) == (WindowName.DUE, 1)


@pytest.mark.parametrize(
    ("zone", "until", "ends"),
    [
        # Summer time begins: the clock skips an hour, and a time in it is taken as the later of
        # both readings.
        (BERLIN, "2026-03-29T01:59", "2026-03-29T01:00:00+00:00"),
        (BERLIN, "2026-03-29T02:30", "2026-03-29T01:31:00+00:00"),
        (BERLIN, "2026-03-29T03:00", "2026-03-29T01:01:00+00:00"),
        (NEW_YORK, "2026-03-08T02:30", "2026-03-08T07:31:00+00:00"),
        # It ends: the clock shows an hour twice, and a time in it is the second.
        (BERLIN, "2026-10-25T01:59", "2026-10-25T00:00:00+00:00"),
        (BERLIN, "2026-10-25T02:30", "2026-10-25T01:31:00+00:00"),
        (BERLIN, "2026-10-25T03:00", "2026-10-25T02:01:00+00:00"),
        (NEW_YORK, "2026-11-01T01:30", "2026-11-01T06:31:00+00:00"),
        # Any other day.
        (BERLIN, "2026-07-01T23:59", "2026-07-01T22:00:00+00:00"),
        (BERLIN, "2026-12-31T23:59", "2026-12-31T23:00:00+00:00"),
        (UTC, "2028-02-29T00:00", "2028-02-29T00:01:00+00:00"),
    ],
)
def test_a_time_that_is_skipped_or_shown_twice_favours_the_learner(
    zone: tzinfo, until: str, ends: str
) -> None:
    """Where clocks change, a window ends at the later of the instants that its time can mean."""
    assert datetime.fromisoformat(ends) == window_end(
        Window(name=WindowName.DUE, until=until), NO_ALLOWANCE, zone
    )


def test_both_hours_that_the_clock_shows_twice_belong_to_the_window() -> None:
    """At half past two, shown for the second time, a window until half past two is still open."""
    policy = Policy(windows=(Window(name=WindowName.DUE, until="2026-10-25T02:30"),))
    for fold in (0, 1):
        assert (
            window_at(
                policy, NO_ALLOWANCE, BERLIN, at("2026-10-25T02:30:59", fold=fold)
            )
            is not None
        )
        assert (
            window_at(policy, NO_ALLOWANCE, BERLIN, at("2026-10-25T02:31", fold=fold))
            is None
        ) == bool(fold)


@pytest.mark.parametrize(
    ("allowance", "ends"),
    [
        (NO_ALLOWANCE, "2026-03-28T23:00:00+00:00"),
        (
            Allowance(days=1),
            "2026-03-29T22:00:00+00:00",
        ),  # 23 hours later: the clock went forward
        (Allowance(hours=24), "2026-03-29T23:00:00+00:00"),
        (Allowance(days=1, hours=2), "2026-03-30T00:00:00+00:00"),
        (Allowance(days=-1), "2026-03-27T23:00:00+00:00"),
    ],
)
def test_days_are_of_the_calendar_and_hours_of_the_clock(
    allowance: Allowance, ends: str
) -> None:
    """A day more ends at the same time of day, also over summer time; an hour more is an hour."""
    assert datetime.fromisoformat(ends) == window_end(
        Window(name=WindowName.DUE, until="2026-03-28T23:59"), allowance, BERLIN
    )


def test_a_shifted_learner_is_not_late() -> None:
    """Who was given two days more is in the window that the others left two days before."""
    instant = at("2026-03-10T12:00")
    assert window_at(POLICY, NO_ALLOWANCE, BERLIN, instant) == LATE
    assert window_at(POLICY, Allowance(days=2), BERLIN, instant) == DUE
    assert window_at(POLICY, Allowance(hours=36), BERLIN, instant) == LATE
    assert window_at(POLICY, Allowance(hours=37), BERLIN, instant) == DUE


@pytest.mark.parametrize(
    ("minutes", "allowance", "seconds"),
    [
        (None, Allowance(time=Decimal(2), minutes=10), None),
        (40, NO_ALLOWANCE, 2400),
        (40, Allowance(time=Decimal("1.5")), 3600),
        (40, Allowance(minutes=10), 3000),
        (40, Allowance(time=Decimal("1.25"), minutes=5), 3300),
        (1, Allowance(time=Decimal("1.001")), 61),
    ],
)
def test_extra_time_multiplies_and_then_adds(
    minutes: int | None, allowance: Allowance, seconds: int | None
) -> None:
    """Time and a half of 40 minutes is 60; ten minutes more is 50; seconds are rounded up."""
    expected = None if seconds is None else timedelta(seconds=seconds)
    assert expected == time_limit(Policy(minutes=minutes), allowance)


@pytest.mark.parametrize(
    ("policy", "begun", "ends"),
    [
        (Policy(), "2026-03-01T12:00", None),
        (Policy(minutes=30), "2026-03-01T12:00", "2026-03-01T12:30"),
        (Policy(minutes=30, windows=(DUE,)), "2026-03-08T12:00", "2026-03-08T12:30"),
        (Policy(minutes=30, windows=(DUE,)), "2026-03-08T23:45", "2026-03-09T00:00"),
        (Policy(windows=(EARLY, DUE)), "2026-03-01T12:00", "2026-03-09T00:00"),
    ],
)
def test_an_attempt_ends_with_its_time_or_with_the_last_window(
    policy: Policy, begun: str, ends: str | None
) -> None:
    """Whichever comes first; without time limit and dates an attempt never ends."""
    assert (None if ends is None else at(ends)) == attempt_end(
        policy, NO_ALLOWANCE, BERLIN, at(begun)
    )


@pytest.mark.parametrize("begun", ["2026-03-29T01:45", "2026-10-25T02:45"])
def test_the_time_of_an_attempt_runs_on_when_the_clock_is_changed(begun: str) -> None:
    """Thirty minutes are thirty minutes, also in the night in which summer time begins or ends."""
    instant = at(begun)
    ends = attempt_end(Policy(minutes=30), NO_ALLOWANCE, BERLIN, instant)
    assert ends is not None
    assert timedelta(minutes=30) == ends - instant.astimezone(UTC)


@pytest.mark.parametrize(
    ("attempts", "allowance", "begun", "sentence"),
    [
        (None, NO_ALLOWANCE, 99, ""),
        (1, NO_ALLOWANCE, 0, ""),
        (1, NO_ALLOWANCE, 1, "The only attempt is used up."),
        (2, NO_ALLOWANCE, 2, "All 2 attempts are used up."),
        (2, Allowance(attempts=1), 2, ""),
        (2, Allowance(attempts=1), 3, "All 3 attempts are used up."),
    ],
)
def test_attempts_come_to_an_end(
    attempts: int | None, allowance: Allowance, begun: int, sentence: str
) -> None:
    """A learner can begin as many attempts as are allowed, and reads when none is left."""
    policy = Policy(attempts=attempts, windows=POLICY.windows)
    assert sentence == refusal(policy, allowance, BERLIN, begun, at("2026-03-01T12:00"))
    assert allowed_attempts(policy, allowance) == (
        None if attempts is None else attempts + allowance.attempts
    )


def test_nothing_can_be_begun_after_the_last_window() -> None:
    """A closed quiz says so, whatever is left of attempts; shifted dates still open it."""
    instant = at("2026-03-15T00:01")
    assert (
        refusal(POLICY, NO_ALLOWANCE, BERLIN, 0, instant)
        == "This is closed: the last date has passed."
    )
    assert refusal(POLICY, Allowance(days=1), BERLIN, 0, instant) == ""


@pytest.mark.parametrize("at_", [lambda: window_at, lambda: attempt_end])
def test_a_time_without_a_zone_is_refused(at_: Any) -> None:
    """A time that could be any of many instants is not guessed at."""
    # The fault is that the time has no zone.
    no_zone = datetime(2026, 3, 1)  # noqa: DTZ001 - see above
    with pytest.raises(ValueError, match="Expected a time with its zone"):
        at_()(Policy(minutes=1, windows=(DUE,)), NO_ALLOWANCE, BERLIN, no_zone)


zones = st.sampled_from(
    [UTC, BERLIN, NEW_YORK, ZoneInfo("Pacific/Apia"), ZoneInfo("Australia/Lord_Howe")]
)
# What a clock shows, whatever its zone.
moments = st.datetimes(datetime(2010, 1, 1), datetime(2035, 1, 1))  # noqa: DTZ001 - see above
gifts = st.builds(
    Allowance,
    time=st.decimals(1, 3, places=2),
    minutes=st.integers(0, 90),
    attempts=st.integers(0, 3),
    days=st.integers(0, 9),
    hours=st.integers(0, 50),
)


@given(zones, moments, gifts, st.integers(-80, 80))
def test_an_allowance_never_takes_anything_away(
    zone: tzinfo, deadline: datetime, gift: Allowance, hours: int
) -> None:
    """An allowance makes nobody later, and takes away neither time nor attempts."""
    due = Window(name=WindowName.DUE, until=f"{deadline:%Y-%m-%dT%H:%M}")
    policy = Policy(windows=(due,), minutes=30, attempts=1)
    instant = window_end(due, NO_ALLOWANCE, zone) + timedelta(hours=hours)
    assert window_end(due, gift, zone) >= window_end(due, NO_ALLOWANCE, zone)
    assert (
        window_at(policy, gift, zone, instant) is not None
        or window_at(policy, NO_ALLOWANCE, zone, instant) is None
    )
    assert attempt_end(policy, gift, zone, instant) >= attempt_end(
        policy, NO_ALLOWANCE, zone, instant
    )
    assert allowed_attempts(policy, gift) == 1 + gift.attempts


@given(zones, moments)
def test_a_window_ends_a_minute_after_its_time_on_the_clock(
    zone: tzinfo, deadline: datetime
) -> None:
    """The clock shows the last instant of a window as its minute, unless it skips that minute."""
    until = deadline.replace(second=0, microsecond=0)
    last = window_end(
        Window(name=WindowName.DUE, until=f"{until:%Y-%m-%dT%H:%M}"), NO_ALLOWANCE, zone
    ) - timedelta(microseconds=1)
    there_and_back = (
        until.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    )
    if there_and_back == until:
        assert until == last.astimezone(zone).replace(
            second=0, microsecond=0, tzinfo=None
        )
    else:
        assert last.astimezone(zone).replace(tzinfo=None) > until
