from itertools import product

import msgspec
import pytest

from policystory.facts.compare import kinds_are_apart
from policystory.facts.record import Kind
from policystory.facts.truth import Rule, Truth, Verdict, claim_of, judge_claim
from policystory.items.distractors.judge_answers import judge_of
from policystory.items.questions.kind_of_statement import ASKED
from policystory.items.questions.question import Question
from tests.worlds import corpus, fact, people, with_facts


@pytest.mark.parametrize(("kind", "second"), list(product(ASKED, Kind)))
def test_kind_is_false_only_where_it_is_apart(kind: Kind, second: Kind) -> None:
    """A statement is of its kind, of no kind that excludes it, and perhaps of any other."""
    asked = fact(kind=kind)
    truth = (
        judge_of(Question(with_facts(asked), asked, "kind")).verdict_on(second).truth
    )
    if kind is second:
        assert Truth.TRUE is truth
    else:
        expected = Truth.FALSE if kinds_are_apart(kind, second) else Truth.UNKNOWN
        assert expected is truth


def test_proof_of_a_kind_is_the_fact_itself() -> None:
    """That a statement is a claim is stated by its own fact."""
    asked = fact(kind=Kind.CLAIM, speaker="harbour-board")
    judge = judge_of(Question(with_facts(asked), asked, "kind"))
    assert Verdict(Truth.TRUE, Rule.STATED, ("a-fact",)) == judge.verdict_on(Kind.CLAIM)


@pytest.mark.parametrize("amount", [9600, 4200, 4000])
def test_other_directions_are_judged_of_the_report(amount: int) -> None:
    """Any other part is judged as any claim on the report that the fact cites."""
    asked, value = corpus().facts["carried-april"], people(amount)
    claim = msgspec.structs.replace(claim_of(asked, "harbour-news"), value=value)
    judge = judge_of(Question(corpus(), asked, "value"))
    assert judge_claim(corpus(), claim) == judge.verdict_on(value)
