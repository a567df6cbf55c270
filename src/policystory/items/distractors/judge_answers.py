"""Decide whether another answer to a question is proved wrong, proved right, or neither."""

from typing import Protocol

from policystory.facts.compare import kinds_are_apart
from policystory.facts.record import Fact, Kind, Value
from policystory.facts.truth import OpenClaim, Rule, Truth, Verdict, claim_of
from policystory.items.questions.question import Question


class Judge(Protocol):
    """Judges answers to one question: anything with the method `holds`."""

    def holds(self, value: Value | None) -> Verdict:
        """Return TRUE, FALSE or UNKNOWN, with its proof, for this value as the answer."""


class JudgeOfKinds:
    """Judges answers to the question what kind of statement a fact is. Argument: the fact."""

    def __init__(self, fact: Fact) -> None:
        """Keep the fact."""
        self._fact = fact

    def holds(self, value: Value | None) -> Verdict:
        """Return the verdict on whether the fact is of this kind.

        FALSE are only kinds that exclude the fact's own kind by definition.
        """
        own_kind = self._fact.kind
        truth, rule = Truth.UNKNOWN, Rule.POSSIBLE
        if value == own_kind:
            truth, rule = Truth.TRUE, Rule.STATED
        elif isinstance(value, Kind) and kinds_are_apart(own_kind, value):
            truth, rule = Truth.FALSE, Rule.KINDS_APART
        return Verdict(truth, rule, (self._fact.id,))


def judge_of(question: Question) -> Judge:
    """Return the judge of answers to a question about the report that the question names."""
    if question.direction == "kind":
        return JudgeOfKinds(question.fact)
    # The rest of the claim is compared with the facts once, for all answers.
    claim = claim_of(question.fact, question.report)
    return OpenClaim(question.corpus, claim, question.direction)
