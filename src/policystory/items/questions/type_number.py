"""Questions that ask for a fact's figure to be typed."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Truth, claim_of, holds
from policystory.facts.values.quantity import in_words
from policystory.items.forms.number import NAME
from policystory.items.item import Item, NumberKey, Why
from policystory.items.questions.stem import OTHER_ANSWER, has_other_answer, stem
from policystory.items.refusal import Refusal

DIRECTION = "value"
WORTH_TYPING = Decimal(10)
"""Smaller figures are better chosen than typed: their spelling in words is too short to be a
skill."""


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the item that asks a learner to type a fact's figure, or the reason why there is none."""
    prop = corpus.properties[fact.property]
    if not isinstance(fact.value, Quantity) or "value" not in prop.asks:
        return
    if fact.value.to is not None or fact.value.amount < WORTH_TYPING:
        yield Refusal(
            fact.id,
            NAME,
            DIRECTION,
            "a range or a figure below ten is not asked to be typed",
        )
        return
    asked = stem(corpus, fact, DIRECTION)
    if asked is None:
        yield Refusal(
            fact.id, NAME, DIRECTION, "the fact lacks a part that the question names"
        )
        return
    if has_other_answer(corpus, fact, DIRECTION, asked):
        yield Refusal(fact.id, NAME, DIRECTION, OTHER_ANSWER)
        return
    verdict = holds(corpus, claim_of(fact, fact.sources[0].source))
    if verdict.truth is not Truth.TRUE:
        yield Refusal(
            fact.id,
            NAME,
            DIRECTION,
            f"its own statement is not proved true of the report: {verdict.rule}",
        )
        return
    family = f"{fact.id}.{DIRECTION}"
    yield Item(
        id=f"{family}.{NAME}",
        family=family,
        kind=NAME,
        direction=DIRECTION,
        asked=(fact.id,),
        topic=corpus.topic_of[fact.id],
        stem=asked,
        counts=prop.counts,
        key=NumberKey(fact.value.amount, tolerance(fact.value.amount), fact.value.unit),
        why={"right": (Why(verdict.rule, verdict.facts),)},
        feedback={
            "right": f"Right. {fact.says}",
            "wrong": f"Not right. The report's figure is {in_words(fact.value)}. {fact.says}",
        },
        facts=(fact.id,),
        sources=fact.sources,
        objectives=fact.objectives,
    )


def tolerance(amount: Decimal) -> Decimal:
    """Return how far from a reported figure a typed one may lie: half its last shown digit, at most a hundredth of it.

    >>> tolerance(Decimal(178000)), tolerance(Decimal(40))
    (Decimal('500'), Decimal('0.4'))
    """
    exponent = amount.normalize().as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1)
    return min(half, (abs(amount) / 100).normalize()) + Decimal(0)
