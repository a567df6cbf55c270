"""Zones and moments for properties of days: where clocks change oddly, and when they do."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

NAMES = (
    "UTC", "America/New_York", "Europe/Berlin",
    # These change at midnight.
    "America/Santiago", "America/Asuncion", "America/Havana", "Africa/Cairo", "Asia/Beirut",
    "America/St_Johns",  # changed at a minute past midnight, back into the day before
    "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Chatham",  # half and quarter hours
    "Australia/Lord_Howe",  # changes by half an hour
    "Pacific/Apia", "Pacific/Kwajalein",  # each left a day out
    "Pacific/Kiritimati", "Etc/GMT+12",  # 14 hours ahead, 12 behind
)  # fmt: skip
zones = st.sampled_from([ZoneInfo(name) for name in NAMES])

_CHANGES = (
    datetime(2026, 11, 1, 4, tzinfo=UTC),  # New York, back
    datetime(2026, 3, 8, 5, tzinfo=UTC),  # New York, forward
    datetime(2026, 9, 6, 3, tzinfo=UTC),  # Santiago
    datetime(2023, 10, 1, 3, tzinfo=UTC),  # Asuncion
    datetime(2006, 10, 29, 1, tzinfo=UTC),  # St John's
    datetime(2026, 4, 4, 14, tzinfo=UTC),  # Lord Howe
    datetime(2011, 12, 30, 9, tzinfo=UTC),  # Samoa
    datetime(1993, 8, 21, 11, tzinfo=UTC),  # Kwajalein
)
_near_a_change = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes),
    st.sampled_from(_CHANGES), st.integers(-3000, 3000),
)  # fmt: skip
_any = st.floats(631_152_000, 2_114_380_800).map(
    lambda s: datetime.fromtimestamp(s, UTC)
)  # 1990 to 2037
moments = _near_a_change | _any
"""Moments in UTC, half of them within two days of such a change."""
