"""Categorise: a learner sorts each row into one of a few categories."""

from collections.abc import Iterator

from policystory.items.forms.responses import (
    ALL,
    NOTHING,
    Words,
    earns,
    empty_pairs,
    read_rows,
    score_rows,
    unanswered,
    unreadable,
)
from policystory.items.item import (
    Item,
    KeyItem,
    PairsKey,
    PaperItem,
    Reading,
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
    """Read a response: an object with the id of a category for each row, by row id.

    Rows may be left out, but not all.
    """
    return read_rows(item, response, WORDS)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a sorting: the share of rows in their right category (see `score_rows`)."""
    return score_rows(item, reading)


def samples(item: Item) -> Iterator[Sample]:
    """Yield sortings, whole and in part, and unreadable responses, with what each must earn."""
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
    empty_rest = dict.fromkeys(rest)
    share = ALL / len(right)
    yield earns(share, wrong | first_only)
    yield earns(share, first_only)
    yield earns(share, first_only | empty_rest)
    yield from unanswered(empty_pairs(right))
    category = categories[0]
    yield from unreadable([{first: "no-such"}, {"no-such": category}])
    yield from unreadable([{first: 1}, {first: [category]}])
    pairs = list(map(list, right.items()))
    yield from unreadable([first, 3, True, pairs])


def _wrong_sorting(right: dict[str, str], categories: list[str]) -> dict[str, str]:
    """Return a sorting in which no row is right."""
    first, second, *_ = categories
    wrong = {}
    for row, category in right.items():
        wrong[row] = second if category == first else first
    return wrong
