"""The rules (policy) of an assignment: how many attempts, which one counts, and until when.

`combine_attempts.py` applies these rules to the points of attempts. Nothing here reads a clock: all
times are arguments.
"""

import math
import re
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Annotated

import msgspec

from policystory.facts.record import Record

_LOCAL = re.compile(r"2\d{3}-\d\d-\d\dT\d\d:\d\d")
Shift = Annotated[int, msgspec.Meta(ge=-9999, le=9999)]
MINUTE = timedelta(minutes=1)


class CountingRule(StrEnum):
    """Which of several attempts gives the points: the last, the best, or the average of all."""

    LAST = "last"
    BEST = "best"
    AVERAGE = "average"


class WindowName(StrEnum):
    """The names of the spans of time for attempts at an assignment, in order."""

    EARLY = "early"
    DUE = "due"
    LATE = "late"


class Window(Record, frozen=True, kw_only=True):
    """A span of time in which attempts at an assignment are taken; only its end is given.

    `until` is its last minute on the course's clock, such as 2026-03-01T23:59. `credit` is the
    share of the points that attempts in this window earn; above 1 it rewards early work.
    """

    name: WindowName
    until: str
    credit: Decimal = Decimal(1)

    def __post_init__(self) -> None:
        """Refuse a time that does not exist, and a credit below 0."""
        if not _LOCAL.fullmatch(self.until):
            raise ValueError("Expected a local time such as 2026-03-01T23:59")
        try:
            self.local()
        except ValueError:
            # In our own words: Python's words change from one version to the next.
            raise ValueError("Expected a day and a time that there are") from None
        if not self.credit.is_finite() or self.credit < 0:
            raise ValueError("Expected a credit of 0 or more, as a share of the points")

    def local(self) -> datetime:
        """Return `until`, the window's last minute, as a datetime without a time zone."""
        return _local_time(self.until)


@lru_cache(maxsize=256)  # Each submission of a class carries the same few dates.
def _local_time(text: str) -> datetime:
    """Return a time of a clock as a datetime; ValueError if there is no such time."""
    # The zone is an argument of `window_end`.
    return datetime.strptime(text, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - see above


ALWAYS_OPEN = Window(name=WindowName.DUE, until="2999-12-31T23:59")
"""The window of a policy without dates: never late, never closed."""


class Policy(Record, frozen=True, kw_only=True):
    """The rules of an assignment.

    `attempts`: how many attempts a learner has, None for any number. `counts`: which attempt
    counts: the last, the best, or the average. `windows`: the spans of time in which attempts are
    taken; if there is none, at any time. `minutes`: the time for one attempt, None for no limit.
    """

    attempts: Annotated[int, msgspec.Meta(ge=1)] | None = None
    counts: CountingRule = CountingRule.BEST
    windows: tuple[Window, ...] = ()
    minutes: Annotated[int, msgspec.Meta(ge=1)] | None = None

    def __post_init__(self) -> None:
        """Refuse windows that are not in order, and windows that reward waiting."""
        order = list(WindowName)
        for before, after in pairwise(self.windows):
            is_in_order = order.index(before.name) < order.index(after.name)
            if not is_in_order or after.until <= before.until:
                raise ValueError(
                    "Expected windows in the order early, due, late, "
                    "each ending after the one before"
                )
            if after.credit > before.credit:
                raise ValueError(
                    "Expected no window to give more credit than the one before"
                )


class Allowance(Record, frozen=True, kw_only=True):
    """What one learner is allowed in addition to an assignment's rules.

    `time`: a factor by which the minutes of an attempt are multiplied. `minutes`: minutes added
    after that. `attempts`: the number of further attempts. `days` and `hours`: how much later every
    date is, in days of the calendar and hours of the clock.
    """

    time: Decimal = Decimal(1)
    minutes: Annotated[int, msgspec.Meta(ge=0)] = 0
    attempts: Annotated[int, msgspec.Meta(ge=0)] = 0
    days: Shift = 0
    hours: Shift = 0

    def __post_init__(self) -> None:
        """Refuse a time that is shorter than everybody's."""
        if not self.time.is_finite() or self.time < 1:
            raise ValueError("Expected a multiple of the time of 1 or more")


NO_ALLOWANCE = Allowance()


def window_end(window: Window, allowance: Allowance, zone: tzinfo) -> datetime:
    """Return the first moment, in UTC, that is too late for a window, a span of time for attempts.

    The window lasts to the end of its last minute, `window.until`. If clocks are changed and this
    minute comes twice or never, the later possible moment is the end. Arguments: `allowance`: what
    this learner is allowed in addition, such as further days of the calendar; `zone`: the course's
    time zone.
    """
    local = window.local() + timedelta(days=allowance.days)
    # Two instants only where clocks are set back or forward; otherwise both are the same.
    first_instant = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    second_instant = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    last = max(first_instant, second_instant)
    return last + timedelta(hours=allowance.hours) + MINUTE


def window_at(
    policy: Policy, allowance: Allowance, zone: tzinfo, at: datetime
) -> Window | None:
    """Return the window (span of time for attempts) that is open at a moment; None after the last.

    Arguments: `policy`: the assignment's rules; `allowance`: what this learner is allowed in
    addition; `zone`: the course's time zone; `at`: the moment, with its zone.
    """
    instant = in_utc(at)
    if not policy.windows:
        return ALWAYS_OPEN
    for window in policy.windows:
        if instant < window_end(window, allowance, zone):
            return window
    return None


def allowed_attempts(policy: Policy, allowance: Allowance = NO_ALLOWANCE) -> int | None:
    """Return how many attempts at an assignment a learner has; None if there is no limit.

    `policy`: the rules for all learners; `allowance`: what this learner is allowed in addition.
    """
    return None if policy.attempts is None else policy.attempts + allowance.attempts


def time_limit(policy: Policy, allowance: Allowance = NO_ALLOWANCE) -> timedelta | None:
    """Return how long an attempt may take, rounded up to a second; None if there is no limit.

    `policy`: the rules for all learners; `allowance`: what this learner is allowed in addition.
    """
    if policy.minutes is None:
        return None
    seconds = policy.minutes * 60 * allowance.time
    return timedelta(seconds=math.ceil(seconds), minutes=allowance.minutes)


def attempt_end(
    policy: Policy, allowance: Allowance, zone: tzinfo, begun: datetime
) -> datetime | None:
    """Return the time, in UTC, from which an attempt takes no more answers; None if there is none.

    An attempt ends when its minutes are over or the assignment closes, whichever comes first.
    Arguments: `policy`: the assignment's rules; `allowance`: what this learner is allowed in
    addition; `zone`: the course's time zone; `begun`: when the attempt began, with its zone.
    """
    ends: list[datetime] = []
    time = time_limit(policy, allowance)
    if time is not None:
        ends.append(in_utc(begun) + time)
    if policy.windows:
        # Where clocks are set back, the window that ends last need not be the last one.
        closings = [window_end(window, allowance, zone) for window in policy.windows]
        ends.append(max(closings))
    return min(ends, default=None)


def refusal(
    policy: Policy,
    allowance: Allowance,
    zone: tzinfo,
    begun_attempts: int,
    at: datetime,
) -> str:
    """Say why a learner cannot begin another attempt at a moment; "" if the learner can.

    Arguments: `policy`: the assignment's rules; `allowance`: what this learner is allowed in
    addition; `zone`: the course's time zone; `begun_attempts`: how many were begun already; `at`:
    the moment, with its zone.
    """
    if window_at(policy, allowance, zone, at) is None:
        return "This is closed: the last date has passed."
    most = allowed_attempts(policy, allowance)
    if most is None or begun_attempts < most:
        return ""
    if most == 1:
        return "The only attempt is used up."
    return f"All {most} attempts are used up."


def in_utc(at: datetime) -> datetime:
    """Convert a time to UTC; ValueError for a time without a zone."""
    # All instants are compared in UTC. Within one zone, Python compares what the clock shows, which
    # jumps when summer time begins or ends.
    if at.tzinfo is None:
        raise ValueError("Expected a time with its zone")
    return at.astimezone(UTC)
