from decimal import Decimal

import pytest

from policystory.facts.checks.fault import Check
from policystory.facts.checks.wording import (
    CHECKS,
    promises_are_not_deeds,
    says_holds_the_dates,
    says_holds_the_value,
    says_names_its_parts,
)
from policystory.facts.record import Bound, Fact, Kind, Quantity
from policystory.reading import Places
from tests.worlds import corpus, fact, with_facts

PLACES = Places()
PASSENGERS = "Passengers crossed in April 1911."


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_sentences_of_the_invented_course_are_sound(check: Check) -> None:
    """No rule has a complaint about the sentences of the invented course."""
    assert [] == list(check(corpus(), PLACES))


@pytest.mark.parametrize(
    ("period", "says", "missing"),
    [
        (None, "Passengers crossed.", []),
        ("1911", "Passengers crossed in 1911.", []),
        ("1911", "Passengers crossed in 1910.", ["1911"]),
        ("1911", "They were 19110 passengers.", ["1911"]),
        ("1911-04", "Passengers crossed in April 1911.", []),
        ("1911-04", "Passengers crossed in 1911.", ["april"]),
        ("1911-04", "Passengers crossed in April.", ["1911"]),
        ("1911-04", "Passengers crossed in spring.", ["1911", "april"]),
        ("1911-05", "Ada Marsh may have crossed in 1911.", []),
        ("1911-04-07", "On 7 APRIL 1911 passengers crossed.", []),
        ("1911-04-07", "On 8 April 1911 passengers crossed.", []),
        ("1910-10/1911-03", "From October 1910 to March 1911 passengers crossed.", []),
        ("1910-10/1911-03", "From October to March 1911 passengers crossed.", ["1910"]),
        ("1910-10/1911-03", "From October 1910 passengers crossed.", ["1911", "march"]),
        ("1906/..", "Passengers have crossed since 1906.", []),
        ("1906/..", "Passengers have always crossed.", ["1906"]),
    ],
)
def test_says_holds_the_period(
    period: str | None, says: str, missing: list[str]
) -> None:
    """Each year and month of the period stands in the sentence as a word; days need not."""
    faults = says_holds_the_dates(with_facts(fact(period=period, says=says)), PLACES)
    assert [
        f"fact 'a-fact': '{word}' of the period does not stand in 'says'"
        for word in missing
    ] == [problem.message for problem in faults]


@pytest.mark.parametrize(
    ("value", "says", "missing"),
    [
        ("1899-06-02", "The lamp was lit on 2 June 1899.", []),
        ("1899-06-02", "The lamp was lit on 3 June 1899.", ["2"]),
        ("1899-06-02", "The lamp was lit on 2 July 1898.", ["1899", "june"]),
        ("1899-06", "The lamp was lit on 3 June 1899.", []),
        ("1899", "The lamp was lit long ago.", ["1899"]),
    ],
)
def test_says_holds_a_date_that_is_the_value(
    value: str, says: str, missing: list[str]
) -> None:
    """A date that is asked for stands in the sentence, its day too."""
    lit = fact(
        subject="gull-rock",
        property="lit-since",
        value=value,
        population=None,
        period=None,
        says=says,
    )
    faults = says_holds_the_dates(with_facts(lit), PLACES)
    assert [
        f"fact 'a-fact': '{word}' of the value does not stand in 'says'"
        for word in missing
    ] == [problem.message for problem in faults]


KEEPER = fact(
    subject="gull-rock",
    property="keeper",
    value="ada-marsh",
    population=None,
    period=None,
    says="Ada Marsh did.",
)
MEMBERS = fact(
    subject="skerry-isles",
    property="made-up-of",
    value=("gull-rock", "tern-island"),
    population=None,
    period=None,
    says="Gull Rock and Tern Island.",
)


def but(stated: Fact, **parts: object) -> Fact:
    """Return a fact that differs in these parts."""
    return fact(
        **{
            **{
                name: getattr(stated, name)
                for name in (
                    "subject",
                    "property",
                    "value",
                    "population",
                    "period",
                    "says",
                )
            },
            **parts,
        }
    )


@pytest.mark.parametrize(
    ("stated", "missing"),
    [
        (fact(says=PASSENGERS), []),
        (fact(says="People crossed in April 1911."), ["population 'passengers'"]),
        (
            fact(says="SteamPassengers crossed in April 1911."),
            ["population 'passengers'"],
        ),
        (fact(says=PASSENGERS, speaker="harbour-board"), ["speaker 'harbour-board'"]),
        (fact(says="The Harbour  Board’s passengers.", speaker="harbour-board"), []),
        (fact(says="Mrs Marsh spoke of passengers.", speaker="ada-marsh"), []),
        (fact(says=PASSENGERS, place="gull-rock"), ["place 'gull-rock'"]),
        (fact(says="Passengers crossed to GULL ROCK.", place="gull-rock"), []),
        (
            fact(says="It rained.", speaker="ada-marsh", place="gull-rock"),
            ["speaker 'ada-marsh'", "population 'passengers'", "place 'gull-rock'"],
        ),
        (fact(says="It rained.", implied={"population": "all were"}), []),
        (
            fact(says="It rained.", implied={"speaker": "hers"}),
            ["population 'passengers'"],
        ),
        (fact(says="It rained.", population="nobody"), []),
        (fact(says="Passengers of nobody.", subject="ferry-company"), []),
        (KEEPER, []),
        (but(KEEPER, says="Tom Reed did."), ["value 'ada-marsh'"]),
        (but(KEEPER, says="She did.", implied={"value": '"she" is Ada Marsh'}), []),
        (but(KEEPER, says="She did.", implied={"value": "she"}), ["value 'ada-marsh'"]),
        (MEMBERS, []),
        (but(MEMBERS, says="Gull Rock and others."), ["value 'tern-island'"]),
        (
            but(MEMBERS, says="All of them."),
            ["value 'gull-rock'", "value 'tern-island'"],
        ),
        (but(KEEPER, property="cause-given", value="fog", says="It was dull."), []),
        (but(KEEPER, property="lit-since", value="1874", says="Long ago."), []),
        (but(KEEPER, property="nothing", says="Nothing."), []),
    ],
)
def test_says_names_its_parts(stated: Fact, missing: list[str]) -> None:
    """Speaker, population, place and answer are named in the sentence, or are implied."""
    faults = says_names_its_parts(with_facts(stated), PLACES)
    assert [
        f"fact 'a-fact': no name of the {part} stands in 'says'" for part in missing
    ] == [problem.message for problem in faults]


@pytest.mark.parametrize("kind", [Kind.COMMITMENT, Kind.PREDICTION])
@pytest.mark.parametrize(
    ("says", "faults"),
    [
        ("The Harbour Board promised a lens.", None),
        ("The Harbour Board said it would give a lens.", None),
        ("A lens was to be delivered.", None),
        ("Will Reed promised to provide a lens.", None),
        ("The Harbour Board will give a lens.", "will"),
        ("The Harbour Board gives a lens.", "gives"),
        ("The Harbour Board is going to give a lens.", "is going to"),
        ("Lenses are set to come.", "are set to"),
        ("The Harbour Board provides a lens.", "provides"),
        ("The Harbour Board delivers a lens.", "delivers"),
        ("The goodwill of the Harbour Board was promised.", None),
    ],
)
def test_a_promise_is_not_told_as_a_deed(
    kind: Kind, says: str, faults: str | None
) -> None:
    """What was promised or expected is told as that, in the past; "Will" is a name."""
    messages = (
        [f"fact 'a-fact': 'says' tells a promise in the present: '{faults}'"]
        if faults
        else []
    )
    assert messages == [
        stated.message
        for stated in promises_are_not_deeds(
            with_facts(fact(says=says, kind=kind)), PLACES
        )
    ]


@pytest.mark.parametrize(
    "kind", [kind for kind in Kind if kind not in (Kind.COMMITMENT, Kind.PREDICTION)]
)
def test_only_promises_and_expectations_are_looked_at(kind: Kind) -> None:
    """What is so, is so in the present."""
    assert [] == list(
        promises_are_not_deeds(
            with_facts(fact(says="The Board will gives.", kind=kind)), PLACES
        )
    )


@pytest.mark.parametrize(
    ("value", "says", "sound"),
    [
        (Quantity(Decimal(50), "percent"), "Half of them crossed in April 1911.", True),
        (Quantity(Decimal(50), "percent"), "50% of them crossed in April 1911.", True),
        (
            Quantity(Decimal(50), "percent"),
            "A quarter of them crossed in April 1911.",
            False,
        ),
        (Quantity(Decimal(50), "people"), "Half of them crossed in April 1911.", False),
        (
            Quantity(Decimal(2), "percent", Bound.EXACTLY, Decimal(5)),
            "2 to 5% crossed in April 1911.",
            True,
        ),
        (
            Quantity(Decimal(2), "percent", Bound.EXACTLY, Decimal(5)),
            "2% crossed in April 1911.",
            False,
        ),
        (
            Quantity(Decimal(1_200_000_000), "usd"),
            "$1.2 billion was given in April 1911.",
            True,
        ),
    ],
)
def test_a_share_may_stand_in_words(value: Quantity, says: str, sound: bool) -> None:
    """Only a percentage may stand as half or a quarter; both ends of a range must stand."""
    faults = says_holds_the_value(with_facts(fact(value=value, says=says)), PLACES)
    assert sound == (not any("does not stand" in problem.message for problem in faults))
