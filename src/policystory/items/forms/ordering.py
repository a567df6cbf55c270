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
    """Read a response: the ids of all things, each once, in the order that the learner gave them."""
    if response is None or response in ("", [], {}):
        return Reading(
            reason=Reason.UNANSWERED, sentence="Nothing was put in order yet."
        )
    ids = {option.id for option in item.options}
    if not isinstance(response, list) or not all(
        isinstance(one, str) for one in response
    ):
        return Reading(
            reason=Reason.UNREADABLE,
            sentence="A list of the things in their order is expected here.",
        )
    if len(response) != len(ids) or set(response) != ids:
        return Reading(
            reason=Reason.UNREADABLE,
            sentence="Each thing must stand in the order once.",
        )
    return Reading(value=tuple(response))


def score(item: KeyItem, reading: Reading) -> Score:
    """Score an order by the share of pairs that are in order, so that an order by chance earns nothing.

    The feedback is that of the things that stand in a place that is not theirs; of all of them
    where all are right.
    """
    right, given = item.key, reading.value
    if (
        not isinstance(right, tuple)
        or not isinstance(given, tuple)
        or set(right) != set(given)
    ):
        return Score(Decimal(0), Reason.WRONG)
    if given == right:
        return Score(Decimal(1), Reason.RIGHT, right)
    place = {one: number for number, one in enumerate(right)}
    pairs = [place[first] < place[second] for first, second in combinations(given, 2)]
    share = max(Decimal(0), Decimal(2 * sum(pairs) - len(pairs)) / len(pairs))
    displaced = tuple(
        one for one, other in zip(right, given, strict=True) if one != other
    )
    return Score(share, Reason.PARTLY_RIGHT if share else Reason.WRONG, displaced)


def samples(item: Item) -> Iterator[Sample]:
    """Yield the right order, its reverse, orders between them, and what cannot be read, with what each must earn."""
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
    for nonsense in (
        key[:-1],
        [*key[:-1], key[0]],
        [*key, key[0]],
        [*key[:-1], "no-such"],
        key[0],
        [key],
        [1],
        3,
        True,
    ):
        yield Sample(nonsense, Reason.UNREADABLE, Decimal(0))
    yield Sample(dict.fromkeys(key, "1"), Reason.UNREADABLE, Decimal(0))
