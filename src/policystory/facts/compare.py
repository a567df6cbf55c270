"""Compare two facts: whose number is larger, whose date is earlier, and in what they agree."""

from enum import StrEnum

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Kind, Quantity, Status
from policystory.facts.timeline import date_of
from policystory.facts.truth import Rule, Truth, Verdict
from policystory.facts.values.period import Period, read_period
from policystory.facts.values.quantity import are_comparable, understood_interval

LIKE_STAGES = (
    {Status.PROMISED, Status.ANNOUNCED},
    {Status.DELIVERED, Status.IN_FORCE},
)
"""Statuses that one thing may well have at once: what is promised is also announced, and a rule
that is in force has been carried out."""


class Aspect(StrEnum):
    """Something in which two facts with numbers can agree or differ.

    PERIOD: the time. PEOPLE: who is counted. SPEAKER: who says so. UNIT: the number's unit.
    MEASURE: what is counted (the fact's property). SUBJECT: whom or what the fact is about. STATUS:
    such as promised or delivered.
    """

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
"""Pairs of kinds of statement that exclude each other by definition, each with the reason.

A statement can be of both kinds in any other pair: a prediction may be an opinion.
"""


def kinds_are_apart(kind: Kind, second: Kind) -> bool:
    """Tell whether no statement can be of two kinds at once, such as "estimate" and "opinion"."""
    return frozenset((kind, second)) in KINDS_APART


def judge_larger(fact: Fact, second: Fact) -> Verdict:
    """Judge whether the number in `fact` is larger than the number in `second`.

    UNKNOWN if either has no number, if the units differ, or if readers may take the numbers for the
    same: "almost a thousand" and "a thousand".
    """
    figure = fact.value
    second_figure = second.value
    if not isinstance(figure, Quantity):
        return _unknown(fact, second)
    if not isinstance(second_figure, Quantity):
        return _unknown(fact, second)
    if not are_comparable(figure, second_figure):
        return _unknown(fact, second)
    if figure.amount == second_figure.amount:
        return _unknown(fact, second)
    # Readers take "more than 5" to be near 5; by the words alone, no two numbers would be apart.
    if not understood_interval(figure).is_apart(understood_interval(second_figure)):
        return _unknown(fact, second)
    return _verdict(figure.amount > second_figure.amount, fact, second)


def judge_earlier(corpus: Corpus, fact: Fact, second: Fact) -> Verdict:
    """Judge whether the date of `fact` ends before the date of `second` begins.

    UNKNOWN if the dates share a day, or if a fact has no date.
    """
    period = period_of(corpus, fact)
    second_period = period_of(corpus, second)
    if period is None or second_period is None:
        return _unknown(fact, second)
    if period.overlaps(second_period):
        return _unknown(fact, second)
    return _verdict(period.first < second_period.first, fact, second)


def period_of(corpus: Corpus, fact: Fact) -> Period | None:
    """Return the date of a fact as a period, with first and last day; None if it has no date."""
    date = date_of(corpus, fact)
    if not date:
        return None
    try:
        return read_period(date)
    except ValueError:
        return None


def judge_alike(corpus: Corpus, fact: Fact, second: Fact, aspect: Aspect) -> Verdict:
    """Judge whether two facts agree in one aspect, such as the unit of their numbers.

    TRUE if both state the same, FALSE if they are proved to differ, otherwise UNKNOWN.
    """
    part = _part(fact, aspect)
    second_part = _part(second, aspect)
    if not part or not second_part:
        return _unknown(fact, second)
    if part == second_part:
        return _verdict(True, fact, second)
    if _apart(corpus, part, second_part, aspect):
        return _verdict(False, fact, second)
    return _unknown(fact, second)


def _part(fact: Fact, aspect: Aspect) -> str | None:
    """Return what a fact states in one aspect, if it is a name or a word."""
    if aspect is Aspect.UNIT:
        if isinstance(fact.value, Quantity):
            return fact.value.unit
        return None
    stated = getattr(fact, aspect.value)
    if isinstance(stated, str):
        return stated
    return None


def _apart(corpus: Corpus, part: str, second: str, aspect: Aspect) -> bool:
    """Tell whether two different parts are proved to have nothing in common."""
    match aspect:
        case Aspect.PERIOD:
            return _periods_apart(part, second)
        case Aspect.UNIT:
            return True
        case Aspect.STATUS:
            return not any(stages.issuperset((part, second)) for stages in LIKE_STAGES)
        case Aspect.MEASURE:
            measure = corpus.properties[part]
            second_measure = corpus.properties[second]
            if second not in measure.apart:
                return False
            return part in second_measure.apart
        case _:
            return not corpus.related(part, second)


def _periods_apart(period: str, second: str) -> bool:
    """Tell whether two periods share no day; False if one of them cannot be read."""
    try:
        stretch = read_period(period)
        return not stretch.overlaps(read_period(second))
    except ValueError:
        return False


def _verdict(is_so: bool, fact: Fact, second: Fact) -> Verdict:
    truth = Truth.FALSE
    if is_so:
        truth = Truth.TRUE
    return Verdict(truth, Rule.COMPARED, (fact.id, second.id))


def _unknown(fact: Fact, second: Fact) -> Verdict:
    proof = (fact.id, second.id)
    return Verdict(Truth.UNKNOWN, Rule.POSSIBLE, proof)
