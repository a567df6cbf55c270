"""Single choice: one key among wrong options that are real figures, names or dates of the story, each proved wrong."""

import re
from collections.abc import Iterator
from decimal import Decimal

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Quantity, ValueType
from policystory.facts.truth import Truth, claim_of, holds
from policystory.items import comparisons
from policystory.items import conflicts
from policystory.items.distractors import TIERS, Candidate, Wrong, candidate, in_order, wrong_options
from policystory.items.item import Item, KeyItem, Option, Order, PaperItem, Reading, Reason, Sample, Score, Why
from policystory.items.refusal import Refusal
from policystory.items.review import FEEDBACK_WORDS
from policystory.items.stem import stem

NAME = "single-choice"
DIRECTIONS = ("value", "subject", "speaker", "period", "population")


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield an item for each direction in which the fact's property is asked, or the reason why there is none."""
    asks = corpus.properties[fact.property].asks
    for direction in DIRECTIONS:
        if direction in asks:
            yield _item(corpus, fact, direction)
    yield from comparisons.make(corpus, fact)
    yield from conflicts.make(corpus, fact)


def _item(corpus: Corpus, fact: Fact, direction: str) -> Item | Refusal:
    """Make the item that asks for one part of a fact."""
    asked = stem(corpus, fact, direction)
    own = candidate(corpus, fact, direction)
    if asked is None or own is None:
        return Refusal(fact.id, NAME, direction, "the fact lacks a part that the question names")
    truth = holds(corpus, claim_of(fact, fact.sources[0].source))
    if truth.truth is not Truth.TRUE:
        return Refusal(fact.id, NAME, direction, f"its own statement is not proved true of the report: {truth.rule}")
    wrong = wrong_options(corpus, fact, own, direction)
    if len(wrong) < 2:
        return Refusal(fact.id, NAME, direction, f"{len(wrong)} wrong options can be proved, two are needed")
    key = _option(own)
    shown = {one.candidate.same: _option(one.candidate) for one in wrong}
    return Item(
        id=f"{fact.id}.{direction}.{NAME}",
        family=f"{fact.id}.{direction}",
        kind=NAME,
        direction=direction,
        asked=(fact.id,),
        topic=corpus.topic_of[fact.id],
        stem=asked,
        options=tuple(shown.get(one.same, key) for one in in_order([own, *(one.candidate for one in wrong)])),
        order=_kept_order(corpus, fact, direction),
        tiers=tuple(tuple(shown[w.candidate.same].id for w in wrong if w.tier == tier) for tier in range(TIERS)),
        key=key.id,
        why={
            key.id: (Why(truth.rule, truth.facts),),
            **{shown[one.candidate.same].id: _why(one) for one in wrong},
        },
        feedback={
            key.id: f"Right. {fact.says}",
            **{shown[one.candidate.same].id: _feedback(fact, one.candidate) for one in wrong},
        },
        facts=tuple(
            sorted({fact.id, *(rests for one in wrong for rests in (one.candidate.fact.id, *one.verdict.facts))})
        ),
        sources=fact.sources,
        objectives=fact.objectives,
    )


def _why(wrong: Wrong) -> tuple[Why, ...]:
    """Return the proof that a wrong option is wrong, and the fact that it is taken from."""
    return Why(wrong.verdict.rule, wrong.verdict.facts), Why("taken-from", (wrong.candidate.fact.id,))


def _kept_order(corpus: Corpus, fact: Fact, direction: str) -> Order:
    """Return how the options of this direction are put in order."""
    if direction == "value" and isinstance(fact.value, Quantity):
        return Order.FIGURES
    dated = direction == "value" and corpus.properties[fact.property].value is ValueType.PERIOD
    return Order.DATES if dated or direction == "period" else Order.DRAWN


def _option(shown: Candidate) -> Option:
    """Return the option that shows a candidate; its id is made of its text, so it tells nothing more."""
    return Option(re.sub(r"[^a-z0-9]+", "-", shown.same.replace("%", " percent")).strip("-"), shown.text)


def _feedback(fact: Fact, chosen: Candidate) -> str:
    """Say what is true, and what the wrong option was mixed up with, within 60 words."""
    full = f"Not this one. {fact.says} “{chosen.text}” comes from another statement: {chosen.fact.says}"
    return full if len(full.split()) <= FEEDBACK_WORDS else f"Not this one. {fact.says}"


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: the id of one of the item's options."""
    if response is None or response == "":
        return Reading(reason=Reason.UNANSWERED, sentence="Nothing was chosen yet.")
    if isinstance(response, str) and any(option.id == response for option in item.options):
        return Reading(value=response)
    return Reading(reason=Reason.UNREADABLE, sentence="That is not one of the options of this question.")


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a readable response: all or nothing."""
    right = reading.value == item.key
    return Score(Decimal(int(right)), Reason.RIGHT if right else Reason.WRONG, (str(reading.value),))


def samples(item: Item) -> Iterator[Sample]:
    """Yield the key, every wrong option, and what cannot be read, with what each must earn."""
    for option in item.options:
        right = option.id == item.key
        yield Sample(option.id, Reason.RIGHT if right else Reason.WRONG, Decimal(int(right)))
    for nothing in (None, ""):
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    for nonsense in ("no-such-option", 3, ["a"], {"a": 1}, True):
        yield Sample(nonsense, Reason.UNREADABLE, Decimal(0))
