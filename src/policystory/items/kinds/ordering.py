"""Ordering: events are put in order by date, or sums and counts by size; neither date nor figure is shown."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Quantity
from policystory.items.item import Item, KeyItem, PaperItem, Reading, Reason, Sample, Score, Why
from policystory.items.options import option
from policystory.items.refusal import Refusal
from policystory.items.sequences import Chain, Thing, before, sequences, shared_objectives

NAME = "ordering"


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield an item for each sequence that is filed under a fact, or the reason why the fact stands in none."""
    for sequence in sequences(corpus).get(fact.id, ()):
        yield _item(corpus, sequence)
    if "order" in corpus.properties[fact.property].asks and fact.id not in _in_sequence(corpus):
        direction = "size" if isinstance(fact.value, Quantity) else "time"
        yield Refusal(
            fact.id, NAME, direction, "it has no proved place among two others that are left for its objectives"
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
    family = f"{pool.objective}.{pool.source or 'reports'}.{anchor.id}.{pool.asks.direction}"
    reports = "these reports" if pool.source is None else words.report(corpus, pool.source)
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
        why={thing.id: _why(corpus, things, place) for place, thing in enumerate(things)},
        feedback={thing.id: thing.fact.says for thing in things},
        facts=facts,
        sources=tuple(sorted({citation for thing in things for citation in thing.fact.sources})),
        objectives=shared_objectives([thing.fact for thing in things]),
    )


def _why(corpus: Corpus, things: tuple[Thing, ...], place: int) -> tuple[Why, ...]:
    """Return the proof that a thing has its place: it was compared with the one before it and the one after it."""
    own = things[place].fact
    verdicts = [before(corpus, thing.fact, own) for thing in things[max(place - 1, 0) : place]]
    verdicts += [before(corpus, own, thing.fact) for thing in things[place + 1 : place + 2]]
    beside = {id_: None for verdict in verdicts for id_ in sorted(verdict.facts) if id_ != own.id}
    return (Why(verdicts[0].rule, (own.id, *beside)),)


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: the ids of all things, each once, in the order that the learner gave them."""
    if response is None or response in ("", [], {}):
        return Reading(reason=Reason.UNANSWERED, sentence="Nothing was put in order yet.")
    ids = {option.id for option in item.options}
    if not isinstance(response, list) or not all(isinstance(one, str) for one in response):
        return Reading(reason=Reason.UNREADABLE, sentence="A list of the things in their order is expected here.")
    if len(response) != len(ids) or set(response) != ids:
        return Reading(reason=Reason.UNREADABLE, sentence="Each thing must stand in the order once.")
    return Reading(value=tuple(response))


def score(item: KeyItem, reading: Reading) -> Score:
    """Score an order by the share of pairs that are in order, so that an order by chance earns nothing.

    The feedback is that of the things that stand in a place that is not theirs; of all of them where all are right.
    """
    right, given = item.key, reading.value
    if not isinstance(right, tuple) or not isinstance(given, tuple) or set(right) != set(given):
        return Score(Decimal(0), Reason.WRONG)
    if given == right:
        return Score(Decimal(1), Reason.RIGHT, right)
    place = {one: number for number, one in enumerate(right)}
    pairs = [place[first] < place[second] for first, second in combinations(given, 2)]
    share = max(Decimal(0), Decimal(2 * sum(pairs) - len(pairs)) / len(pairs))
    displaced = tuple(one for one, other in zip(right, given, strict=True) if one != other)
    return Score(share, Reason.PARTLY_RIGHT if share else Reason.WRONG, displaced)


def samples(item: Item) -> Iterator[Sample]:
    """Yield the right order, its reverse, orders between them, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, tuple) or item.kind != NAME:
        return
    key = list(item.key)
    yield Sample(key, Reason.RIGHT, Decimal(1))
    yield Sample(key[::-1], Reason.WRONG, Decimal(0))
    # Two neighbours changed about: one pair of all is out of order.
    pairs = Decimal(len(key) * (len(key) - 1) // 2)
    swapped = [key[1], key[0], *key[2:]]
    yield Sample(swapped, Reason.PARTLY_RIGHT, max(Decimal(0), (pairs - 2) / pairs))
    nothings: tuple[object, ...] = (None, "", [], {})
    for nothing in nothings:
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    for nonsense in (
        key[:-1],
        [*key[:-1], key[0]],
        [*key, key[0]],
        [*key[:-1], "no-such"],
        key[0],
        [key],
        [1],
        3,
        True,
    ):
        yield Sample(nonsense, Reason.UNREADABLE, Decimal(0))
    yield Sample(dict.fromkeys(key, "1"), Reason.UNREADABLE, Decimal(0))
