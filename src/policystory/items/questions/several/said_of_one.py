"""What one report gives of one speaker or thing, asked for together, among what it gives of others."""

from collections.abc import Iterator
from functools import lru_cache

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.facts.truth import Rule, Truth
from policystory.items.item import Item, Why
from policystory.items.options import option
from policystory.items.questions.several import exchangeable, several_right
from policystory.items.questions.several.exchangeable import Group, Told
from policystory.items.questions.stem import stem
from policystory.items.refusal import Refusal

FORM = "values"


def make(corpus: Corpus, fact: Fact) -> Item | Refusal | None:
    """Make the item of the group whose first fact this is; None if the group is filed under another."""
    groups = _groups(corpus, fact.property)
    if fact.id in groups:
        return _item(corpus, groups[fact.id])
    if any(fact in group.facts for group in groups.values()):
        return None
    return Refusal(
        fact.id, several_right.KIND, several_right.DIRECTION, _why_not(corpus, fact)
    )


def _why_not(corpus: Corpus, fact: Fact) -> str:
    """Say why a fact is in no group."""
    for place in exchangeable.told(corpus, fact.property):
        if fact in place.facts:
            whose = place.pivot(fact)
            if (
                len(_own(place, whose))
                >= several_right.FEWEST
                > (proved := len(_wrong(corpus, place, whose)))
            ):
                return f"{proved} wrong options can be proved, two are needed"
    return "no report gives more of the same one for the same objective"


@lru_cache(maxsize=1024)  # one entry a property that is asked so
def _groups(corpus: Corpus, property_id: str) -> dict[str, Group]:
    """Return the groups of a property's facts by their first fact; no fact is in two."""
    return exchangeable.apart(_candidates(corpus, property_id), _enough)


def _candidates(corpus: Corpus, property_id: str) -> Iterator[Group]:
    """Yield, for each report and pivot of which enough is said and enough proved wrong, its statements by objective."""
    for place in exchangeable.told(corpus, property_id):
        for whose in place.pivots:
            own = _own(place, whose)
            if (
                len(own) >= several_right.FEWEST
                and len(_wrong(corpus, place, whose)) >= several_right.FEWEST
            ):
                for objective, facts in exchangeable.by_objective(own).items():
                    yield Group(place, whose, objective, facts)


def _own(place: Told, whose: str) -> list[Fact]:
    """Return what the report gives of a pivot."""
    return [
        fact
        for fact in place.facts
        if place.pivot(fact) == whose and place.holds(fact, whose, Truth.TRUE)
    ]


def _wrong(
    corpus: Corpus, place: Told, whose: str
) -> list[tuple[Fact, tuple[Why, ...]]]:
    """Return what the report gives of others, and what is proved FALSE of this one, each with its proof.

    So is what the report files under a property that is apart from this one: a root cause is no
    acute factor.
    """
    others = [
        fact
        for fact in place.facts
        if place.pivot(fact) != whose and place.holds(fact, whose, Truth.FALSE)
    ]
    proved = [(fact, place.wrong(fact, whose, fact.id)) for fact in others]
    for prop in place.property.apart:
        for fact in corpus.by_report.get((place.source or "", prop), ()):
            if not place.gives(whose, fact.value):
                why = (Why(Rule.FILED_APART, (fact.id,)), Why("taken-from", (fact.id,)))
                proved.append((fact, why))
    return proved


def _enough(group: Group) -> tuple[Fact, ...]:
    """Return as many facts as one item can ask for, or none where they are too few."""
    return (
        group.facts[: several_right.MOST]
        if len(group.facts) >= several_right.FEWEST
        else ()
    )


def _item(corpus: Corpus, group: Group) -> Item | Refusal:
    """Make the item that asks for the statements of a group."""
    place, facts = group.place, group.facts
    asked = stem(corpus, facts[0], FORM, place.source)
    if asked is None:
        return Refusal(
            facts[0].id,
            several_right.KIND,
            several_right.DIRECTION,
            "the fact lacks a part that the question names",
        )
    right = (
        several_right.Choice(
            option(place.text(fact)), place.right(fact), f"Right. {fact.says}"
        )
        for fact in facts
    )
    wrong = (
        several_right.Choice(
            option(words.value(corpus, corpus.properties[fact.property], fact.value)),
            why,
            several_right.not_right(f"It belongs elsewhere: {fact.says}"),
            _tier(corpus, facts, fact),
        )
        for fact, why in _wrong(corpus, place, group.whose)
    )
    made = several_right.item(
        corpus, f"{group.name}.{several_right.DIRECTION}", asked, facts, right, wrong
    )
    return made or Refusal(
        facts[0].id,
        several_right.KIND,
        several_right.DIRECTION,
        "too few of its options differ",
    )


def _tier(corpus: Corpus, facts: tuple[Fact, ...], other: Fact) -> int:
    """Return how likely a confusion another's statement is: 0 where an author names it, 1 within the topic."""
    if any(
        other.id in fact.confusable or fact.id in other.confusable for fact in facts
    ):
        return 0
    return (
        1
        if any(corpus.topic_of[fact.id] == corpus.topic_of[other.id] for fact in facts)
        else 2
    )
