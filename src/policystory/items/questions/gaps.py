"""Gaps of a statement: which parts of a fact may be left out of its sentence, and the words that stand for each."""

import re
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import (
    Entity,
    EntityType,
    Fact,
    Quantity,
    Value,
    ValueType,
)
from policystory.facts.values.period import with_preposition
from policystory.items.distractors.candidates import (
    Candidate,
    candidate,
    in_order,
    kept_order,
)
from policystory.items.distractors.wrong_options import Wrong, wrong_options
from policystory.items.item import Option, Order, Prompt
from policystory.items.options import slug

MOST = 6
"""Wrong options that a gap starts with, the likeliest: those further down are no real choice beside
the others."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_COUNTED = re.compile(r" (was|were|is|are|has|have)\b")
_BEFORE_NAME = re.compile(
    r"\b(of|in|on|for|to|at|from|with|by|whom|who|that|close|backed|each)\b"
)


class Gap(NamedTuple):
    """One gap: the part of the fact that is left out, its wrong options, and how the words of both stand there."""

    direction: str
    own: Candidate
    wrong: tuple[Wrong, ...]
    texts: dict[str, str]
    order: Order

    @property
    def key(self) -> str:
        """Return the right words."""
        return self.texts[self.own.same]

    def prompt(self) -> Prompt:
        """Return the gap as an item has it: figures and dates ascending, names by the alphabet."""
        shown = in_order([self.own, *(one.candidate for one in self.wrong)])
        options = tuple(
            Option(slug(self.texts[one.same]), self.texts[one.same]) for one in shown
        )
        return Prompt(self.direction, options=options, order=self.order)


def named(corpus: Corpus, fact: Fact) -> list[str]:
    """Return the parts of a fact that its statement names, in their order there."""
    return _PLACEHOLDER.findall(corpus.properties[fact.property].states or "")


def directions(corpus: Corpus, fact: Fact) -> tuple[str, ...]:
    """Return the parts of a fact that can be left out of its statement, in the order in which they stand there.

    A part can be left out where its property asks for it (a place is asked for in no other way),
    where a report's words on it are all there is to know, and where it is short: no whole clause
    and no list.
    """
    prop = corpus.properties[fact.property]
    return tuple(
        one for one in named(corpus, fact)
        if (one in prop.asks or one == "place")
        and (one in prop.closed or (one == "value" and prop.single))
        and isinstance(getattr(fact, one), str | Quantity)
        and not (one == "value" and prop.value is ValueType.TEXT)
        and one != "status"
    )  # fmt: skip


def passage(
    corpus: Corpus, fact: Fact, left_out: tuple[str, ...]
) -> tuple[str, ...] | None:
    """Return the statement of a fact in parts, with a gap between each two, or None where it lacks a part."""
    parts = re.split(
        "|".join(rf"\{{{one}\}}" for one in left_out),
        corpus.properties[fact.property].states or "",
    )
    filled = [words.fill(corpus, fact, part) for part in parts]
    if len(parts) != len(left_out) + 1 or None in filled:
        return None
    return tuple(
        words.capitalised(part or "") if i == 0 else part or ""
        for i, part in enumerate(filled)
    )


def gap(
    corpus: Corpus, fact: Fact, direction: str, before: str, after: str
) -> Gap | None:
    """Make the gap for one part of a fact between two parts of its statement, or None without two wrong options."""
    own = candidate(corpus, fact, direction)
    if own is None:
        return None
    texts = {own.same: _stands(corpus, fact, direction, own.value, before)}
    kept: list[Wrong] = []
    for wrong in wrong_options(corpus, fact, own, direction):
        one = wrong.candidate
        if len(kept) < MOST and _fits(corpus, own.value, one.value, after):
            text = _stands(corpus, fact, direction, one.value, before)
            if text not in texts.values():
                texts[one.same] = text
                kept.append(wrong)
    if len(kept) < 2:
        return None
    return Gap(direction, own, tuple(kept), texts, kept_order(corpus, fact, direction))


def _stands(
    corpus: Corpus, fact: Fact, direction: str, value: Value, before: str
) -> str:
    """Write a part as it stands in the statement: with a preposition, an article or a capital, as the place asks."""
    if direction == "period":
        per = fact.value.per if isinstance(fact.value, Quantity) else None
        text = with_preposition(str(value), per)
    elif direction == "value":
        text = words.value(corpus, corpus.properties[fact.property], value)
    else:
        text = words.name(corpus, str(value))
    return text if before else words.capitalised(text)


def _fits(corpus: Corpus, own: Value, other: Value, after: str) -> bool:
    """Tell whether another part agrees with the verb that follows, where the right one does."""
    if (
        not _COUNTED.match(after)
        or not isinstance(own, str)
        or not isinstance(other, str)
    ):
        return True
    one, two = corpus.entities.get(own), corpus.entities.get(other)
    return one is None or two is None or is_plural(one) == is_plural(two)


def is_plural(entity: Entity) -> bool:
    """Tell whether an entity is spoken of as several: "US border officials", and not "the United States"."""
    if entity.type is EntityType.GROUP:
        return True
    head = _BEFORE_NAME.split(entity.name)[0].split()
    return (
        bool(head)
        and head[-1][:1].islower()
        and head[-1].endswith("s")
        and not head[-1].endswith("ss")
    )
