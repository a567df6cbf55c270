"""The kinds of items: one file a kind, each with the same verbs in the same order, `make parse score samples`."""

from collections.abc import Iterator
from typing import Protocol, cast

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items import authored
from policystory.items.item import Item, KeyItem, PaperItem, Reading, Sample, Score
from policystory.items.kinds import (
    categorise,
    cloze,
    matching,
    multiple_choice,
    number,
    ordering,
    short_text,
    single_choice,
    source_support,
)
from policystory.items.refusal import Refusal


class ItemKind(Protocol):
    """What a kind of item can do."""

    NAME: str

    def make(self, corpus: Corpus, fact: Fact) -> Iterator[Item | Refusal]:
        """Yield the items that a fact gives, and why others are not made."""

    def parse(self, item: PaperItem, response: object) -> Reading:
        """Read a response of any JSON shape; never raises."""

    def score(self, item: KeyItem, reading: Reading) -> Score:
        """Score a response that was read."""

    def samples(self, item: Item) -> Iterator[Sample]:
        """Yield responses with the reason and share that each must earn."""


# Modules serve as the objects of the protocol; mypy checks protocols against modules only where they are named.
KINDS: dict[str, ItemKind] = {
    kind.NAME: kind
    for kind in (
        cast(ItemKind, single_choice),
        cast(ItemKind, multiple_choice),
        cast(ItemKind, number),
        cast(ItemKind, short_text),
        cast(ItemKind, matching),
        cast(ItemKind, ordering),
        cast(ItemKind, categorise),
        cast(ItemKind, cloze),
        cast(ItemKind, source_support),
    )
}

_PARTS = "value subject speaker period population place status date kind".split()
_COMPARED = "source size time likeness heading conflict".split()
DIRECTIONS = (*_PARTS, *_COMPARED, authored.DIRECTION)
"""What an item can ask for: a part of a fact, its date, its kind of statement, who reports it, facts compared.

An authored item asks what to make of facts.
"""
