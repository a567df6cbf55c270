"""The two halves of a quiz: a paper that can be handed out, and the key that stays."""

from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b
from typing import Annotated

import msgspec

from policystory.facts.record import Record, within
from policystory.items.item import KeyItem, PaperItem

MOST_TRIES = 100

Tries = Annotated[int, msgspec.Meta(ge=1, le=MOST_TRIES)]
"""How often something may be tried or attempted, where that is limited at all."""


class Mode(StrEnum):
    """Practice tells after each answer; graded work tells when the instructor releases it."""

    PRACTICE = "practice"
    GRADED = "graded"


class Feedback(StrEnum):
    """When a learner is told what an answer earned."""

    AT_ONCE = "at-once"
    AT_END = "at-end"
    WHEN_RELEASED = "when-released"


TOLD_WHEN = {
    Mode.PRACTICE: Feedback.AT_ONCE,
    Mode.GRADED: Feedback.WHEN_RELEASED,
}
"""When a mode tells, unless the rules of a quiz say otherwise."""


_SHARE = (Decimal(0), Decimal(1))
"""The bounds of a share of an item's points."""


class Rules(Record, frozen=True, kw_only=True):
    """What may be done while a quiz is answered, and what it costs.

    By default all is free, and may be done as often as wanted.

    `tries` of an item, and what each further one costs, are counted only where feedback comes at
    once: as long as nothing was told, to change an answer is no new try. Costs are shares of an
    item's points.
    """

    tries: Tries | None = None
    retry_cost: Decimal = Decimal(0)
    hint_cost: Decimal = Decimal(0)
    confidence: bool = False
    hints: bool = False
    feedback: Feedback | None = None

    def __post_init__(self) -> None:
        """Refuse a cost that would add points, or take more than there are."""
        within("retry-cost", self.retry_cost, *_SHARE)
        within("hint-cost", self.hint_cost, *_SHARE)


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """The public half of a quiz: all that is needed to show it, nothing that tells the key."""

    id: str
    quiz: str
    title: str
    mode: Mode
    content: str
    language: str
    items: tuple[PaperItem, ...]
    rules: Rules = Rules()

    @property
    def feedback(self) -> Feedback:
        """Tell when a learner is told what an answer earned."""
        return self.rules.feedback or TOLD_WHEN[self.mode]

    @property
    def most_tries(self) -> int | None:
        """Return how many tries at an item count, or None where all do."""
        # Until something is told, an answer may be changed as often as wanted.
        return self.rules.tries if self.feedback is Feedback.AT_ONCE else None


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """The private half of a quiz: for each item the answer, its proof and its feedback."""

    paper: str
    items: dict[str, KeyItem]


class Quiz(msgspec.Struct, frozen=True):
    """A paper and its key."""

    paper: Paper
    key: Key


def paper_id(paper: Paper) -> str:
    """Return the id that a paper must have: a hash of all that it shows."""
    # The id is not part of what it is a hash of.
    without_id = msgspec.structs.replace(paper, id="")
    shown = msgspec.json.encode(without_id, order="deterministic")
    return blake2b(shown, digest_size=12).hexdigest()
