import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.record import Bound, Fact, Quantity, Status
from policystory.facts.truth import (
    DIMENSIONS,
    Claim,
    OpenClaim,
    Rule,
    Truth,
    claim_of,
    judge_claim,
)
from policystory.facts.values.quantity import entails
from policystory.items.item import PairsKey
from tests.worlds import corpus, course, people


@pytest.mark.parametrize("id_", sorted(corpus().facts))
def test_every_fact_is_true_of_its_report(id_: str) -> None:
    """A fact's own claim is entailed, of the world and of each report that it cites."""
    fact = corpus().facts[id_]
    for source in (None, *(citation.source for citation in fact.sources)):
        assert Truth.TRUE is judge_claim(corpus(), claim_of(fact, source)).truth


entities = st.sampled_from(sorted(corpus().entities)) | st.text(max_size=5)
values = (
    st.builds(people, st.integers(0, 40000), st.sampled_from(Bound))
    | entities
    | st.lists(entities, max_size=3).map(tuple)
    | st.sampled_from(["1874", "1911-04", "fog"])
)
periods = st.none() | st.sampled_from(
    ["1910", "1911-04", "1911-04-07", "1910-10/1911-03", "1906/..", "soon", ""]
)
claims = st.builds(
    Claim,
    subject=entities,
    property=st.sampled_from([*sorted(corpus().properties), "nothing"]),
    value=values,
    population=st.none() | entities,
    place=st.none() | entities,
    period=periods,
    status=st.none() | st.sampled_from(Status),
    speaker=st.none() | entities,
    source=st.none() | st.sampled_from(["harbour-news", "island-post", "nobody"]),
)


@given(claims)
def test_any_claim_has_a_verdict(claim: Claim) -> None:
    """The judge never raises and never changes its mind; TRUE and FALSE come with a proof."""
    verdict = judge_claim(corpus(), claim)
    assert verdict == judge_claim(corpus(), claim)
    assert verdict.truth is Truth.UNKNOWN or verdict.facts
    assert all(fact in corpus().facts for fact in verdict.facts)


@given(claims, st.sampled_from(DIMENSIONS))
def test_open_part_is_judged_like_the_whole_claim(claim: Claim, direction: str) -> None:
    """Judging one part for many values gives what judging each whole claim gives."""
    without_part = msgspec.structs.replace(claim, **{direction: "anything"})
    open_claim = OpenClaim(corpus(), without_part, direction)
    assert judge_claim(corpus(), claim) == open_claim.verdict_on(
        getattr(claim, direction)
    )


def follows(fact: Fact, claim: Claim) -> bool:
    """Tell, without the judge, whether a fact alone makes a claim true.

    Each part is equal or not claimed, and the value is equal or entailed.
    """
    if fact.property != claim.property:
        return False
    for part in DIMENSIONS:
        claimed = getattr(claim, part)
        is_equal = claimed in (None, getattr(fact, part))
        if part != "value" and not is_equal:
            return False
    if isinstance(fact.value, Quantity) and isinstance(claim.value, Quantity):
        return entails(fact.value, claim.value)
    return fact.value == claim.value


def claims_of(fact: Fact) -> st.SearchStrategy[Claim]:
    """Draw claims that are a fact's own, with parts left out, and perhaps another value."""
    qualifiers = {
        part: st.none() | st.just(getattr(fact, part))
        for part in DIMENSIONS
        if part not in ("subject", "value")
    }
    return st.builds(
        Claim,
        property=st.just(fact.property),
        subject=st.just(fact.subject),
        value=st.just(fact.value) | values,
        source=st.none() | st.just(fact.sources[0].source),
        **qualifiers,
    )


facts = list(corpus().facts.values())


@given(st.sampled_from(facts).flatmap(claims_of))
def test_claim_that_follows_from_a_fact_is_true(claim: Claim) -> None:
    """A claim that a fact of the corpus makes true is true, whatever the rest of them say."""
    for fact in facts:
        reports = (None, *(citation.source for citation in fact.sources))
        if claim.source in reports and follows(fact, claim):
            assert Truth.TRUE is judge_claim(corpus(), claim).truth


def right_options(key: object) -> set[str]:
    """Return the right options of an item, as its proofs call them."""
    right = {str(key), "right"}
    if isinstance(key, PairsKey):
        right.update(f"{row}/{option}" for row, option in key.pairs.items())
    return right


def test_every_wrong_option_of_the_bank_is_proved_wrong() -> None:
    """Only the right options of an item are stated or entailed, and every option has a proof."""
    for item in course().bank.items.values():
        right = right_options(item.key)
        for option, why in item.why.items():
            is_right = why[0].rule in (Rule.STATED, Rule.ENTAILED)
            assert why[0].facts
            assert (option in right) == is_right
