"""Intervals beside values of textbooks and tables."""

import random

import pytest

from policystory.gradebook.analysis.shares_and_correlations import (
    Interval,
    PairSums,
    correlation,
    f_quantile,
    reliability,
    wilson,
)


@pytest.mark.parametrize(
    ("share", "n", "low", "high"),
    [
        (0.8, 10, 0.490, 0.943),
        (0.0, 20, 0.0, 0.161),
        (1.0, 20, 0.839, 1.0),
        (0.25, 100, 0.175, 0.343),
    ],
)
def test_wilson_gives_the_known_interval(
    share: float, n: int, low: float, high: float
) -> None:
    """The interval of a share is Wilson's, also where nobody or everybody was right."""
    assert Interval(share, low, high) == wilson(share, n)


def _sums(pairs: list[tuple[float, float]]) -> PairSums:
    whole = PairSums()
    for x, y in pairs:
        whole.add(PairSums(1, x, y, x * x, y * y, x * y))
    return whole


def test_a_correlation_has_fishers_interval() -> None:
    """A correlation of seven pairs has the interval that Fisher's method gives."""
    pairs = [(1, 2), (2, 1), (3, 4), (4, 3), (5, 7), (6, 5), (7, 6)]
    measured = correlation(_sums([(float(x), float(y)) for x, y in pairs]))
    # r = 1 - 6 x 10 / 336 = 23/28; its atanh is 1.1611, and 1.6449 / 2 lie on both sides.
    assert Interval(0.821, 0.326, 0.963) == measured


@pytest.mark.parametrize(
    "pairs", [[(1.0, 2.0), (2.0, 3.0)], [(1.0, 0.1)] * 30, [(0.3, 1.0), (0.2, 1.0)] * 9]
)
def test_a_correlation_that_means_nothing_is_none(
    pairs: list[tuple[float, float]],
) -> None:
    """With too few pairs, or values that are all alike, no correlation is told."""
    assert correlation(_sums(pairs)) is None


@pytest.mark.parametrize(
    ("above", "below", "table"),
    [(20, 60, 1.94), (29, 420, 1.61), (10, 10, 3.72), (60, 20, 2.22), (5, 30, 3.03)],
)
def test_quantiles_of_f_are_near_those_of_tables(
    above: int, below: int, table: float
) -> None:
    """The quantile of F is within 1 in 100 of the printed table's."""
    assert table == pytest.approx(f_quantile(above, below), rel=0.012)


def _class_of(skills: list[float], questions: int, seed: int) -> list[list[float]]:
    """Return simulated marks: a row of right (1) and wrong (0) for each skill."""
    drawn = random.Random(seed)  # noqa: S311 - no secret
    return [
        [float(drawn.random() < skill) for _ in range(questions)] for skill in skills
    ]


def _reliability(rows: list[list[float]]) -> Interval | None:
    return reliability([(len(row), sum(row), sum(row)) for row in rows])


def test_reliability_is_near_the_one_that_was_built_in() -> None:
    """For known skills the interval holds the reliability in about 95 of 100 classes."""
    skills = [0.3 + 0.6 * number / 39 for number in range(40)]
    mean = sum(skills) / 40
    across = sum((skill - mean) ** 2 for skill in skills) / 39
    within = sum(skill * (1 - skill) for skill in skills) / 40
    true = across / (across + within / 20)
    hits = 0
    for seed in range(200):
        interval = _reliability(_class_of(skills, 20, seed))
        assert interval is not None
        hits += interval.low <= true <= interval.high
    # The skills are always the same forty, so that the interval is a little too wide here.
    assert 180 <= hits <= 200


def test_reliability_of_alike_marks_is_none() -> None:
    """Where nobody differs from anybody, or only two have marks, nothing is told."""
    assert _reliability([[1.0] * 5] * 30) is None
    assert _reliability([[1.0, 0.0], [1.0, 1.0]]) is None
