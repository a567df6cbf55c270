import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec import structs

from policystory.journal import Hinted, Record, Step
from policystory.learner.calendar_day import (
    MACHINE_ZONE,
    day_of,
    local_time,
    record_up_to,
)
from tests.learner.answers import at, kept, written
from tests.zones import NAMES, moments, zones


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Return what sets the machine's own time zone; it is set back afterwards."""
    if not hasattr(time, "tzset"):
        pytest.skip("Windows takes no zone by its name")

    def set_to(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield set_to
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("name", NAMES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moment=moments)
def test_the_machines_own_zone_is_a_real_one(
    machine: Callable[[str], None], name: str, moment: datetime
) -> None:
    """A day is by the rule that the machine's zone has at that moment, not by that of now."""
    machine(name)
    assert day_of(moment, ZoneInfo(name)) == day_of(moment, MACHINE_ZONE)
    assert local_time(moment, ZoneInfo(name)) == local_time(moment, MACHINE_ZONE)


@given(zones, moments)
def test_days_follow_each_other(zone: ZoneInfo, moment: datetime) -> None:
    """A day later it is another day, and after two days a later one, whatever the clocks do."""
    today = day_of(moment, zone)
    assert today < day_of(moment + timedelta(days=2), zone)
    assert abs((today - moment.date()).days) <= 1


@pytest.mark.parametrize(
    ("zone", "moment", "expected"),
    [
        ("America/New_York", "2026-11-01T03:59:59+00:00", "2026-10-31"),
        ("America/New_York", "2026-11-01T04:00:00+00:00", "2026-11-01"),
        ("America/New_York", "2026-11-02T04:59:59+00:00", "2026-11-01"),
        ("America/New_York", "2026-11-02T05:00:00+00:00", "2026-11-02"),
        ("America/New_York", "2026-03-09T03:59:59+00:00", "2026-03-08"),
        ("America/New_York", "2026-03-09T04:00:00+00:00", "2026-03-09"),
        ("America/Santiago", "2026-09-06T03:59:59+00:00", "2026-09-05"),
        ("America/Santiago", "2026-09-06T04:00:00+00:00", "2026-09-06"),
        ("Asia/Kolkata", "2026-06-01T18:29:59+00:00", "2026-06-01"),
        ("Asia/Kolkata", "2026-06-01T18:30:00+00:00", "2026-06-02"),
        ("Pacific/Apia", "2011-12-30T09:59:59+00:00", "2011-12-29"),
        ("Pacific/Apia", "2011-12-30T10:00:00+00:00", "2011-12-31"),
    ],
)
def test_the_day_of_a_moment(zone: str, moment: str, expected: str) -> None:
    """A day ends at the learner's midnight, by the rule of that day."""
    assert (
        expected == day_of(datetime.fromisoformat(moment), ZoneInfo(zone)).isoformat()
    )


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
@pytest.mark.parametrize("year", [1, 9999])
def test_every_moment_has_a_day(zone: str, year: int) -> None:
    """Also at both ends of the calendar, where the zone's own day would be none."""
    extreme = (
        datetime(1, 1, 1, tzinfo=UTC)
        if year == 1
        else datetime(9999, 12, 31, 23, tzinfo=UTC)
    )
    for zone_ in (ZoneInfo(zone), MACHINE_ZONE):
        assert abs((day_of(extreme, zone_) - extreme.date()).days) <= 1
        assert f"{year:04}" == local_time(extreme, zone_)[:4]


def test_the_hour_that_a_clock_shows_twice_is_told_apart() -> None:
    """Half past one in the night comes twice, with another difference to UTC."""
    new_york = ZoneInfo("America/New_York")
    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    shown = [local_time(first + timedelta(hours=hour), new_york) for hour in (0, 1)]
    assert ["2026-11-01 01:30-04:00", "2026-11-01 01:30-05:00"] == shown


def test_a_record_up_to_a_day_has_the_whole_of_it() -> None:
    """What was done in the day's last second is in it, that of the next day's first is not."""
    lima = ZoneInfo("America/Lima")
    midnight = datetime(2026, 6, 2, 5, tzinfo=UTC)
    times = [midnight - timedelta(seconds=1), midnight]
    hint = Hinted(quiz="q", attempt=1, paper="p", item="i")
    steps = tuple(Step(written(moment), "s", 2, hint) for moment in times)
    record = structs.replace(kept(*(at(moment, "f") for moment in times)), steps=steps)
    assert Record(record.entries[:1], (), steps[:1]) == record_up_to(
        record, date(2026, 6, 1), lima
    )
