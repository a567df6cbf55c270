"""Cloze: the gaps of a statement are filled, each from options of its own."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.items.forms.responses import (
    ALL,
    EMPTY,
    NOT_OF_THIS_FORM,
    NOTHING,
    Words,
    earns,
    missed_rows,
    read_pairs,
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
        return NOT_OF_THIS_FORM
    gaps = len(key.pairs)
    right = gaps - len(missed_rows(key.pairs, filled))
    share = Decimal(right) / gaps
    # An option of one gap is explained otherwise than the same option of another.
    feedback = tuple(f"{gap}/{filled[gap]}" for gap in key.pairs if gap in filled)
    return Score(share, reason_for(share), feedback)


def samples(item: Item) -> Iterator[Sample]:
    """Yield fillings, whole and in part, and what cannot be read, with what each must earn."""
    # The key of other forms has pairs too, but only a cloze has a passage.
    if not isinstance(item.key, PairsKey) or not item.passage:
        return
    right, wrong = item.key.pairs, {}
    for gap in item.prompts:
        ids = (option.id for option in gap.options)
        wrong[gap.id] = next(name for name in ids if name != right[gap.id])
    yield earns(ALL, right)
    yield earns(NOTHING, wrong)
    share = ALL / len(right)
    for name in right:
        filled_rightly = {name: right[name]}
        yield earns(share, wrong | filled_rightly)
        yield earns(share, filled_rightly)
        yield earns(NOTHING, {name: wrong[name]})
    first = item.prompts[0].id
    yield from unanswered([*EMPTY, {first: None}, {first: ""}])
    yield from unreadable([first, 3, True, ["a"], {"no-such-gap": "a"}])
    yield from unreadable([{first: "no-such-option"}, {first: {}}])
