from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Bound, Citation, Fact, Quantity, Status
from policystory.facts.truth import (
    DIMENSIONS,
    Claim,
    OpenClaim,
    Rule,
    Truth,
    Verdict,
    claim_of,
    holds,
)
from policystory.facts.values.quantity import entails
from policystory.items.item import PairsKey
from tests.worlds import corpus, course, fact, people, with_facts

MORE = Bound.MORE_THAN
APRIL = Claim(
    subject="ferry-company", property="passengers-carried", value=people(4200, MORE), population="passengers",
    period="1911-04", speaker="harbour-board", source="harbour-news",
)  # fmt: skip
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
def test_a_claim_is_true_false_or_unknown(
    claim: Claim, truth: Truth, rule: Rule
) -> None:
    """Each part of a claim is judged by its own rule, and what is not proved is unknown."""
    verdict = holds(corpus(), claim)
    assert (truth, rule) == (verdict.truth, verdict.rule)


def test_a_verdict_names_the_facts_that_it_rests_on() -> None:
    """A proof can be looked up."""
    assert Verdict(Truth.TRUE, Rule.STATED, ("carried-april",)) == holds(
        corpus(), APRIL
    )
    assert Verdict(Truth.FALSE, Rule.SINGLE_VALUED, ("carried-april",)) == holds(
        corpus(), but(APRIL, value=people(9600))
    )


def test_an_open_list_makes_nothing_false() -> None:
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
    assert holds(with_facts(listed), claim).truth is Truth.UNKNOWN
    assert holds(with_facts(complete), claim).truth is Truth.FALSE


def test_a_property_of_many_values_makes_no_other_false() -> None:
    """Where more than one value can be true, a second one is unknown; a report may still be closed over values."""
    many = Property(
        id="seen", label="x", subjects=(), value=ValueType.ENTITY, single=False
    )
    seen = fact(property="seen", value="ada-marsh")
    claim = claim_of(msgspec.structs.replace(seen, value="tom-reed"), "harbour-news")
    closed = msgspec.structs.replace(many, closed=("value",))
    assert holds(with_facts(seen, properties=(many,)), claim).truth is Truth.UNKNOWN
    assert (
        holds(with_facts(seen, properties=(closed,)), claim).rule
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
def test_a_whole_and_its_part_may_be_meant_alike(population: str, truth: Truth) -> None:
    """What contains the thing that a report names may be what it means; what lies beside it is not."""
    one = fact(population="tern-island")
    claim = but(claim_of(one, "harbour-news"), population=population)
    assert truth is holds(with_facts(one), claim).truth


def test_reports_that_differ_settle_nothing() -> None:
    """Of two facts in conflict each is true of its report, and neither of the world."""
    one = fact("one", conflicts=("other",))
    other = fact(
        "other",
        value=people(9000),
        conflicts=("one",),
        sources=(Citation("island-post", 1),),
    )
    both = with_facts(one, other)
    assert Verdict(Truth.UNKNOWN, Rule.REPORTS_DIFFER, ("one", "other")) == holds(
        both, claim_of(one)
    )
    assert Verdict(Truth.TRUE, Rule.STATED, ("one",)) == holds(
        both, claim_of(one, "harbour-news")
    )
    assert holds(both, claim_of(other, "harbour-news")).truth is Truth.FALSE


@pytest.mark.parametrize("status", [None, Status.DELIVERED])
def test_a_promise_is_not_a_deed(status: Status | None) -> None:
    """Another status is another question, unless the report is closed over it."""
    promised = fact(status=Status.PROMISED)
    verdict = holds(
        with_facts(promised), msgspec.structs.replace(claim_of(promised), status=status)
    )
    assert (Truth.UNKNOWN if status else Truth.TRUE) is verdict.truth


@pytest.mark.parametrize("id_", sorted(corpus().facts))
def test_every_fact_is_true_of_its_report(id_: str) -> None:
    """A fact's own claim is entailed, of the world and of each report that it cites."""
    one = corpus().facts[id_]
    for source in (None, *(citation.source for citation in one.sources)):
        assert Truth.TRUE is holds(corpus(), claim_of(one, source)).truth


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
    """No claim makes the judge raise; the same claim has the same verdict; what is not unknown has a proof."""
    verdict = holds(corpus(), claim)
    assert verdict == holds(corpus(), claim)
    assert verdict.truth is Truth.UNKNOWN or verdict.facts
    assert all(fact in corpus().facts for fact in verdict.facts)


@given(claims, st.sampled_from(DIMENSIONS))
def test_a_part_that_is_left_out_is_judged_like_the_whole(
    claim: Claim, direction: str
) -> None:
    """Judging one part for many values gives what judging each whole claim gives."""
    asked = OpenClaim(corpus(), but(claim, **{direction: "anything"}), direction)
    assert holds(corpus(), claim) == asked.holds(getattr(claim, direction))


def follows(corpus_: Corpus, one: Fact, claim: Claim) -> bool:
    """Tell, without the judge, whether a fact alone makes a claim true: equal or unasked parts, entailed value."""
    if one.property != claim.property or any(
        getattr(claim, part) not in (None, getattr(one, part))
        for part in DIMENSIONS
        if part != "value"
    ):
        return False
    if isinstance(one.value, Quantity) and isinstance(claim.value, Quantity):
        return entails(one.value, claim.value)
    return one.value == claim.value and one.property in corpus_.properties


narrow = st.sampled_from(
    sorted(corpus().facts.values(), key=lambda one: one.id)
).flatmap(
    lambda one: st.builds(
        Claim,
        property=st.just(one.property),
        subject=st.just(one.subject),
        value=st.just(one.value) | values,
        **{
            part: st.just(getattr(one, part)) | st.none()
            for part in DIMENSIONS
            if part not in ("subject", "value")
        },
        source=st.none() | st.just(one.sources[0].source),
    )
)


@given(narrow)
def test_what_follows_from_a_fact_is_never_false(claim: Claim) -> None:
    """A claim that a fact of the corpus makes true is true, whatever the other facts say."""
    facts = corpus().facts.values()
    cited = [
        one
        for one in facts
        if claim.source in (None, *(citation.source for citation in one.sources))
    ]
    if any(follows(corpus(), one, claim) for one in cited):
        assert Truth.TRUE is holds(corpus(), claim).truth


def test_every_wrong_option_of_the_bank_is_proved_wrong() -> None:
    """No option that is unknown is ever offered as wrong."""
    for item in course().bank.items.values():
        for option, why in item.why.items():
            assert why[0].facts
            right = (
                {f"{row}/{own}" for row, own in item.key.pairs.items()}
                if isinstance(item.key, PairsKey)
                else set()
            )
            assert (option in {str(item.key), "right", *right}) == (
                why[0].rule in (Rule.STATED, Rule.ENTAILED)
            )
