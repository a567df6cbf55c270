"""Questions that ask which of several came first or last, or which number is smallest or largest.

A fact is the answer either as the first or as the last, whichever allows more wrong options.
"""

from collections.abc import Iterator
from typing import NamedTuple

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Rule, Verdict
from policystory.items.distractors.wrong_options import POOL, TIERS
from policystory.items.forms import single_choice
from policystory.items.item import Item, Proofs, Why
from policystory.items.options import option
from policystory.items.questions.build_item import (
    build_item,
    confusion_tier,
    in_tiers,
    proof,
    shared_objectives,
)
from policystory.items.questions.feedback.right_answer import cited, right, where
from policystory.items.questions.feedback.stated_answer import answers_of
from policystory.items.questions.feedback.wrong_option import first_that_hides
from policystory.items.questions.several_facts.comparable import (
    Pool,
    Thing,
    Things,
    before,
    pools,
)
from policystory.items.questions.stem import reports_in_words
from policystory.items.refusal import ItemOrRefusal, Refusal

_ONE_STORY = 31
"""A number of days: within it, the order of events is only a detail and is not asked for."""
_FEWEST_BEATEN = 2
_BEYOND = {
    ("time", True): "feedback.came-earlier",
    ("time", False): "feedback.came-later",
    ("size", True): "feedback.is-smaller",
    ("size", False): "feedback.is-larger",
}


class _Extreme(NamedTuple):
    """A thing that comes before, or after, each of some others."""

    pool: Pool
    is_first: bool
    thing: Thing
    beaten: Things

    @property
    def rank(self) -> tuple[bool, int]:
        return self.pool.source is None, len(self.beaten)


def make(corpus: Corpus, fact: Fact) -> Iterator[ItemOrRefusal]:
    """Yield the item whose right answer is this fact, as the first or last of several facts.

    A Refusal, with the reason, is yielded if the question cannot be asked. Nothing is yielded if
    the fact's property has no question for the first or the last.
    """
    prop = corpus.properties[fact.property]
    if {"first", "last"}.isdisjoint(prop.asks):
        return
    extreme = _extremes(corpus).get(fact.id)
    if extreme is not None:
        yield _item(corpus, extreme)
        return
    direction = "time"
    if isinstance(fact.value, Quantity):
        direction = "size"
    reason = "fewer than two others are proved to come before it, or after it"
    yield Refusal(fact.id, single_choice.NAME, direction, reason)


@once_per_corpus
def _extremes(corpus: Corpus) -> dict[str, _Extreme]:
    """Return what each fact is the first or last of, among as many others as can be."""
    best: dict[str, _Extreme] = {}
    for pool in pools(corpus):
        for extreme in _extremes_of(pool):
            known = best.get(extreme.thing.fact.id)
            # Of equal ranks the first is kept; the order of the pools is always the same.
            if known is None or extreme.rank > known.rank:
                best[extreme.thing.fact.id] = extreme
    return best


def _extremes_of(pool: Pool) -> Iterator[_Extreme]:
    """Yield each thing of a pool as the first and as the last of enough others."""
    for is_first, question in ((True, pool.asks.first), (False, pool.asks.last)):
        if question:
            for thing in pool.things:
                beaten = _beaten(pool, thing, is_first)
                if len(beaten) >= _FEWEST_BEATEN:
                    yield _Extreme(pool, is_first, thing, beaten)


def _beaten(pool: Pool, thing: Thing, is_first: bool) -> Things:
    """Return the things of other stories that come after a first one, or before a last one."""
    # Days may lie too near to matter; the order of sums always matters.
    is_by_size = pool.asks.direction == "size"
    beaten = []
    for rival in pool.things:
        earlier, later = (thing, rival) if is_first else (rival, thing)
        if earlier.end >= later.start:
            continue
        days_apart = abs(thing.start - rival.start)
        if is_by_size or days_apart > _ONE_STORY:
            beaten.append(rival)
    return tuple(beaten)


def _item(corpus: Corpus, extreme: _Extreme) -> Item:
    """Make the item that asks for the first or last of some things."""
    pool, key = extreme.pool, extreme.thing
    fact = key.fact
    rivals = _likeliest(corpus, extreme)
    beaten = [rival.fact for rival in rivals]
    ids = sorted(rival.id for rival in beaten)
    # The right answer is proved by all wrong ones, a wrong one by the right one alone.
    compared = Why(Rule.COMPARED, (fact.id, *ids))
    why: Proofs = {key.id: (compared,)}
    feedback = {key.id: right(corpus, fact)}
    tiers: dict[str, int] = {}
    texts = [key.text]
    for rival in rivals:
        texts.append(rival.text)
        tiers[rival.id] = confusion_tier(corpus, [fact], rival.fact)
        verdict = _verdict(corpus, extreme, rival)
        why[rival.id] = proof(verdict, rival.fact)
        feedback[rival.id] = _on_rival(corpus, extreme, rival)
    texts.sort()
    report = reports_in_words(corpus, pool.source, [fact, *beaten])
    question = pool.asks.last
    if extreme.is_first:
        question = pool.asks.first
    return build_item(
        corpus,
        single_choice.NAME,
        pool.asks.direction,
        [fact],
        stem=corpus.phrases.say("stems.according", report=report, question=question),
        options=tuple(map(option, texts)),
        tiers=in_tiers(tiers, TIERS),
        key=key.id,
        why=why,
        feedback=feedback,
        objectives=shared_objectives([fact, *beaten]),
    )


def _on_rival(corpus: Corpus, extreme: _Extreme, rival: Thing) -> str:
    """Say of a wrong thing that another one comes first or last, and what its own date or size is.

    The right thing is not named.
    """
    beyond = _BEYOND[extreme.pool.asks.direction, extreme.is_first]
    key = extreme.thing
    hidden = answers_of(corpus, [key.fact.value], [key.text])
    say = corpus.phrases.say
    another = say(beyond)
    place = where(corpus, rival.fact)
    told = (
        cited(corpus, rival.fact),
        say("feedback.date-or-figure-in", text=another, place=place),
    )
    last = say("feedback.not-this", text=another, name=rival.text)
    return first_that_hides(corpus, hidden, iter(told), last)


def _likeliest(corpus: Corpus, extreme: _Extreme) -> list[Thing]:
    """Return the things that are most easily confused with the right one; more are never drawn."""
    fact = extreme.thing.fact

    def rank(rival: Thing) -> tuple[int, str]:
        tier = confusion_tier(corpus, [fact], rival.fact)
        return tier, rival.fact.id

    ranked = sorted(extreme.beaten, key=rank)
    return ranked[:POOL]


def _verdict(corpus: Corpus, extreme: _Extreme, rival: Thing) -> Verdict:
    """Judge again that a thing comes after the first one, or before the last one."""
    fact = extreme.thing.fact
    second = rival.fact
    if not extreme.is_first:
        fact, second = second, fact
    return before(corpus, fact, second)
