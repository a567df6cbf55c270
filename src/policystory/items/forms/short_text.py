"""Short text: a typed name; spelling is read kindly, and a name that is another's is no slip."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.facts.values.signs import seen
from policystory.items.item import (
    Item,
    KeyItem,
    PaperItem,
    Reading,
    Reason,
    Sample,
    Score,
    TextKey,
)
from policystory.items.typed.similarity import is_near, plain, slips, ways

NAME = "short-text"
LONGEST_RESPONSE = 200


def parse(item: PaperItem, response: object) -> Reading:  # noqa: ARG001 - every kind is asked in the same way
    """Read typed words."""
    if response is None or (isinstance(response, str) and not response.strip()):
        return Reading(reason=Reason.UNANSWERED, sentence="Nothing was written yet.")
    if not isinstance(response, str):
        return Reading(reason=Reason.UNREADABLE, sentence="A name is expected here.")
    if len(response) > LONGEST_RESPONSE:
        return Reading(
            reason=Reason.UNREADABLE, sentence="This is too long for a name."
        )
    if not seen(response).strip():
        return Reading(reason=Reason.UNANSWERED, sentence="Nothing was written yet.")
    if not plain(response):
        return Reading(reason=Reason.UNREADABLE, sentence="A name is expected here.")
    return Reading(value=response)


def score(item: KeyItem, reading: Reading) -> Score:
    """Score typed words: right if they are an accepted name; nearly right ones may be written again."""
    key, zero = item.key, Decimal(0)
    if not isinstance(key, TextKey) or not isinstance(reading.value, str):
        return Score(zero, Reason.WRONG, ("wrong",))
    typed = ways(reading.value)
    accepted = [plain(name) for name in key.accepted]
    if any(one in accepted for one in typed):
        return Score(Decimal(1), Reason.RIGHT, ("right",))
    if any(one in key.others for one in typed):
        return Score(zero, Reason.WRONG, ("wrong",))
    if any(one in key.unclear for one in typed):
        return Score(
            zero,
            Reason.UNCLEAR,
            sentence="That may mean more than one; write the exact name.",
        )
    if any(is_near(one, name) for one in typed for name in accepted):
        return Score(
            zero,
            Reason.CHECK_SPELLING,
            sentence="That is nearly it; check the spelling.",
        )
    return Score(zero, Reason.WRONG, ("wrong",))


def samples(item: Item) -> Iterator[Sample]:
    """Yield spellings of the key, slips of it, other names, and what cannot be read, with what each must earn."""
    if not isinstance(item.key, TextKey):
        return
    for name in item.key.accepted:
        for right in (name, f"  {name.upper()}. ", f"the {name}", plain(name)):
            yield Sample(right, Reason.RIGHT, Decimal(1))
    shown = plain(item.key.accepted[0])
    if slips(shown):
        yield Sample(f"{shown}x", Reason.CHECK_SPELLING, Decimal(0))
    for other in item.key.others:
        yield Sample(other, Reason.WRONG, Decimal(0))
    for unclear in item.key.unclear:
        yield Sample(unclear, Reason.UNCLEAR, Decimal(0))
    yield Sample("nobody of that name", Reason.WRONG, Decimal(0))
    for nothing in (None, "", " \n"):
        yield Sample(nothing, Reason.UNANSWERED, Decimal(0))
    for nonsense in (3, True, ["a"], {"a": 1}, "?!", "x" * (LONGEST_RESPONSE + 1)):
        yield Sample(nonsense, Reason.UNREADABLE, Decimal(0))
