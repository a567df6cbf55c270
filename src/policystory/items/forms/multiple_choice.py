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
_UNREADABLE = Reading(
    reason=Reason.UNREADABLE,
    sentence="A list of options of this question is expected here.",
)


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: a list of ids of the item's options, of which the order does not matter."""
    if response is None or response in ("", [], {}):
        return Reading(reason=Reason.UNANSWERED, sentence="Nothing was ticked yet.")
    ids = [option.id for option in item.options]
    # The type first, for what is no text may not be hashable.
    if not isinstance(response, list) or not all(
        isinstance(name, str) for name in response
    ):
        return _UNREADABLE
    if not set(response).issubset(ids):
        return _UNREADABLE
    return Reading(value=tuple(name for name in ids if name in response))


def score(item: KeyItem, reading: Reading) -> Score:
    """Score ticks: the right ones less the wrong ones, as a share of all that are right.

    A share is never below 0.
    """
    key, ticked = item.key, reading.value
    if not isinstance(key, tuple) or not isinstance(ticked, tuple):
        return Score(Decimal(0), Reason.WRONG)
    right = len(set(key).intersection(ticked))
    wrong = len(ticked) - right
    share = Decimal(max(0, right - wrong)) / len(key)
    if share == 1:
        return Score(share, Reason.RIGHT, ticked)
    verb = "is" if right == 1 else "are"
    sentence = f"{right} of the {len(key)} right ones {verb} ticked"
    if wrong:
        sentence += f", and {wrong} that {'is' if wrong == 1 else 'are'} not right"
    reason = Reason.PARTLY_RIGHT if share else Reason.WRONG
    return Score(share, reason, ticked, f"{sentence}.")


def samples(item: Item) -> Iterator[Sample]:
    """Yield ticks, right and wrong, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, tuple):
        return
    right = [option.id for option in item.options if option.id in item.key]
    wrong = [option.id for option in item.options if option.id not in right]
    whole = Decimal(len(right))
    yield Sample(right, Reason.RIGHT, Decimal(1))
    yield Sample([*reversed(right), right[0]], Reason.RIGHT, Decimal(1))
    for name in right:
        yield Sample([name], Reason.PARTLY_RIGHT, 1 / whole)
    for name in wrong:
        yield Sample([name], Reason.WRONG, Decimal(0))
        yield Sample([right[0], name], Reason.WRONG, Decimal(0))
        yield Sample([*right, name], Reason.PARTLY_RIGHT, (whole - 1) / whole)
    share = max(Decimal(0), whole - len(wrong)) / whole
    reason = Reason.PARTLY_RIGHT if share else Reason.WRONG
    yield Sample([*right, *wrong], reason, share)
    empty: tuple[object, ...] = (None, "", [], {})
    for nothing in empty:
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    unknown = ("no-such-option", ["no-such-option"], [*right, 3])
    no_list = (right[0], {right[0]: True}, [right], True, 2)
    for unreadable in (*unknown, *no_list):
        yield Sample(unreadable, Reason.UNREADABLE, Decimal(0))
