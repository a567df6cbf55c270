"""Format the numbers of an analysis, such as shares in percent, for its text and its page."""

from policystory.gradebook.analysis.shares_and_correlations import Interval

RULES = (
    "Only first attempts are counted, and only what was handed in. With fewer than 20 answers "
    "only counts are told; from 20, shares and correlations with their intervals; from 30, alarms: "
    "a wrong answer that drew more of the better half than the right one, or a correlation that is "
    "surely below zero; from 100, also shares of the points below 20% or above 95%, and "
    "correlations below 0.20. The interval of an objective takes its answers for independent, so "
    "it is a little too narrow. Nothing is ever dropped by itself: a person decides."
)
"""What is said of how many answers; the same words stand in the teacher's guide."""


def percent(interval: Interval | None) -> str:
    """Return a share with its interval in percent; "" for None.

    >>> percent(Interval(0.852, 0.675, 0.941))
    '85% (68–94%)'
    """
    if interval is None:
        return ""
    ends = f"{100 * interval.low:.0f}–{100 * interval.high:.0f}%"
    return f"{100 * interval.value:.0f}% ({ends})"


def decimal(interval: Interval | None) -> str:
    """Return a value from -1 to 1 with its interval, with a true minus sign; "" for None.

    >>> decimal(Interval(0.61, 0.354, 0.78))
    '0.61 (0.35 to 0.78)'
    """
    if interval is None:
        return ""
    text = f"{interval.value:.2f} ({interval.low:.2f} to {interval.high:.2f})"
    return text.replace("-", "−")  # noqa: RUF001 - the sign that readers know


def points(number: float) -> str:
    """Return a number of points as text, without zeros behind the point.

    >>> points(12.50), points(8.0)
    ('12.5', '8')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".")


def objective_words(objective: str) -> str:
    """Return an objective's id as words.

    >>> objective_words("order-events")
    'order events'
    """
    return objective.replace("-", " ")
