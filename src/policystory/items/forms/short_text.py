"""Read and score typed names; for a small misspelling, the learner may type again."""

from collections.abc import Iterator
from itertools import product

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
    TextKey,
)

NAME = "short-text"
LONGEST_RESPONSE = 200
"""The most characters of a typed name; a longer response is not read."""

_EMPTY = Reading(reason=Reason.UNANSWERED, sentence="Nothing was written yet.")
_NO_NAME = Reading(reason=Reason.UNREADABLE, sentence="A name is expected here.")
_TOO_LONG = Reading(reason=Reason.UNREADABLE, sentence="This is too long for a name.")

_RIGHT = Score(ALL, Reason.RIGHT, ("right",))
_WRONG = Score(NOTHING, Reason.WRONG, ("wrong",))
_UNCLEAR = Score(
    NOTHING,
    Reason.UNCLEAR,
    sentence="That may mean more than one; write the exact name.",
)
_MORE_WORDS = Score(
    NOTHING,
    Reason.UNCLEAR,
    sentence="Please write the name alone, without further words.",
)
_MISSPELT = Score(
    NOTHING, Reason.CHECK_SPELLING, sentence="That is nearly it; check the spelling."
)


def parse(item: PaperItem, response: object) -> Reading:  # noqa: ARG001 - as every form
    """Read a response that is a typed name: a text of at most 200 characters; never raises.

    If the response cannot be used, the result has a `reason` instead of a `value`.
    """
    from policystory.facts.values.invisible import remove_invisible  # noqa: PLC0415 - see above
    from policystory.items.typed_answers.misspellings import plain  # noqa: PLC0415 - see above

    if response is None:
        return _EMPTY
    if isinstance(response, str) and not response.strip():
        return _EMPTY
    if not isinstance(response, str):
        return _NO_NAME
    if len(response) > LONGEST_RESPONSE:
        return _TOO_LONG
    if not remove_invisible(response).strip():
        return _EMPTY
    if plain(response):
        return Reading(value=response)
    return _NO_NAME


def score(item: KeyItem, reading: Reading) -> Score:
    """Score a typed name: all points for an accepted name, otherwise none.

    For a misspelt or unclear name, the learner may type again without losing a try.
    """
    from policystory.items.typed_answers import longer_names, misspellings  # noqa: PLC0415

    key = item.key
    if not isinstance(key, TextKey) or not isinstance(reading.value, str):
        return Score(NOTHING, Reason.WRONG, ("wrong",))
    # As a set of spellings: "Marsh, Ada" is read as it stands and turned about.
    spellings = frozenset(misspellings.name_forms(reading.value))
    accepted = [misspellings.plain(name) for name in key.accepted]
    if not spellings.isdisjoint(accepted):
        return _RIGHT
    # Before the near ones: what is exactly another's name is no slip.
    if not spellings.isdisjoint(key.lookalikes):
        return _WRONG
    if not spellings.isdisjoint(key.unclear):
        return _UNCLEAR
    longer = longer_names.reason_for(spellings, key)
    if longer is Reason.RIGHT:
        return _RIGHT
    for spelling, name in product(spellings, accepted):
        if misspellings.is_near(spelling, name):
            return _MISSPELT
    # A right name with more words is never wrong, unless another name is among them.
    if longer is Reason.UNCLEAR:
        return _MORE_WORDS
    return _WRONG


def samples(item: Item) -> Iterator[Sample]:
    """Yield responses for the package's own tests, each with the reason and share it must get."""
    from policystory.items.typed_answers.misspellings import plain, slips  # noqa: PLC0415

    if not isinstance(item.key, TextKey):
        return
    for name in item.key.accepted:
        for right in (name, f"  {name.upper()}. ", f"the {name}", plain(name)):
            yield earns(ALL, right)
    shown = plain(item.key.accepted[0])
    # A name too short for slips is wrong with one letter more.
    if slips(shown):
        yield Sample(f"{shown}x", Reason.CHECK_SPELLING, NOTHING)
    for name in item.key.lookalikes:
        yield earns(NOTHING, name)
    for name in item.key.unclear:
        yield Sample(name, Reason.UNCLEAR, NOTHING)
    yield earns(NOTHING, "nobody of that name")
    yield from unanswered([None, "", " \n"])
    too_long = "x" * (LONGEST_RESPONSE + 1)
    yield from unreadable([3, True, ["a"], {"a": 1}, "?!", too_long])
