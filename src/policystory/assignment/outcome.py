"""Outcome: the points of a learner's attempts under an assignment's policy, and why."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from decimal import ROUND_HALF_EVEN, Decimal

import msgspec

from policystory.assignment.policy import (
    Allowance,
    Counts,
    Policy,
    When,
    Window,
    allowed,
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


class _Result(msgspec.Struct, frozen=True):
    """What the counting rule gives for some attempts."""

    points: Decimal
    possible: Decimal
    of: tuple[_Credited, ...]

    @property
    def share(self) -> Decimal:
        """Return the share of the possible points, which may differ between attempts."""
        return self.points / self.possible if self.possible else ZERO


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
    steps = []
    for until in sorted({attempt.window.until for attempt in credited}):
        up_to = [attempt for attempt in credited if attempt.window.until <= until]
        steps.append(_ruled(policy.counts, up_to))
    # Of equal results, the earliest.
    best = max(steps, key=lambda step: step.share)
    now = steps[-1]
    why.append(_which(policy.counts, best))
    if best.share > now.share:
        why.append(
            f"It stood when the {best.of[-1].window.name} period ended; "
            "what came later does not lower it."
        )
    return Outcome(
        points=best.points.quantize(CENT, ROUND_HALF_EVEN).normalize() + ZERO,
        possible=best.possible,
        counted=tuple(sorted(attempt.number for attempt in best.of)),
        late=any(attempt.window.name is When.LATE for attempt in best.of),
        why=tuple(why),
    )


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
    name, most = f"Attempt {submission.attempt}", allowed(policy, allowance)
    if most is not None and submission.attempt > most:
        why.append(
            f"{name} does not count: {most} {'is' if most == 1 else 'are'} allowed."
        )
        return None
    window = window_at(policy, allowance, zone, submission.at)
    if window is None:
        why.append(f"{name} does not count: it was handed in after the last date.")
        return None
    if window.name is When.LATE or window.credit != 1:
        why.append(
            f"{name} was {_HANDED_IN[window.name]}: "
            f"{(window.credit * 100).normalize():f}% of its points count."
        )
    return _Credited(
        submission.attempt,
        window,
        submission.points * window.credit,
        submission.possible,
    )


_HANDED_IN = {
    When.EARLY: "handed in early",
    When.DUE: "handed in by the due date",
    When.LATE: "handed in late",
}


def _ruled(counts: Counts, credited: list[_Credited]) -> _Result:
    """Apply the counting rule to attempts, in the order in which they were handed in."""
    if counts is Counts.AVERAGE:
        n = len(credited)
        points = sum((attempt.points for attempt in credited), ZERO)
        possible = sum((attempt.possible for attempt in credited), ZERO)
        return _Result(points / n, possible / n, tuple(credited))
    results = [
        _Result(attempt.points, attempt.possible, (attempt,)) for attempt in credited
    ]
    if counts is Counts.LAST:
        return results[-1]
    return max(results, key=lambda result: result.share)


def _which(counts: Counts, result: _Result) -> str:
    """Say which attempts count."""
    numbers = sorted(attempt.number for attempt in result.of)
    if len(numbers) > 1:
        earlier = ", ".join(map(str, numbers[:-1]))
        return f"The average of attempts {earlier} and {numbers[-1]} counts."
    if counts is Counts.AVERAGE:
        return f"Attempt {numbers[0]} counts."
    return f"The {counts} attempt counts: attempt {numbers[0]}."
