"""The timeline: all facts that have a date, in the order of their dates."""

from datetime import date

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.entity import ValueType
from policystory.facts.record import Dated, Fact
from policystory.facts.values.period import read_period

_NO_END = 10**6
"""A number of days that is longer than any period."""


class Moment(msgspec.Struct, frozen=True):
    """A fact with its date, for the timeline.

    `fact`: the fact's id. `period`: the date as written, such as "2021-04". `precision`: "year",
    "month", "day" or "range". `dated`: whether the date is printed in the report or was inferred.
    """

    fact: str
    period: str
    precision: str
    dated: Dated


def timeline(corpus: Corpus) -> list[Moment]:
    """Return each fact that has a date, as a `Moment`, the earliest first.

    If several dates begin on the same day, the shortest period comes first.
    """
    moments: list[Moment] = []
    for fact in corpus.facts.values():
        period = date_of(corpus, fact)
        if period:
            precision = read_period(period).precision
            dated = fact.dated or Dated.PRINTED
            moments.append(Moment(fact.id, period, precision, dated))
    return sorted(moments, key=_order)


def _order(moment: Moment) -> tuple[date, int, str]:
    """Return what moments are sorted by: first day, length in days, and the fact's id."""
    period = read_period(moment.period)
    # A period without an end is longer than any that has one.
    if period.last is None:
        return period.first, _NO_END, moment.fact
    length = period.last - period.first
    return period.first, length.days, moment.fact


def date_of(corpus: Corpus, fact: Fact) -> str | None:
    """Return the date of a fact as a text, such as "2021-04"; None if it has no date.

    It is the fact's value if that is a period, otherwise the fact's field `period`.
    """
    prop = corpus.properties.get(fact.property)
    is_date = prop is not None and prop.value is ValueType.PERIOD
    if is_date and isinstance(fact.value, str):
        return fact.value
    return fact.period
