"""The days of a learner's calendar, for everything that counts days.

Times are kept in UTC. A moment's day is the day on a calendar in the learner's time zone at that
moment. Days are counted and compared, and never turned back into times.
"""

from datetime import UTC, date, datetime, tzinfo

import msgspec

from policystory.journal import Entry, Record, Step

MACHINE_ZONE: tzinfo | None = None
"""The time zone that this machine is set to: None, as `datetime.astimezone` takes it.

The operating system knows the rule for each time, also in a browser's Python and on Windows, where
the zone's name need not be known.
"""


def day_of(moment: datetime, zone: tzinfo | None) -> date:
    """Return the calendar day of a moment in a time zone; with None as `zone`, in the machine's.

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
    """Write a moment as date and clock time in a time zone, with the difference to UTC.

    With None as `zone`, it is the machine's zone.

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
    """Return the time, in UTC, of an answer or other event in a learner's record."""
    return datetime.fromisoformat(done.at).astimezone(UTC)


def record_up_to(record: Record, last: date, zone: tzinfo | None) -> Record:
    """Return a learner's record without what is dated after the day `last`.

    `zone` is the time zone of the learner's days; None for the machine's.
    """

    def is_early(done: Entry | Step) -> bool:
        return day_of(moment_of(done), zone) <= last

    entries = tuple(filter(is_early, record.entries))
    steps = tuple(filter(is_early, record.steps))
    return msgspec.structs.replace(record, entries=entries, steps=steps)
