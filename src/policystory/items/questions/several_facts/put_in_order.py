"""Questions that ask to order events by date, or numbers by size; dates and sizes are hidden."""

from itertools import pairwise
from operator import attrgetter

from msgspec.structs import replace

from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import Fact
from policystory.facts.truth import Truth
from policystory.items.fact_set import FactSet, Fault, Faults
from policystory.items.forms.ordering import NAME
from policystory.items.item import FeedbackTexts, Item, Option, Proof, Proofs, Why
from policystory.items.options import option
from policystory.items.questions.build_item import build_item, shared_objectives
from policystory.items.questions.feedback.right_answer import tried, where
from policystory.items.questions.several_facts.comparable import (
    Asks,
    Thing,
    before,
    thing_of,
)
from policystory.items.questions.stem import stem_of_set


def make(corpus: Corpus, fact_set: FactSet, facts: list[Fact]) -> Item | list[Fault]:
    """Return the item that asks to put the facts of an author's set in order.

    `facts` are those of `fact_set`. If they cannot be asked about, all faults are returned instead:
    where each is, what is wrong, and what to do.
    """
    things: list[Thing] = []
    asked: list[Asks] = []
    faults: list[Fault] = []
    for fact in facts:
        comparable = thing_of(corpus, fact)
        if isinstance(comparable, str):
            fault = fact_set.fault(fact, comparable)
            faults.append(fault)
            continue
        asks, thing = comparable
        asked.append(asks)
        shown = option(fact_set.row(fact, thing.text))
        things.append(replace(thing, id=shown.id, text=shown.text))
    # Whether things are alike can be told only once each of them has a place.
    if faults:
        return faults
    faults.extend(_unlike(fact_set, asked, things))
    things.sort(key=_place)
    faults.extend(_without_order(corpus, fact_set, things))
    if faults:
        return faults
    return _item(corpus, fact_set, asked[0], things)


def _place(thing: Thing) -> tuple[float, str]:
    return thing.end, thing.fact.id


def _unlike(fact_set: FactSet, asked: list[Asks], things: list[Thing]) -> Faults:
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


def _without_order(corpus: Corpus, fact_set: FactSet, things: list[Thing]) -> Faults:
    """Yield what has the name of another thing, or is not proved to come after the one before."""
    first_with_name: dict[str, Fact] = {}
    for thing in things:
        fact = thing.fact
        name = folded(thing.text)
        namesake = first_with_name.setdefault(name, fact)
        if namesake is not fact:
            message = f"is shown by the same name as '{namesake.id}'"
            yield fact_set.fault(fact, message)
    # Only neighbours are compared: the rest follows from the order.
    for thing, second in pairwise(things):
        verdict = before(corpus, thing.fact, second.fact)
        if verdict.truth is not Truth.TRUE:
            message = f"is not proved to come after '{thing.fact.id}'"
            yield fact_set.fault(second.fact, message)


def _item(corpus: Corpus, fact_set: FactSet, asks: Asks, things: list[Thing]) -> Item:
    """Make the item whose key is the order of these things."""
    say = corpus.phrases.say
    options: list[Option] = []
    key = []
    why: Proofs = {}
    feedback: FeedbackTexts = {}
    facts = [thing.fact for thing in things]
    for place, thing in enumerate(things):
        options.append(Option(thing.id, thing.text))
        key.append(thing.id)
        why[thing.id] = _why(corpus, facts, place)
        feedback[thing.id] = thing.fact.says
        place_of_date = where(corpus, thing.fact)
        hint = say("feedback.another-place", text=thing.text, place=place_of_date)
        feedback[tried(thing.id)] = fact_set.because.get(thing.fact.id, hint)
    return build_item(
        corpus,
        NAME,
        asks.direction,
        sorted(facts, key=attrgetter("id")),
        family=fact_set.id,
        stem=stem_of_set(corpus, fact_set, facts, asks.order),
        options=tuple(options),
        key=tuple(key),
        why=why,
        feedback=feedback,
        objectives=shared_objectives(facts),
    )


def _why(corpus: Corpus, facts: list[Fact], place: int) -> Proof:
    """Return the proof of a fact's place: it is compared with the facts on either side."""
    fact = facts[place]
    around = facts[max(0, place - 1) : place + 2]
    verdicts = []
    for first, second in pairwise(around):
        verdict = before(corpus, first, second)
        verdicts.append(verdict)
    beside: dict[str, None] = {}
    for verdict in verdicts:
        neighbours = sorted(verdict.facts)
        beside.update(dict.fromkeys(neighbours))
    beside.pop(fact.id, None)
    # A learner is shown some of the things: the variant reads from here which fact each one is.
    step = Why(verdicts[0].rule, (fact.id, *beside))
    return (step,)
