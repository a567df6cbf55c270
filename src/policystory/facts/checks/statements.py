"""A statement is whole: it says who, when and how sure, and stands in the corpus once."""

from collections.abc import Iterator

from policystory.errors import Problem
from policystory.facts.corpus import Corpus
from policystory.facts.record import Dated, Fact, Kind, Quantity
from policystory.facts.truth import Claim, claim_of
from policystory.reading import Places

_NEEDS_STATUS = ("usd", "doses")
"""Units of which a promise and a delivery are easily confused."""


def statements_stand_once(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """No two facts state the same: what several reports say is one fact with several sources."""
    seen: dict[Claim, str] = {}
    for fact in corpus.facts.values():
        # A claim without a source is all that a fact says of the world.
        statement = claim_of(fact)
        if statement in seen:
            message = f"this states the same as '{seen[statement]}'"
            hint = "one fact with both sources"
            yield places.problem("fact", fact.id, "id", message=message, hint=hint)
        else:
            seen[statement] = fact.id


def speakers_are_named(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Whatever is not the report's own statement says whose it is."""
    for fact in corpus.facts.values():
        if fact.kind is not Kind.REPORTED and fact.speaker is None:
            message = f"a fact of kind {fact.kind} has no speaker"
            hint = "add 'speaker:', who says so"
            yield places.problem("fact", fact.id, "kind", message=message, hint=hint)


def numbers_are_dated(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A number has a period or an as-of date."""
    for fact in corpus.facts.values():
        is_dated = fact.period is not None or fact.as_of is not None
        if isinstance(fact.value, Quantity) and not is_dated:
            message = "a number has neither 'period' nor 'as-of'"
            hint = "say which time it is about"
            yield places.problem("fact", fact.id, "value", message=message, hint=hint)


def money_and_doses_have_a_status(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Money, doses and plans say how far they have come: a promise is not a deed."""
    for fact in corpus.facts.values():
        if fact.status is None and _needs_status(fact):
            message = "money, doses and plans need a status"
            hint = "status: promised, announced, secured or delivered"
            yield places.problem("fact", fact.id, "id", message=message, hint=hint)


def _needs_status(fact: Fact) -> bool:
    if fact.kind is Kind.COMMITMENT:
        return True
    is_counted = isinstance(fact.value, Quantity) and fact.value.unit in _NEEDS_STATUS
    return is_counted and fact.kind is Kind.REPORTED


def conflicts_are_mutual(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A fact that is named as a conflict names the first fact too."""
    for fact in corpus.facts.values():
        for i, id_ in enumerate(fact.conflicts):
            # An id that is of no fact is told of by another check.
            conflict = corpus.facts.get(id_)
            if conflict and fact.id not in conflict.conflicts:
                message = f"'{id_}' does not name '{fact.id}' among its conflicts"
                hint = "name each in the other"
                way = ("fact", fact.id, "conflicts", i)
                yield places.problem(*way, message=message, hint=hint)


def inferred_dates_say_how(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A date that was worked out says from what."""
    for fact in corpus.facts.values():
        if fact.dated is Dated.INFERRED and not fact.because:
            message, hint = "an inferred date needs its reason", "add 'because:'"
            yield places.problem("fact", fact.id, "dated", message=message, hint=hint)


def properties_are_shared(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A property serves at least two facts, or says why only one."""
    for prop in corpus.properties.values():
        if len(corpus.by_property.get(prop.id, ())) < 2 and not prop.lone:
            message = f"fewer than two facts use the property '{prop.id}'"
            hint = "use a broader one, or say why in 'lone:'"
            yield places.problem("property", prop.id, message=message, hint=hint)


CHECKS = (
    statements_stand_once,
    speakers_are_named,
    numbers_are_dated,
    money_and_doses_have_a_status,
    conflicts_are_mutual,
    inferred_dates_say_how,
)
COUNTS = (properties_are_shared,)
