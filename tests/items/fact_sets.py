"""Sets of facts for the tests, and the one item, or the faults, that each gives."""

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.fact_set import Ask, Criterion, FactSet
from policystory.items.item import Item
from policystory.items.questions.fact_sets.fact_set_items import faults, item_of


def order(
    *facts: str, by: Criterion = Criterion.TIME, report: str | None = None
) -> FactSet:
    """Return a set of facts, by id, to be put in order."""
    return FactSet(id="in-order", ask=Ask.ORDER, by=by, facts=facts, report=report)


def match(
    *facts: str, by: Criterion = Criterion.SPEAKER, report: str | None = "harbour-news"
) -> FactSet:
    """Return a set of statements, by id, to be matched with those whose they are."""
    return FactSet(id="matched", ask=Ask.MATCH, by=by, facts=facts, report=report)


def sort(
    *facts: str, by: Criterion = Criterion.KIND, report: str | None = None
) -> FactSet:
    """Return a set of statements, by id, to be sorted."""
    return FactSet(id="sorted", ask=Ask.SORT, by=by, facts=facts, report=report)


def compare(*facts: str) -> FactSet:
    """Return a set of two figures, by id, to be compared."""
    return FactSet(id="compared", ask=Ask.COMPARE, facts=facts)


def ids(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Return the ids of some facts."""
    return tuple(fact.id for fact in facts)


def item(world: Corpus, fact_set: FactSet) -> Item:
    """Return the item of a set, which has no fault."""
    assert [] == faults(world, fact_set)
    made = item_of(world, fact_set)
    assert isinstance(made, Item)
    return made


def messages(world: Corpus, fact_set: FactSet) -> list[str]:
    """Return what is wrong with a set."""
    return [message for _, message, _ in faults(world, fact_set)]
