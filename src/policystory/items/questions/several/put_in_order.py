"""Questions that put events in order by date, or sums and counts by size; neither date nor figure is shown."""

from collections.abc import Iterator
from functools import lru_cache

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Quantity
from policystory.items.forms.ordering import NAME
from policystory.items.item import Item, Why
from policystory.items.options import option
from policystory.items.questions.several.sequences import (
    Chain,
    Thing,
    before,
    sequences,
    shared_objectives,
)
from policystory.items.refusal import Refusal


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield an item for each sequence that is filed under a fact, or the reason why the fact stands in none."""
    for sequence in sequences(corpus).get(fact.id, ()):
        yield _item(corpus, sequence)
    if "order" in corpus.properties[fact.property].asks and fact.id not in _in_sequence(
        corpus
    ):
        direction = "size" if isinstance(fact.value, Quantity) else "time"
        yield Refusal(
            fact.id,
            NAME,
            direction,
            "it has no proved place among two others that are left for its objectives",
        )


@lru_cache(maxsize=4)  # one entry a corpus
def _in_sequence(corpus: Corpus) -> frozenset[str]:
    """Return the facts that stand in a sequence."""
    chains = (chain for those in sequences(corpus).values() for chain in those)
    return frozenset(thing.fact.id for chain in chains for thing in chain.things)


def _item(corpus: Corpus, sequence: Chain) -> Item:
    """Make the item that asks for a sequence."""
    things, pool = sequence.things, sequence.pool
    facts = tuple(sorted(thing.fact.id for thing in things))
    anchor = corpus.facts[facts[0]]
    family = (
        f"{pool.objective}.{pool.source or 'reports'}.{anchor.id}.{pool.asks.direction}"
    )
    reports = (
        "these reports" if pool.source is None else words.report(corpus, pool.source)
    )
    return Item(
        id=f"{family}.{NAME}",
        family=family,
        kind=NAME,
        direction=pool.asks.direction,
        asked=facts,
        topic=corpus.topic_of[anchor.id],
        stem=f"According to {reports}, {pool.asks.order}",
        options=tuple(option(thing.text) for thing in things),
        key=tuple(option(thing.text).id for thing in things),
        why={
            thing.id: _why(corpus, things, place) for place, thing in enumerate(things)
        },
        feedback={thing.id: thing.fact.says for thing in things},
        facts=facts,
        sources=tuple(
            sorted({citation for thing in things for citation in thing.fact.sources})
        ),
        objectives=shared_objectives([thing.fact for thing in things]),
    )


def _why(corpus: Corpus, things: tuple[Thing, ...], place: int) -> tuple[Why, ...]:
    """Return the proof that a thing has its place: it was compared with the one before it and the one after it."""
    own = things[place].fact
    verdicts = [
        before(corpus, thing.fact, own) for thing in things[max(place - 1, 0) : place]
    ]
    verdicts += [
        before(corpus, own, thing.fact) for thing in things[place + 1 : place + 2]
    ]
    beside = {
        id_: None
        for verdict in verdicts
        for id_ in sorted(verdict.facts)
        if id_ != own.id
    }
    return (Why(verdicts[0].rule, (own.id, *beside)),)
