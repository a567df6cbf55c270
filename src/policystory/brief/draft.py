"""A draft: what a learner has written so far of a brief, a short text that argues from facts."""

from enum import StrEnum

import msgspec

OPENING, CLOSING = "opening", "closing"
"""The names of the two parts that belong to no fact; any other part is named after its fact."""
MOST_USED = 40
"""The most facts of one draft: more is no brief."""


class Side(StrEnum):
    """What a fact does in a brief (a text that argues one side).

    `SUPPORTS`: it supports the brief's claim. `ANSWERS`: it speaks against the claim, and the brief
    answers it.
    """

    SUPPORTS = "supports"
    ANSWERS = "answers"


class UsedFact(msgspec.Struct, frozen=True):
    """A fact in a draft of a brief.

    `fact`: its id; `side`: whether it supports the brief's claim or speaks against it; `reason`:
    what the learner has written about the fact.
    """

    fact: str
    side: Side = Side.SUPPORTS
    reason: str = ""


class Draft(msgspec.Struct, frozen=True):
    """What a learner has written so far of a brief, a short text that argues from facts.

    `opening`: the claim; `facts`: the facts in use, in order, each with the learner's statement;
    `closing`: what the evidence leaves open; `taken_out`: the statements about facts that were
    taken out, by the fact's id, to be used again if the fact comes back.
    """

    opening: str = ""
    closing: str = ""
    facts: tuple[UsedFact, ...] = ()
    taken_out: dict[str, str] = {}

    def parts(self) -> dict[str, str]:
        """Return the text of each part: "opening", then each fact's id in order, then "closing"."""
        texts = {OPENING: self.opening}
        for used in self.facts:
            texts[used.fact] = used.reason
        return {**texts, CLOSING: self.closing}

    def used(self, fact: str) -> UsedFact | None:
        """Return the fact with the id `fact` as this draft uses it; None if it is not used."""
        for used in self.facts:
            if used.fact == fact:
                return used
        return None
