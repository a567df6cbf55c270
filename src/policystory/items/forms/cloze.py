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
    """Read a response: for each gap the id of one of its options; gaps may be left open, but not all."""
    known = {gap.id: {option.id for option in gap.options} for gap in item.prompts}
    return read_pairs(response, known, WORDS)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a readable response: the share of gaps that are filled rightly."""
    key, filled = item.key, reading.value
    if not isinstance(key, PairsKey) or not isinstance(filled, dict):
        return Score(Decimal(0), Reason.WRONG)
    right = sum(filled.get(name) == option for name, option in key.pairs.items())
    feedback = tuple(f"{name}/{filled[name]}" for name in key.pairs if name in filled)
    reason = (
        Reason.RIGHT
        if right == len(key.pairs)
        else Reason.PARTLY_RIGHT
        if right
        else Reason.WRONG
    )
    return Score(Decimal(right) / len(key.pairs), reason, feedback)


def samples(item: Item) -> Iterator[Sample]:
    """Yield all gaps right, each right alone, all wrong, some open, and what cannot be read, with what each earns."""
    if not isinstance(item.key, PairsKey) or not item.passage:
        return
    key, total = item.key.pairs, len(item.key.pairs)
    wrong = {
        one.id: next(o.id for o in one.options if o.id != key[one.id])
        for one in item.prompts
    }
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
    unknown: tuple[object, ...] = (
        first,
        3,
        True,
        ["a"],
        {"no-such-gap": "a"},
        {first: "no-such-option"},
        {first: {}},
    )
    for nonsense in unknown:
        yield Sample(nonsense, Reason.UNREADABLE, Decimal(0))
