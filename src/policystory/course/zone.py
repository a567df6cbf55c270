"""The time zone in which a course's dates are meant."""

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from policystory.errors import NotFoundError


def zone_of(zone: str) -> tzinfo:
    """Return a time zone by its IANA name; NotFoundError if this machine does not know it.

    UTC needs no data; for others some systems lack the database.
    """
    if zone == "UTC":
        return UTC
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise NotFoundError(
            f"the time zone '{zone}' is not known here; write an IANA name such as America/New_York, and install "
            "tzdata if your system has no time zones"
        ) from error
