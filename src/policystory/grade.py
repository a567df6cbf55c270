"""attempt -> grade: marks with reasons, in Decimal, total: what cannot be read is a reason, never a crash."""

from decimal import Decimal

import msgspec

from policystory.attempt import Attempt
from policystory.items.item import KeyItem, PaperItem, Reason, Score
from policystory.items.kinds import KINDS
from policystory.quiz import Key, Paper

CENT = Decimal("0.01")

VERDICTS = {
    Reason.RIGHT: "Right.",
    Reason.PARTLY_RIGHT: "Partly right.",
    Reason.WRONG: "Not this one.",
    Reason.WRONG_MAGNITUDE: "Not this magnitude.",
    Reason.WRONG_UNIT: "Not this unit.",
    Reason.CHECK_SPELLING: "Check the spelling.",
    Reason.UNCLEAR: "Not clear yet.",
    Reason.UNREADABLE: "This could not be read.",
    Reason.UNANSWERED: "Not answered yet.",
}

FREE = frozenset((Reason.CHECK_SPELLING, Reason.UNCLEAR, Reason.UNREADABLE, Reason.UNANSWERED))
"""Reasons that are no try at an answer."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Points for one item with the reason, a sentence for the learner, the feedback, and the facts that explain it."""

    item: str
    points: Decimal
    possible: Decimal
    reason: Reason
    verdict: str
    sentence: str = ""
    feedback: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Tell whether this was a try: what is unreadable, unclear, unanswered or nearly spelt costs nothing."""
        return self.reason not in FREE


class Grade(msgspec.Struct, frozen=True, kw_only=True):
    """The marks of one attempt and their sum."""

    paper: str
    points: Decimal
    possible: Decimal
    marks: tuple[Mark, ...]


def mark(shown: PaperItem, key: KeyItem, response: object) -> Mark:
    """Mark one response of any JSON shape; never raises.

    Arguments: the item's public and private halves, and what was answered. The points lie from 0 to the item's points,
    rounded to a hundredth.
    """
    kind = KINDS[shown.kind]
    reading = kind.parse(shown, response)
    if reading.reason is not None:
        return Mark(
            item=shown.id, points=Decimal(0), possible=shown.points, reason=reading.reason,
            verdict=VERDICTS[reading.reason], sentence=reading.sentence,
        )  # fmt: skip
    scored: Score = kind.score(key, reading)
    return Mark(
        item=shown.id,
        points=(scored.share * shown.points).quantize(CENT).normalize() + Decimal(0),
        possible=shown.points,
        reason=scored.reason,
        verdict=VERDICTS[scored.reason],
        sentence=scored.sentence,
        feedback=tuple(key.feedback[name] for name in scored.feedback if name in key.feedback),
        facts=key.asked,
    )


def grade(paper: Paper, key: Key, attempt: Attempt) -> Grade:
    """Grade an attempt: one mark for each item of the paper, in the paper's order; the last response counts."""
    marks = tuple(mark(item, key.items[item.id], attempt.last(item.id)) for item in paper.items)
    zero = Decimal(0)
    return Grade(
        paper=paper.id,
        points=sum((one.points for one in marks), zero),
        possible=sum((one.possible for one in marks), zero),
        marks=marks,
    )
