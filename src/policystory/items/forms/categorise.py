"""Categorise: each row is sorted into one of a few categories."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.items.forms.responses import (
    ALL,
    NOT_OF_THIS_FORM,
    NOTHING,
    Words,
    earns,
    empty_pairs,
    missed_rows,
    read_rows,
    reason_for,
    unanswered,
    unreadable,
)
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
    return read_rows(item, response, WORDS)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a sorting by the share of rows in their category; a row that was left out is not.

    The feedback is that of the rows that were not right; of all of them where all are right.
    """
    key, chosen = item.key, reading.value
    if not isinstance(key, PairsKey) or not isinstance(chosen, dict):
        return NOT_OF_THIS_FORM
    rows = tuple(key.pairs)
    missed = missed_rows(key.pairs, chosen)
    if not missed:
        return Score(ALL, Reason.RIGHT, rows)
    right = len(rows) - len(missed)
    share = Decimal(right) / len(rows)
    return Score(share, reason_for(share), missed)


def samples(item: Item) -> Iterator[Sample]:
    """Yield sortings, whole and in part, and what cannot be read, with what each must earn."""
    # The key of other forms has pairs too.
    if not isinstance(item.key, PairsKey) or item.kind != NAME:
        return
    right = item.key.pairs
    categories = [option.id for option in item.options]
    wrong = _wrong_sorting(right, categories)
    yield earns(ALL, dict(right))
    yield earns(NOTHING, wrong)
    first, *rest = right
    first_only = {first: right[first]}
    share = ALL / len(right)
    yield earns(share, wrong | first_only)
    yield earns(share, first_only)
    yield earns(share, first_only | dict.fromkeys(rest))
    yield from unanswered(empty_pairs(right))
    yield from unreadable([{first: "no-such"}, {"no-such": categories[0]}])
    yield from unreadable([{first: 1}, {first: [categories[0]]}])
    pairs = [list(pair) for pair in right.items()]
    yield from unreadable([first, 3, True, pairs])


def _wrong_sorting(right: dict[str, str], categories: list[str]) -> dict[str, str]:
    """Return a sorting in which no row is right."""
    first, second, *_ = categories
    wrong = {}
    for row, category in right.items():
        wrong[row] = second if category == first else first
    return wrong
