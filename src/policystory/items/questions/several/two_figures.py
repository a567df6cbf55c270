"""Likeness: in which respects two figures that learners confuse differ, and in which they are the same.

Only figures that one names as the other's confusion are asked about. An option is a respect: a
right one is proved to differ, a wrong one is proved to be the same, and a respect in which nothing
is proved is no option.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from policystory.facts import words
from policystory.facts.compare import Respect, alike
from policystory.facts.corpus import Corpus
from policystory.facts.record import EntityType, Fact, Quantity
from policystory.facts.truth import Rule, Truth
from policystory.facts.values.quantity import in_words
from policystory.items.item import Item, Why
from policystory.items.options import option, slug
from policystory.items.questions.several.sequences import shared_objectives
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import FEEDBACK_WORDS

DIRECTION = "likeness"
ONE, SEVERAL = "single-choice", "multiple-choice"
FEWEST_WRONG = 2

_TEXTS = {
    Respect.PERIOD: "The period covered",
    Respect.PEOPLE: "The people covered",
    Respect.SPEAKER: "Who gave the figure",
    Respect.UNIT: "The unit of counting",
    Respect.MEASURE: "What was counted",
    Respect.STATUS: "How far things had come",
}
_SUBJECTS = {
    EntityType.PLACE: "The place concerned",
    EntityType.PROGRAMME: "The plan concerned",
    EntityType.GROUP: "What they are shares of",
}
"""A respect in words, all of like length; what a figure is about is named by what sort of thing it
is."""
_COUNTED = frozenset(("people", "doses", "jobs"))
"""Of what is counted one can say what was counted; that two sums are both sums of money says
little."""


class Pair(msgspec.Struct, frozen=True):
    """Two figures, with the respects in which they differ and in which they are the same, each in words."""

    one: Fact
    other: Fact
    differ: tuple[str, ...]
    same: tuple[str, ...]


def make_single(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the item on two figures that differ in one respect, filed under the first of the two."""
    pair = _pairs(corpus).get(fact.id) if isinstance(fact.value, Quantity) else None
    if pair is not None and len(pair.differ) == 1:
        yield _item(corpus, pair, ONE)


def make_several(corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
    """Yield the item on two figures that differ in several respects, filed under the first of the two."""
    pair = _pairs(corpus).get(fact.id) if isinstance(fact.value, Quantity) else None
    if pair is not None and len(pair.differ) > 1:
        yield _item(corpus, pair, SEVERAL)


@lru_cache(maxsize=4)  # one entry a corpus
def _pairs(corpus: Corpus) -> dict[str, Pair]:
    """Return the pairs of figures that are taken for each other, by the first of the two; no figure is in two pairs.

    Those that differ in most respects choose first: there is most to see in them.
    """
    figures = {
        fact.id: fact
        for fact in corpus.facts.values()
        if isinstance(fact.value, Quantity)
    }
    named = {
        (one.id, other)
        for one in figures.values()
        for other in one.confusable
        if other in figures
    }
    likely = {(min(pair), max(pair)) for pair in named if pair[0] != pair[1]}
    shown = Counter(_figure(corpus, fact) for fact in figures.values())
    pairs = [
        _pair(corpus, corpus.facts[one], corpus.facts[other])
        for one, other in sorted(likely) if _can_be_asked(corpus, corpus.facts[one], corpus.facts[other], shown)
    ]  # fmt: skip
    found: dict[str, Pair] = {}
    taken: set[str] = set()
    for pair in sorted(
        pairs,
        key=lambda pair: (
            -len(pair.differ),
            -len(pair.same),
            pair.one.id,
            pair.other.id,
        ),
    ):
        ids = {pair.one.id, pair.other.id}
        if pair.differ and len(pair.same) >= FEWEST_WRONG and taken.isdisjoint(ids):
            taken |= ids
            found[pair.one.id] = pair
    return found


def _can_be_asked(corpus: Corpus, one: Fact, other: Fact, shown: Counter[str]) -> bool:
    """Tell whether two figures read like no other, serve one objective and are no dispute."""
    if other.id in one.conflicts or one.id in other.conflicts:
        return False
    alone = shown[_figure(corpus, one)] == shown[_figure(corpus, other)] == 1
    return alone and bool(shared_objectives([one, other]))


def _pair(corpus: Corpus, one: Fact, other: Fact) -> Pair:
    """Compare two figures in each respect."""
    verdicts = {
        respect: alike(corpus, one, other, respect).truth for respect in Respect
    }
    in_text = {
        respect: text
        for respect in Respect
        if (text := _text(corpus, one, other, respect))
    }
    return Pair(
        one,
        other,
        differ=tuple(
            text
            for respect, text in in_text.items()
            if verdicts[respect] is Truth.FALSE
        ),
        same=tuple(
            text for respect, text in in_text.items() if verdicts[respect] is Truth.TRUE
        ),
    )


def _text(corpus: Corpus, one: Fact, other: Fact, respect: Respect) -> str | None:
    """Write a respect as an option, or None where the two figures are not about one sort of thing."""
    if respect is Respect.MEASURE and not all(
        _unit(fact) in _COUNTED for fact in (one, other)
    ):
        return None
    if respect is not Respect.SUBJECT:
        return _TEXTS[respect]
    kinds = {corpus.entities[fact.subject].type for fact in (one, other)}
    return _SUBJECTS.get(kinds.pop()) if len(kinds) == 1 else None


def _unit(fact: Fact) -> str:
    return fact.value.unit if isinstance(fact.value, Quantity) else ""


def _item(corpus: Corpus, pair: Pair, kind: str) -> Item:
    """Make the item that asks in what two figures differ."""
    one, other = pair.one, pair.other
    family = f"{one.id}.{DIRECTION}"
    respects = "respect" if kind == ONE else "respects"
    right = tuple(slug(text) for text in pair.differ)
    proof = Why(Rule.COMPARED, (one.id, other.id))
    return Item(
        id=f"{family}.{kind}",
        family=family,
        kind=kind,
        direction=DIRECTION,
        asked=(one.id, other.id),
        topic=corpus.topic_of[one.id],
        stem=f"In which {respects} do these two figures differ: {_figure(corpus, one)} and {_figure(corpus, other)}?",
        options=tuple(option(text) for text in sorted((*pair.differ, *pair.same))),
        tiers=(tuple(slug(text) for text in pair.same),),
        key=right[0] if kind == ONE else right,
        why={
            **{slug(text): (proof,) for text in pair.differ},
            **{
                slug(text): (proof, Why("taken-from", (other.id,)))
                for text in pair.same
            },
        },
        feedback={
            **{slug(text): _feedback("Right.", one, other) for text in pair.differ},
            **{slug(text): _feedback("Not right.", one, other) for text in pair.same},
        },
        facts=(one.id, other.id),
        sources=tuple(sorted({*one.sources, *other.sources})),
        objectives=shared_objectives([one, other]),
    )


def _figure(corpus: Corpus, fact: Fact) -> str:
    """Name a figure by its number and its report, without what it is to be compared in."""
    shown = in_words(fact.value) if isinstance(fact.value, Quantity) else ""
    return f"{shown} in {words.report(corpus, fact.sources[0].source)}"


def _feedback(verdict: str, one: Fact, other: Fact) -> str:
    """Say what both figures are, within 60 words."""
    full = f"{verdict} {one.says} {other.says}"
    return full if len(full.split()) <= FEEDBACK_WORDS else f"{verdict} {one.says}"
