"""Single choice: one of three options is right."""

from collections.abc import Iterator

from policystory.items.forms.shared_by_forms import (
    ALL,
    NOTHING,
    earns,
    unanswered,
    unreadable,
)
from policystory.items.item import (
    Item,
    KeyItem,
    PaperItem,
    Reading,
    Reason,
    Sample,
    Score,
)

NAME = "single-choice"


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: the id of one of the item's options; never raises.

    If the response cannot be used, the result has a `reason` instead of a `value`.
    """
    if response is None or response == "":
        return Reading(reason=Reason.UNANSWERED, sentence="Nothing was chosen yet.")
    if isinstance(response, str):
        # A plain loop is fast, and grading spends most of its time here.
        for option in item.options:
            if option.id == response:
                return Reading(value=response)
    return Reading(
        reason=Reason.UNREADABLE,
        sentence="That is not one of the options of this question.",
    )


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a response that `parse` has read: all points for the right option, otherwise none."""
    chosen = (str(reading.value),)
    if reading.value == item.key:
        return Score(ALL, Reason.RIGHT, chosen)
    return Score(NOTHING, Reason.WRONG, chosen)


def samples(item: Item) -> Iterator[Sample]:
    """Yield responses for the package's own tests, each with the reason and share it must get."""
    for option in item.options:
        share = NOTHING
        if option.id == item.key:
            share = ALL
        yield earns(share, option.id)
    yield from unanswered([None, ""])
    no_ids = ["no-such-option", 3, ["a"], {"a": 1}, True]
    yield from unreadable(no_ids)
