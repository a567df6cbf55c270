"""Questions that put events in order by date, or sums and counts by size; neither is shown."""

from collections.abc import Iterator
from itertools import pairwise

from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import Fact
from policystory.facts.truth import Truth
from policystory.items.fact_set import FactSet, Fault
from policystory.items.forms.ordering import NAME
from policystory.items.item import Item, Option, Why
from policystory.items.options import option
from policystory.items.questions.build_item import build_item, shared_objectives
from policystory.items.questions.several_facts.comparable import (
    Asks,
    Thing,
    before,
    thing_of,
)
from policystory.items.questions.stem import reports_in_words


def make(corpus: Corpus, fact_set: FactSet, facts: list[Fact]) -> Item | list[Fault]:
    """Make the item that puts the facts of a set in order, or say which have no proved place."""
    things: list[Thing] = []
    asked: list[Asks] = []
    faults: list[Fault] = []
    for fact in facts:
        comparable = thing_of(corpus, fact)
        if isinstance(comparable, str):
            faults.append(fact_set.fault(fact, comparable))
        else:
            asks, thing = comparable
            asked.append(asks)
            things.append(thing)
    # Whether things are alike can be told only once each of them has a place.
    if faults:
        return faults
    faults += _unlike(fact_set, asked, things)
    things.sort(key=lambda thing: (thing.end, thing.fact.id))
    faults += _without_order(corpus, fact_set, things)
    return faults or _item(corpus, fact_set, asked[0], things)


def _unlike(
    fact_set: FactSet, asked: list[Asks], things: list[Thing]
) -> Iterator[Fault]:
    """Yield what keeps things from being asked about in one question."""
    fault = fact_set.fault
    for asks, thing in zip(asked, things, strict=True):
        fact = thing.fact
        if not asks.order:
            yield fault(fact, "is asked for as the first or last, in no order")
        elif asks.direction != fact_set.by:
            yield fault(fact, f"has a place by {asks.direction}, not by {fact_set.by}")
        elif asks != asked[0]:
            yield fault(fact, "is put in order in other words than the first fact")
        elif fact.conflicts and fact_set.report is None:
            hint = "name the 'report' that is asked about"
            yield fault(fact, "is disputed between reports", hint)


def _without_order(
    corpus: Corpus, fact_set: FactSet, things: list[Thing]
) -> Iterator[Fault]:
    """Yield what has the name of another thing, or is not proved to come after the one before."""
    first_with_name: dict[str, Fact] = {}
    for thing in things:
        namesake = first_with_name.setdefault(folded(thing.text), thing.fact)
        if namesake is not thing.fact:
            message = f"is shown by the same name as '{namesake.id}'"
            yield fact_set.fault(thing.fact, message)
    # Neighbours are enough: what comes wholly before another comes before all that follow it.
    for thing, second in pairwise(things):
        if before(corpus, thing.fact, second.fact).truth is not Truth.TRUE:
            message = f"is not proved to come after '{thing.fact.id}'"
            yield fact_set.fault(second.fact, message)


def _item(corpus: Corpus, fact_set: FactSet, asks: Asks, things: list[Thing]) -> Item:
    """Make the item whose key is the order of these things."""
    options: list[Option] = []
    why: dict[str, tuple[Why, ...]] = {}
    feedback: dict[str, str] = {}
    for place, thing in enumerate(things):
        options.append(option(thing.text))
        why[thing.id] = _why(corpus, things, place)
        feedback[thing.id] = thing.fact.says
    facts = [thing.fact for thing in things]
    return build_item(
        corpus,
        NAME,
        asks.direction,
        sorted(facts, key=lambda fact: fact.id),
        family=fact_set.id,
        stem=f"According to {reports_in_words(corpus, fact_set.report)}, {asks.order}",
        options=tuple(options),
        key=tuple(thing.id for thing in things),
        why=why,
        feedback=feedback,
        objectives=shared_objectives(facts),
    )


def _why(corpus: Corpus, things: list[Thing], place: int) -> tuple[Why, ...]:
    """Return the proof of a thing's place: it is compared with the things on either side."""
    fact = things[place].fact
    verdicts = []
    if place > 0:
        verdicts.append(before(corpus, things[place - 1].fact, fact))
    if place + 1 < len(things):
        verdicts.append(before(corpus, fact, things[place + 1].fact))
    beside: dict[str, None] = {}
    for verdict in verdicts:
        for neighbour in sorted(verdict.facts):
            if neighbour != fact.id:
                beside[neighbour] = None
    # A learner is shown some of the things: the variant reads from here which fact each one is.
    return (Why(verdicts[0].rule, (fact.id, *beside)),)
