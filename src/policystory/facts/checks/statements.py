"""A statement is whole: it says who, when and how sure, and stands in the corpus once."""

from collections.abc import Iterator

from policystory.errors import Problem
from policystory.facts.corpus import Corpus
from policystory.facts.record import Dated, Kind, Quantity
from policystory.reading import Places

_NEEDS_STATUS = ("usd", "doses")


def statements_stand_once(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """No two facts state the same: what several reports say is one fact with several sources."""
    seen: dict[object, str] = {}
    for fact in corpus.facts.values():
        value = fact.value
        statement = (
            fact.subject,
            fact.property,
            value,
            fact.population,
            fact.place,
            fact.period,
            fact.status,
            fact.speaker,
        )
        if statement in seen:
            message = f"this states the same as '{seen[statement]}'"
            yield places.problem(
                "fact",
                fact.id,
                "id",
                message=message,
                hint="one fact with both sources",
            )
        else:
            seen[statement] = fact.id


def speakers_are_named(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Whatever is not the report's own statement says whose it is."""
    for fact in corpus.facts.values():
        if fact.kind is not Kind.REPORTED and fact.speaker is None:
            message = f"a fact of kind {fact.kind} has no speaker"
            yield places.problem(
                "fact",
                fact.id,
                "kind",
                message=message,
                hint="add 'speaker:', who says so",
            )


def numbers_are_dated(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A number has a period or an as-of date."""
    for fact in corpus.facts.values():
        if (
            isinstance(fact.value, Quantity)
            and fact.period is None
            and fact.as_of is None
        ):
            message = "a number has neither 'period' nor 'as-of'"
            yield places.problem(
                "fact",
                fact.id,
                "value",
                message=message,
                hint="say which time it is about",
            )


def money_and_doses_have_a_status(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Money, doses and plans say how far they have come: a promise is not a deed."""
    for fact in corpus.facts.values():
        plan = fact.kind is Kind.COMMITMENT
        counted = (
            isinstance(fact.value, Quantity)
            and fact.value.unit in _NEEDS_STATUS
            and fact.kind is Kind.REPORTED
        )
        if (plan or counted) and fact.status is None:
            yield places.problem(
                "fact", fact.id, "id", message="money, doses and plans need a status",
                hint="status: promised, announced, secured or delivered",
            )  # fmt: skip


def conflicts_are_mutual(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """If one fact conflicts with another, the other says so too."""
    for fact in corpus.facts.values():
        for i, other in enumerate(fact.conflicts):
            if other in corpus.facts and fact.id not in corpus.facts[other].conflicts:
                message = f"'{other}' does not name '{fact.id}' among its conflicts"
                yield places.problem(
                    "fact",
                    fact.id,
                    "conflicts",
                    i,
                    message=message,
                    hint="name each in the other",
                )


def inferred_dates_say_how(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A date that was worked out says from what."""
    for fact in corpus.facts.values():
        if fact.dated is Dated.INFERRED and not fact.because:
            yield places.problem(
                "fact",
                fact.id,
                "dated",
                message="an inferred date needs its reason",
                hint="add 'because:'",
            )


def properties_are_shared(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A property serves at least two facts, or says why only one."""
    for prop in corpus.properties.values():
        if len(corpus.by_property.get(prop.id, ())) < 2 and not prop.lone:
            message = f"fewer than two facts use the property '{prop.id}'"
            yield places.problem(
                "property",
                prop.id,
                message=message,
                hint="use a broader one, or say why in 'lone:'",
            )


CHECKS = (
    statements_stand_once,
    speakers_are_named,
    numbers_are_dated,
    money_and_doses_have_a_status,
    conflicts_are_mutual,
    inferred_dates_say_how,
)
COUNTS = (properties_are_shared,)
