"""Categorise: a learner sorts each row into one of a few categories."""

from collections.abc import Iterator

from policystory.items.forms.shared_by_forms import (
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
    Pairs,
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
    """Read a response: an object that maps row ids to category ids; never raises.

    Rows may be left out, but not all. If the response cannot be used, the result has a `reason`
    instead of a `value`.
    """
    return read_rows(item, response, WORDS)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a response that `parse` has read: the share of rows in their right category."""
    return score_rows(item, reading)


def samples(item: Item) -> Iterator[Sample]:
    """Yield responses for the package's own tests, each with the reason and share it must get."""
    # The key of other forms has pairs too.
    if not isinstance(item.key, PairsKey):
        return
    if item.kind != NAME:
        return
    right = dict(item.key.pairs)
    categories = [option.id for option in item.options]
    wrong = _wrong_sorting(right, categories)
    yield earns(ALL, right)
    yield earns(NOTHING, wrong)
    first, *rest = right
    category = right[first]
    first_only = {first: category}
    empty_rest = dict.fromkeys(rest)
    share = ALL / len(right)
    for partly_right in (wrong | first_only, first_only, first_only | empty_rest):
        yield earns(share, partly_right)
    nothing = empty_pairs(right)
    yield from unanswered(nothing)
    foreign_category = {first: "no-such"}
    foreign_row = {"no-such": category}
    number = {first: 1}
    listed = {first: [category]}
    pairs = list(map(list, right.items()))
    yield from unreadable([foreign_category, foreign_row, number, listed])
    yield from unreadable([first, 3, True, pairs])


def _wrong_sorting(right: Pairs, categories: list[str]) -> Pairs:
    """Return a sorting in which no row is right."""
    first, second, *_ = categories
    wrong = {}
    for row, category in right.items():
        wrong[row] = second if category == first else first
    return wrong
