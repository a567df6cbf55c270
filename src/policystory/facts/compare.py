"""Two facts side by side: which figure is larger, which date is earlier, what is alike.

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
    frozenset((Kind.OFFICIAL_FIGURE, Kind.ESTIMATE)): (
        "an office's own count is no estimate of somebody else's"
    ),
    frozenset((Kind.OFFICIAL_FIGURE, Kind.OPINION)): "a count is no judgement",
    frozenset((Kind.OFFICIAL_FIGURE, Kind.COMMITMENT)): (
        "what was counted is no promise"
    ),
    frozenset((Kind.OFFICIAL_FIGURE, Kind.PREDICTION)): (
        "what was counted does not lie ahead"
    ),
    frozenset((Kind.ESTIMATE, Kind.OPINION)): (
        "a figure that was worked out is no judgement"
    ),
    frozenset((Kind.ESTIMATE, Kind.COMMITMENT)): "what was worked out is no promise",
    frozenset((Kind.OPINION, Kind.COMMITMENT)): "a judgement binds nobody to a deed",
    frozenset((Kind.PREDICTION, Kind.COMMITMENT)): (
        "what somebody expects is not what somebody undertakes"
    ),
}
"""Kinds of statements that exclude each other by definition, and why.

Of other pairs one statement may be both: a prediction may be an opinion, an allegation may be a
claim, and what is reported may be anything.
"""


def kinds_are_apart(kind: Kind, second: Kind) -> bool:
    """Tell whether no statement is of both kinds."""
    return frozenset((kind, second)) in KINDS_APART


def larger(fact: Fact, second: Fact) -> Verdict:
    """Judge whether the figure of a fact is larger than that of a second one.

    Unknown unless their bounds are apart: "almost a thousand" and "a thousand" are the same number
    to a reader, and have no order.
    """
    figure = fact.value
    second_figure = second.value
    if not isinstance(figure, Quantity):
        return _unknown(fact, second)
    if not isinstance(second_figure, Quantity):
        return _unknown(fact, second)
    if not comparable(figure, second_figure):
        return _unknown(fact, second)
    if figure.amount == second_figure.amount:
        return _unknown(fact, second)
    # A reader takes a bound to mean a number near it, so what is *said* would never be apart.
    if not means(figure).apart(means(second_figure)):
        return _unknown(fact, second)
    return _verdict(figure.amount > second_figure.amount, fact, second)


def earlier(corpus: Corpus, fact: Fact, second: Fact) -> Verdict:
    """Judge whether a fact's date lies wholly before that of a second one.

    Unknown where they share a day, or where one of them has no date.
    """
    period = period_of(corpus, fact)
    second_period = period_of(corpus, second)
    if period is None or second_period is None:
        return _unknown(fact, second)
    if period.overlaps(second_period):
        return _unknown(fact, second)
    return _verdict(period.first < second_period.first, fact, second)


def period_of(corpus: Corpus, fact: Fact) -> Period | None:
    """Return the date of what a fact is about as a stretch of days, or None where it has none."""
    date = date_of(corpus, fact)
    try:
        return read_period(date) if date else None
    except ValueError:
        return None


def alike(corpus: Corpus, fact: Fact, second: Fact, respect: Respect) -> Verdict:
    """Judge whether two figures are the same in one respect.

    TRUE if both state the same, FALSE if what they state is proved apart, UNKNOWN otherwise.
    """
    part = _part(fact, respect)
    second_part = _part(second, respect)
    if not part or not second_part:
        return _unknown(fact, second)
    if part == second_part:
        return _verdict(True, fact, second)
    if _apart(corpus, part, second_part, respect):
        return _verdict(False, fact, second)
    return _unknown(fact, second)


def _part(fact: Fact, respect: Respect) -> str | None:
    """Return what a fact states in one respect, if it is a name or a word."""
    if respect is Respect.UNIT:
        return fact.value.unit if isinstance(fact.value, Quantity) else None
    stated = getattr(fact, respect.value)
    return stated if isinstance(stated, str) else None


def _apart(corpus: Corpus, part: str, second: str, respect: Respect) -> bool:
    """Tell whether two different parts are proved to have nothing in common."""
    match respect:
        case Respect.PERIOD:
            return _periods_apart(part, second)
        case Respect.UNIT:
            return True
        case Respect.STATUS:
            # What is announced may well be promised too.
            may_be_both = {Status.PROMISED, Status.ANNOUNCED}
            return not may_be_both.issuperset((part, second))
        case Respect.MEASURE:
            measure = corpus.properties[part]
            second_measure = corpus.properties[second]
            return second in measure.apart and part in second_measure.apart
        case _:
            return not corpus.related(part, second)


def _periods_apart(period: str, second: str) -> bool:
    """Tell whether two periods share no day; what is no period may be any."""
    try:
        stretch = read_period(period)
        return not stretch.overlaps(read_period(second))
    except ValueError:
        return False


def _verdict(holds: bool, fact: Fact, second: Fact) -> Verdict:
    truth = Truth.TRUE if holds else Truth.FALSE
    return Verdict(truth, Rule.COMPARED, (fact.id, second.id))


def _unknown(fact: Fact, second: Fact) -> Verdict:
    proof = (fact.id, second.id)
    return Verdict(Truth.UNKNOWN, Rule.POSSIBLE, proof)
