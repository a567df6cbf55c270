"""Days: on which day of the learner's calendar something was done. All that counts days asks here.

Moments are kept in UTC. The day of a moment is the one that a clock on the wall showed at that
moment: the rule of the time zone is asked for that moment, never the difference to UTC of now,
which is another one for half of the year.

Days are counted and compared, and no day is ever cut out of the line of time: where clocks change
at midnight a day has no first minute, and in Samoa there was no 30 December 2011.
"""

from datetime import UTC, date, datetime, tzinfo

import msgspec

from policystory.journal import Entry, Record, Step

MACHINE_ZONE: tzinfo | None = None
"""The time zone that this machine is set to, as `datetime.astimezone` takes it.

The operating system knows its rules for each moment, also in a browser's Python and on Windows,
where the zone's name need not be known.
"""


def day_of(moment: datetime, zone: tzinfo | None) -> date:
    """Return the day of a moment on the calendar of a time zone, or of the machine's (`MACHINE`).

    >>> from zoneinfo import ZoneInfo
    >>> night = datetime(2026, 11, 1, 4, 30, tzinfo=UTC)
    >>> day_of(night, ZoneInfo("America/New_York")), day_of(night, ZoneInfo("America/Lima"))
    (datetime.date(2026, 11, 1), datetime.date(2026, 10, 31))
    """
    try:
        return moment.astimezone(zone).date()
    except (OverflowError, OSError, ValueError):
        # In the first and the last year that there is, the day there may be none; some systems
        # know no time before 1970. The day in Greenwich is near enough.
        return moment.date()


def local_time(moment: datetime, zone: tzinfo | None) -> str:
    """Write a moment as a clock in a time zone showed it, with its difference to UTC.

    In the hour that a clock shows twice, only the difference tells which of the two is meant.

    >>> from zoneinfo import ZoneInfo
    >>> local_time(datetime(2026, 11, 1, 4, 30, tzinfo=UTC), ZoneInfo("America/New_York"))
    '2026-11-01 00:30-04:00'
    """
    try:
        local = moment.astimezone(zone)
    except (OverflowError, OSError, ValueError):
        local = moment
    return local.isoformat(" ", "minutes")


def moment_of(done: Entry | Step) -> datetime:
    """Return the moment of an answer, or of what else was done, in UTC."""
    return datetime.fromisoformat(done.at).astimezone(UTC)


def record_up_to(record: Record, last: date, zone: tzinfo | None) -> Record:
    """Return what a record holds up to a day, with that day.

    What is dated later does not count yet: a clock that was wrong once, and dated an answer in the
    year 2099, would end reviews until then.
    """

    def is_early(done: Entry | Step) -> bool:
        return day_of(moment_of(done), zone) <= last

    entries = tuple(filter(is_early, record.entries))
    steps = tuple(filter(is_early, record.steps))
    return msgspec.structs.replace(record, entries=entries, steps=steps)
