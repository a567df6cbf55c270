"""Ordering: all things are put into one order."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from policystory.items.item import (
    Item,
    KeyItem,
    PaperItem,
    Reading,
    Reason,
    Sample,
    Score,
)

NAME = "ordering"


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: the ids of all things, each once, in the order that was given."""
    if response is None or response in ("", [], {}):
        return Reading(
            reason=Reason.UNANSWERED, sentence="Nothing was put in order yet."
        )
    # The type first, for what is no text may not be hashable.
    if not isinstance(response, list) or not all(
        isinstance(name, str) for name in response
    ):
        return Reading(
            reason=Reason.UNREADABLE,
            sentence="A list of the things in their order is expected here.",
        )
    if sorted(response) != sorted(option.id for option in item.options):
        return Reading(
            reason=Reason.UNREADABLE,
            sentence="Each thing must stand in the order once.",
        )
    return Reading(value=tuple(response))


def score(item: KeyItem, reading: Reading) -> Score:
    """Score an order by the pairs that are in order, so that an order by chance earns nothing.

    The feedback is that of the things that stand in a place that is not theirs; of all of them
    where all are right.
    """
    right, given = item.key, reading.value
    if not isinstance(right, tuple) or not isinstance(given, tuple):
        return Score(Decimal(0), Reason.WRONG)
    if set(right) != set(given):
        return Score(Decimal(0), Reason.WRONG)
    if given == right:
        return Score(Decimal(1), Reason.RIGHT, right)
    pairs = list(combinations(given, 2))
    in_order = set(combinations(right, 2)).intersection(pairs)
    # Half of all pairs is what chance gives: it counts as nothing, all of them as everything.
    share = max(Decimal(0), Decimal(2 * len(in_order) - len(pairs)) / len(pairs))
    displaced = tuple(
        name for name, place in zip(right, given, strict=True) if name != place
    )
    return Score(share, Reason.PARTLY_RIGHT if share else Reason.WRONG, displaced)


def samples(item: Item) -> Iterator[Sample]:
    """Yield orders, right and wrong, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, tuple) or item.kind != NAME:
        return
    key = list(item.key)
    yield Sample(key, Reason.RIGHT, Decimal(1))
    yield Sample(key[::-1], Reason.WRONG, Decimal(0))
    # Two neighbours changed about: one pair of all is out of order.
    pairs = Decimal(len(key) * (len(key) - 1) // 2)
    swapped = [key[1], key[0], *key[2:]]
    yield Sample(swapped, Reason.PARTLY_RIGHT, max(Decimal(0), (pairs - 2) / pairs))
    nothings: tuple[object, ...] = (None, "", [], {})
    for nothing in nothings:
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    no_order = (key[:-1], [*key[:-1], key[0]], [*key, key[0]], [*key[:-1], "no-such"])
    no_texts = (key[0], [key], [1], 3, True, dict.fromkeys(key, "1"))
    for unreadable in (*no_order, *no_texts):
        yield Sample(unreadable, Reason.UNREADABLE, Decimal(0))
