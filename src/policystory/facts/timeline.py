"""The timeline: dated facts in the order of time, each with the precision of its date."""

from datetime import date

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.entity import ValueType
from policystory.facts.record import Dated, Fact
from policystory.facts.values.period import read_period

NO_END = 10**6
"""More days than lie between the first and the last year of any period."""


class Moment(msgspec.Struct, frozen=True):
    """A dated fact: its period as written, how precise it is, and whether a report prints it."""

    fact: str
    period: str
    precision: str
    dated: Dated


def timeline(corpus: Corpus) -> list[Moment]:
    """Return every dated fact, earliest first; of those that begin together the shortest first."""
    moments: list[Moment] = []
    for fact in corpus.facts.values():
        period = date_of(corpus, fact)
        if period:
            precision = read_period(period).precision
            dated = fact.dated or Dated.PRINTED
            moments.append(Moment(fact.id, period, precision, dated))
    return sorted(moments, key=_order)


def _order(moment: Moment) -> tuple[date, int, str]:
    """Return what moments are sorted by: their first day, their length, and the fact's id."""
    period = read_period(moment.period)
    # A period without an end is longer than any that has one.
    if period.last is None:
        return period.first, NO_END, moment.fact
    length = period.last - period.first
    return period.first, length.days, moment.fact


def date_of(corpus: Corpus, fact: Fact) -> str | None:
    """Return the date of what a fact is about: its value if that is a date, or else its period."""
    prop = corpus.properties.get(fact.property)
    is_date = prop is not None and prop.value is ValueType.PERIOD
    if is_date and isinstance(fact.value, str):
        return fact.value
    return fact.period
