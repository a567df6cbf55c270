"""Count the items (questions) that facts prove, and those that their author judged."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from policystory.items.authored import JUDGED
from policystory.items.item import Item, KeyItem


class Backing(msgspec.Struct, frozen=True):
    """How many items (questions) are proved, and how many are judged.

    `proved`: how many have facts that prove each option right or wrong. `judged`: how many have at
    least one option that only their author says to be right or wrong.
    """

    proved: int
    judged: int


def is_judged(item: Item | KeyItem) -> bool:
    """Tell whether some option of an item (question) is right or wrong by its author's word only.

    All options of other items are proved by facts.
    """
    rules = [proof[0].rule for proof in item.why.values()]
    return JUDGED in rules


def count_backing(items: Iterable[Item | KeyItem]) -> Backing:
    """Count the items (questions) that are proved by facts, and those judged by their author."""
    counts = Counter(map(is_judged, items))
    return Backing(proved=counts[False], judged=counts[True])
