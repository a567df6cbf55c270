"""Single choice: one key among wrong options that are real figures, names or dates of the story, each proved wrong."""

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from policystory.facts import words
from policystory.facts.corpus import Corpus, folded
from policystory.facts.period import in_words, read_period
from policystory.facts.quantity import says
from policystory.facts.record import Fact, Quantity, Value, ValueType
from policystory.facts.truth import Truth, Verdict, claim_of, holds
from policystory.items.item import Item, KeyItem, Option, Order, PaperItem, Reading, Reason, Sample, Score, Why
from policystory.items.refusal import Refusal
from policystory.items.stem import stem

NAME = "single-choice"
DIRECTIONS = ("value", "subject", "speaker", "period", "population")
POOL = 12
"""Proved wrong options that an item keeps; more would never be drawn."""


class Candidate(msgspec.Struct, frozen=True):
    """A value that could stand as an option: how it is written, and the fact that it is taken from."""

    text: str
    value: Value
    fact: Fact


def make(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield an item for each direction in which the fact's property is asked, or the reason why there is none."""
    asks = corpus.properties[fact.property].asks
    for direction in DIRECTIONS:
        if direction in asks:
            yield _item(corpus, fact, direction)


def _item(corpus: Corpus, fact: Fact, direction: str) -> Item | Refusal:
    """Make the item that asks for one part of a fact."""
    family = f"{fact.id}.{direction}"
    source = fact.sources[0].source
    asked = stem(corpus, fact, direction)
    own = _candidate(corpus, fact, direction)
    if asked is None or own is None:
        return Refusal(fact.id, NAME, direction, "the fact lacks a part that the question names")
    truth = holds(corpus, claim_of(fact, source))
    if truth.truth is not Truth.TRUE:
        return Refusal(fact.id, NAME, direction, f"its own statement is not proved true of the report: {truth.rule}")
    wrong, options = _wrong_options(corpus, fact, direction, own)
    if len(wrong) < 2:
        return Refusal(fact.id, NAME, direction, f"{len(wrong)} wrong options can be proved, two are needed")
    key = _option(own)
    why: dict[str, tuple[Why, ...]] = {key.id: (Why(truth.rule, truth.facts),)}
    feedback = {key.id: f"Right. {fact.says}"}
    for candidate, verdict, _ in wrong:
        option = _option(candidate)
        why[option.id] = (Why(verdict.rule, verdict.facts), Why("taken-from", (candidate.fact.id,)))
        feedback[option.id] = _feedback(fact, candidate)
    return Item(
        id=f"{family}.{NAME}",
        family=family,
        kind=NAME,
        direction=direction,
        fact=fact.id,
        topic=corpus.topic_of[fact.id],
        stem=asked,
        options=options,
        order=_kept_order(corpus, fact, direction),
        tiers=tuple(tuple(_option(c).id for c, _, at in wrong if at == tier) for tier in range(3)),
        key=key.id,
        why=why,
        feedback=feedback,
        facts=tuple(sorted({fact.id, *(c.fact.id for c, _, _ in wrong), *(f for _, v, _ in wrong for f in v.facts)})),
        sources=fact.sources,
        objectives=fact.objectives,
    )


def _kept_order(corpus: Corpus, fact: Fact, direction: str) -> Order:
    """Return how the options of this direction are put in order."""
    if direction == "value" and isinstance(fact.value, Quantity):
        return Order.FIGURES
    dated = direction == "value" and corpus.properties[fact.property].value is ValueType.PERIOD
    return Order.DATES if dated or direction == "period" else Order.DRAWN


def _candidate(corpus: Corpus, fact: Fact, direction: str) -> Candidate | None:
    """Return what a fact has in this direction, as an option would show it."""
    if direction == "value":
        text = words.value(corpus, corpus.properties[fact.property], fact.value)
        return Candidate(words.opening(text), fact.value, fact)
    part = getattr(fact, direction)
    if part is None:
        return None
    text = in_words(part) if direction == "period" else words.name(corpus, part)
    return Candidate(words.opening(text), part, fact)


def _wrong_options(
    corpus: Corpus, fact: Fact, direction: str, own: Candidate
) -> tuple[list[tuple[Candidate, Verdict, int]], tuple[Option, ...]]:
    """Return the wrong options that are proved wrong, with proof and tier, and all options in their own order."""
    found: list[tuple[Candidate, Verdict, int]] = []
    seen = {folded(own.text)}
    for tier, other in _siblings(corpus, fact):
        candidate = _candidate(corpus, other, direction)
        if candidate is None or folded(candidate.text) in seen or not _alike(corpus, own, candidate, direction):
            continue
        claim = msgspec.structs.replace(claim_of(fact, fact.sources[0].source), **{direction: candidate.value})
        verdict = holds(corpus, claim)
        if verdict.truth is Truth.FALSE:
            seen.add(folded(candidate.text))
            found.append((candidate, verdict, tier))
            if len(found) == POOL:
                break
    ordered = sorted([own, *(candidate for candidate, _, _ in found)], key=_order)
    return found, tuple(_option(candidate) for candidate in ordered)


def _siblings(corpus: Corpus, fact: Fact) -> list[tuple[int, Fact]]:
    """Return the facts that wrong options are taken from: named confusions, then the topic's, then others."""
    topic = corpus.topic_of[fact.id]

    def place(other: Fact) -> tuple[int, bool, bool, str]:
        tier = 0 if other.id in fact.confusable else 1 if corpus.topic_of[other.id] == topic else 2
        return tier, other.property != fact.property, other.period != fact.period, other.id

    ranked = sorted((other for other in corpus.facts.values() if other.id != fact.id), key=place)
    return [(place(other)[0], other) for other in ranked]


def _alike(corpus: Corpus, own: Candidate, other: Candidate, direction: str) -> bool:
    """Tell whether two candidates are of one sort: the same unit, entity type or granularity of date."""
    if direction == "period":
        return _granularity(str(own.value)) == _granularity(str(other.value))
    if isinstance(own.value, Quantity):
        mine, theirs = own.value, other.value
        return isinstance(theirs, Quantity) and (mine.unit, mine.per) == (theirs.unit, theirs.per)
    if isinstance(own.value, tuple) or not isinstance(other.value, str):
        return isinstance(other.value, tuple) and len(own.value) == len(other.value)
    mine_entity, other_entity = corpus.entities.get(own.value), corpus.entities.get(other.value)
    if mine_entity is None or other_entity is None:
        return mine_entity is other_entity and own.fact.property == other.fact.property
    return mine_entity.type is other_entity.type or direction == "speaker"


def _granularity(text: str) -> str:
    """Return how finely a period is written: a day is never offered beside a month; spans of months are alike."""
    head, _, tail = text.partition("/")
    if tail == "..":
        return "since"
    return {4: "years", 7: "months", 10: "days"}.get(len(head), "")


def _order(candidate: Candidate) -> tuple[Decimal, str]:
    """Return where an option stands among others: numbers and dates ascend, names by the alphabet."""
    if isinstance(candidate.value, Quantity):
        interval = says(candidate.value)
        return interval.low or interval.high or Decimal(0), candidate.text
    try:
        return Decimal(read_period(str(candidate.value)).first.toordinal()), candidate.text
    except ValueError:
        return Decimal(0), candidate.text


def _option(candidate: Candidate) -> Option:
    """Return the option that shows a candidate; its id is made of its text, so it tells nothing more."""
    return Option(
        re.sub(r"[^a-z0-9]+", "-", folded(candidate.text).replace("%", " percent")).strip("-"), candidate.text
    )


def _feedback(fact: Fact, chosen: Candidate) -> str:
    """Say what is true, and what the wrong option was mixed up with, within 60 words."""
    full = f"Not this one. {fact.says} “{chosen.text}” comes from another statement: {chosen.fact.says}"
    return full if len(full.split()) <= 60 else f"Not this one. {fact.says}"


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
    return Score(Decimal(int(right)), Reason.RIGHT if right else Reason.WRONG, str(reading.value))


def samples(item: Item) -> Iterator[Sample]:
    """Yield the key, every wrong option, and what cannot be read, with what each must earn."""
    for option in item.options:
        right = option.id == item.key
        yield Sample(option.id, Reason.RIGHT if right else Reason.WRONG, Decimal(int(right)))
    for nothing in (None, ""):
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    for nonsense in ("no-such-option", 3, ["a"], {"a": 1}, True):
        yield Sample(nonsense, Reason.UNREADABLE, Decimal(0))
