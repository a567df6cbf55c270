"""Comparisons: which of these came first or last, which sum is the smallest or the largest; figures are not shown.

A fact is asked for once: for the first or the last place, whichever more others prove it to have.
"""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Rule
from policystory.items.distractors.wrong_options import POOL, TIERS
from policystory.items.item import Item, Why
from policystory.items.options import option
from policystory.items.questions.several import two_figures
from policystory.items.questions.several.sequences import Pool, Thing, before, pools
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import FEEDBACK_WORDS

KIND = "single-choice"
ONE_STORY = 31
"""Days within which events are of one story: their order is no more than detail."""


class Extreme(msgspec.Struct, frozen=True):
    """A thing that comes before, or after, each of some others."""

    pool: Pool
    place: str
    thing: Thing
    others: tuple[Thing, ...]


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the item that asks for a fact as the first or last of several, and the one on a figure that it is not."""
    if not {"first", "last"}.isdisjoint(corpus.properties[fact.property].asks):
        extreme = _extremes(corpus).get(fact.id)
        if extreme is not None:
            yield _item(corpus, extreme)
        else:
            direction = "size" if isinstance(fact.value, Quantity) else "time"
            yield Refusal(
                fact.id,
                KIND,
                direction,
                "fewer than two others are proved to come before it, or after it",
            )
    yield from two_figures.make_single(corpus, fact)


@lru_cache(maxsize=4)  # one entry a corpus
def _extremes(corpus: Corpus) -> dict[str, Extreme]:
    """Return what each fact is the first or last of, among as many others as can be, of all reports before one."""
    found: dict[str, tuple[tuple[bool, int], Extreme]] = {}
    for pool in pools(corpus):
        for place, form in zip(
            ("first", "last"), (pool.asks.first, pool.asks.last), strict=True
        ):
            for thing in pool.things if form else ():
                others = tuple(
                    other
                    for other in _beaten(pool, thing, place)
                    if _is_worth_telling(pool, thing, other)
                )
                worth = pool.source is None, len(others)
                if len(others) >= 2 and (
                    thing.fact.id not in found or worth > found[thing.fact.id][0]
                ):
                    found[thing.fact.id] = worth, Extreme(pool, place, thing, others)
    return {fact: extreme for fact, (_, extreme) in found.items()}


def _is_worth_telling(pool: Pool, thing: Thing, other: Thing) -> bool:
    """Tell whether it matters which of two came first: within one story it is no more than detail."""
    return pool.asks.direction != "time" or abs(thing.start - other.start) > ONE_STORY


def _beaten(pool: Pool, thing: Thing, place: str) -> tuple[Thing, ...]:
    """Return the things that come after one that is asked for as the first, or before one asked for as the last."""
    if place == "first":
        return tuple(other for other in pool.things if thing.end < other.start)
    return tuple(other for other in pool.things if other.end < thing.start)


def _item(corpus: Corpus, extreme: Extreme) -> Item:
    """Make the item that asks for the first or last of some things."""
    fact, pool = extreme.thing.fact, extreme.pool
    ranked = sorted(
        extreme.others,
        key=lambda other: (_tier(corpus, fact, other.fact), other.fact.id),
    )[:POOL]
    tiers = tuple(
        tuple(other.id for other in ranked if _tier(corpus, fact, other.fact) == tier)
        for tier in range(TIERS)
    )
    family = f"{fact.id}.{pool.asks.direction}"
    reports = (
        "these reports" if pool.source is None else words.report(corpus, pool.source)
    )
    shown = sorted((extreme.thing, *ranked), key=lambda thing: thing.text)
    return Item(
        id=f"{family}.{KIND}",
        family=family,
        kind=KIND,
        direction=pool.asks.direction,
        asked=(fact.id,),
        topic=corpus.topic_of[fact.id],
        stem=f"According to {reports}, {pool.asks.first if extreme.place == 'first' else pool.asks.last}",
        options=tuple(option(thing.text) for thing in shown),
        tiers=tiers,
        key=extreme.thing.id,
        why={
            extreme.thing.id: (
                Why(
                    Rule.COMPARED, (fact.id, *sorted(other.fact.id for other in ranked))
                ),
            ),
            **{
                other.id: (
                    _compared(corpus, extreme, other),
                    Why("taken-from", (other.fact.id,)),
                )
                for other in ranked
            },
        },
        feedback={
            extreme.thing.id: f"Right. {fact.says}",
            **{other.id: _feedback(fact, other.fact) for other in ranked},
        },
        facts=tuple(sorted({fact.id, *(other.fact.id for other in ranked)})),
        sources=fact.sources,
        objectives=tuple(
            one
            for one in fact.objectives
            if all(one in other.fact.objectives for other in ranked)
        ),
    )


def _compared(corpus: Corpus, extreme: Extreme, other: Thing) -> Why:
    """Return the proof that another thing comes after the first, or before the last."""
    pair = (extreme.thing.fact, other.fact)
    verdict = before(corpus, *(pair if extreme.place == "first" else pair[::-1]))
    return Why(verdict.rule, verdict.facts)


def _tier(corpus: Corpus, fact: Fact, other: Fact) -> int:
    """Return how likely two things are confused: named as such, of one topic, or neither."""
    if other.id in fact.confusable or fact.id in other.confusable:
        return 0
    return 1 if corpus.topic_of[other.id] == corpus.topic_of[fact.id] else 2


def _feedback(fact: Fact, chosen: Fact) -> str:
    """Say of both things what is true, within 60 words."""
    full = f"Not right. {chosen.says} {fact.says}"
    return full if len(full.split()) <= FEEDBACK_WORDS else f"Not right. {fact.says}"
