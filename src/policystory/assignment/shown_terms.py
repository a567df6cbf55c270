"""What a learner reads before an attempt (the terms): minutes, number of attempts, and dates."""

import math
from datetime import UTC, tzinfo
from decimal import Decimal

import msgspec

from policystory.assignment.assignment_rules import (
    NO_ALLOWANCE,
    Allowance,
    Policy,
    Window,
    allowed_attempts,
    time_limit,
    window_end,
)
from policystory.course.find_time_zone import find_time_zone
from policystory.items.forms import ordering
from policystory.items.item import PaperItem
from policystory.quiz.paper import Paper

# Minutes for the first decision of an item, and for each further row, gap or entry.
#
# A minute a question is a rule of thumb. It leaves time: Kennette and McGuckin (2025,
# doi:10.20343/teachlearninqu.13.35) found that students used 39 seconds on average for a
# multiple-choice question online. The half minute is our guess.
_FIRST_DECISION = Decimal(1)
_FURTHER_DECISION = Decimal("0.5")
# The time zone of a course that does not name one.
_COURSE_ZONE = "UTC"


class TermsWindow(msgspec.Struct, frozen=True):
    """A span of time in which attempts are taken, for the learner to read.

    `name`: such as "due". `ends`: the first time, in UTC, that is too late. `credit`: the share of
    the points that an attempt in this span earns.
    """

    name: str
    ends: str
    credit: str


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What a learner reads before an attempt: its length, the number of attempts, and the dates.

    - `minutes`: an estimate; `limit`: the time limit in whole minutes, None if there is none;
    - `zone`: the time zone of the course's dates;
    - `attempt`: the number of this attempt; `attempts`: how many are allowed, None for any number;
    - `counts`: which attempt counts; `windows`: the spans of time for attempts;
    - `again`: a sentence on the questions that were asked in the attempt before, or "".
    """

    minutes: int
    limit: int | None
    zone: str
    attempt: int
    attempts: int | None
    counts: str
    windows: tuple[TermsWindow, ...] = ()
    again: str = ""


def terms(
    paper: Paper,
    policy: Policy,
    allowance: Allowance = NO_ALLOWANCE,
    zone: str = _COURSE_ZONE,
    attempt: int = 1,
    again: int = 0,
) -> Terms:
    """Return what a learner reads before an attempt: its length, number of attempts, and dates.

    Arguments: `paper`: the quiz as the learner gets it; `policy`: the assignment's rules;
    `allowance`: what this learner is allowed in addition; `zone`: the name of the course's time
    zone; `attempt`: the number of the attempt; `again`: how many of its questions were asked in the
    attempt before. NotFoundError if there are dates and the time zone is unknown.
    """
    most = time_limit(policy, allowance)
    # Without dates the zone is not used, so that it need not be known.
    clock = find_time_zone(zone) if policy.windows else UTC
    windows = [_until(window, allowance, clock) for window in policy.windows]
    return Terms(
        minutes=estimated_minutes(paper.items),
        # Rounded down to whole minutes, so that no more is promised than there is.
        limit=None if most is None else int(most.total_seconds() // 60),
        zone=zone,
        attempt=attempt,
        attempts=allowed_attempts(policy, allowance),
        counts=policy.counts.value,
        windows=tuple(windows),
        again=_again_in_words(again, len(paper.items)),
    )


def _again_in_words(again: int, items: int) -> str:
    """Say how many questions come again, or "" if all are new or this is the first attempt.

    >>> _again_in_words(2, 8)
    '2 of these 8 questions were in your last attempt too: there are too few for all to be new.'
    """
    if not again:
        return ""
    count = f"{again} of these {items} questions"
    were = "was" if again == 1 else "were"
    if again == items:
        count = "These questions"
        were = "were"
    return (
        f"{count} {were} in your last attempt too: there are too few for all to be new."
    )


def _until(window: Window, allowance: Allowance, zone: tzinfo) -> TermsWindow:
    """Return a window as a learner reads it."""
    end = window_end(window, allowance, zone)
    return TermsWindow(
        name=window.name.value,
        ends=f"{end:%Y-%m-%dT%H:%M:%SZ}",
        credit=f"{window.credit:f}",
    )


def estimated_minutes(items: tuple[PaperItem, ...]) -> int:
    """Estimate how many minutes a learner needs for these questions: whole minutes, rounded up."""
    total = Decimal(0)
    for item in items:
        further = _decisions(item) - 1
        total += _FIRST_DECISION + _FURTHER_DECISION * further
    return math.ceil(total)


def _decisions(item: PaperItem) -> int:
    """Return the number of decisions that an item takes: rows, gaps, or entries to put in order."""
    decided = item.options if item.kind == ordering.NAME else item.prompts
    return max(1, len(decided))
