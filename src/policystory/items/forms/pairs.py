"""Pairs as a learner gives them: an option for each row or gap. Three forms read them alike."""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from policystory.items.item import Reading, Reason


class Words(msgspec.Struct, frozen=True):
    """What a form says: nothing was answered; what is expected; an option or row is not known."""

    nothing: str
    form: str
    foreign: str


def read_pairs(
    response: object, known: Mapping[str, Collection[str]], words: Words
) -> Reading:
    """Read an object that gives rows, by id, the id of an option; never raises.

    Arguments: the response; the options of each row; what to say. Rows may be left out, or left
    empty, but not all.
    """
    if response is None or response in ("", [], {}):
        return Reading(reason=Reason.UNANSWERED, sentence=words.nothing)
    if not isinstance(response, dict):
        return Reading(reason=Reason.UNREADABLE, sentence=words.form)
    # What was chosen and taken back again is null or empty.
    chosen = {
        row: option for row, option in response.items() if option not in (None, "")
    }
    if not response.keys() <= known.keys():
        return Reading(reason=Reason.UNREADABLE, sentence=words.foreign)
    for row, option in chosen.items():
        # The type first, for what is no text may not be hashable.
        if not isinstance(option, str) or option not in known[row]:
            return Reading(reason=Reason.UNREADABLE, sentence=words.foreign)
    if not chosen:
        return Reading(reason=Reason.UNANSWERED, sentence=words.nothing)
    return Reading(value=chosen)


def empty_responses(rows: Iterable[str]) -> tuple[object, ...]:
    """Return responses to these rows that answer nothing, for the samples of a form."""
    rows = tuple(rows)
    return None, "", [], {}, dict.fromkeys(rows), dict.fromkeys(rows, "")
