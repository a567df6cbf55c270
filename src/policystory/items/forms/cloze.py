"""Cloze: a learner fills the gaps of a statement; each gap has its own options."""

from collections.abc import Iterator

from msgspec.structs import replace

from policystory.items.forms.shared_by_forms import (
    ALL,
    EMPTY,
    NOT_OF_THIS_FORM,
    NOTHING,
    Words,
    earns,
    read_pairs,
    score_rows,
    told_when_tried,
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

NAME = "cloze"


WORDS = Words(
    nothing="No gap was filled yet.",
    form="An answer for each gap is expected here.",
    foreign="That is not one of the options of this gap.",
)


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: an object that maps gap ids to option ids; never raises.

    Gaps may be left open, but not all. If the response cannot be used, the result has a `reason`
    instead of a `value`.
    """
    known = {}
    for gap in item.prompts:
        known[gap.id] = [option.id for option in gap.options]
    return read_pairs(response, known, WORDS)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a response that `parse` has read: the share of gaps with their right option."""
    key, filled = item.key, reading.value
    if not isinstance(key, PairsKey):
        return NOT_OF_THIS_FORM
    if not isinstance(filled, dict):
        return NOT_OF_THIS_FORM
    scored = score_rows(item, reading)
    # An option of one gap is explained otherwise than the same option of another.
    answered = filter(filled.__contains__, key.pairs)
    names = [f"{gap}/{filled[gap]}" for gap in answered]
    if scored.reason is Reason.RIGHT:
        # The feedback on each gap tells the same whole statement, so one is enough.
        return replace(scored, feedback=tuple(names[:1]))
    return replace(scored, feedback=told_when_tried(item, names))


def samples(item: Item) -> Iterator[Sample]:
    """Yield responses for the package's own tests, each with the reason and share it must get."""
    # The key of other forms has pairs too, but only a cloze has a passage.
    if not isinstance(item.key, PairsKey):
        return
    if not item.passage:
        return
    right = item.key.pairs
    wrong = {}
    for gap in item.prompts:
        for option in reversed(gap.options):
            if option.id != right[gap.id]:
                wrong[gap.id] = option.id
    yield earns(ALL, right)
    yield earns(NOTHING, wrong)
    share = ALL / len(right)
    for gap_id, option_id in right.items():
        filled_rightly = {gap_id: option_id}
        filled_wrongly = {gap_id: wrong[gap_id]}
        yield earns(share, wrong | filled_rightly)
        yield earns(share, filled_rightly)
        yield earns(NOTHING, filled_wrongly)
    first = item.prompts[0].id
    empty_gap = {first: ""}
    null_gap = {first: None}
    foreign_gap = {"no-such-gap": "a"}
    foreign_option = {first: "no-such-option"}
    no_text: object = {first: {}}
    yield from unanswered([*EMPTY, null_gap, empty_gap])
    yield from unreadable([first, 3, True, ["a"], foreign_gap])
    yield from unreadable([foreign_option, no_text])
