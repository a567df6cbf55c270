"""The messages that a page of the brief builder may send to the kernel: their fields and limits."""

import msgspec

from policystory.brief.draft import MOST_USED, Side
from policystory.errors import ResponseError
from policystory.journal import MOST_PART_LETTERS
from policystory.widget.incoming_messages import NAME_LENGTH, NOT_UNDERSTOOD

_MOST_SEARCHED = 300
"""The most characters of a search."""
_MOST_HITS = 10_000


class Opened(msgspec.Struct, frozen=True, tag_field="type", tag="hello"):
    """A message from a page that was just opened: it asks for what other windows have saved."""


class Write(msgspec.Struct, frozen=True, tag_field="type", tag="write"):
    """A message that a part of the brief was written.

    `part`: "opening", "closing" or a fact's id; `text`: the part's new text; `seen`: the last saved
    text that the page knew. If the saved text differs from `seen`, another browser window has
    changed it.
    """

    part: str
    text: str
    seen: str


class Use(msgspec.Struct, frozen=True, tag_field="type", tag="use"):
    """A message that a fact is used in the brief, or that its use has changed.

    `fact`: the fact's id; `side`: whether it supports the brief's claim or speaks against it;
    `place`: the fact's new place, from 1, or 0 to leave it where it is.
    """

    fact: str
    side: Side
    place: int = 0


class TakeOut(msgspec.Struct, frozen=True, tag_field="type", tag="take-out"):
    """A message that the fact with the id `fact` is no longer used in the brief."""

    fact: str


class Find(msgspec.Struct, frozen=True, tag_field="type", tag="find"):
    """A message that searches the facts.

    `words`: words or parts of words; `report`, `topic` and `speaker`: ids, or "" for any; `shown`:
    how many results the page has already, so that it gets the next ones.
    """

    words: str = ""
    report: str = ""
    topic: str = ""
    speaker: str = ""
    shown: int = 0


class Export(msgspec.Struct, frozen=True, tag_field="type", tag="export"):
    """A message that asks for the brief as texts for the teacher, to be downloaded."""


class Save(msgspec.Struct, frozen=True, tag_field="type", tag="save"):
    """A message that asks to save the brief as files for the teacher, beside the notebook."""


Request = Opened | Write | Use | TakeOut | Find | Export | Save


def parse_message(message: object) -> Request:
    """Check a message from a brief's page, and return it as a typed object, such as a Write.

    ResponseError if the message is of none of the types in this file, or too large.
    """
    try:
        request: Request = msgspec.convert(message, Request)
    except (ValueError, TypeError, RecursionError) as error:
        raise ResponseError(NOT_UNDERSTOOD) from error
    if not _is_bounded(request):
        raise ResponseError(NOT_UNDERSTOOD)
    return request


def _is_bounded(request: Request) -> bool:
    """Tell whether a request is not larger than a page can make it."""
    match request:
        case Write():
            # Some pages count a line end twice; a text slightly too long gets a reply that says so.
            most = 3 * MOST_PART_LETTERS
            texts_fit = len(request.text) <= most and len(request.seen) <= most
            return texts_fit and len(request.part) <= NAME_LENGTH
        case Use():
            return 0 <= request.place <= MOST_USED and len(request.fact) <= NAME_LENGTH
        case TakeOut():
            return len(request.fact) <= NAME_LENGTH
        case Find():
            names = (request.report, request.topic, request.speaker)
            names_fit = max(map(len, names)) <= NAME_LENGTH
            words_fit = len(request.words) <= _MOST_SEARCHED
            return names_fit and words_fit and 0 <= request.shown <= _MOST_HITS
    return True
