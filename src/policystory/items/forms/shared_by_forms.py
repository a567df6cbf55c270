"""What several kinds of item share: reading and scoring responses, and making samples for tests."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

import msgspec

from policystory.items.item import (
    Ids,
    KeyItem,
    Pairs,
    PairsKey,
    PaperItem,
    Reading,
    Reason,
    Sample,
    Score,
)

ALL, NOTHING = Decimal(1), Decimal(0)
"""All of an item's points, and none of them, as shares."""
NOT_OF_THIS_FORM = Score(NOTHING, Reason.WRONG)
"""The score of a reading that another kind of answer made; none comes from a kind's own `parse`."""
TRIED = "tried"
"""The last part of the name of a feedback text that is told while a question is still open.

It stands in place of the text of the same name without this part, which tells the answer.
"""
EMPTY: tuple[object, ...] = (None, "", [], {})
"""Responses that hold no answer, whatever the kind of item."""


def is_empty(response: object) -> bool:
    """Tell whether a response is empty: None, "", [] or {}."""
    return response in EMPTY


def texts_in(response: object) -> list[str] | None:
    """Return a response if it is a list of texts; None if it is anything else."""
    if not isinstance(response, list):
        return None
    for entry in response:
        # What is no text may not be hashable, and cannot be looked up among ids.
        if not isinstance(entry, str):
            return None
    return response


class Words(msgspec.Struct, frozen=True):
    """The sentences for a learner whose response cannot be used, for one kind of item.

    - `nothing`: the response is empty.
    - `form`: it has the wrong shape, such as a number in place of a list.
    - `foreign`: it names an option or row that the item does not have.
    """

    nothing: str
    form: str
    foreign: str


def read_rows(item: PaperItem, response: object, words: Words) -> Reading:
    """Read a response that maps row ids to ids of the item's options; never raises.

    Rows may be left out, but not all. If the response cannot be used, the result has a `reason`
    (with a sentence from `words`) instead of a `value`.
    """
    options = {option.id for option in item.options}
    known = {row.id: options for row in item.prompts}
    return read_pairs(response, known, words)


def read_pairs(
    response: object, known: Mapping[str, Collection[str]], words: Words
) -> Reading:
    """Read a response that maps ids of rows or gaps to option ids; never raises.

    `known`: the possible option ids, by row id. Rows may be left out or empty, but not all. If the
    response cannot be used, the result has a `reason` (with a sentence from `words`) instead of a
    `value`.
    """
    nothing = Reading(reason=Reason.UNANSWERED, sentence=words.nothing)
    foreign = Reading(reason=Reason.UNREADABLE, sentence=words.foreign)
    if is_empty(response):
        return nothing
    if not isinstance(response, dict):
        return Reading(reason=Reason.UNREADABLE, sentence=words.form)
    if not response.keys() <= known.keys():
        return foreign
    chosen = {}
    for row, option in response.items():
        # If a learner undoes a choice, the page sends null or an empty text.
        if option is None or option == "":
            continue
        # The type first, for what is no text may not be hashable.
        if not isinstance(option, str):
            return foreign
        if option not in known[row]:
            return foreign
        chosen[row] = option
    if chosen:
        return Reading(value=chosen)
    return nothing


def told_when_tried(item: KeyItem, names: Iterable[str]) -> Ids:
    """Return the names of the feedback texts that may be shown while learners can try again.

    `names` are names of texts in `item.feedback`. If a text reveals the answer, there is a second
    text, whose name ends in "/tried"; its name is returned instead. The order stays.
    """
    told = []
    for name in names:
        shorter = f"{name}/{TRIED}"
        told.append(shorter if shorter in item.feedback else name)
    return tuple(told)


def missed_rows(right: Pairs, chosen: Pairs) -> Ids:
    """Return the ids of the rows without their right option, in the order of `right`.

    `right`: the right option of each row, by row id. `chosen`: the chosen options, by row id; rows
    may be left out.
    """
    missed = []
    for row, option in right.items():
        if chosen.get(row) != option:
            missed.append(row)
    return tuple(missed)


def score_rows(item: KeyItem, reading: Reading) -> Score:
    """Score a response to an item with rows: the share of rows with their right option.

    The result names the feedback to show: on each wrong option that was chosen, or on every row if
    all are right.
    """
    key, chosen = item.key, reading.value
    if not isinstance(key, PairsKey):
        return NOT_OF_THIS_FORM
    if not isinstance(chosen, dict):
        return NOT_OF_THIS_FORM
    rows = tuple(key.pairs)
    missed = missed_rows(key.pairs, chosen)
    right = len(rows) - len(missed)
    share = Decimal(right) / len(rows)
    if not missed:
        return Score(share, reason_for(share), rows)
    # Feedback on a whole row would tell the answer; feedback on the chosen option does not.
    tried = [f"{row}/{chosen[row]}" for row in missed if row in chosen]
    return Score(share, reason_for(share), told_when_tried(item, tried))


def reason_for(share: Decimal) -> Reason:
    """Return the reason for a share of the points: right (1), wrong (0) or partly right."""
    if share == ALL:
        return Reason.RIGHT
    if share:
        return Reason.PARTLY_RIGHT
    return Reason.WRONG


def verb_for(count: int) -> str:
    """Return the verb after a count: "is" for 1, otherwise "are"."""
    if count == 1:
        return "is"
    return "are"


def earns(share: Decimal, response: object) -> Sample:
    """Return a sample for the package's own tests: a response, and the share that it must earn."""
    return Sample(response, reason_for(share), share)


def unanswered(responses: Iterable[object]) -> Iterator[Sample]:
    """Yield empty responses as samples for the package's own tests."""
    for response in responses:
        yield Sample(response, Reason.UNANSWERED, NOTHING)


def unreadable(responses: Iterable[object]) -> Iterator[Sample]:
    """Yield responses that cannot be read as samples for the package's own tests."""
    for response in responses:
        yield Sample(response, Reason.UNREADABLE, NOTHING)


def empty_pairs(rows: Iterable[str]) -> Iterator[object]:
    """Yield responses that answer none of the rows (ids), for the package's own tests."""
    rows = tuple(rows)
    yield from EMPTY
    yield dict.fromkeys(rows)
    yield dict.fromkeys(rows, "")
