"""Decide whether another answer to a question is proved wrong, proved right, or neither."""

from typing import Protocol

from policystory.facts.compare import kinds_are_apart
from policystory.facts.record import Fact, Kind, Value
from policystory.facts.truth import OpenClaim, Rule, Truth, Verdict, claim_of
from policystory.items.questions.question import Question


class Judge(Protocol):
    """A judge of answers to one question: any object with the method `verdict_on`."""

    def verdict_on(self, value: Value | None) -> Verdict:
        """Return the verdict on `value` as an answer: TRUE, FALSE or UNKNOWN, with the proof."""


class JudgeOfKinds:
    """A judge of answers to the question what kind of statement (such as an estimate) a fact is.

    Argument: `fact`: the fact that the question is about.
    """

    def __init__(self, fact: Fact) -> None:
        """Keep the fact."""
        self._fact = fact

    def verdict_on(self, value: Value | None) -> Verdict:
        """Return the verdict on whether the fact is a statement of this kind.

        FALSE only if this kind excludes the kind of the fact by definition.
        """
        own_kind = self._fact.kind
        truth, rule = Truth.UNKNOWN, Rule.POSSIBLE
        if value == own_kind:
            truth, rule = Truth.TRUE, Rule.STATED
        elif isinstance(value, Kind) and kinds_are_apart(own_kind, value):
            truth, rule = Truth.FALSE, Rule.KINDS_APART
        return Verdict(truth, rule, (self._fact.id,))


def judge_of(question: Question) -> Judge:
    """Return what tells whether an answer to a question is true, false or unknown.

    It tells so by what the report that the question names states.
    """
    if question.direction == "kind":
        return JudgeOfKinds(question.fact)
    # The rest of the claim is compared with the facts once, for all answers.
    claim = claim_of(question.fact, question.report)
    return OpenClaim(question.corpus, claim, question.direction)
