"""Questions that ask for a fact's figure to be typed."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Truth, claim_of, holds
from policystory.facts.values.quantity import in_words
from policystory.items.forms.number import NAME
from policystory.items.item import Item, NumberKey
from policystory.items.questions.build_item import build_item, proof
from policystory.items.questions.feedback import right
from policystory.items.questions.question import OTHER_ANSWER, Question
from policystory.items.refusal import Refusal

DIRECTION = "value"
WORTH_TYPING = Decimal(10)
"""Smaller figures are better chosen than typed: their spelling in words is too short to be a
skill."""


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the item that asks for a fact's figure to be typed, or why there is none."""
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
    question = Question(corpus, fact, DIRECTION)
    stem = question.stem
    if stem is None:
        yield Refusal(
            fact.id, NAME, DIRECTION, "the fact lacks a part that the question names"
        )
        return
    if question.has_other_answer:
        yield Refusal(fact.id, NAME, DIRECTION, OTHER_ANSWER)
        return
    verdict = holds(corpus, claim_of(fact, question.report))
    if verdict.truth is not Truth.TRUE:
        yield Refusal(
            fact.id,
            NAME,
            DIRECTION,
            f"its own statement is not proved true of the report: {verdict.rule}",
        )
        return
    amount = fact.value.amount
    figure = in_words(fact.value)
    yield build_item(
        corpus,
        NAME,
        DIRECTION,
        (fact,),
        stem=stem,
        key=NumberKey(amount, tolerance(amount), fact.value.unit),
        why={"right": proof(verdict)},
        feedback={
            "right": right(fact),
            "wrong": f"Not right. The report's figure is {figure}. {fact.says}",
        },
    )


def tolerance(amount: Decimal) -> Decimal:
    """Return how far from a reported figure a typed one may lie.

    That is half its last shown digit, and at most a hundredth of the figure.

    >>> tolerance(Decimal(178000)), tolerance(Decimal(40))
    (Decimal('500'), Decimal('0.4'))
    """
    exponent = amount.normalize().as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1)
    return min(half, (abs(amount) / 100).normalize()) + Decimal(0)
