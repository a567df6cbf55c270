"""What a report leaves open, as in "and other keepers", is unknown and never false."""

import msgspec
import pytest

from policystory.facts.backing import judge_report
from policystory.facts.record import Citation
from policystory.facts.truth import Claim, OpenClaim, Rule, Truth, claim_of, judge_claim
from tests.worlds import corpus, fact, with_facts

HERE = (Citation("harbour-news", 5),)
FOG = corpus().facts["cause-marsh"]
CLOSED = corpus().properties["cause-given"]
BY_SUBJECT = msgspec.structs.replace(CLOSED, closed=("value", "subject"))


@pytest.mark.parametrize(
    ("opened", "truth"), [((), Truth.FALSE), (("subject",), Truth.UNKNOWN)]
)
def test_another_of_an_open_list_is_unknown(
    opened: tuple[str, ...], truth: Truth
) -> None:
    """Ada Marsh and other keepers named fog: whether Tom Reed did is not known."""
    marsh = msgspec.structs.replace(FOG, open=opened)
    world = with_facts(marsh, properties=(BY_SUBJECT,))
    claim = OpenClaim(world, claim_of(marsh, "harbour-news"), "subject")
    assert truth is claim.verdict_on("tom-reed").truth
    assert Truth.TRUE is claim.verdict_on("ada-marsh").truth


def test_open_part_is_unknown_where_another_part_is_asked_for() -> None:
    """What is said of one keeper of an open list may be true of another one."""
    opened = msgspec.structs.replace(FOG, open=("subject",))
    world = with_facts(opened, properties=(BY_SUBJECT,))
    claim: Claim = msgspec.structs.replace(
        claim_of(opened, "harbour-news"), subject="tom-reed"
    )
    assert Truth.UNKNOWN is judge_claim(world, claim).truth


def test_open_value_proves_no_other_value_false() -> None:
    """Fog and other things held the boats: a broken lens may have been one of them."""
    opened = msgspec.structs.replace(FOG, open=("value",))
    claim = OpenClaim(with_facts(opened), claim_of(opened, "harbour-news"), "value")
    verdict = claim.verdict_on("a broken lens")
    assert (Truth.UNKNOWN, Rule.POSSIBLE) == (verdict.truth, verdict.rule)


@pytest.mark.parametrize(
    ("opened", "truth"), [((), Truth.FALSE), (("subject",), Truth.UNKNOWN)]
)
def test_whom_an_open_list_may_mean_is_not_absent(
    opened: tuple[str, ...], truth: Truth
) -> None:
    """A report that speaks of "other keepers" may mean one whom it does not name."""
    marsh = msgspec.structs.replace(FOG, open=opened)
    holm = corpus().facts["cause-holm"]
    world = with_facts(marsh, holm)
    named = {"harbour-news": {5: ("ada-marsh",)}, "island-post": {5: ("ines-holm",)}}
    world.mentions = named
    assert truth is judge_report(world, "harbour-news", holm).truth


def test_fact_without_an_open_part_is_as_before() -> None:
    """Nothing is left open unless an author says so."""
    assert () == fact().open
