"""Decide which items must not stand in one paper, since one helps to answer the other."""

from policystory.facts.values.spelling import numbers
from policystory.items.item import Ids, Item, NumberKey, PairsKey, TextKey, Texts
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
    stem = " ".join((telling_item.stem, *telling_item.passage))
    if isinstance(asking_item.key, NumberKey):
        return asking_item.key.amount in numbers(stem)
    return any(stands_in(text, stem) for text in _key_texts(asking_item))


def _key_texts(item: Item) -> Texts:
    """Return the words that would give an item's answer."""
    if isinstance(item.key, TextKey):
        return item.key.accepted
    if isinstance(item.key, PairsKey):
        return _gap_texts(item, item.key)
    # No stem states a whole order.
    if item.direction not in TELLABLE or item.kind == "ordering":
        return ()
    right: Ids = ()
    if isinstance(item.key, str):
        right = (item.key,)
    elif isinstance(item.key, tuple):
        right = item.key
    return tuple([option.text for option in item.options if option.id in right])


def _gap_texts(item: Item, key: PairsKey) -> Texts:
    """Return the right words of each gap; rows that only pair with options have none."""
    texts: list[str] = []
    for gap in item.prompts:
        right = key.pairs[gap.id]
        texts += [option.text for option in gap.options if option.id == right]
    return tuple(texts)
