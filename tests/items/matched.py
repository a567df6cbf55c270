"""The question that matches the invented sayings with their speakers."""

from policystory.facts.record import Fact
from policystory.items.item import Item, PairsKey
from policystory.items.variant import variant
from tests.items import fact_sets
from tests.items.sayings import SAYINGS, corpus_of, saying

BOARD = saying("board-lamps", "harbour-board", "lamps burned whale fat", "ada-marsh")


def matching(*facts: Fact, more: tuple[Fact, ...] = ()) -> Item:
    """Return the item that matches these sayings, in a corpus that holds some more."""
    world = corpus_of(*facts, *more)
    return fact_sets.item(world, fact_sets.match(*fact_sets.ids(facts)))


def pairs(item: Item) -> dict[str, str]:
    """Return the right option of each row."""
    assert isinstance(item.key, PairsKey)
    return item.key.pairs


ITEM = matching(*SAYINGS, BOARD)


DRAWN = [drawn for seed in range(12) if (drawn := variant(ITEM, str(seed)))]
