from decimal import Decimal
from typing import Any

import msgspec
import pytest

from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Bound, Citation, Quantity, Status
from policystory.facts.truth import Claim, Rule, Truth, Verdict, claim_of, judge_claim
from tests.worlds import corpus, fact, people, with_facts

MORE = Bound.MORE_THAN
APRIL = Claim(
    subject="ferry-company",
    property="passengers-carried",
    value=people(4200, MORE),
    population="passengers",
    period="1911-04",
    speaker="harbour-board",
    source="harbour-news",
)
KEEPER = Claim(subject="gull-rock", property="keeper", value="ada-marsh")
CAUSE = Claim(
    subject="ada-marsh", property="cause-given", value="fog", source="harbour-news"
)
MEMBERS = Claim(
    subject="skerry-isles", property="made-up-of", value=("gull-rock", "tern-island")
)


def but(claim: Claim, **parts: Any) -> Claim:
    """Return a claim that differs in these parts."""
    return msgspec.structs.replace(claim, **parts)


@pytest.mark.parametrize(
    ("claim", "truth", "rule"),
    [
        # Quantities: what is said, what follows, what lies between, and what is another figure.
        (APRIL, Truth.TRUE, Rule.STATED),
        (but(APRIL, value=people(4000, MORE)), Truth.TRUE, Rule.ENTAILED),
        (but(APRIL, value=people(4500, MORE)), Truth.UNKNOWN, Rule.POSSIBLE),
        (but(APRIL, value=people(9600)), Truth.FALSE, Rule.SINGLE_VALUED),
        (
            but(APRIL, value=Quantity(Decimal(9600), "usd")),
            Truth.UNKNOWN,
            Rule.POSSIBLE,
        ),
        (but(APRIL, value="many"), Truth.UNKNOWN, Rule.POSSIBLE),
        # A report is closed over the dimensions that its property names.
        (but(APRIL, speaker="lighthouse-trust"), Truth.FALSE, Rule.CLOSED_OVER_REPORT),
        (but(APRIL, period="1911-08"), Truth.FALSE, Rule.CLOSED_OVER_REPORT),
        (but(APRIL, population="pilgrims"), Truth.FALSE, Rule.CLOSED_OVER_REPORT),
        (but(APRIL, subject="lighthouse-trust"), Truth.UNKNOWN, Rule.NOT_SPOKEN_OF),
        # The world is open: another speaker or period is another question.
        (
            but(APRIL, source=None, speaker="lighthouse-trust"),
            Truth.UNKNOWN,
            Rule.NOT_SPOKEN_OF,
        ),
        (but(APRIL, source=None, period="1911-08"), Truth.UNKNOWN, Rule.NOT_SPOKEN_OF),
        (but(APRIL, source=None, value=people(9600)), Truth.FALSE, Rule.SINGLE_VALUED),
        # Periods that share a day, and what is no period at all, may be what was meant.
        (but(APRIL, period="1911-04-07"), Truth.UNKNOWN, Rule.POSSIBLE),
        (
            but(APRIL, period="1911-04-07", value=people(9600)),
            Truth.UNKNOWN,
            Rule.NOT_SPOKEN_OF,
        ),
        (but(APRIL, period="in spring"), Truth.UNKNOWN, Rule.POSSIBLE),
        # Two differences are another question.
        (
            but(APRIL, value=people(9600), speaker="lighthouse-trust"),
            Truth.UNKNOWN,
            Rule.NOT_SPOKEN_OF,
        ),
        # What a claim leaves open, a narrower fact may make true and never makes false.
        (but(APRIL, period=None), Truth.TRUE, Rule.STATED),
        (
            but(APRIL, period=None, value=people(31000, Bound.AT_LEAST)),
            Truth.TRUE,
            Rule.STATED,
        ),
        (but(APRIL, period=None, value=people(500)), Truth.UNKNOWN, Rule.NOT_SPOKEN_OF),
        (
            but(APRIL, speaker=None, value=people(9600)),
            Truth.UNKNOWN,
            Rule.NOT_SPOKEN_OF,
        ),
        # What a claim binds and the fact leaves open is unknown.
        (but(KEEPER, period="1911"), Truth.UNKNOWN, Rule.POSSIBLE),
        (
            but(KEEPER, period="1911", value="tom-reed"),
            Truth.UNKNOWN,
            Rule.NOT_SPOKEN_OF,
        ),
        # Entities, words, periods and lists.
        (KEEPER, Truth.TRUE, Rule.STATED),
        (but(KEEPER, value="tom-reed"), Truth.FALSE, Rule.SINGLE_VALUED),
        (but(KEEPER, source="island-post"), Truth.UNKNOWN, Rule.NOT_SPOKEN_OF),
        (CAUSE, Truth.TRUE, Rule.STATED),
        (but(CAUSE, value="want of oil"), Truth.FALSE, Rule.SINGLE_VALUED),
        (
            Claim(subject="gull-rock", property="lit-since", value="1889"),
            Truth.FALSE,
            Rule.SINGLE_VALUED,
        ),
        (
            Claim(subject="gull-rock", property="lit-since", value="1874-05"),
            Truth.UNKNOWN,
            Rule.POSSIBLE,
        ),
        (
            Claim(subject="gull-rock", property="lit-since", value="long ago"),
            Truth.UNKNOWN,
            Rule.POSSIBLE,
        ),
        (MEMBERS, Truth.TRUE, Rule.STATED),
        (but(MEMBERS, value=("tern-island", "gull-rock")), Truth.TRUE, Rule.ENTAILED),
        (but(MEMBERS, value="gull-rock"), Truth.TRUE, Rule.ENTAILED),
        (
            but(MEMBERS, value=("gull-rock", "north-pier")),
            Truth.FALSE,
            Rule.CLOSED_LIST,
        ),
        (but(MEMBERS, value="skerry-isles"), Truth.UNKNOWN, Rule.POSSIBLE),
        (but(MEMBERS, value=()), Truth.UNKNOWN, Rule.POSSIBLE),
        # What nothing speaks of.
        (but(KEEPER, property="nothing"), Truth.UNKNOWN, Rule.NOT_SPOKEN_OF),
        (but(KEEPER, source="no-paper"), Truth.UNKNOWN, Rule.NOT_SPOKEN_OF),
    ],
)
def test_claim_is_true_false_or_unknown(claim: Claim, truth: Truth, rule: Rule) -> None:
    """Each part of a claim is judged by its own rule, and what is not proved is unknown."""
    verdict = judge_claim(corpus(), claim)
    assert (truth, rule) == (verdict.truth, verdict.rule)


def test_verdict_names_its_facts() -> None:
    """The proof of a verdict is the ids of the facts that it rests on."""
    assert Verdict(Truth.TRUE, Rule.STATED, ("carried-april",)) == judge_claim(
        corpus(), APRIL
    )
    assert Verdict(Truth.FALSE, Rule.SINGLE_VALUED, ("carried-april",)) == judge_claim(
        corpus(), but(APRIL, value=people(9600))
    )


def test_incomplete_list_makes_nothing_false() -> None:
    """Only a list that its source calls complete excludes what it does not name."""
    listed = fact(
        property="made-up-of",
        subject="skerry-isles",
        value=("gull-rock",),
        population=None,
        period=None,
    )
    complete = msgspec.structs.replace(listed, complete=True)
    claim = but(MEMBERS, value="north-pier")
    assert judge_claim(with_facts(listed), claim).truth is Truth.UNKNOWN
    assert judge_claim(with_facts(complete), claim).truth is Truth.FALSE


def test_property_of_many_values_makes_no_value_false() -> None:
    """Where several values can be true, another is unknown, unless the report is closed over it."""
    many = Property(
        id="seen", label="x", subjects=(), value=ValueType.ENTITY, single=False
    )
    seen = fact(property="seen", value="ada-marsh")
    claim = claim_of(msgspec.structs.replace(seen, value="tom-reed"), "harbour-news")
    closed = msgspec.structs.replace(many, closed=("value",))
    assert (
        judge_claim(with_facts(seen, properties=(many,)), claim).truth is Truth.UNKNOWN
    )
    assert (
        judge_claim(with_facts(seen, properties=(closed,)), claim).rule
        is Rule.CLOSED_OVER_REPORT
    )


@pytest.mark.parametrize(
    ("population", "truth"),
    [
        ("tern-island", Truth.TRUE),
        ("skerry-isles", Truth.UNKNOWN),
        ("gull-rock", Truth.FALSE),
        ("north-pier", Truth.FALSE),
    ],
)
def test_whole_and_part_may_be_the_same(population: str, truth: Truth) -> None:
    """A whole of what a report names may be what it means; what lies beside it is not."""
    carried = fact(population="tern-island")
    claim = but(claim_of(carried, "harbour-news"), population=population)
    assert truth is judge_claim(with_facts(carried), claim).truth


def test_conflicting_reports_leave_the_world_unknown() -> None:
    """Of two facts in conflict each is true of its report, and neither of the world."""
    low = fact("low", conflicts=("high",))
    high = fact(
        "high",
        value=people(9000),
        conflicts=("low",),
        sources=(Citation("island-post", 1),),
    )
    both = with_facts(low, high)
    assert Verdict(Truth.UNKNOWN, Rule.REPORTS_DIFFER, ("high", "low")) == judge_claim(
        both, claim_of(low)
    )
    assert Verdict(Truth.TRUE, Rule.STATED, ("low",)) == judge_claim(
        both, claim_of(low, "harbour-news")
    )
    assert judge_claim(both, claim_of(high, "harbour-news")).truth is Truth.FALSE


@pytest.mark.parametrize("status", [None, Status.DELIVERED])
def test_promise_is_not_a_deed(status: Status | None) -> None:
    """Another status is another question, unless the report is closed over it."""
    promised = fact(status=Status.PROMISED)
    verdict = judge_claim(
        with_facts(promised), msgspec.structs.replace(claim_of(promised), status=status)
    )
    assert (Truth.UNKNOWN if status else Truth.TRUE) is verdict.truth
