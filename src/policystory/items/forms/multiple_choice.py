"""Multiple choice: several options are right, and the paper does not say how many."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.items.item import (
    Item,
    KeyItem,
    PaperItem,
    Reading,
    Reason,
    Sample,
    Score,
)

NAME = "multiple-choice"


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: a list of ids of the item's options, of which the order does not matter."""
    if response is None or response in ("", [], {}):
        return Reading(reason=Reason.UNANSWERED, sentence="Nothing was ticked yet.")
    ids = [option.id for option in item.options]
    if not isinstance(response, list) or any(
        not isinstance(one, str) or one not in ids for one in response
    ):
        return Reading(
            reason=Reason.UNREADABLE,
            sentence="A list of options of this question is expected here.",
        )
    return Reading(value=tuple(id_ for id_ in ids if id_ in response))


def score(item: KeyItem, reading: Reading) -> Score:
    """Score ticks: those that are right less those that are wrong, as a share of all that are right; never below 0."""
    key, ticked = item.key, reading.value
    if not isinstance(key, tuple) or not isinstance(ticked, tuple):
        return Score(Decimal(0), Reason.WRONG)
    right = sum(one in key for one in ticked)
    wrong = len(ticked) - right
    share = Decimal(max(0, right - wrong)) / len(key)
    if share == 1:
        return Score(share, Reason.RIGHT, ticked)
    told = (
        f"{right} of the {len(key)} right ones {'is' if right == 1 else 'are'} ticked"
    )
    if wrong:
        told += f", and {wrong} that {'is' if wrong == 1 else 'are'} not right"
    return Score(
        share, Reason.PARTLY_RIGHT if share else Reason.WRONG, ticked, f"{told}."
    )


def samples(item: Item) -> Iterator[Sample]:
    """Yield the right ticks, fewer and more of them, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, tuple):
        return
    right = [option.id for option in item.options if option.id in item.key]
    wrong = [option.id for option in item.options if option.id not in right]
    whole, one = Decimal(len(right)), Decimal(1) / len(right)
    yield Sample(right, Reason.RIGHT, Decimal(1))
    yield Sample([*reversed(right), right[0]], Reason.RIGHT, Decimal(1))
    for id_ in right:
        yield Sample([id_], Reason.PARTLY_RIGHT, one)
    for id_ in wrong:
        yield Sample([id_], Reason.WRONG, Decimal(0))
        yield Sample([right[0], id_], Reason.WRONG, Decimal(0))
        yield Sample([*right, id_], Reason.PARTLY_RIGHT, (whole - 1) / whole)
    everything = max(Decimal(0), whole - len(wrong)) / whole
    yield Sample(
        [*right, *wrong],
        Reason.PARTLY_RIGHT if everything else Reason.WRONG,
        everything,
    )
    empty: tuple[object, ...] = (None, "", [], {})
    for nothing in empty:
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    for nonsense in (
        "no-such-option",
        ["no-such-option"],
        [*right, 3],
        right[0],
        {right[0]: True},
        [right],
        True,
        2,
    ):
        yield Sample(nonsense, Reason.UNREADABLE, Decimal(0))
