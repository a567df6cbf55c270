"""Questions that ask a learner to type the number that a fact gives."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.facts.corpus import Corpus
from policystory.facts.record import Bound, Fact, Quantity
from policystory.facts.truth import Truth, claim_of, judge_claim
from policystory.facts.truth.wrong_values import (
    fault_of_form,
    is_offered,
    verdict_on_wrong,
)
from policystory.facts.values.quantity import in_words
from policystory.facts.words import NUMBER, is_forbidden, wordings
from policystory.items.distractors.candidates import candidate
from policystory.items.distractors.wrong_options import wrong_options
from policystory.items.forms.number import NAME, typed_wrong
from policystory.items.item import Item, NumberKey
from policystory.items.questions.bounds import bounded
from policystory.items.questions.build_item import build_item, proof
from policystory.items.questions.feedback.right_answer import (
    not_right,
    right,
    where,
    within_limit,
)
from policystory.items.questions.feedback.wrong_option import wrong_feedback
from policystory.items.questions.question import (
    OTHER_ANSWER,
    Question,
    not_proved,
)
from policystory.items.refusal import ItemOrRefusal, Refusal

DIRECTION = "value"
_WORTH_TYPING = Decimal(10)
"""The smallest number worth typing; smaller ones are better chosen."""


def make(corpus: Corpus, fact: Fact) -> Iterator[ItemOrRefusal]:
    """Yield the item that asks to type a fact's number, or a Refusal that says why not.

    Nothing is yielded if the fact has no number, if there is no question for it, or if the author
    forbids such a question.
    """
    figure = fact.value
    prop = corpus.properties[fact.property]
    if is_forbidden(fact, NUMBER):
        return
    if isinstance(figure, Quantity) and wordings(prop, fact, DIRECTION):
        item = _item(Question(corpus, fact, DIRECTION), figure)
        if isinstance(item, str):
            yield Refusal(fact.id, NAME, DIRECTION, item)
        else:
            yield item


def _item(question: Question, figure: Quantity) -> Item | str:
    """Make the item that asks for a figure, or say why it is not made."""
    if figure.to is not None:
        return "a range or a figure below ten is not asked to be typed"
    if figure.amount < _WORTH_TYPING:
        return "a range or a figure below ten is not asked to be typed"
    fact = question.fact
    if question.stem is None:
        return question.lack
    asked = bounded(question.all_stems, figure.bound, question.corpus.phrases)
    if question.has_other_answer:
        return OTHER_ANSWER
    verdict = judge_claim(question.corpus, claim_of(fact, question.report))
    if verdict.truth is not Truth.TRUE:
        return not_proved(verdict)
    place = where(question.corpus, fact)
    return build_item(
        question.corpus,
        NAME,
        DIRECTION,
        (fact,),
        stem=asked[0],
        wordings=asked,
        counts=question.prop.counts,
        key=NumberKey(figure.amount, tolerance(figure.amount), figure.unit),
        why={"right": proof(verdict)},
        feedback={
            "right": _right(question.corpus, fact, figure),
            "wrong": not_right(question.corpus, "feedback.figure-stands", place=place),
            **_on_other_figures(question),
            **_on_written(question),
        },
    )


def _on_other_figures(question: Question) -> dict[str, str]:
    """Return the feedback on each figure of another fact that is proved wrong.

    The keys are made by `typed_wrong`. A learner who typed the figure of another month, say, reads
    what that figure counts, and can use a second try.
    """
    key = candidate(question)
    feedback: dict[str, str] = {}
    if key is None:
        return feedback
    for option in wrong_options(question, key, " ".join(question.stems)):
        shown = option.candidate
        figure = shown.value
        # A range is typed as no single number.
        if not isinstance(figure, Quantity) or figure.to is not None:
            continue
        told = wrong_feedback(
            question, shown.text, figure, shown.fact, because=option.because
        )
        feedback.setdefault(typed_wrong(figure.amount), told)
    return feedback


def _on_written(question: Question) -> dict[str, str]:
    """Return the feedback on each wrong number that an author offers, by `typed_wrong`."""
    corpus, fact = question.corpus, question.fact
    feedback: dict[str, str] = {}
    for written in fact.wrong:
        if written.part != DIRECTION or fault_of_form(corpus, fact, written):
            continue
        is_wrong = is_offered(verdict_on_wrong(corpus, fact, written))
        if is_wrong and isinstance(written.value, Quantity):
            feedback[typed_wrong(written.value.amount)] = corpus.phrases.say(
                "feedback.not-right", text=written.because
            )
    return feedback


def _right(corpus: Corpus, fact: Fact, figure: Quantity) -> str:
    """Return the feedback on the right number, which says how the report words it."""
    whole = right(corpus, fact)
    figure_in_words = in_words(figure, corpus.phrases)
    worded = corpus.phrases.say(
        "feedback.figure-worded", text=whole, figure=figure_in_words
    )
    # What the fact says may hold the figure in just these words already.
    is_told = figure_in_words.casefold() in whole.casefold()
    if is_told or figure.bound is Bound.EXACTLY:
        return whole
    return within_limit(worded, whole)


def tolerance(amount: Decimal) -> Decimal:
    """Return by how much an answer may differ from the report's number and still be right.

    It is half a unit of the last digit that is not 0, and at most a hundredth of the number. The
    first result is 500, because 178,000 is exact to a thousand; the second is a hundredth of 40.

    >>> tolerance(Decimal(178000)), tolerance(Decimal(40))
    (Decimal('500'), Decimal('0.4'))
    """
    exponent = amount.normalize().as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1)
    hundredth = abs(amount) / 100
    return min(half, hundredth.normalize()) + Decimal(0)
