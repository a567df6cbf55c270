"""Matching: a learner chooses for each row the option that belongs to it."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from policystory.items.forms.shared_by_forms import (
    ALL,
    NOT_OF_THIS_FORM,
    NOTHING,
    Words,
    earns,
    empty_pairs,
    missed_rows,
    read_rows,
    score_rows,
    unanswered,
    unreadable,
    verb_for,
)
from policystory.items.item import (
    Item,
    KeyItem,
    Pairs,
    PairsKey,
    PaperItem,
    Reading,
    Reason,
    Sample,
    Score,
)

NAME = "matching"


WORDS = Words(
    nothing="Nothing was matched yet.",
    form="An option for each row of this question is expected here.",
    foreign="That is not a row or not an option of this question.",
)


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: an object that maps row ids to option ids; never raises.

    Rows may be left out, but not all. If the response cannot be used, the result has a `reason`
    instead of a `value`.
    """
    return read_rows(item, response, WORDS)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a response that `parse` has read: the share of rows with their right option."""
    key = item.key
    if not isinstance(key, PairsKey):
        return NOT_OF_THIS_FORM
    if not isinstance(reading.value, dict):
        return NOT_OF_THIS_FORM
    scored = score_rows(item, reading)
    if scored.reason is Reason.RIGHT:
        return scored
    rows = len(key.pairs)
    right = rows - len(missed_rows(key.pairs, reading.value))
    sentence = f"{right} of the {rows} rows {verb_for(right)} right."
    return replace(scored, sentence=sentence)


def samples(item: Item) -> Iterator[Sample]:
    """Yield responses for the package's own tests, each with the reason and share it must get."""
    if not isinstance(item.key, PairsKey):
        return
    right = item.key.pairs
    wrong = {}
    for row, key in right.items():
        wrong_ids = [option.id for option in item.options if option.id != key]
        wrong[row] = wrong_ids[0]
    yield earns(ALL, dict(right))
    yield earns(NOTHING, wrong)
    for row in right:
        yield from _row_samples(row, right, wrong)
    yield from unanswered(empty_pairs(right))
    unknown_row = right | {"no-such-row": ""}
    no_pairs = [list(right), "no-such-option", 3, True, [right]]
    yield from unreadable([unknown_row, *no_pairs])


def _row_samples(row: str, right: Pairs, wrong: Pairs) -> Iterator[Sample]:
    """Yield responses in which this row differs from all the others, or stands alone."""
    rows = len(right)
    option = right[row]
    row_right = {row: option}
    row_wrong = {row: wrong[row]}
    share = ALL / rows
    yield earns(share, row_right)
    yield earns(share, wrong | row_right)
    # A choice that was taken back again leaves an empty text.
    taken_back = {row: ""}
    share_of_rest = Decimal(rows - 1) / rows
    yield earns(share_of_rest, right | row_wrong)
    yield earns(share_of_rest, right | taken_back)
    yield earns(NOTHING, row_wrong)
    unknown = {row: "no-such-option"}
    no_text = {row: [option]}
    yield from unreadable([right | unknown, {**right, **no_text}])
