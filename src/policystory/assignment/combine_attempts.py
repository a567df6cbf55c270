"""Combine the points of a learner's attempts at an assigned quiz, and explain the result.

The credit for late or early work is applied here; `assignment_rules.py` says how much it is.
"""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from decimal import ROUND_HALF_EVEN, Decimal

import msgspec

from policystory.assignment.assignment_rules import (
    Allowance,
    CountingRule,
    Policy,
    Window,
    WindowName,
    allowed_attempts,
    in_utc,
    window_at,
)
from policystory.grade import CENT, ZERO


class Submission(msgspec.Struct, frozen=True):
    """An attempt that was handed in.

    `attempt`: its number. `at`: when it was handed in, with the zone. `points`: the points earned;
    `possible`: the most that can be earned.
    """

    attempt: int
    at: datetime
    points: Decimal
    possible: Decimal


class EarnedPoints(msgspec.Struct, frozen=True, kw_only=True):
    """The points that one learner earns with all attempts at an assigned quiz or an assignment.

    `points`: the points earned; `possible`: the most that can be earned. `counted`: the numbers of
    the attempts that count. `late`: whether one of these was handed in late. `why`: sentences that
    explain the points.
    """

    points: Decimal = ZERO
    possible: Decimal = ZERO
    counted: tuple[int, ...] = ()
    late: bool = False
    why: tuple[str, ...] = ()


class _Credited(msgspec.Struct, frozen=True):
    """A submission that can count, its window, and its points after the window's credit."""

    number: int
    window: Window
    points: Decimal
    possible: Decimal

    @property
    def is_late(self) -> bool:
        """Tell whether the attempt was handed in during the span of time for late work."""
        return self.window.name is WindowName.LATE


class _Result(msgspec.Struct, frozen=True):
    """The points that the counting rule gives for some attempts; `of` holds those that count."""

    points: Decimal
    possible: Decimal
    of: tuple[_Credited, ...]

    @property
    def share(self) -> Decimal:
        """Return the points earned as a share of the possible points; 0 if none are possible."""
        if not self.possible:
            return ZERO
        return self.points / self.possible

    @property
    def numbers(self) -> list[int]:
        """Return the numbers of the attempts that count, sorted."""
        return sorted(attempt.number for attempt in self.of)


def earned_points(
    policy: Policy,
    allowance: Allowance,
    zone: tzinfo,
    submissions: Iterable[Submission],
) -> EarnedPoints:
    """Return the points that a learner earns with all attempts at an assigned quiz, and why.

    Arguments: `policy`: the rules of the assignment; `allowance`: what this learner is allowed in
    addition; `zone`: the time zone of the policy's times; `submissions`: the attempts that were
    handed in, in any order.

    Each attempt's points are multiplied by the credit of the window (span of time) in which it was
    handed in. Attempts after the last window, or beyond the allowed number, do not count. The
    counting rule (last, best or average) is applied at the end of each window to all attempts so
    far, and the best of these results is returned: so an attempt in a later window never lowers the
    points. Results are compared as shares of the possible points, and rounded once, to a hundredth
    (ROUND_HALF_EVEN).
    """
    why: list[str] = []
    credited: list[_Credited] = []
    for submission in sorted(submissions, key=_time_and_number):
        worth = _credited(policy, allowance, zone, submission, why)
        if worth is not None:
            credited.append(worth)
    if not credited:
        return EarnedPoints(why=(*why, "No attempt counts yet."))
    results = _results(policy.counts, credited)
    # Of equal results, the earliest.
    best = max(results, key=_share)
    latest = results[-1]
    why.append(_which(policy.counts, best))
    if best.share > latest.share:
        period = best.of[-1].window.name
        why.append(
            f"It stood when the {period} period ended; what came later does not lower it."
        )
    points = best.points.quantize(CENT, ROUND_HALF_EVEN)
    return EarnedPoints(
        # Adding zero turns -0 to 0.
        points=points.normalize() + ZERO,
        possible=best.possible,
        counted=tuple(best.numbers),
        late=any(attempt.is_late for attempt in best.of),
        why=tuple(why),
    )


def _results(counts: CountingRule, credited: list[_Credited]) -> list[_Result]:
    """Return the result of the rule up to the end of each window, the earliest first."""
    results: list[_Result] = []
    for until in sorted({attempt.window.until for attempt in credited}):
        up_to = [attempt for attempt in credited if attempt.window.until <= until]
        results.append(_ruled(counts, up_to))
    return results


def _share(result: _Result) -> Decimal:
    return result.share


def _time_and_number(submission: Submission) -> tuple[datetime, int]:
    """Return the sort key of a submission: its time in UTC, then its number."""
    return in_utc(submission.at), submission.attempt


def _credited(
    policy: Policy,
    allowance: Allowance,
    zone: tzinfo,
    submission: Submission,
    why: list[str],
) -> _Credited | None:
    """Return a submission with its credit, or None if it cannot count; add the reason to `why`."""
    name = f"Attempt {submission.attempt}"
    most = allowed_attempts(policy, allowance)
    if most is not None and submission.attempt > most:
        are = "is" if most == 1 else "are"
        why.append(f"{name} does not count: {most} {are} allowed.")
        return None
    window = window_at(policy, allowance, zone, submission.at)
    if window is None:
        why.append(f"{name} does not count: it was handed in after the last date.")
        return None
    # Full credit in time is what a learner expects: it needs no reason.
    if window.name is WindowName.LATE or window.credit != 1:
        percent = (window.credit * 100).normalize()
        handed_in = _HANDED_IN[window.name]
        why.append(f"{name} was {handed_in}: {percent:f}% of its points count.")
    return _Credited(
        number=submission.attempt,
        window=window,
        points=submission.points * window.credit,
        possible=submission.possible,
    )


_HANDED_IN = {
    WindowName.EARLY: "handed in early",
    WindowName.DUE: "handed in by the due date",
    WindowName.LATE: "handed in late",
}


def _ruled(counts: CountingRule, credited: list[_Credited]) -> _Result:
    """Return what the counting rule gives for attempts, which are sorted by time."""
    if counts is CountingRule.AVERAGE:
        points, possible = ZERO, ZERO
        for attempt in credited:
            points += attempt.points
            possible += attempt.possible
        count = len(credited)
        return _Result(points / count, possible / count, tuple(credited))
    results = [_Result(each.points, each.possible, (each,)) for each in credited]
    if counts is CountingRule.LAST:
        return results[-1]
    # Papers may differ in their points, so shares are compared; of equal ones the earliest counts.
    return max(results, key=_share)


def _which(counts: CountingRule, result: _Result) -> str:
    """Return a sentence that says which attempts count."""
    *earlier, last = result.numbers
    if earlier:
        listed = ", ".join(map(str, earlier))
        return f"The average of attempts {listed} and {last} counts."
    # An average of a single attempt is that attempt.
    if counts is CountingRule.AVERAGE:
        return f"Attempt {last} counts."
    return f"The {counts} attempt counts: attempt {last}."
