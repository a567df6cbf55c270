"""Write the times in a learner's record as text, and check them."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1970, 2199
"""The years that a line can have; a review adds up to a century, which must still be a date."""

EARLIEST = "1970-01-01T00:00:00.000000Z"
WIDTH = len(EARLIEST)
# The clocks of machines differ by minutes, and in UTC zones do not matter.
_FAR = timedelta(days=1)
"""How far a time may lie ahead of the clock, to be credible."""
_FORMS = re.compile(
    r"(?:\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z)*", re.ASCII
)
_LAST = datetime(LAST_YEAR, 12, 31, tzinfo=UTC)


def format_time(moment: datetime) -> str:
    """Write a time as a learner's record does; ValueError if the year is impossible.

    >>> format_time(datetime(2021, 6, 7, 14, tzinfo=UTC))
    '2021-06-07T14:00:00.000000Z'
    """
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(
            f"the year {moment.year} lies outside {FIRST_YEAR} to {LAST_YEAR}"
        )
    return _plain(moment)


def is_time(at: str) -> bool:
    """Tell whether a text is a time as a learner's record writes it.

    >>> is_time("2021-06-07T14:00:00.000000Z")
    True
    >>> is_time("2021-06-07T14:00:60.000000Z"), is_time("")
    (False, False)
    """
    return are_times([at])


def are_times(times: Sequence[str]) -> bool:
    """Tell whether all texts are times as a learner's record writes them (see `is_time`)."""
    # One search over all: a record can have many lines.
    if not _FORMS.fullmatch("".join(times)):
        return False
    if set(map(len, times)) - {WIDTH}:
        return False
    return all(map(_is_day, {at[:10] for at in times}))


@lru_cache(maxsize=1024)
def _is_day(text: str) -> bool:
    """Tell whether text is a date that a record can have; cached, as many times share a day."""
    try:
        return FIRST_YEAR <= date.fromisoformat(text).year <= LAST_YEAR
    except ValueError:
        return False


def latest_credible_time(now: datetime) -> str:
    """Return the time one day after `now`: later times in a record are taken for wrong.

    >>> latest_credible_time(datetime(2021, 6, 7, 14, tzinfo=UTC))
    '2021-06-08T14:00:00.000000Z'
    """
    return _plain(min(now, _LAST) + _FAR)


def _plain(moment: datetime) -> str:
    in_utc = moment.astimezone(UTC).isoformat(timespec="microseconds")
    return in_utc.removesuffix("+00:00") + "Z"
