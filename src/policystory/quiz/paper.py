"""The two parts of a quiz: the paper (questions, to be handed out) and the key (right answers)."""

from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b
from typing import Annotated

import msgspec

from policystory.facts.record import Record, check_number
from policystory.items.item import KeyItem, PaperItem

_MOST_TRIES = 100

Tries = Annotated[int, msgspec.Meta(ge=1, le=_MOST_TRIES)]
"""How many tries or attempts are allowed, where their number is limited."""


class Mode(StrEnum):
    """Whether a quiz is for practice or graded.

    In practice, learners see the mark of each answer at once. In graded work, they see the marks
    when they hand in. The quiz's rules can change either.
    """

    PRACTICE = "practice"
    GRADED = "graded"


class Feedback(StrEnum):
    """When a learner sees the mark of an answer: at once, at the hand-in, or when released."""

    AT_ONCE = "at-once"
    AT_END = "at-end"
    WHEN_RELEASED = "when-released"


_TOLD_WHEN = {
    Mode.PRACTICE: Feedback.AT_ONCE,
    Mode.GRADED: Feedback.AT_END,
}
"""When a learner is told in each mode, unless the rules of the quiz say otherwise."""


_SHARE = (Decimal(0), Decimal(1))
"""The bounds of a share of an item's points."""


class Rules(Record, frozen=True, kw_only=True):
    """What a learner may do while answering a quiz, and what it costs; by default all is free.

    `tries`: how many tries each item allows; None for any number. It has no effect while marks are
    not shown. `retry_cost`, `hint_cost`: the share of an item's points, from 0 to 1, that each
    further try and each hint costs. `confidence`: whether learners are asked how sure they are.
    `hints`: whether they may take hints. `feedback`: when marks are shown; None: the quiz's mode
    decides.
    """

    tries: Tries | None = None
    retry_cost: Decimal = Decimal(0)
    hint_cost: Decimal = Decimal(0)
    confidence: bool = False
    hints: bool = False
    feedback: Feedback | None = None

    def __post_init__(self) -> None:
        """Refuse a cost that would add points, or take more than there are."""
        check_number("retry-cost", self.retry_cost, *_SHARE)
        check_number("hint-cost", self.hint_cost, *_SHARE)


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """The public part of a quiz: everything needed to show it, and nothing that reveals answers.

    `id`: a hash of all other fields. `quiz`: the quiz's name. `content`: the version (a hash) of
    the content from which the quiz was drawn.
    """

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
        """Return when the learner sees the mark of an answer.

        The quiz's rules say so, or else its mode (practice or graded).
        """
        return self.rules.feedback or _TOLD_WHEN[self.mode]

    @property
    def can_ask_back(self) -> bool:
        """Tell whether a learner can be asked at once to check a spelling and type again."""
        return self.feedback is Feedback.AT_ONCE

    @property
    def most_tries(self) -> int | None:
        """Return how many tries at each item are allowed; None for any number.

        It is None, too, if marks are not shown at once: answers can then be changed freely.
        """
        # As long as no result is told, an answer may be changed freely.
        return self.rules.tries if self.feedback is Feedback.AT_ONCE else None


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """The private part of a quiz: the right answers.

    `paper`: the id of the quiz's public part. `items`: the right answers and their proofs, by the
    item's id.
    """

    paper: str
    items: dict[str, KeyItem]


class Quiz(msgspec.Struct, frozen=True, omit_defaults=True):
    """A quiz: its public part (paper) and the right answers (key).

    `again`: how many of its questions were in the learner's last attempt, too.
    """

    paper: Paper
    key: Key
    again: int = 0

    @staticmethod
    def without_key(paper: Paper) -> "Quiz":
        """Return a quiz without right answers, since only the teacher has them.

        `paper` is the quiz's public part.
        """
        return Quiz(paper, Key(paper=paper.id, items={}))


def paper_id(paper: Paper) -> str:
    """Return the id of a paper (the public part of a quiz): a hash of everything else in it."""
    # The id is a hash of everything but itself.
    without_id = msgspec.structs.replace(paper, id="")
    shown = msgspec.json.encode(without_id, order="deterministic")
    return blake2b(shown, digest_size=12).hexdigest()
