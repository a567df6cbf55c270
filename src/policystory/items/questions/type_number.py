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
from policystory.items.questions.question import (
    LACKS_A_PART,
    OTHER_ANSWER,
    Question,
    not_proved,
)
from policystory.items.refusal import Refusal

DIRECTION = "value"
WORTH_TYPING = Decimal(10)
"""Smaller figures are better chosen than typed: their spelling in words is too short to be a
skill."""


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the item that asks for a fact's figure to be typed, or why there is none."""
    figure = fact.value
    if (
        isinstance(figure, Quantity)
        and "value" in corpus.properties[fact.property].asks
    ):
        item = _item(Question(corpus, fact, DIRECTION), figure)
        if isinstance(item, str):
            yield Refusal(fact.id, NAME, DIRECTION, item)
        else:
            yield item


def _item(question: Question, figure: Quantity) -> Item | str:
    """Make the item that asks for a figure, or say why it is not made."""
    if figure.to is not None or figure.amount < WORTH_TYPING:
        return "a range or a figure below ten is not asked to be typed"
    fact, stem = question.fact, question.stem
    if stem is None:
        return LACKS_A_PART
    if question.has_other_answer:
        return OTHER_ANSWER
    verdict = holds(question.corpus, claim_of(fact, question.report))
    if verdict.truth is not Truth.TRUE:
        return not_proved(verdict)
    in_report = f"The report's figure is {in_words(figure)}."
    return build_item(
        question.corpus,
        NAME,
        DIRECTION,
        (fact,),
        stem=stem,
        counts=question.prop.counts,
        key=NumberKey(figure.amount, tolerance(figure.amount), figure.unit),
        why={"right": proof(verdict)},
        feedback={
            "right": right(fact),
            "wrong": f"Not right. {in_report} {fact.says}",
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
