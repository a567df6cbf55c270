"""Decide which items must not stand in one paper, since one helps to answer the other."""

from collections.abc import Iterator

from policystory.facts.values.spelling import numbers
from policystory.items.item import Item, NumberKey, PairsKey, TextKey
from policystory.items.typed_answers.similarity import stands_in

TELLABLE = frozenset(("value", "subject", "speaker", "period", "population", "place"))
"""Directions whose keys give an answer away if another stem states them. Reports, statuses and
kinds of statement are named in many stems, and give nothing away there."""


def ask_the_same(first: Item, second: Item) -> bool:
    """Tell whether two items ask about the same fact."""
    return not set(first.asked).isdisjoint(second.asked)


def clash(first: Item, second: Item) -> bool:
    """Tell whether two items must not stand in one paper.

    They must not if both ask about the same fact, or if the stem of one states the answer of the
    other.
    """
    return (
        ask_the_same(first, second)
        or _answers(first, second)
        or _answers(second, first)
    )


def _answers(telling_item: Item, asking_item: Item) -> bool:
    """Tell whether the stem of the first item states the key of the second."""
    # A stem that states the key by chance helps as much as one that means to.
    texts = (telling_item.stem, *telling_item.passage)
    stem = " ".join(texts)
    key = asking_item.key
    if isinstance(key, NumberKey):
        return key.amount in numbers(stem)
    answers = _key_texts(asking_item)
    return any(stands_in(answer, stem) for answer in answers)


def _key_texts(item: Item) -> Iterator[str]:
    """Yield the words that would give an item's answer."""
    key = item.key
    if isinstance(key, TextKey):
        yield from key.accepted
    elif isinstance(key, PairsKey):
        yield from _gap_texts(item, key)
    # No stem states a whole order.
    elif item.direction in TELLABLE and item.kind != "ordering":
        right = (key,) if isinstance(key, str) else key
        for option in item.options:
            if isinstance(right, tuple) and option.id in right:
                yield option.text


def _gap_texts(item: Item, key: PairsKey) -> Iterator[str]:
    """Yield the right words of each gap; rows that only pair with options have none."""
    for gap in item.prompts:
        right = key.pairs[gap.id]
        for option in gap.options:
            if option.id == right:
                yield option.text
