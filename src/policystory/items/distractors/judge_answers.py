"""Judges: what decides whether another value would be true where a fact has its own."""

from typing import Protocol

from policystory.facts.compare import kinds_are_apart
from policystory.facts.record import Fact, Kind, Value
from policystory.facts.truth import OpenClaim, Rule, Truth, Verdict, claim_of
from policystory.items.questions.question import Question


class Judge(Protocol):
    """Tells what the corpus makes of a value in the part of a claim that is asked for."""

    def holds(self, value: Value | None) -> Verdict:
        """Judge the claim with this value."""


class JudgeOfKinds:
    """Judges whether a fact is of another kind of statement. Argument: the fact."""

    def __init__(self, fact: Fact) -> None:
        """Keep the fact."""
        self._fact = fact

    def holds(self, value: Value | None) -> Verdict:
        """Judge whether the fact is of this kind.

        Only kinds that exclude each other by definition are false.
        """
        proof = (self._fact.id,)
        if value == self._fact.kind:
            return Verdict(Truth.TRUE, Rule.STATED, proof)
        if isinstance(value, Kind) and kinds_are_apart(self._fact.kind, value):
            return Verdict(Truth.FALSE, Rule.KINDS_APART, proof)
        return Verdict(Truth.UNKNOWN, Rule.POSSIBLE, proof)


def judge_of(question: Question) -> Judge:
    """Return what judges other answers to a question, of the report of which it is asked."""
    if question.direction == "kind":
        return JudgeOfKinds(question.fact)
    # The rest of the claim is compared with the facts once, for all answers.
    claim = claim_of(question.fact, question.report)
    return OpenClaim(question.corpus, claim, question.direction)
