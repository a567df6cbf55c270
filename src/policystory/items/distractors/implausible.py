"""Which wrong options are far-fetched: only somebody who knows nothing would choose them."""

from policystory.facts.record import Quantity, Value
from policystory.facts.values.period import read_period
from policystory.items.distractors.exclusions import Exclusions
from policystory.items.questions.question import Question

MOST_TIMES = 50
"""How many times as large as the right figure a wrong one may be, or the right one as a wrong
one."""
MOST_YEARS = 10
"""How many years may lie between the right date and a wrong one."""
FEWEST_DAYS = 2
"""Days that lie no further apart are no choice: which of them it was is no more than detail."""
_DAY = len("2021-06-07")


def is_implausible(question: Question, value: Value, exclusions: Exclusions) -> bool:
    """Tell whether nobody who knows the story would take a value for the right one.

    An author may still name its fact as a confusion, and it is then offered all the same.
    """
    if question.direction == "period":
        # A report cannot speak of what began after it was written.
        if _begins_after_the_report(question, str(value)):
            return True
    elif isinstance(value, str) and exclusions.comes_up_later(value):
        return True
    return _is_out_of_reach(question, value)


def _begins_after_the_report(question: Question, period: str) -> bool:
    """Tell whether a period begins after the report was written."""
    written = question.corpus.sources[question.report].date
    return read_period(period).first > read_period(written).first


def _is_out_of_reach(question: Question, value: Value) -> bool:
    """Tell whether a figure or date is too far from the right one, or a day too near to matter."""
    right = question.answer
    if isinstance(right, Quantity) and isinstance(value, Quantity):
        low, high = sorted((right.amount, value.amount))
        return high > low * MOST_TIMES
    if not question.asks_for_a_date:
        return False
    if not isinstance(right, str) or not isinstance(value, str):
        return False
    first, second = read_period(right).first, read_period(value).first
    if abs(first.year - second.year) > MOST_YEARS:
        return True
    both_are_days = len(right) == len(value) == _DAY
    if not both_are_days or question.direction != "value":
        return False
    return abs((first - second).days) <= FEWEST_DAYS
