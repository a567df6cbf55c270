"""Count how many questions the corpus proves, and how many rest on their author's judgement."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from policystory.items.authored import JUDGED
from policystory.items.item import Item, KeyItem


class Backing(msgspec.Struct, frozen=True):
    """How many questions are proved by the corpus, and how many rest on their author's judgement.

    A question is judged if any of its options has the author's word instead of a proof.
    """

    proved: int
    judged: int


def is_judged(item: Item | KeyItem) -> bool:
    """Tell whether any option of an item rests on its author's judgement instead of a proof."""
    rules = [proof[0].rule for proof in item.why.values()]
    return JUDGED in rules


def count_backing(items: Iterable[Item | KeyItem]) -> Backing:
    """Count the items that are fully proved, and those that rest on their author's judgement."""
    counts = Counter(map(is_judged, items))
    return Backing(proved=counts[False], judged=counts[True])
