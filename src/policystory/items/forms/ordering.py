"""Ordering: a learner puts all things of an item into one order."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from policystory.items.forms.shared_by_forms import (
    ALL,
    EMPTY,
    NOT_OF_THIS_FORM,
    NOTHING,
    earns,
    is_empty,
    reason_for,
    texts_in,
    told_when_tried,
    unanswered,
    unreadable,
)
from policystory.items.item import (
    Ids,
    Item,
    KeyItem,
    PaperItem,
    Reading,
    Reason,
    Sample,
    Score,
)

NAME = "ordering"
_UNANSWERED = Reading(
    reason=Reason.UNANSWERED, sentence="Nothing was put in order yet."
)
_NO_LIST = Reading(
    reason=Reason.UNREADABLE,
    sentence="A list of the things in their order is expected here.",
)
_NO_ORDER = Reading(
    reason=Reason.UNREADABLE, sentence="Each thing must stand in the order once."
)


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: a list of the ids of all things of the item, in the learner's order.

    Never raises. If the response cannot be used, for example if a thing is missing, the result has
    a `reason` instead of a `value`.
    """
    if is_empty(response):
        return _UNANSWERED
    given = texts_in(response)
    if given is None:
        return _NO_LIST
    if sorted(given) != sorted(option.id for option in item.options):
        return _NO_ORDER
    return Reading(value=tuple(given))


def score(item: KeyItem, reading: Reading) -> Score:
    """Score an order by how many pairs of things are in the right order.

    The share of the points is twice the share of right pairs, less 1, and never below 0. So half of
    the pairs, as in a random order on average, earns nothing. The feedback is about the things in a
    wrong place, or about all things if all are right.
    """
    right, given = item.key, reading.value
    if not isinstance(right, tuple):
        return NOT_OF_THIS_FORM
    if not isinstance(given, tuple):
        return NOT_OF_THIS_FORM
    if set(right) != set(given):
        return NOT_OF_THIS_FORM
    if given == right:
        return Score(ALL, Reason.RIGHT, right)
    share = _share_above_chance(right, given)
    displaced = []
    for thing, thing_given in zip(right, given, strict=True):
        if thing != thing_given:
            displaced.append(thing)
    return Score(share, reason_for(share), told_when_tried(item, displaced))


def _share_above_chance(right: Ids, given: Ids) -> Decimal:
    """Return the share of the points for an order: twice the share of right pairs, less 1."""
    pairs = list(combinations(given, 2))
    in_order = set(combinations(right, 2)).intersection(pairs)
    # Chance puts half of all pairs right, so a half earns nothing, and all pairs earn everything.
    above_chance = 2 * len(in_order) - len(pairs)
    return max(NOTHING, Decimal(above_chance) / len(pairs))


def samples(item: Item) -> Iterator[Sample]:
    """Yield responses for the package's own tests, each with the reason and share it must get."""
    # The key of a multiple choice is several ids too.
    if not isinstance(item.key, tuple):
        return
    if item.kind != NAME:
        return
    key = list(item.key)
    first, second, *rest = key
    turned = key[::-1]
    yield earns(ALL, key)
    yield earns(NOTHING, turned)
    # With two neighbours exchanged, one pair is in the wrong order; see `score` for what it costs.
    swapped = [second, first, *rest]
    pairs = list(combinations(key, 2))
    count = Decimal(len(pairs))
    in_order = count - 2
    share = max(NOTHING, in_order / count)
    yield Sample(swapped, Reason.PARTLY_RIGHT, share)
    yield from unanswered(EMPTY)
    all_but_last = key[:-1]
    first_twice = [*all_but_last, first]
    with_unknown = [*all_but_last, "no-such"]
    too_many = [*key, first]
    as_object = dict.fromkeys(key, "1")
    yield from unreadable([all_but_last, first_twice, too_many, with_unknown])
    yield from unreadable([first, [key], [1], 3, True, as_object])
