"""Categorise: each row is sorted into one of a few categories."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.items.forms.pairs import Words, read_pairs
from policystory.items.item import (
    Item,
    KeyItem,
    PairsKey,
    PaperItem,
    Reading,
    Reason,
    Sample,
    Score,
)

NAME = "categorise"


WORDS = Words(
    nothing="Nothing was sorted yet.",
    form="A category for each statement is expected here.",
    foreign="That is not a statement or category of this question.",
)


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: an object that names a category for some rows or all."""
    options = {option.id for option in item.options}
    return read_pairs(
        response, dict.fromkeys((prompt.id for prompt in item.prompts), options), WORDS
    )


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a sorting by the share of rows in their category; a row that was left out is not.

    The feedback is that of the rows that were not right; of all of them where all are right.
    """
    key, given = item.key, reading.value
    if not isinstance(key, PairsKey) or not isinstance(given, dict):
        return Score(Decimal(0), Reason.WRONG)
    wrong = tuple(
        row for row, category in key.pairs.items() if given.get(row) != category
    )
    if not wrong:
        return Score(Decimal(1), Reason.RIGHT, tuple(key.pairs))
    share = Decimal(len(key.pairs) - len(wrong)) / len(key.pairs)
    return Score(share, Reason.PARTLY_RIGHT if share else Reason.WRONG, wrong)


def samples(item: Item) -> Iterator[Sample]:
    """Yield every row right, some, none and too few, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, PairsKey) or item.kind != NAME:
        return
    right, categories = item.key.pairs, [option.id for option in item.options]
    turned = {
        row: next(one for one in categories if one != category)
        for row, category in right.items()
    }
    first = next(iter(right))
    one = Decimal(1) / len(right)
    yield Sample(dict(right), Reason.RIGHT, Decimal(1))
    yield Sample(turned, Reason.WRONG, Decimal(0))
    yield Sample({**turned, first: right[first]}, Reason.PARTLY_RIGHT, one)
    yield Sample({first: right[first]}, Reason.PARTLY_RIGHT, one)
    yield Sample(
        {first: right[first], **dict.fromkeys(list(right)[1:])},
        Reason.PARTLY_RIGHT,
        one,
    )
    nothings: tuple[object, ...] = (
        None,
        "",
        [],
        {},
        dict.fromkeys(right),
        dict.fromkeys(right, ""),
    )
    for nothing in nothings:
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    for nonsense in (
        {first: "no-such"},
        {"no-such": categories[0]},
        {first: 1},
        {first: [categories[0]]},
        first,
        3,
        True,
    ):
        yield Sample(nonsense, Reason.UNREADABLE, Decimal(0))
    yield Sample(
        [[row, category] for row, category in right.items()],
        Reason.UNREADABLE,
        Decimal(0),
    )
