"""What a learner has written of a brief, a page argued from facts, as the record says.

The record has an event for each change of a part of the brief. The newest text of each part counts.
"""

from collections.abc import Collection
from decimal import Decimal

from policystory.brief.draft import (
    CLOSING,
    MOST_USED,
    OPENING,
    Draft,
    Side,
    UsedFact,
)
from policystory.errors import ResponseError
from policystory.facts.values.quantity import format_number
from policystory.journal import MOST_PART_LETTERS, Drafted, Record
from policystory.wording import ENGLISH, Phrasebook


def draft_of(record: Record, lesson: str, brief: str, facts: Collection[str]) -> Draft:
    """Return a brief (a page argued from facts) as far as the learner has written it.

    Arguments: `record`: the learner's record; `lesson` and `brief`: ids; `facts`: the ids of all
    facts of the course: any other fact in the brief is left out.
    """
    writing = _Writing()
    for step in record.steps:
        event = step.event
        if isinstance(event, Drafted) and (event.lesson, event.brief) == (
            lesson,
            brief,
        ):
            writing.take(event)
    return writing.draft(facts)


class _Writing:
    """Adds up the changes of a brief."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._sides: dict[str, Side] = {}
        self._order: list[str] = []

    def take(self, event: Drafted) -> None:
        """Apply the next change to the brief (a page argued from facts)."""
        part = event.part
        self._texts[part] = event.text
        if part in (OPENING, CLOSING):
            return
        if not event.side:
            if part in self._order:
                self._order.remove(part)
            return
        # A newer version may know further sides.
        is_answer = event.side == Side.ANSWERS
        self._sides[part] = Side.ANSWERS if is_answer else Side.SUPPORTS
        if part not in self._order:
            self._order.append(part)
        if event.place:
            self._order.remove(part)
            self._order.insert(event.place - 1, part)

    def draft(self, facts: Collection[str]) -> Draft:
        """Return the brief after all changes so far. `facts`: the ids that the course still has.

        A used fact that the course no longer has is left out. The reasons of facts that the learner
        took out are all kept.
        """
        # A fact that the course no longer has stays in the record alone.
        order = [part for part in self._order if part in facts]
        used = tuple(map(self._used, order))
        taken_out = dict(self._texts)
        for part in (OPENING, CLOSING, *self._order):
            taken_out.pop(part, None)
        opening = self._texts.get(OPENING, "")
        closing = self._texts.get(CLOSING, "")
        return Draft(opening, closing, used, taken_out)

    def _used(self, fact: str) -> UsedFact:
        """Return a fact as the brief uses it."""
        return UsedFact(fact, self._sides[fact], self._texts[fact])


def checked_text(text: str, phrases: Phrasebook = ENGLISH) -> str:
    r"""Check what a learner wrote, and return it with "\n" as the end of each line.

    ResponseError if it is too long, in the language of `phrases`.

    >>> checked_text("a\r\nb")
    'a\nb'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST_PART_LETTERS:
        most = format_number(Decimal(MOST_PART_LETTERS), phrases)
        too_long = phrases.say("brief.too-long", most=most)
        raise ResponseError(too_long)
    return text


def check_room(draft: Draft, phrases: Phrasebook = ENGLISH) -> None:
    """Raise ResponseError if a brief (a page argued from facts) has no room for another fact.

    It can use at most 40 facts. `phrases` has the words in which the error says so.
    """
    if len(draft.facts) >= MOST_USED:
        too_many = phrases.say("brief.too-many", most=MOST_USED)
        raise ResponseError(too_many)
