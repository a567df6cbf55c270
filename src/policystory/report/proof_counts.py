"""Count the questions whose right and wrong options are proved, and those an author judged."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from policystory.items.authored import JUDGED
from policystory.items.item import Item, KeyItem


class Backing(msgspec.Struct, frozen=True):
    """How many questions are proved, and how many are judged.

    `proved`: how many questions have facts that prove each option right or wrong. `judged`: how
    many have at least one option that only their author says to be right or wrong.
    """

    proved: int
    judged: int


def is_judged(item: Item | KeyItem) -> bool:
    """Tell whether any option of an item has only its author's word that it is right or wrong.

    All options of any other item are proved by facts.
    """
    rules = [proof[0].rule for proof in item.why.values()]
    return JUDGED in rules


def count_backing(items: Iterable[Item | KeyItem]) -> Backing:
    """Count the items that facts prove, and the items that rest on their author's word."""
    counts = Counter(map(is_judged, items))
    return Backing(proved=counts[False], judged=counts[True])
