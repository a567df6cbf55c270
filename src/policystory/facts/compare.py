"""Facts beside each other: which figure is larger, which date is earlier, in what two figures are alike or differ.

As everywhere, what is not proved is unknown: figures whose bounds overlap have no order, dates that
share a day have none, and of what a fact does not state nothing is said.
"""

from enum import StrEnum

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Kind, Quantity, Status
from policystory.facts.timeline import date_of
from policystory.facts.truth import Rule, Truth, Verdict
from policystory.facts.values.period import Period, read_period
from policystory.facts.values.quantity import comparable, means


class Respect(StrEnum):
    """In what two figures can be alike or differ: the part of their facts that is compared."""

    PERIOD = "period"
    PEOPLE = "population"
    SPEAKER = "speaker"
    UNIT = "unit"
    MEASURE = "property"
    SUBJECT = "subject"
    STATUS = "status"


KINDS_APART: dict[frozenset[Kind], str] = {
    frozenset(pair): reason
    for *pair, reason in (
        (
            Kind.OFFICIAL_FIGURE,
            Kind.ESTIMATE,
            "an office's own count is no estimate of somebody else's",
        ),
        (Kind.OFFICIAL_FIGURE, Kind.OPINION, "a count is no judgement"),
        (Kind.OFFICIAL_FIGURE, Kind.COMMITMENT, "what was counted is no promise"),
        (Kind.OFFICIAL_FIGURE, Kind.PREDICTION, "what was counted does not lie ahead"),
        (Kind.ESTIMATE, Kind.OPINION, "a figure that was worked out is no judgement"),
        (Kind.ESTIMATE, Kind.COMMITMENT, "what was worked out is no promise"),
        (Kind.OPINION, Kind.COMMITMENT, "a judgement binds nobody to a deed"),
        (
            Kind.PREDICTION,
            Kind.COMMITMENT,
            "what somebody expects is not what somebody undertakes",
        ),
    )
}
"""Kinds of statements that exclude each other by definition, and why; of other pairs one statement may be both.

A prediction may be an opinion, an allegation may be a claim, and what is reported may be anything.
"""


def kinds_are_apart(one: Kind, other: Kind) -> bool:
    """Tell whether no statement is of both kinds."""
    return frozenset((one, other)) in KINDS_APART


def larger(one: Fact, other: Fact) -> Verdict:
    """Judge whether the figure of one fact is larger than that of another; unknown unless their bounds are apart.

    "Almost a thousand" and "a thousand" are the same number to a reader, and have no order.
    """
    if not isinstance(one.value, Quantity) or not isinstance(other.value, Quantity):
        return _unknown(one, other)
    if not comparable(one.value, other.value) or one.value.amount == other.value.amount:
        return _unknown(one, other)
    if not means(one.value).apart(means(other.value)):
        return _unknown(one, other)
    return _verdict(one.value.amount > other.value.amount, one, other)


def earlier(corpus: Corpus, one: Fact, other: Fact) -> Verdict:
    """Judge whether one fact's date lies wholly before another's; unknown where they share a day or one has none."""
    first, second = period_of(corpus, one), period_of(corpus, other)
    if first is None or second is None or first.overlaps(second):
        return _unknown(one, other)
    return _verdict(first.first < second.first, one, other)


def period_of(corpus: Corpus, fact: Fact) -> Period | None:
    """Return the date of what a fact is about as a stretch of days, or None where it has none."""
    date = date_of(corpus, fact)
    try:
        return read_period(date) if date else None
    except ValueError:
        return None


def alike(corpus: Corpus, one: Fact, other: Fact, respect: Respect) -> Verdict:
    """Judge whether two figures are the same in one respect.

    TRUE if both state the same, FALSE if what they state is proved apart, UNKNOWN otherwise.
    """
    mine, theirs = _part(one, respect), _part(other, respect)
    if not mine or not theirs:
        return _unknown(one, other)
    if mine == theirs:
        return _verdict(True, one, other)
    return (
        _verdict(False, one, other)
        if _apart(corpus, mine, theirs, respect)
        else _unknown(one, other)
    )


def _part(fact: Fact, respect: Respect) -> str | None:
    """Return what a fact states in one respect."""
    if respect is Respect.UNIT:
        return fact.value.unit if isinstance(fact.value, Quantity) else None
    found = getattr(fact, respect.value)
    return found if isinstance(found, str) else None


def _apart(corpus: Corpus, one: str, other: str, respect: Respect) -> bool:
    """Tell whether two different things are proved to have nothing in common."""
    if respect is Respect.PERIOD:
        try:
            return not read_period(one).overlaps(read_period(other))
        except ValueError:
            return False
    if respect is Respect.UNIT:
        return True
    if respect is Respect.STATUS:  # what is announced may well be promised
        return not {one, other} <= {Status.PROMISED, Status.ANNOUNCED}
    if respect is Respect.MEASURE:
        return (
            other in corpus.properties[one].apart
            and one in corpus.properties[other].apart
        )
    return not corpus.related(one, other)


def _verdict(holds: bool, one: Fact, other: Fact) -> Verdict:
    return Verdict(
        Truth.TRUE if holds else Truth.FALSE, Rule.COMPARED, (one.id, other.id)
    )


def _unknown(one: Fact, other: Fact) -> Verdict:
    return Verdict(Truth.UNKNOWN, Rule.POSSIBLE, (one.id, other.id))
