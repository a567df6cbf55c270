"""Find the implausible wrong options: only somebody who knows nothing would choose them."""

from policystory.facts.record import Quantity, Value
from policystory.facts.values.period import read_period
from policystory.items.distractors.exclusions import Exclusions
from policystory.items.questions.question import Question

MOST_TIMES = 50
"""How many times as large the larger of the right number and a wrong one may be, at most."""
MOST_YEARS = 10
"""The most years that may lie between the right date and a wrong one."""
_FEWEST_DAYS = 2
"""Two days that lie no further apart than this are no choice: which of them it was is only a
detail."""
_DAY = len("2021-06-07")


def is_implausible(question: Question, value: Value, exclusions: Exclusions) -> bool:
    """Tell whether a value is no fair wrong option: too far from the right answer, or too near.

    Too far: a number more than 50 times too large or too small, a date more than 10 years off, a
    period that begins after the report, and a person who comes up only in later years. Too near: a
    day at most two days off. `value`: a possible wrong answer. `exclusions`: made for the same
    question.
    """
    if question.direction == "period":
        # A report cannot speak of what began after it was written.
        if _begins_after_the_report(question, str(value)):
            return True
    elif isinstance(value, str) and exclusions.comes_up_later(value):
        return True
    right = question.answer
    if isinstance(right, Quantity) and isinstance(value, Quantity):
        low, high = sorted((right.amount, value.amount))
        return high > low * MOST_TIMES
    if not question.asks_for_a_date:
        return False
    if not isinstance(right, str):
        return False
    if not isinstance(value, str):
        return False
    if _are_far_apart(right, value):
        return True
    return _are_too_near(question, right, value)


def _are_far_apart(right: str, wrong: str) -> bool:
    """Tell whether too many years lie between two dates."""
    first = read_period(right).first
    second = read_period(wrong).first
    return abs(first.year - second.year) > MOST_YEARS


def _are_too_near(question: Question, right: str, wrong: str) -> bool:
    """Tell whether a question asks for one of two days that are too near to matter."""
    are_days = len(right) == len(wrong) == _DAY
    if not are_days:
        return False
    if question.direction != "value":
        return False
    first = read_period(right).first
    second = read_period(wrong).first
    return abs((first - second).days) <= _FEWEST_DAYS


def _begins_after_the_report(question: Question, period: str) -> bool:
    """Tell whether a period begins after the report was written."""
    written = question.corpus.sources[question.report].date
    return read_period(period).first > read_period(written).first
