"""The messages that a page of the brief builder sends, each read as a whole before it is used."""

import msgspec

from policystory.brief.draft import MOST_USED, Side
from policystory.errors import ResponseError
from policystory.journal import MOST_PART_LETTERS
from policystory.widget.messages import NAME_LENGTH, NOT_UNDERSTOOD

MOST_SEARCHED = 300
"""The most characters of a search."""
MOST_HITS = 10_000


class Opened(msgspec.Struct, frozen=True, tag_field="type", tag="hello"):
    """A page was opened, and asks for what was written elsewhere."""


class Write(msgspec.Struct, frozen=True, tag_field="type", tag="write"):
    """A part was written: its name, its text, and the text that the page knew to be kept before."""

    part: str
    text: str
    seen: str


class Use(msgspec.Struct, frozen=True, tag_field="type", tag="use"):
    """A fact is used, or used otherwise: on which side, and at which place from 1; 0 for as is."""

    fact: str
    side: Side
    place: int = 0


class TakeOut(msgspec.Struct, frozen=True, tag_field="type", tag="take-out"):
    """A fact is no longer used."""

    fact: str


class Find(msgspec.Struct, frozen=True, tag_field="type", tag="find"):
    """A search: what is looked for, and how many of the hits the page has already."""

    words: str = ""
    report: str = ""
    topic: str = ""
    speaker: str = ""
    shown: int = 0


class Export(msgspec.Struct, frozen=True, tag_field="type", tag="export"):
    """The texts for the teacher are wanted on the page."""


class Save(msgspec.Struct, frozen=True, tag_field="type", tag="save"):
    """A request to save the learner's brief, as pages for the teacher, in the learner's folder."""


Request = Opened | Write | Use | TakeOut | Find | Export | Save


def parse_request(message: object) -> Request:
    """Return what a page asks; ResponseError, with a sentence, for anything else."""
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
            # A line end is two characters in some pages, and too long a text gets a sentence.
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
            words_fit = len(request.words) <= MOST_SEARCHED
            return names_fit and words_fit and 0 <= request.shown <= MOST_HITS
    return True
