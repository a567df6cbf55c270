"""Matching: each row gets the option that belongs to it."""

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
    verb_for,
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

NAME = "matching"


WORDS = Words(
    nothing="Nothing was matched yet.",
    form="An option for each row of this question is expected here.",
    foreign="That is not a row or not an option of this question.",
)


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: an object that gives rows the id of an option; a row may be left out."""
    return read_rows(item, response, WORDS)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score matches: the share of the rows that are right; a row that was left out is not right."""
    key, chosen = item.key, reading.value
    if not isinstance(key, PairsKey) or not isinstance(chosen, dict):
        return NOT_OF_THIS_FORM
    rows = tuple(key.pairs)
    missed = missed_rows(key.pairs, chosen)
    # Rows that were missed need their explanation most; with none missed, all are explained.
    if not missed:
        return Score(ALL, Reason.RIGHT, rows)
    right = len(rows) - len(missed)
    share = Decimal(right) / len(rows)
    sentence = f"{right} of the {len(rows)} rows {verb_for(right)} right."
    return Score(share, reason_for(share), missed, sentence)


def samples(item: Item) -> Iterator[Sample]:
    """Yield all rows right, some, and none, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, PairsKey):
        return
    right = item.key.pairs
    wrong = {}
    for row, key in right.items():
        wrong[row] = next(option.id for option in item.options if option.id != key)
    yield earns(ALL, dict(right))
    yield earns(NOTHING, wrong)
    for row in right:
        yield from _row_samples(row, right, wrong)
    yield from unanswered(empty_pairs(right))
    unknown_row = right | {"no-such-row": ""}
    no_pairs = [list(right), "no-such-option", 3, True, [right]]
    yield from unreadable([unknown_row, *no_pairs])


def _row_samples(
    row: str, right: dict[str, str], wrong: dict[str, str]
) -> Iterator[Sample]:
    """Yield responses in which this row differs from all the others, or stands alone."""
    rows = len(right)
    row_right, row_wrong = {row: right[row]}, {row: wrong[row]}
    share = ALL / rows
    yield earns(share, row_right)
    yield earns(share, wrong | row_right)
    # A choice that was taken back again leaves an empty text.
    share_of_rest = Decimal(rows - 1) / rows
    yield earns(share_of_rest, right | row_wrong)
    yield earns(share_of_rest, right | {row: ""})
    yield earns(NOTHING, row_wrong)
    unknown, no_text = {row: "no-such-option"}, {row: [right[row]]}
    yield from unreadable([right | unknown, {**right, **no_text}])
