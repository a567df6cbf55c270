"""Questions with several right options, made of the invented sayings."""

from policystory.facts.corpus import Corpus
from policystory.facts.record import (
    Fact,
)
from policystory.items.item import Item
from policystory.items.questions.several_facts.several_right_answers import make
from policystory.items.refusal import Refusal
from policystory.items.variant import variant
from tests.items.sayings import SAYINGS, corpus_of


def made(whole: Corpus) -> dict[str, Item | Refusal]:
    """Return the first that each fact of a corpus yields."""
    yielded = {}
    for fact in whole.facts.values():
        for item in make(whole, fact):
            yielded[fact.id] = item
    return yielded


def ada(*facts: Fact) -> Item:
    """Return the item that asks what Ada said, in a corpus of these facts."""
    item = made(corpus_of(*facts))["ada-boats"]
    assert isinstance(item, Item)
    return item


ITEM = ada(*SAYINGS)


DRAWN = [drawn for seed in range(12) if (drawn := variant(ITEM, str(seed)))]
