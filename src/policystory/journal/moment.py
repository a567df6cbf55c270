"""The one form in which a line tells its time, and the times that a record can have."""

from datetime import UTC, datetime, timedelta

FIRST_YEAR, LAST_YEAR = 1970, 2199
"""A review adds up to a century to a time, in any zone: that must still be a date."""

FAR = timedelta(days=1)
"""How far a time may lie ahead of the clock: clocks differ by minutes, and zones do not matter in UTC."""
_LAST = datetime(LAST_YEAR, 12, 31, tzinfo=UTC)


def written(moment: datetime) -> str:
    """Write a time as a line holds it; ValueError if a record cannot have it.

    >>> written(datetime(2021, 6, 7, 14, tzinfo=UTC))
    '2021-06-07T14:00:00.000000Z'
    """
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"the year {moment.year} lies outside {FIRST_YEAR} to {LAST_YEAR}")
    return _plain(moment)


def is_written(at: str) -> bool:
    """Tell whether a text is a time as a line holds it.

    >>> is_written("2021-06-07T14:00:00.000000Z"), is_written("2021-06-07T14:00:60.000000Z"), is_written("")
    (True, False, False)
    """
    try:
        return written(datetime.fromisoformat(at)) == at
    except (ValueError, OverflowError):
        return False


def horizon(now: datetime) -> str:
    """Return the last time that is not far ahead of the clock, as a line holds it.

    >>> horizon(datetime(2021, 6, 7, 14, tzinfo=UTC))
    '2021-06-08T14:00:00.000000Z'
    """
    return _plain(min(now, _LAST) + FAR)


def _plain(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"
