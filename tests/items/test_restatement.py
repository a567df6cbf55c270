"""Options of authored items that restate a fact, and what the corpus proves of them."""

from typing import Any

import msgspec
import pytest

from policystory.facts.record import Dated, Fact, Status
from policystory.facts.truth import Rule, Truth
from policystory.items.restatement import (
    Restatement,
    answer_one_question,
    unknown_entities,
    verdict_of,
)
from tests.worlds import corpus, with_facts


def restated(fact: str, **part: Any) -> Restatement:
    """Return a restatement of a fact."""
    return Restatement(fact=fact, **part)


@pytest.mark.parametrize(
    ("restatement", "truth", "rule"),
    [
        (restated("money-gull", status=Status.PROMISED), Truth.TRUE, Rule.STATED),
        (
            restated("money-gull", status=Status.DELIVERED),
            Truth.FALSE,
            Rule.CLOSED_OVER_REPORT,
        ),
        (restated("carried-april", speaker="harbour-board"), Truth.TRUE, Rule.STATED),
        (
            restated("carried-april", speaker="lighthouse-trust"),
            Truth.FALSE,
            Rule.CLOSED_OVER_REPORT,
        ),
        (restated("keeper-gull", value="ada-marsh"), Truth.TRUE, Rule.STATED),
        (restated("keeper-gull", value="tom-reed"), Truth.FALSE, Rule.SINGLE_VALUED),
        (restated("keeper-gull", value="no-body"), Truth.UNKNOWN, Rule.NOT_SPOKEN_OF),
        (restated("cause-marsh", speaker="tom-reed"), Truth.UNKNOWN, Rule.POSSIBLE),
        (restated("carried-1910", dated=Dated.PRINTED), Truth.TRUE, Rule.STATED),
        (
            restated("carried-1910", dated=Dated.INFERRED),
            Truth.FALSE,
            Rule.SINGLE_VALUED,
        ),
        (
            restated("cause-marsh", dated=Dated.PRINTED),
            Truth.UNKNOWN,
            Rule.NOT_SPOKEN_OF,
        ),
    ],
)
def test_restatement_is_judged_by_the_corpus(
    restatement: Restatement, truth: Truth, rule: Rule
) -> None:
    """What the fact states is true, what it excludes is false, and all else is unknown."""
    verdict = verdict_of(corpus(), restatement)
    assert (truth, rule) == (verdict.truth, verdict.rule)


def test_proof_names_the_facts() -> None:
    """The verdict rests on the fact that is restated."""
    assert ("keeper-gull",) == verdict_of(
        corpus(), restated("keeper-gull", value="tom-reed")
    ).facts


def test_every_report_that_states_the_fact_must_agree() -> None:
    """What one of two reports leaves open is proved by neither."""
    shared = _shared_by_both_reports()
    second = msgspec.structs.replace(
        corpus().facts["money-gull"],
        id="second",
        status=None,
        sources=shared.sources[1:],
    )
    world = with_facts(shared, second)
    wrong = restated(shared.id, status=Status.DELIVERED)
    assert Truth.FALSE is verdict_of(with_facts(shared), wrong).truth
    assert Truth.UNKNOWN is verdict_of(world, wrong).truth


def _shared_by_both_reports() -> Fact:
    """Return a fact that both reports state."""
    facts = corpus().facts
    sources = facts["money-gull"].sources + facts["money-pier"].sources
    return msgspec.structs.replace(facts["money-gull"], id="shared", sources=sources)


@pytest.mark.parametrize(
    ("restatement", "unknown"),
    [
        (restated("keeper-gull", value="no-body"), ["no-body"]),
        (restated("keeper-gull", value="tom-reed"), []),
        (restated("keeper-gull", subject="no-where"), ["no-where"]),
        (restated("members", value=("gull-rock", "no-where")), ["no-where"]),
        (restated("cause-marsh", value="no entity, but words"), []),
        (restated("money-gull", status=Status.SECURED), []),
    ],
)
def test_unknown_entities_are_named(
    restatement: Restatement, unknown: list[str]
) -> None:
    """An id that no entity bears would differ from every other, so it must not prove anything."""
    assert unknown == unknown_entities(corpus(), restatement)


@pytest.mark.parametrize(
    ("restatements", "is_one_question"),
    [
        ([restated("keeper-gull", value="ada-marsh")], True),
        (
            [
                restated("keeper-gull", value="ada-marsh"),
                restated("keeper-gull", value="tom-reed"),
            ],
            True,
        ),
        (
            [
                restated("carried-1910", dated=Dated.PRINTED),
                restated("money-gull", dated=Dated.PRINTED),
            ],
            True,
        ),
        (
            [
                restated("carried-1910", dated=Dated.PRINTED),
                restated("money-gull", dated=Dated.INFERRED),
            ],
            False,
        ),
        (
            [
                restated("keeper-gull", value="ada-marsh"),
                restated("keeper-gull", subject="gull-rock"),
            ],
            False,
        ),
        (
            [
                restated("keeper-gull", subject="gull-rock"),
                restated("lit-gull", subject="gull-rock"),
            ],
            False,
        ),
    ],
)
def test_restatements_answer_one_question(
    restatements: list[Restatement], is_one_question: bool
) -> None:
    """They give one part: of one fact in several ways, or of several facts in the same way."""
    assert is_one_question is answer_one_question(corpus(), restatements)
