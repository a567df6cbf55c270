"""Responses that several forms read and score alike, and samples of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

import msgspec

from policystory.items.item import Ids, PaperItem, Reading, Reason, Sample, Score

ALL, NOTHING = Decimal(1), Decimal(0)
"""Shares of an item's points."""
NOT_OF_THIS_FORM = Score(NOTHING, Reason.WRONG)
"""The score of a reading of another form; none comes from the form's own `parse`."""
EMPTY: tuple[object, ...] = (None, "", [], {})
"""Responses that hold no answer, whatever the form."""


def is_empty(response: object) -> bool:
    """Tell whether a response holds no answer, whatever the form."""
    return response in EMPTY


def texts_in(response: object) -> list[str] | None:
    """Return the texts of a list of texts, or None where the response is anything else."""
    if not isinstance(response, list):
        return None
    for entry in response:
        # What is no text may not be hashable, and cannot be looked up among ids.
        if not isinstance(entry, str):
            return None
    return response


class Words(msgspec.Struct, frozen=True):
    """What a form says: nothing was answered; what is expected; an option or row is not known."""

    nothing: str
    form: str
    foreign: str


def read_rows(item: PaperItem, response: object, words: Words) -> Reading:
    """Read pairs for the rows of an item, all of which have the options of the item."""
    options = {option.id for option in item.options}
    known = {row.id: options for row in item.prompts}
    return read_pairs(response, known, words)


def read_pairs(
    response: object, known: Mapping[str, Collection[str]], words: Words
) -> Reading:
    """Read an object that gives rows, by id, the id of an option; never raises.

    Arguments: the response; the options of each row; what to say. Rows may be left out, or left
    empty, but not all.
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
        # What was chosen and taken back again is null or empty.
        if option is None or option == "":
            continue
        # The type first, for what is no text may not be hashable.
        if not isinstance(option, str) or option not in known[row]:
            return foreign
        chosen[row] = option
    return Reading(value=chosen) if chosen else nothing


def missed_rows(right: dict[str, str], chosen: dict[str, str]) -> Ids:
    """Return the rows that did not get their right option; a row that was left out did not."""
    return tuple(row for row in right if chosen.get(row) != right[row])


def reason_for(share: Decimal) -> Reason:
    """Return the reason that goes with a share of the points."""
    if share == ALL:
        return Reason.RIGHT
    return Reason.PARTLY_RIGHT if share else Reason.WRONG


def verb_for(count: int) -> str:
    """Return "is" for one thing and "are" for several or none."""
    return "is" if count == 1 else "are"


def earns(share: Decimal, response: object) -> Sample:
    """Return the sample of a response that must earn a share of the points."""
    return Sample(response, reason_for(share), share)


def unanswered(responses: Iterable[object]) -> Iterator[Sample]:
    """Yield samples of responses that answer nothing."""
    for response in responses:
        yield Sample(response, Reason.UNANSWERED, NOTHING)


def unreadable(responses: Iterable[object]) -> Iterator[Sample]:
    """Yield samples of responses that the form cannot read."""
    for response in responses:
        yield Sample(response, Reason.UNREADABLE, NOTHING)


def empty_pairs(rows: Iterable[str]) -> Iterator[object]:
    """Yield responses to these rows that answer nothing."""
    rows = tuple(rows)
    yield from EMPTY
    yield dict.fromkeys(rows)
    yield dict.fromkeys(rows, "")
