"""What a widget knows of an attempt besides its quiz: its record, and what comes afterwards."""

from collections.abc import Callable, Mapping

import msgspec

from policystory.grade import Mark
from policystory.items.item import KeyItem, Reason
from policystory.journal import Receipt
from policystory.learner.progress import AttemptWork
from policystory.widget.replies_about_items import Message


def _nothing_known() -> str:
    """Return "": when the questions come back is not known."""
    return ""


class Afterwards(msgspec.Struct, frozen=True, kw_only=True):
    """What can be told once every question of a quiz is answered.

    `objectives`: the texts of all objectives, by id; `next_lesson`: the title and the notebook's
    name of the following lesson, None if there is none; `review()`: returns a sentence on the day
    of the next review, or "".
    """

    objectives: Mapping[str, str] = {}
    next_lesson: tuple[str, str] | None = None
    review: Callable[[], str] = _nothing_known


def closing_message(
    afterwards: Afterwards, keys: Mapping[str, KeyItem], marks: Mapping[str, Mark]
) -> Message:
    """Return the part of a message that the page shows once every question is answered.

    Its field `objectives` has for each objective its `text`, the number `of` its questions, and how
    many of these were `right`. The field `next` is a link to the following lesson, or None. `keys`
    and `marks` hold the right answer and the mark of each question, by its code.
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
    """What is known of an attempt besides its quiz.

    - `attempt`: its number, from 1; `attempts`: how many are allowed, None for no limit;
    - `is_repeatable`: False for a quiz that is taken only once, such as a review;
    - `is_handed_in`: whether it was handed in before the widget was made;
    - `note`: a sentence about the record for the learner, or "";
    - `afterwards`: what can be told after the last question;
    - `news()`: returns the attempt as the record holds it, if another browser window has written to
      the record; otherwise None;
    - `note_own_write()`: is called after each answer or hint that this attempt writes to the
      record;
    - `receipts()`: returns proofs that the record holds the attempt: file, number of lines, last
      hash.
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
