from itertools import product

import msgspec
import pytest

from policystory.facts.compare import kinds_are_apart
from policystory.facts.record import Kind, Status
from policystory.facts.truth import Rule, Truth, Verdict, claim_of, holds
from policystory.items.distractors.judges import (
    KINDS,
    MOST,
    asked_for_kind,
    judge,
    too_near,
)
from policystory.items.item import Item
from policystory.items.questions.part_of_fact import make
from tests.worlds import corpus, fact, people, with_facts


@pytest.mark.parametrize(("own", "other"), list(product(KINDS, Kind)))
def test_a_kind_is_false_only_where_it_is_apart(own: Kind, other: Kind) -> None:
    """A statement is of its kind, of none that excludes it by definition, and of any other nothing is known."""
    truth = (
        Truth.TRUE
        if own is other
        else Truth.FALSE
        if kinds_are_apart(own, other)
        else Truth.UNKNOWN
    )
    one = fact(kind=own)
    assert truth is judge(with_facts(one), one, "kind").holds(other).truth


def test_other_directions_are_judged_by_the_report() -> None:
    """What is not a kind of statement is judged as any claim on the report that the fact cites."""
    one = corpus().facts["carried-april"]
    for value in (people(9600), people(4200), people(4000)):
        claim = msgspec.structs.replace(claim_of(one, "harbour-news"), value=value)
        assert holds(corpus(), claim) == judge(corpus(), one, "value").holds(value)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (Status.PROMISED, Status.ANNOUNCED, True),
        (Status.ANNOUNCED, Status.PROMISED, True),
        (Status.PROMISED, Status.SECURED, False),
        (Status.ANNOUNCED, Status.ANNOUNCED, False),
    ],
)
def test_a_promise_and_an_announcement_are_too_near(
    one: Status, other: Status, near: bool
) -> None:
    """Only these two steps of the ladder are no fair choice beside each other."""
    assert near is too_near(one, other)


def money(status: Status, id_: str, amount: int) -> object:
    """Return money for a lamp that has come so far."""
    return msgspec.structs.replace(
        corpus().facts["money-gull"], id=id_, status=status, value=people(amount)
    )


@pytest.mark.parametrize(
    ("own", "offered"),
    [
        (Status.PROMISED, ["promised", "secured", "done-or-delivered"]),
        (Status.ANNOUNCED, ["announced", "secured", "done-or-delivered"]),
        (Status.SECURED, ["announced", "secured", "done-or-delivered"]),
        (Status.DELIVERED, ["announced", "secured", "done-or-delivered"]),
    ],
)
def test_a_ladder_is_offered_without_neighbours_that_are_too_near(
    own: Status, offered: list[str]
) -> None:
    """The options stand in the order of the ladder, a promise never beside an announcement; each is from a fact."""
    one = msgspec.structs.replace(corpus().facts["money-gull"], id="own", status=own)
    others = [
        msgspec.structs.replace(
            corpus().facts["money-tern"],
            id=f"o-{status}",
            status=status,
            subject=subject,
        )
        for status, subject in zip(
            Status,
            ("tern-island", "north-pier", "tern-island", "tern-island"),
            strict=True,
        )
    ]
    (item,) = [
        made
        for made in make(with_facts(one, *others), one)
        if made.direction == "status"
    ]
    assert isinstance(item, Item)
    assert offered == [option.id for option in item.options]
    for option, why in item.why.items():
        if option != item.key:
            assert Rule.CLOSED_OVER_REPORT.value == why[0].rule
            assert "taken-from" == why[-1].rule


def test_a_statement_that_tells_its_kind_is_not_asked() -> None:
    """Without a speaker in its sentence, or with a word that says what it is, nobody is asked what it is."""
    counted = corpus().properties["passengers-carried"]
    for form, asked in (
        ("{speaker} counted {value}.", True),
        ("{speaker} gave the official figure of {value}.", False),
        ("It was {value}.", False),
        (None, False),
    ):
        prop = msgspec.structs.replace(counted, states=form)
        one = fact(kind=Kind.OFFICIAL_FIGURE, speaker="harbour-board")
        assert asked is (
            "a-fact" in asked_for_kind(with_facts(one, properties=(prop,)))
        )


def test_no_kind_is_asked_for_without_end() -> None:
    """However many statements are estimates, a few are asked about, so that "an estimate" is no good guess."""
    many = [
        fact(
            f"f{i:02}",
            kind=Kind.ESTIMATE,
            speaker="harbour-board",
            value=people(100 * i),
        )
        for i in range(1, 20)
    ]
    assert MOST == len(asked_for_kind(with_facts(*many)))


def test_a_reported_statement_is_not_asked_for_its_kind() -> None:
    """What a report merely tells may be anything."""
    assert frozenset() == asked_for_kind(
        with_facts(fact(kind=Kind.REPORTED, speaker="harbour-board"))
    )
    one = fact(kind=Kind.CLAIM, speaker="harbour-board")
    assert Verdict(Truth.TRUE, Rule.STATED, ("a-fact",)) == judge(
        with_facts(one), one, "kind"
    ).holds(Kind.CLAIM)
