"""Outcome: what a learner's attempts at an assignment come to under its policy, with every step said in words."""

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
    """The points that stand, of which attempts they are, whether one of these was late, and why, in sentences."""

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
        """Return the share of what was possible; papers of different attempts may differ in that."""
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
    credited = [
        one
        for submission in sorted(
            submissions, key=lambda one: (in_utc(one.at), one.attempt)
        )
        if (one := _credited(policy, allowance, zone, submission, why)) is not None
    ]
    if not credited:
        return Outcome(why=(*why, "No attempt counts yet."))
    steps = [
        _ruled(policy.counts, [one for one in credited if one.window.until <= until])
        for until in sorted({one.window.until for one in credited})
    ]
    best = max(steps, key=lambda step: step.share)  # The earliest of equal ones.
    now = steps[-1]
    why.append(_which(policy.counts, best))
    if best.share > now.share:
        why.append(
            f"It stood when the {best.of[-1].window.name} period ended; what came later does not lower it."
        )
    return Outcome(
        points=best.points.quantize(CENT, ROUND_HALF_EVEN).normalize() + ZERO,
        possible=best.possible,
        counted=tuple(sorted(one.number for one in best.of)),
        late=any(one.window.name is When.LATE for one in best.of),
        why=tuple(why),
    )


def _credited(
    policy: Policy,
    allowance: Allowance,
    zone: tzinfo,
    submission: Submission,
    why: list[str],
) -> _Credited | None:
    """Return a submission with its credit, or None where it cannot count; add to `why` what is not as usual."""
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
            f"{name} was {_HANDED_IN[window.name]}: {(window.credit * 100).normalize():f}% of its points count."
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
        points, possible = (
            sum((one.points for one in credited), ZERO),
            sum((one.possible for one in credited), ZERO),
        )
        return _Result(points / n, possible / n, tuple(credited))
    results = [_Result(one.points, one.possible, (one,)) for one in credited]
    return (
        results[-1]
        if counts is Counts.LAST
        else max(results, key=lambda one: one.share)
    )


def _which(counts: Counts, result: _Result) -> str:
    """Say which attempts count."""
    numbers = sorted(one.number for one in result.of)
    if len(numbers) > 1:
        return f"The average of attempts {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} counts."
    if counts is Counts.AVERAGE:
        return f"Attempt {numbers[0]} counts."
    return f"The {counts} attempt counts: attempt {numbers[0]}."
