"""Shares, correlations and reliability, each with the interval in which the true value may lie."""

from collections.abc import Iterable
from math import atanh, sqrt, tanh
from statistics import NormalDist

import msgspec

_TWO_SIDED_95 = NormalDist().inv_cdf(0.975)
_TWO_SIDED_90 = NormalDist().inv_cdf(0.95)
_FEWEST_FOR_CORRELATION = 4
"""Fisher's interval divides by n - 3."""


class Interval(msgspec.Struct, frozen=True):
    """A measured value, with the lower and the upper end of its confidence interval."""

    value: float
    low: float
    high: float


def wilson(share: float, n: int) -> Interval:
    """Return a share with its 95% interval by Wilson's method.

    Arguments: `share`: from 0 to 1; `n`: the number of answers, at least 1. If answers can earn
    part of the points, the interval is a little too wide.

    >>> wilson(0.5, 30)
    Interval(value=0.5, low=0.332, high=0.668)
    """
    z = _TWO_SIDED_95
    middle = share + z**2 / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    scale = 1 + z**2 / n
    return _rounded(share, (middle - half) / scale, (middle + half) / scale)


class PairSums(msgspec.Struct):
    """Sums over pairs of numbers x and y, from which a correlation can be worked out.

    `n`: how many pairs; `x` and `y`: the sums of the numbers; `xx` and `yy`: the sums of their
    squares; `xy`: the sum of the products.
    """

    n: int = 0
    x: float = 0.0
    y: float = 0.0
    xx: float = 0.0
    yy: float = 0.0
    xy: float = 0.0

    def add(self, more: "PairSums") -> None:
        """Add the sums over other pairs to these sums, in place."""
        for field in self.__struct_fields__:
            total = getattr(self, field) + getattr(more, field)
            setattr(self, field, total)


def correlation(sums: PairSums) -> Interval | None:
    """Return the correlation of pairs of numbers, with its 90% interval by Fisher's method.

    `sums`: the sums over the pairs. None for fewer than four pairs, or if all x or all y are equal.
    """
    n = sums.n
    spread_x = n * sums.xx - sums.x**2
    spread_y = n * sums.yy - sums.y**2
    # Sums of fractions are not exact: what is nearly nothing is nothing.
    is_flat = min(spread_x, spread_y) <= 1e-9 * n**2
    if n < _FEWEST_FOR_CORRELATION or is_flat:
        return None
    r = (n * sums.xy - sums.x * sums.y) / sqrt(spread_x * spread_y)
    r = max(-0.9999, min(0.9999, r))
    half = _TWO_SIDED_90 / sqrt(n - 3)
    return _rounded(r, tanh(atanh(r) - half), tanh(atanh(r) + half))


def reliability(learners: Iterable[tuple[int, float, float]]) -> Interval | None:
    """Return the reliability of the learners' marks (Cronbach's alpha) with its 95% interval.

    `learners`: for each learner the number of questions, the sum of the shares of the points (each
    from 0 to 1), and the sum of the squared shares. None for fewer than three learners, or if their
    marks do not differ.
    """
    count = n = 0
    x = xx = between = 0.0
    for questions, sum_, squares in learners:
        count += 1
        n += questions
        x += sum_
        xx += squares
        between += sum_**2 / questions
    freedom, freedom_within = count - 1, n - count
    if freedom < 2 or freedom_within < 1:
        return None
    within = (xx - between) / freedom_within
    across = (between - x**2 / n) / freedom
    # If all learners or all answers earned the same, nothing can be said of reliability.
    if within <= 1e-12 or across <= 1e-12:
        return None
    ratio = across / within
    low = 1 - f_quantile(freedom, freedom_within) / ratio
    high = 1 - 1 / (ratio * f_quantile(freedom_within, freedom))
    return _rounded(1 - 1 / ratio, low, high)


def f_quantile(above: int, below: int) -> float:
    """Return the 97.5% quantile of the F distribution, right to about 1%.

    Arguments: `above` and `below`: the degrees of freedom of numerator and denominator.
    """
    z = _TWO_SIDED_95
    a, b = 2 / (9 * above), 2 / (9 * below)
    under_root = a * (1 - b) ** 2 + b * (1 - a) ** 2 - z**2 * a * b
    # With a single degree of freedom below, the approximation has no end: then nothing is sure.
    divisor = max((1 - b) ** 2 - z**2 * b, 1e-3)
    root = ((1 - a) * (1 - b) + z * sqrt(max(under_root, 0.0))) / divisor
    return float(root**3)


def _rounded(value: float, low: float, high: float) -> Interval:
    """Return an interval in thousandths: more digits would say more than is known."""
    # Adding 0.0 turns -0.0, which prints a sign, into 0.0.
    ends = [round(end, 3) + 0.0 for end in (value, low, high)]
    return Interval(*ends)
