"""Outcome: the points of a learner's attempts under an assignment's policy, and why."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from decimal import ROUND_HALF_EVEN, Decimal

import msgspec

from policystory.assignment.policy import (
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
    """An attempt as it was handed in: its number, when, and the points of its grade."""

    attempt: int
    at: datetime
    points: Decimal
    possible: Decimal


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """The points of an assignment: from which attempts, whether one was late, and why."""

    points: Decimal = ZERO
    possible: Decimal = ZERO
    counted: tuple[int, ...] = ()
    late: bool = False
    why: tuple[str, ...] = ()


class _Credited(msgspec.Struct, frozen=True):
    """A submission that can count, with its window and what its points are worth there."""

    number: int
    window: Window
    points: Decimal
    possible: Decimal

    @property
    def is_late(self) -> bool:
        """Tell whether it was handed in late."""
        return self.window.name is WindowName.LATE


class _Result(msgspec.Struct, frozen=True):
    """What the counting rule gives for some attempts."""

    points: Decimal
    possible: Decimal
    of: tuple[_Credited, ...]

    @property
    def share(self) -> Decimal:
        """Return the share of the possible points, which may differ between attempts."""
        if not self.possible:
            return ZERO
        return self.points / self.possible

    @property
    def numbers(self) -> list[int]:
        """Return the numbers of its attempts, sorted."""
        return sorted(attempt.number for attempt in self.of)


def outcome(
    policy: Policy,
    allowance: Allowance,
    zone: tzinfo,
    submissions: Iterable[Submission],
) -> Outcome:
    """Return what a learner's submissions come to.

    Each attempt's points are multiplied by the credit of the window in which it was handed in; one
    beyond the number allowed, or after the last window, does not count. Then the rule, last, best
    or average, is applied.

    *A score already earned never falls:* what the rule gave when a window ended is not lowered by
    attempts of a later one. So the result is the best, over the windows, of the rule applied to all
    attempts up to the end of that window. Within a window the rule alone decides: the last is the
    last, even if it is worse. Results are compared as shares of what was possible, and rounded
    once, to a hundredth (ROUND_HALF_EVEN).
    """
    why: list[str] = []
    credited: list[_Credited] = []
    for submission in sorted(submissions, key=_time_and_number):
        worth = _credited(policy, allowance, zone, submission, why)
        if worth is not None:
            credited.append(worth)
    if not credited:
        return Outcome(why=(*why, "No attempt counts yet."))
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
    return Outcome(
        # Adding zero turns -0 to 0.
        points=points.normalize() + ZERO,
        possible=best.possible,
        counted=tuple(best.numbers),
        late=any(attempt.is_late for attempt in best.of),
        why=tuple(why),
    )


def _results(counts: CountingRule, credited: list[_Credited]) -> list[_Result]:
    """Return what the rule gives up to the end of each window, the earliest first."""
    results: list[_Result] = []
    for until in sorted({attempt.window.until for attempt in credited}):
        up_to = [attempt for attempt in credited if attempt.window.until <= until]
        results.append(_ruled(counts, up_to))
    return results


def _share(result: _Result) -> Decimal:
    return result.share


def _time_and_number(submission: Submission) -> tuple[datetime, int]:
    """Return what submissions are sorted by: the instant, then the number of the attempt."""
    return in_utc(submission.at), submission.attempt


def _credited(
    policy: Policy,
    allowance: Allowance,
    zone: tzinfo,
    submission: Submission,
    why: list[str],
) -> _Credited | None:
    """Return a submission with its credit, or None if it cannot count; explain it in `why`."""
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
    """Apply the counting rule to attempts, in the order in which they were handed in."""
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
    """Say which attempts count."""
    *earlier, last = result.numbers
    if earlier:
        listed = ", ".join(map(str, earlier))
        return f"The average of attempts {listed} and {last} counts."
    # An average of a single attempt is that attempt.
    if counts is CountingRule.AVERAGE:
        return f"Attempt {last} counts."
    return f"The {counts} attempt counts: attempt {last}."
