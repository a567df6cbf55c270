"""Categorise: each row is sorted into one of a few categories."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.items.forms.pairs import Words, empty_responses, read_pairs
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
    known = {prompt.id: options for prompt in item.prompts}
    return read_pairs(response, known, WORDS)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a sorting by the share of rows in their category; a row that was left out is not.

    The feedback is that of the rows that were not right; of all of them where all are right.
    """
    key, given = item.key, reading.value
    if not isinstance(key, PairsKey) or not isinstance(given, dict):
        return Score(Decimal(0), Reason.WRONG)
    wrong = tuple(row for row in key.pairs if given.get(row) != key.pairs[row])
    if not wrong:
        return Score(Decimal(1), Reason.RIGHT, tuple(key.pairs))
    share = Decimal(len(key.pairs) - len(wrong)) / len(key.pairs)
    return Score(share, Reason.PARTLY_RIGHT if share else Reason.WRONG, wrong)


def samples(item: Item) -> Iterator[Sample]:
    """Yield sortings, whole and in part, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, PairsKey) or item.kind != NAME:
        return
    right, categories = item.key.pairs, [option.id for option in item.options]
    wrong = {}
    for row, category in right.items():
        # The first category, or the second where the first is right.
        wrong[row] = categories[1] if category == categories[0] else categories[0]
    first, *rest = right
    first_right = {first: right[first]}
    share = Decimal(1) / len(right)
    yield Sample(dict(right), Reason.RIGHT, Decimal(1))
    yield Sample(wrong, Reason.WRONG, Decimal(0))
    yield Sample({**wrong, **first_right}, Reason.PARTLY_RIGHT, share)
    yield Sample(first_right, Reason.PARTLY_RIGHT, share)
    yield Sample({**first_right, **dict.fromkeys(rest)}, Reason.PARTLY_RIGHT, share)
    for nothing in empty_responses(right):
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    unknown = ({first: "no-such"}, {"no-such": categories[0]})
    no_text = ({first: 1}, {first: [categories[0]]})
    no_pairs = (first, 3, True, [list(pair) for pair in right.items()])
    for unreadable in (*unknown, *no_text, *no_pairs):
        yield Sample(unreadable, Reason.UNREADABLE, Decimal(0))
