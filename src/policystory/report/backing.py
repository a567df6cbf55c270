"""How much of the bank is proved, and how much rests on the judgement of an author."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from policystory.items.authored import JUDGED
from policystory.items.item import Item, KeyItem


class Backing(msgspec.Struct, frozen=True):
    """How many questions the corpus proves, and how many rest on their author's judgement.

    A question is judged if the author, and no proof, vouches for any of its options.
    """

    proved: int
    judged: int


def is_judged(item: Item | KeyItem) -> bool:
    """Tell whether the author, and no proof, vouches for any option of an item in bank or key."""
    rules = [proof[0].rule for proof in item.why.values()]
    return JUDGED in rules


def backing(items: Iterable[Item | KeyItem]) -> Backing:
    """Count the items that are proved and those that are judged."""
    counts = Counter(map(is_judged, items))
    return Backing(proved=counts[False], judged=counts[True])
