"""A draft: what a learner has written of a brief so far."""

from enum import StrEnum

import msgspec

OPENING, CLOSING = "opening", "closing"
"""The names of the two parts that belong to no fact; any other part is named after its fact."""
MOST_USED = 40
"""The most facts of one draft: more is no brief."""


class Side(StrEnum):
    """What a fact does in a brief: it carries the claim, or the brief answers it."""

    SUPPORTS = "supports"
    ANSWERS = "answers"


class UsedFact(msgspec.Struct, frozen=True):
    """A fact that a draft uses: its id, what it does there, and what the learner says of it."""

    fact: str
    side: Side = Side.SUPPORTS
    reason: str = ""


class Draft(msgspec.Struct, frozen=True):
    """A brief as far as it is written.

    `opening` says what is claimed, and `closing` what the evidence leaves open. `facts` are those
    in use, in their order. `taken_out` holds what was said of facts that are no longer in use, by
    the fact's id: it comes back with the fact.
    """

    opening: str = ""
    closing: str = ""
    facts: tuple[UsedFact, ...] = ()
    taken_out: dict[str, str] = {}

    def parts(self) -> dict[str, str]:
        """Return the text of each part by its name: opening, facts in their order, closing."""
        texts = {OPENING: self.opening}
        for used in self.facts:
            texts[used.fact] = used.reason
        return {**texts, CLOSING: self.closing}

    def used(self, fact: str) -> UsedFact | None:
        """Return a fact as the draft uses it, by its id; None if it does not."""
        for used in self.facts:
            if used.fact == fact:
                return used
        return None
