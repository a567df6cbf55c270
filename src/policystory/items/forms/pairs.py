"""Pairs as a learner gives them: an option for each row or gap. What matching, categorise and cloze read alike."""

from collections.abc import Collection, Mapping

import msgspec

from policystory.items.item import Reading, Reason


class Words(msgspec.Struct, frozen=True):
    """What a kind says: when nothing was answered, of what form an answer is, and what none of the item's own is."""

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
    chosen = {
        row: option
        for row, option in response.items()
        if option is not None and option != ""
    }
    own = all(
        isinstance(option, str) and option in known.get(row, ())
        for row, option in chosen.items()
    )
    if not own or not response.keys() <= known.keys():
        return Reading(reason=Reason.UNREADABLE, sentence=words.foreign)
    if not chosen:
        return Reading(reason=Reason.UNANSWERED, sentence=words.nothing)
    return Reading(value=chosen)
