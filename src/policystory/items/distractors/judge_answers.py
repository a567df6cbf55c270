"""Decide whether another answer to a question is proved wrong, proved right, or neither."""

from typing import Protocol

from policystory.facts.compare import kinds_are_apart
from policystory.facts.record import Fact, Kind, Value
from policystory.facts.truth import OpenClaim, Rule, Truth, Verdict, claim_of
from policystory.items.questions.question import Question


class Judge(Protocol):
    """An object that tells whether an answer to one question is right."""

    def verdict_on(self, value: Value | None) -> Verdict:
        """Return whether `value` is a right answer: TRUE, FALSE or UNKNOWN, with the proof."""


class JudgeOfKinds:
    """Judges answers, such as "an estimate", to the question "What kind of statement is this?".

    `fact` is the statement.
    """

    def __init__(self, fact: Fact) -> None:
        """Keep the fact."""
        self._fact = fact

    def verdict_on(self, value: Value | None) -> Verdict:
        """Return the verdict on whether the fact is a statement of the kind `value`.

        TRUE for the fact's own kind; FALSE if no statement can be of both kinds; otherwise UNKNOWN.
        """
        own_kind = self._fact.kind
        truth, rule = Truth.UNKNOWN, Rule.POSSIBLE
        if value == own_kind:
            truth, rule = Truth.TRUE, Rule.STATED
        elif isinstance(value, Kind) and kinds_are_apart(own_kind, value):
            truth, rule = Truth.FALSE, Rule.KINDS_APART
        return Verdict(truth, rule, (self._fact.id,))


def judge_of(question: Question) -> Judge:
    """Return an object that tells whether an answer to a question is right.

    Answers are judged by what the report named in the question states.
    """
    if question.direction == "kind":
        return JudgeOfKinds(question.fact)
    # The rest of the claim is compared with the facts once, for all answers.
    claim = claim_of(question.fact, question.report)
    return OpenClaim(question.corpus, claim, question.direction)
