"""The timeline: dated facts in the order of what they are about, each with the precision of its date."""

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.record import Dated, Fact, ValueType
from policystory.facts.values.period import read_period


class Moment(msgspec.Struct, frozen=True):
    """A dated fact: the period as written, how precise it is, and whether the date was printed or worked out."""

    fact: str
    period: str
    precision: str
    dated: Dated


def timeline(corpus: Corpus) -> list[Moment]:
    """Return every dated fact, earliest first; of two that begin together the more precise stands first."""
    found = [
        (fact, date)
        for fact in corpus.facts.values()
        if (date := date_of(corpus, fact))
    ]
    ordered = sorted(
        found,
        key=lambda pair: (read_period(pair[1]).first, _width(pair[1]), pair[0].id),
    )
    return [
        Moment(fact.id, date, read_period(date).precision, fact.dated or Dated.PRINTED)
        for fact, date in ordered
    ]


def date_of(corpus: Corpus, fact: Fact) -> str | None:
    """Return the date of what a fact is about: its value where it asks for a date, or else its period."""
    prop = corpus.properties.get(fact.property)
    if prop and prop.value is ValueType.PERIOD and isinstance(fact.value, str):
        return fact.value
    return fact.period


def _width(text: str) -> int:
    """Return the days that a period spans; one without an end spans the most."""
    period = read_period(text)
    return (period.last - period.first).days if period.last else 10**6
