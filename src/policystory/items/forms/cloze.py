"""Cloze: the gaps of a statement are filled, each from options of its own."""

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

NAME = "cloze"


WORDS = Words(
    nothing="No gap was filled yet.",
    form="An answer for each gap is expected here.",
    foreign="That is not one of the options of this gap.",
)


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: the id of an option for each gap; gaps may be left open, but not all."""
    known = {}
    for gap in item.prompts:
        known[gap.id] = [option.id for option in gap.options]
    return read_pairs(response, known, WORDS)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a readable response: the share of gaps that are filled rightly."""
    key, filled = item.key, reading.value
    if not isinstance(key, PairsKey) or not isinstance(filled, dict):
        return Score(Decimal(0), Reason.WRONG)
    right = sum(filled.get(name) == option for name, option in key.pairs.items())
    feedback = tuple(f"{name}/{filled[name]}" for name in key.pairs if name in filled)
    share = Decimal(right) / len(key.pairs)
    if share == 1:
        return Score(share, Reason.RIGHT, feedback)
    return Score(share, Reason.PARTLY_RIGHT if share else Reason.WRONG, feedback)


def samples(item: Item) -> Iterator[Sample]:
    """Yield fillings, whole and in part, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, PairsKey) or not item.passage:
        return
    key, total = item.key.pairs, len(item.key.pairs)
    wrong = {}
    for gap in item.prompts:
        ids = (option.id for option in gap.options)
        wrong[gap.id] = next(name for name in ids if name != key[gap.id])
    yield Sample(key, Reason.RIGHT, Decimal(1))
    yield Sample(wrong, Reason.WRONG, Decimal(0))
    partly = Reason.RIGHT if total == 1 else Reason.PARTLY_RIGHT
    for name in key:
        yield Sample({**wrong, name: key[name]}, partly, Decimal(1) / total)
        yield Sample({name: key[name]}, partly, Decimal(1) / total)
        yield Sample({name: wrong[name]}, Reason.WRONG, Decimal(0))
    first = item.prompts[0].id
    empty: tuple[object, ...] = (None, "", [], {}, {first: None}, {first: ""})
    for nothing in empty:
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    no_pairs: tuple[object, ...] = (first, 3, True, ["a"])
    unknown: tuple[object, ...] = (
        {"no-such-gap": "a"},
        {first: "no-such-option"},
        {first: {}},
    )
    for unreadable in (*no_pairs, *unknown):
        yield Sample(unreadable, Reason.UNREADABLE, Decimal(0))
