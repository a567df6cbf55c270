"""Items that must not stand in one paper: both ask of one fact, or one tells the answer of the other."""

from policystory.facts.values.spelling import numbers
from policystory.items.item import Item, NumberKey, PairsKey, TextKey
from policystory.items.typed.similarity import stands_in


def ask_the_same(one: Item, other: Item) -> bool:
    """Tell whether two items ask of one fact."""
    return not set(one.asked).isdisjoint(other.asked)


def clash(one: Item, other: Item) -> bool:
    """Tell whether two items must not stand in one paper: both ask of one fact, or one answers the other."""
    return ask_the_same(one, other) or _answers(one, other) or _answers(other, one)


def _answers(one: Item, other: Item) -> bool:
    """Tell whether the stem of `one` states the key of `other`; that it may do so by chance is no comfort."""
    told = " ".join((one.stem, *one.passage))
    if isinstance(other.key, NumberKey):
        return other.key.amount in numbers(told)
    return any(stands_in(text, told) for text in _key_texts(other))


TOLD = frozenset(("value", "subject", "speaker", "period", "population", "place"))
"""Directions whose keys are things of the story; reports, statuses and kinds of statements are
named in many stems."""


def _key_texts(item: Item) -> tuple[str, ...]:
    """Return the words that would give an item's answer; an order or a set of pairs is not told in a stem."""
    if isinstance(item.key, TextKey):
        return item.key.accepted
    if isinstance(item.key, PairsKey):
        return tuple(
            o.text
            for gap in item.prompts
            for o in gap.options
            if o.id == item.key.pairs[gap.id]
        )
    if (
        item.direction not in TOLD
        or not isinstance(item.key, str | tuple)
        or item.kind == "ordering"
    ):
        return ()
    return tuple(
        option.text
        for option in item.options
        if option.id in ((item.key,) if isinstance(item.key, str) else item.key)
    )
