from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.record import (
    Citation,
    Entity,
    EntityType,
    Fact,
    Property,
    ValueType,
)
from policystory.grade import mark
from policystory.items.forms.cloze import parse, samples, score
from policystory.items.item import (
    Item,
    Order,
    PairsKey,
    Reading,
    Reason,
    key_item,
    paper_item,
)
from policystory.items.questions.fill_gap import make
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import FEEDBACK_WORDS, broken
from policystory.items.variant import variant
from tests.worlds import corpus, course, fact, people, with_facts

ITEMS = [item for item in course().bank.items.values() if item.kind == "cloze"]
DRAWN = [drawn for item in ITEMS if (drawn := variant(item, "seed")) is not None]
TWO = next(drawn for drawn in DRAWN if drawn.asked[0] == "carried-winter")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


def made(
    one: Fact, *others: Fact, properties: tuple[Property, ...] = ()
) -> list[Item | Refusal]:
    """Return what a fact yields beside others, which take it for themselves."""
    confused = [
        msgspec.structs.replace(other, confusable=(one.id,)) for other in others
    ]
    world = with_facts(one, *confused, properties=properties)
    return list(make(world, one))


def counted(id_: str = "a-fact", **parts: Any) -> Fact:
    """Return a fact on people carried that the Harbour Board counted."""
    return fact(id_, **{"speaker": "harbour-board", **parts})


OTHERS = (
    counted(
        "winter",
        value=people(9600),
        period="1910-10/1911-03",
        speaker="gull-rock",
        population="pilgrims",
    ),
    counted(
        "august",
        value=people(15000),
        period="1911-08",
        speaker="lighthouse-trust",
        population="herring-workers",
    ),
    counted("year", value=people(31000), period="1910"),
)


APART = tuple(
    msgspec.structs.replace(
        one,
        subject="lighthouse-trust",
        period=period,
        sources=(Citation("island-post", 2),),
    )
    for one, period in zip(
        OTHERS, ("1910-10/1911-03", "1910-08", "1911-01"), strict=True
    )
)
"""The same of another subject, in another report: no two parts of these make a statement about the
first."""


def stated(form: str, **parts: Any) -> Property:
    """Return the property of people carried with statements of another form."""
    usual = corpus().properties["passengers-carried"]
    asks = {**usual.asks, "population": "which people were carried?"}
    return msgspec.structs.replace(usual, **{"states": form, "asks": asks, **parts})


def text(item: Item) -> str:
    """Return a passage with its gaps filled in rightly."""
    assert isinstance(item.key, PairsKey)
    right = [
        next(o.text for o in gap.options if o.id == item.key.pairs[gap.id])
        for gap in item.prompts
    ]
    return "".join(
        part + word for part, word in zip(item.passage, [*right, ""], strict=True)
    )


def test_a_figure_and_its_period_are_left_out_together() -> None:
    """The passage is the fact's statement without two parts that others are confused with."""
    (item,) = made(counted(), *APART)
    assert isinstance(item, Item)
    assert (
        "According to the Harbour News (May 1911), which words complete this statement?"
        == item.stem
    )
    assert (
        "The Harbour Board counted ",
        " passengers of the Ferry Company ",
        ".",
    ) == item.passage
    assert (
        text(item)
        == "The Harbour Board counted more than 4,200 passengers of the Ferry Company in April 1911."
    )


@pytest.mark.parametrize(
    ("form", "gaps"),
    [
        ("{speaker} counted {value} {population} {period}.", ("value", "period")),
        ("{speaker} counted {value} of the {population}.", ("value", "population")),
        ("{speaker} counted {value} {population}.", ("speaker", "value")),
        ("{period}, {value} were counted.", ("period", "value")),
        ("{speaker} counted {value}.", ("speaker", "value")),
    ],
)
def test_the_parts_most_often_confused_are_left_out(
    form: str, gaps: tuple[str, ...]
) -> None:
    """The period before the people, the people before the speaker; the gaps stand as the statement has them."""
    (item,) = made(counted(), *APART, properties=(stated(form),))
    assert isinstance(item, Item)
    assert isinstance(item.key, PairsKey)
    assert gaps == tuple(gap.id for gap in item.prompts) == tuple(item.key.pairs)
    assert len(gaps) + 1 == len(item.passage)
    assert (f"a-fact.{'-'.join(gaps)}", f"a-fact.{'-'.join(gaps)}.cloze") == (
        item.family,
        item.id,
    )


def test_what_nothing_is_confused_with_is_not_worth_completing() -> None:
    """A fact that no other fact names as a confusion yields nothing, and so does one without a statement."""
    world = with_facts(counted(), *OTHERS)
    assert list(make(world, world.facts["a-fact"])) == []
    assert made(counted(), *OTHERS, properties=(stated("", single=False),)) == []


@pytest.mark.parametrize(
    ("one", "others", "properties", "reason"),
    [
        (
            counted(),
            APART,
            (stated("{value} crossed."),),
            "value: the figure alone is asked to be typed",
        ),
        (
            counted(value=people(7)),
            APART[:1],
            (stated("{value} crossed."),),
            "value: fewer than two wrong options can be proved",
        ),
        (
            counted(population=None),
            OTHERS,
            (stated("{value} {population} crossed."),),
            "value: the fact lacks a part that its statement names",
        ),
        (
            counted(value=people(7)),
            [
                msgspec.structs.replace(one, value=people(n))
                for one, n in zip(OTHERS, (17, 27, 37), strict=True)
            ],
            (stated("{value} crossed."),),
            "value: too few wrong options are left that make no other true statement",
        ),
    ],
)
def test_what_cannot_be_completed_is_refused(
    one: Fact, others: tuple[Fact, ...], properties: tuple[Property, ...], reason: str
) -> None:
    """Each plan that failed is named with its reason."""
    assert [Refusal("a-fact", "cloze", "value", reason)] == made(
        one, *others, properties=properties
    )


def keeper(id_: str, subject: str, value: str, **parts: Any) -> Fact:
    """Return a fact on who tended a lamp."""
    return fact(
        id_,
        property="keeper",
        subject=subject,
        value=value,
        population=None,
        period=None,
        **parts,
    )


LAMPS = (
    keeper("tern", "tern-island", "tom-reed"),
    keeper("pier", "north-pier", "ines-holm"),
)


def test_two_wrong_options_never_make_another_fact() -> None:
    """That Tom Reed tended the lamp of Tern Island is true, though each half is wrong in this statement."""
    lit = Property(
        id="keeper", label="x", subjects=(), value=ValueType.PERIOD, closed=("subject", "value"),
        states="{subject} was lit in {value}.", asks={"subject": "which was lit?", "value": "when was it lit?"},
    )  # fmt: skip
    own = keeper("a-fact", "gull-rock", "1874")
    lamps = [
        keeper("tern", "tern-island", "1879"),
        keeper("pier", "north-pier", "1882"),
    ]
    elsewhere = [
        msgspec.structs.replace(one, sources=(Citation("island-post", 2),))
        for one in lamps
    ]
    reason = "value and subject: too few wrong options are left that make no other true statement"
    refused = [Refusal("a-fact", "cloze", "value", reason)]
    assert (
        refused
        == made(own, *lamps, properties=(lit,))
        == made(own, *elsewhere, properties=(lit,))
    )


def test_a_sentence_does_not_lose_both_names_that_it_joins() -> None:
    """That somebody tended some lamp would be true of too many."""
    tended = msgspec.structs.replace(
        corpus().properties["keeper"], closed=("subject", "value")
    )
    assert [] == made(
        keeper("a-fact", "gull-rock", "ada-marsh"), *LAMPS, properties=(tended,)
    )


def test_who_is_right_in_one_gap_is_no_option_of_the_other() -> None:
    """That somebody met himself is no real choice: the right words of one gap are no wrong option of the other."""
    met = Property(
        id="keeper", label="x", subjects=(), value=ValueType.ENTITY, closed=("speaker", "value"),
        states="{speaker} met {value}.", asks={"speaker": "who met?", "value": "who was met?"},
    )  # fmt: skip
    people_ = ("ada-marsh", "tom-reed", "ines-holm", "bo-lind", "cy-wood")
    pairs = [(who, "harbour-board") for who in people_] + [
        ("gull-rock", who) for who in people_
    ]
    others = [
        keeper(f"{a}-{b}", "north-pier", b, speaker=a, confusable=("a-fact",))
        for a, b in pairs
    ]
    world = with_facts(
        keeper("a-fact", "north-pier", "tom-reed", speaker="ada-marsh"),
        *others,
        properties=(met,),
    )
    for id_ in people_[3:]:
        world.entities[id_] = Entity(
            id=id_, name=id_.replace("-", " ").title(), type=EntityType.PERSON
        )
    (item,) = make(world, world.facts["a-fact"])
    assert isinstance(item, Item)
    strangers = {"Ines Holm", "Bo Lind", "Cy Wood"}
    subject, value = ({option.text for option in gap.options} for gap in item.prompts)
    assert ({"Ada Marsh", *strangers}, {"Tom Reed", *strangers}) == (subject, value)


def test_one_gap_never_tells_the_other() -> None:
    """Where the words of two gaps share a number or a word, they are not left out together."""
    said = "{speaker} counted {value} of the {population} of {subject} {period}."
    (item,) = made(counted(value=people(1911)), *APART, properties=(stated(said),))
    assert isinstance(item, Item)
    assert tuple(gap.id for gap in item.prompts) == ("value", "population")


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_each_option_has_proof_and_feedback(item: Item) -> None:
    """Every option of every gap is proved, wrong ones with the fact they are taken from, and has its own feedback."""
    assert isinstance(item.key, PairsKey)
    names = {f"{gap.id}/{option.id}" for gap in item.prompts for option in gap.options}
    right = {f"{gap}/{option}" for gap, option in item.key.pairs.items()}
    assert names == set(item.why) == set(item.feedback)
    assert names - right == {name for tier in item.tiers for name in tier}
    for name in names:
        opening, last = (
            ("Right", "stated") if name in right else ("Not right", "taken-from")
        )
        assert item.feedback[name].startswith(opening)
        assert len(item.feedback[name].split()) <= FEEDBACK_WORDS
        assert last == item.why[name][-1].rule
        assert set(item.why[name][-1].facts) <= set(item.facts)


@pytest.mark.parametrize("item", DRAWN, ids=lambda item: item.id)
def test_a_variant_proves_itself(item: Item) -> None:
    """A variant breaks no rule, shows three options a gap, and each sample earns the mark that it must earn."""
    assert list(broken(item)) == []
    assert {3} == {len(gap.options) for gap in item.prompts}
    shown, key = paper_item(item, Decimal(2)), key_item(item)
    found = {one.reason for one in samples(item)}
    assert {Reason.RIGHT, Reason.WRONG, Reason.UNANSWERED, Reason.UNREADABLE} <= found
    for one in samples(item):
        got = mark(shown, key, one.response)
        assert (one.reason, one.share * 2) == (got.reason, got.points), one


@pytest.mark.parametrize(
    ("value", "period", "reason", "points"),
    [
        ("9-600", "from-october-1910-to-march-1911", Reason.RIGHT, "1"),
        ("9-600", "in-april-1911", Reason.PARTLY_RIGHT, "0.5"),
        ("9-600", None, Reason.PARTLY_RIGHT, "0.5"),
        ("about-15-000", "from-october-1910-to-march-1911", Reason.PARTLY_RIGHT, "0.5"),
        ("about-15-000", "in-april-1911", Reason.WRONG, "0"),
        ("", "in-april-1911", Reason.WRONG, "0"),
        (None, "", Reason.UNANSWERED, "0"),
        ("no-such-option", "in-april-1911", Reason.UNREADABLE, "0"),
        ("in-april-1911", "in-april-1911", Reason.UNREADABLE, "0"),
        (3, "in-april-1911", Reason.UNREADABLE, "0"),
    ],
)
def test_gaps_are_scored_one_by_one(
    value: object, period: object, reason: Reason, points: str
) -> None:
    """Each gap earns its share; an open gap earns nothing; what is no option of its gap is not read."""
    found = mark(
        paper_item(TWO, Decimal(1)), key_item(TWO), {"value": value, "period": period}
    )
    assert (reason, Decimal(points)) == (found.reason, found.points)


def test_each_filled_gap_gets_its_own_feedback() -> None:
    """What was filled rightly is confirmed, what was mixed up is explained; an open gap gets none."""
    both = mark(
        paper_item(TWO, Decimal(1)), key_item(TWO), {"period": "in-april-1911", "value": "9-600"}
    )  # fmt: skip
    true = corpus().facts["carried-winter"].says
    other = corpus().facts["carried-april"].says
    assert both.feedback == (
        f"Right: “9,600”. {true}",
        f"Not right. {true} “in April 1911” belongs elsewhere: {other}",
    )
    one = mark(paper_item(TWO, Decimal(1)), key_item(TWO), {"value": "9-600"})
    assert one.feedback == both.feedback[:1]


@given(
    st.sampled_from(DRAWN),
    JSON | st.dictionaries(st.sampled_from(["value", "period", "population"]), JSON),
)
def test_any_response_is_marked(item: Item, response: Any) -> None:
    """No response of any shape makes parse or score raise, and points lie from none to all."""
    shown, key = paper_item(item, Decimal(1)), key_item(item)
    assert score(key, parse(shown, response)) == score(key, parse(shown, response))
    assert 0 <= mark(shown, key, response).points <= 1


@given(st.sampled_from(DRAWN), st.data())
def test_the_share_is_that_of_the_gaps(item: Item, data: st.DataObject) -> None:
    """Whatever options are chosen, the points are the gaps filled rightly among all."""
    assert isinstance(item.key, PairsKey)
    chosen = {
        gap.id: data.draw(st.sampled_from([o.id for o in gap.options]))
        for gap in item.prompts
    }
    right = sum(chosen[gap] == option for gap, option in item.key.pairs.items())
    found = mark(paper_item(item, Decimal(len(chosen))), key_item(item), chosen)
    assert right == found.points


def test_figures_ascend_and_names_are_drawn() -> None:
    """Over many seeds figures keep their order, and the name stands in each place."""
    names = ("tom-reed", "ines-holm", "tom-reed")
    persons = [
        msgspec.structs.replace(one, speaker=name)
        for one, name in zip(APART, names, strict=True)
    ]
    (item,) = made(
        counted(speaker="ada-marsh"),
        *persons,
        properties=(stated("{speaker} counted {value}."),),
    )
    assert isinstance(item, Item)
    places = set()
    for seed in range(60):
        drawn = variant(item, str(seed))
        assert drawn is not None
        speakers, figures = drawn.prompts
        assert (Order.DRAWN, Order.FIGURES) == (speakers.order, figures.order)
        assert [
            option for option in item.prompts[1].options if option in figures.options
        ] == list(figures.options)
        places.add([option.id for option in speakers.options].index("ada-marsh"))
    assert {0, 1, 2} == places


def test_a_statement_of_a_date_can_be_completed_beside_its_subject() -> None:
    """A date is left out with who it belongs to, where both are closed; never alone, for it would be a plain choice."""
    lit = msgspec.structs.replace(corpus().properties["lit-since"], closed=("value",))
    assert lit.value is ValueType.PERIOD
    one = fact(
        property="lit-since",
        subject="gull-rock",
        value="1874",
        population=None,
        period=None,
    )
    others = [
        msgspec.structs.replace(one, id=f"o{year}", subject="north-pier", value=year)
        for year in ("1889", "1902")
    ]
    assert made(one, *others, properties=(lit,)) == []


def test_a_key_of_another_kind_is_wrong_and_no_crash() -> None:
    """Halves that do not belong together give no points."""
    single = next(item for item in course().bank.items.values() if item.options)
    assert score(key_item(single), Reading(value={"a": "b"})).reason is Reason.WRONG
    assert score(key_item(TWO), Reading(value="a")).reason is Reason.WRONG
    assert list(samples(single)) == []
