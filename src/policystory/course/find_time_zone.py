"""Find the time zone of a course's dates."""

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from policystory.errors import NotFoundError


def find_time_zone(zone: str) -> tzinfo:
    """Return the time zone with the IANA name `zone`, such as America/New_York.

    Raises NotFoundError if this machine does not know the time zone.
    """
    # UTC needs no database of time zones, which some systems lack.
    if zone == "UTC":
        return UTC
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise NotFoundError(
            f"the time zone '{zone}' is not known here; "
            "write an IANA name such as America/New_York, "
            "and install tzdata if your system has no time zones"
        ) from error
