"""What is known of an attempt besides its quiz: the learner's record, and what comes after it."""

from collections.abc import Callable, Mapping

import msgspec

from policystory.grade import Mark
from policystory.items.item import KeyItem, Reason
from policystory.journal import Receipt
from policystory.learner.progress import AttemptWork
from policystory.widget.item_messages import Message


def _nothing_known() -> str:
    """Return "": when the questions come back is not known."""
    return ""


class Afterwards(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a course that can be told once every question of a quiz is answered.

    `objectives` maps the ids of objectives to their texts. `next_lesson` is a pair: the title of
    the lesson that follows, and the name of its notebook's file; None if none follows. `review`
    returns a sentence that says when questions come back, or "".
    """

    objectives: Mapping[str, str] = {}
    next_lesson: tuple[str, str] | None = None
    review: Callable[[], str] = _nothing_known


def closing_message(
    afterwards: Afterwards, keys: Mapping[str, KeyItem], marks: Mapping[str, Mark]
) -> Message:
    """Return what the page may tell after the last question, as a part of a message.

    `objectives` holds for each objective its text, how many questions asked for it (`of`), and how
    many of them were answered rightly. `next` is a link to the lesson that follows, or None.

    Arguments: `afterwards`; the key of each item and the mark of its answer, by the item's code.
    """
    of: dict[str, int] = {}
    right: dict[str, int] = {}
    for item, mark in marks.items():
        for objective in keys[item].objectives:
            of[objective] = of.get(objective, 0) + 1
            right[objective] = right.get(objective, 0) + (mark.reason is Reason.RIGHT)
    practised: list[Message] = []
    for id_, count in of.items():
        text = afterwards.objectives.get(id_)
        if text:
            practised.append({"text": text, "right": right[id_], "of": count})
    link = None
    if afterwards.next_lesson is not None:
        title, file = afterwards.next_lesson
        link = {"label": title, "href": file}
    return {"objectives": practised, "next": link}


def _nothing_new() -> AttemptWork | None:
    """Return None: nobody else writes to the record."""
    return None


class AttemptContext(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an attempt besides its quiz, and functions to look at the learner's record.

    `attempt` is the number of the attempt, from 1; `attempts` is the largest number, None if there
    is no limit. `is_repeatable` is False for a quiz that is taken once, such as a review.
    `is_handed_in` tells whether the attempt was handed in before. `note` is a sentence about the
    record for the learner, or "". `afterwards` is what can be told after the last question.

    `news` returns what the record holds of the attempt if another window has written to the record,
    otherwise None. `note_own_write` is called after each event that this attempt writes. `receipts`
    returns receipts (file, number of lines, last hash) of an attempt that was handed in; with these
    one can show later whether the record still holds the attempt.
    """

    attempt: int = 1
    attempts: int | None = None
    is_repeatable: bool = True
    is_handed_in: bool = False
    note: str = ""
    afterwards: Afterwards = Afterwards()
    news: Callable[[], AttemptWork | None] = _nothing_new
    note_own_write: Callable[[], object] = _nothing_new
    receipts: Callable[[], tuple[Receipt, ...]] = tuple


ALONE = AttemptContext()
"""The context of a first attempt to whose record nobody else writes."""
