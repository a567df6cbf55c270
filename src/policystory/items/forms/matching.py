"""Matching: each row gets the option that belongs to it."""

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

NAME = "matching"


WORDS = Words(
    nothing="Nothing was matched yet.",
    form="An option for each row of this question is expected here.",
    foreign="That is not a row or not an option of this question.",
)


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: an object that gives rows the id of an option; a row may be left out."""
    options = {option.id for option in item.options}
    known = {prompt.id: options for prompt in item.prompts}
    return read_pairs(response, known, WORDS)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score matches: the share of the rows that are right; a row that was left out is not right."""
    if not isinstance(item.key, PairsKey) or not isinstance(reading.value, dict):
        return Score(Decimal(0), Reason.WRONG)
    pairs, chosen = item.key.pairs, reading.value
    missed = tuple(row for row in pairs if chosen.get(row) != pairs[row])
    if not missed:
        return Score(Decimal(1), Reason.RIGHT, tuple(pairs))
    right = len(pairs) - len(missed)
    sentence = (
        f"{right} of the {len(pairs)} rows {'is' if right == 1 else 'are'} right."
    )
    share = Decimal(right) / len(pairs)
    reason = Reason.PARTLY_RIGHT if right else Reason.WRONG
    return Score(share, reason, missed, sentence)


def samples(item: Item) -> Iterator[Sample]:
    """Yield all rows right, some, and none, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, PairsKey):
        return
    right = item.key.pairs
    wrong = {}
    for row, key in right.items():
        wrong[row] = next(option.id for option in item.options if option.id != key)
    single, all_but_one = Decimal(1) / len(right), Decimal(len(right) - 1) / len(right)
    yield Sample(dict(right), Reason.RIGHT, Decimal(1))
    yield Sample(wrong, Reason.WRONG, Decimal(0))
    for row, key in right.items():
        yield Sample({row: key}, Reason.PARTLY_RIGHT, single)
        yield Sample({**wrong, row: key}, Reason.PARTLY_RIGHT, single)
        yield Sample({**right, row: wrong[row]}, Reason.PARTLY_RIGHT, all_but_one)
        yield Sample({**right, row: ""}, Reason.PARTLY_RIGHT, all_but_one)
        yield Sample({row: wrong[row]}, Reason.WRONG, Decimal(0))
        yield Sample({**right, row: "no-such-option"}, Reason.UNREADABLE, Decimal(0))
        yield Sample({**right, row: [key]}, Reason.UNREADABLE, Decimal(0))
    for nothing in empty_responses(right):
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    unknown_row = {**right, "no-such-row": ""}
    no_pairs = ([*right], "no-such-option", 3, True, [right])
    for unreadable in (unknown_row, *no_pairs):
        yield Sample(unreadable, Reason.UNREADABLE, Decimal(0))
