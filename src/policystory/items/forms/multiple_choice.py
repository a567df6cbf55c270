"""Multiple choice: several options are right, and learners are not told how many."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.items.forms.shared_by_forms import (
    ALL,
    EMPTY,
    NOT_OF_THIS_FORM,
    NOTHING,
    earns,
    is_empty,
    reason_for,
    texts_in,
    told_when_tried,
    unanswered,
    unreadable,
    verb_for,
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

NAME = "multiple-choice"
_UNANSWERED = Reading(reason=Reason.UNANSWERED, sentence="Nothing was ticked yet.")
_UNREADABLE = Reading(
    reason=Reason.UNREADABLE,
    sentence="A list of options of this question is expected here.",
)


def parse(item: PaperItem, response: object) -> Reading:
    """Read a response: a list of ids of the item's options, in any order; never raises.

    If the response cannot be used, the result has a `reason` instead of a `value`.
    """
    if is_empty(response):
        return _UNANSWERED
    ids = [option.id for option in item.options]
    ticked = texts_in(response)
    if ticked is None:
        return _UNREADABLE
    if not set(ticked).issubset(ids):
        return _UNREADABLE
    # In the order of the paper and once each, so that equal answers are equal in a record.
    return Reading(value=tuple(name for name in ids if name in ticked))


def score(item: KeyItem, reading: Reading) -> Score:
    """Score the chosen options: right ones add a share of the points, wrong ones take one away.

    With r right options in the item, a share is 1/r of the points. The result is never below 0.
    """
    key, ticked = item.key, reading.value
    if not isinstance(key, tuple):
        return NOT_OF_THIS_FORM
    if not isinstance(ticked, tuple):
        return NOT_OF_THIS_FORM
    whole = len(key)
    ticked_rightly = set(key).intersection(ticked)
    right = len(ticked_rightly)
    wrong = len(ticked) - right
    # Wrong ones are subtracted; otherwise ticking every option would earn all points.
    left = max(0, right - wrong)
    share = Decimal(left) / whole
    reason = reason_for(share)
    if share == ALL:
        return Score(share, reason, ticked)
    sentence = f"{right} of the {whole} right ones {verb_for(right)} ticked"
    if wrong:
        sentence += f", and {wrong} that {verb_for(wrong)} not right"
    told = told_when_tried(item, ticked)
    return Score(share, reason, told, f"{sentence}.")


def samples(item: Item) -> Iterator[Sample]:
    """Yield responses for the package's own tests, each with the reason and share it must get."""
    if not isinstance(item.key, tuple):
        return
    right: list[str] = []
    wrong: list[str] = []
    for option in item.options:
        ids = wrong
        if option.id in item.key:
            ids = right
        ids.append(option.id)
    first = right[0]
    turned = right[::-1]
    first_twice = [*turned, first]
    yield earns(ALL, right)
    yield earns(ALL, first_twice)
    whole = Decimal(len(right))
    share_of_one = 1 / whole
    for name in right:
        yield earns(share_of_one, [name])
    share_less_one = (whole - 1) / whole
    for name in wrong:
        yield earns(NOTHING, [name])
        yield earns(NOTHING, [first, name])
        yield earns(share_less_one, [*right, name])
    left = max(NOTHING, whole - len(wrong))
    share_left = left / whole
    everything = right + wrong
    yield earns(share_left, everything)
    yield from unanswered(EMPTY)
    with_number = [*right, 3]
    as_object = {first: True}
    yield from unreadable(["no-such-option", ["no-such-option"]])
    yield from unreadable([with_number, first, as_object])
    yield from unreadable([[right], True, 2])
