from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from policystory.facts.entity import Entity, EntityType, Property, ValueType
from policystory.facts.record import Citation, Fact
from policystory.items.item import Item, Order, PairsKey
from policystory.items.questions.fill_gap import make
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import FEEDBACK_WORDS
from policystory.items.variant import variant
from tests.items.distractors.offered import keeper
from tests.worlds import corpus, course, fact, people, with_facts

ITEMS = [item for item in course().bank.items.values() if item.kind == "cloze"]
POST = (Citation("island-post", 2),)
TOO_FEW = "too few wrong options are left that make no other true statement"


def made(
    asked: Fact, facts: Sequence[Fact] = (), *properties: Property
) -> list[Item | Refusal]:
    """Return what a fact yields beside some others, which name it as a confusion."""
    confused = [msgspec.structs.replace(each, confusable=(asked.id,)) for each in facts]
    return list(make(with_facts(asked, *confused, properties=properties), asked))


def item_of(asked: Fact, facts: Sequence[Fact], *properties: Property) -> Item:
    """Return the item that a fact yields beside some others."""
    (item,) = made(asked, facts, *properties)
    assert isinstance(item, Item)
    return item


def counted(id_: str = "a-fact", **parts: Any) -> Fact:
    """Return a fact on people carried that the Harbour Board counted."""
    return fact(id_, **{"speaker": "harbour-board", **parts})


COUNTS = (
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


def elsewhere(count: Fact, **parts: Any) -> Fact:
    """Return a count as one of another subject in another report."""
    usual = {"subject": "lighthouse-trust", "sources": POST}
    return msgspec.structs.replace(count, **{**usual, **parts})


APART = (
    elsewhere(COUNTS[0]),
    elsewhere(COUNTS[1], period="1910-08"),
    elsewhere(COUNTS[2], period="1911-01"),
)
"""No two parts of these make a statement about the fact that is asked for."""


def stated(form: str, **parts: Any) -> Property:
    """Return the property of people carried with statements of another form."""
    usual = corpus().properties["passengers-carried"]
    asks = {**usual.asks, "population": "which people were carried?"}
    return msgspec.structs.replace(usual, **{"states": form, "asks": asks, **parts})


def completed(item: Item) -> str:
    """Return a passage with its gaps filled in rightly."""
    assert isinstance(item.key, PairsKey)
    text = item.passage[0]
    for gap, after in zip(item.prompts, item.passage[1:], strict=True):
        options = {option.id: option.text for option in gap.options}
        text += options[item.key.pairs[gap.id]] + after
    return text


def test_figure_and_its_period_are_left_out_together() -> None:
    """The passage is the statement without two parts that others are confused with."""
    item = item_of(counted(), APART)
    assert "Complete what the Harbour News said in May 1911:" == item.stem
    assert (
        "The Harbour Board counted ",
        " passengers of the Ferry Company ",
        ".",
    ) == item.passage
    expected = (
        "The Harbour Board counted more than 4,200 passengers of the Ferry Company "
        "in April 1911."
    )
    assert expected == completed(item)


def test_author_can_say_what_a_statement_is_about() -> None:
    """Where a statement does not say so itself, the stem does."""
    form = "{speaker} counted {value} of the {population}."
    prop = stated(form, about="the ferries of {subject}")
    item = item_of(counted(), APART, prop)
    expected = "Complete what the Harbour News said in May 1911 about the ferries of"
    assert item.stem.startswith(expected)


def test_author_can_forbid_gaps() -> None:
    """A statement that its author does not want to be completed yields nothing, and no refusal."""
    assert [] == made(counted(asks={"gap": "no"}), APART)


@pytest.mark.parametrize(
    ("form", "gaps"),
    [
        ("{speaker} counted {value} {population} {period}.", ("value", "period")),
        ("{speaker} counted {value} of the {population}.", ("value", "population")),
        ("{period}, {value} were counted.", ("period", "value")),
    ],
)
def test_parts_most_often_confused_are_left_out(
    form: str, gaps: tuple[str, ...]
) -> None:
    """The period before the people; gaps stand as in the statement."""
    item = item_of(counted(), APART, stated(form))
    assert isinstance(item.key, PairsKey)
    assert gaps == tuple(gap.id for gap in item.prompts) == tuple(item.key.pairs)
    assert len(gaps) + 1 == len(item.passage)
    family = f"a-fact.{'-'.join(gaps)}"
    assert (family, f"{family}.cloze") == (item.family, item.id)


@pytest.mark.parametrize(
    "form",
    ["{speaker} counted {value} {population}.", "{speaker} counted {value}."],
)
def test_name_is_no_gap_beside_a_figure(form: str) -> None:
    """Who gave a figure is a question of its own, so that the figure alone is left to type."""
    (refused,) = made(counted(), APART, stated(form))
    assert isinstance(refused, Refusal)
    assert refused.reason.endswith("value: the figure alone is asked to be typed")


def test_statement_that_nothing_is_confused_with_is_not_completed() -> None:
    """No other fact names it as a confusion."""
    world = with_facts(counted(), *COUNTS)
    assert [] == list(make(world, world.facts["a-fact"]))


def test_fact_without_a_statement_is_not_completed() -> None:
    """Its property has no form of a statement."""
    assert [] == made(counted(), COUNTS, stated("", single=False))


CLOSE_COUNTS = [
    msgspec.structs.replace(count, value=people(amount))
    for count, amount in zip(COUNTS, (17, 27, 37), strict=True)
]


@pytest.mark.parametrize(
    ("asked", "facts", "form", "reason"),
    [
        (counted(), APART, "{value} crossed.", "the figure alone is asked to be typed"),
        (
            counted(value=people(7)),
            APART[:1],
            "{value} crossed.",
            "fewer than two wrong options can be proved",
        ),
        (
            counted(population=None),
            COUNTS,
            "{value} {population} crossed.",
            "the fact lacks a part that its statement names",
        ),
        (counted(value=people(7)), CLOSE_COUNTS, "{value} crossed.", TOO_FEW),
    ],
)
def test_what_cannot_be_completed_is_refused(
    asked: Fact, facts: Sequence[Fact], form: str, reason: str
) -> None:
    """Each plan that failed is named with its reason."""
    expected = Refusal("a-fact", "cloze", "value", f"value: {reason}")
    assert [expected] == made(asked, facts, stated(form))


LIT = Property(
    id="keeper",
    label="x",
    subjects=(),
    value=ValueType.PERIOD,
    closed=("subject", "value"),
    states="{subject} was lit in {value}.",
    asks={"subject": "which was lit?", "value": "when was it lit?"},
)


@pytest.mark.parametrize("sources", [(Citation("harbour-news", 2),), POST])
def test_two_wrong_options_never_make_another_fact(
    sources: tuple[Citation, ...],
) -> None:
    """That Tern Island was lit in 1879 is true, though each half is wrong in this statement."""
    asked = keeper("a-fact", "gull-rock", "1874")
    lamps = [
        keeper("tern", "tern-island", "1879", sources=sources),
        keeper("pier", "north-pier", "1882", sources=sources),
    ]
    reason = f"value and subject: {TOO_FEW}"
    assert [Refusal("a-fact", "cloze", "value", reason)] == made(asked, lamps, LIT)


def test_sentence_does_not_lose_both_names_that_it_joins() -> None:
    """That somebody tended some lamp would be true of too many."""
    tended = msgspec.structs.replace(
        corpus().properties["keeper"], closed=("subject", "value")
    )
    lamps = (
        keeper("tern", "tern-island", "tom-reed"),
        keeper("pier", "north-pier", "ines-holm"),
    )
    assert [] == made(keeper("a-fact", "gull-rock"), lamps, tended)


MET = Property(
    id="keeper",
    label="x",
    subjects=(),
    value=ValueType.ENTITY,
    closed=("speaker", "value"),
    states="{speaker} met {value}.",
    asks={"speaker": "who met?", "value": "who was met?"},
)


def test_right_words_of_one_gap_are_no_option_of_the_other() -> None:
    """That somebody met himself is no real choice."""
    strangers = {"bo-lind": "Bo Lind", "cy-wood": "Cy Wood"}
    facts = [keeper("a-fact", "north-pier", "tom-reed", speaker="ada-marsh")]
    for name in ("ada-marsh", "tom-reed", "ines-holm", *strangers):
        usual = {"subject": "north-pier", "confusable": ("a-fact",)}
        facts.append(
            keeper(f"{name}-met", value="harbour-board", speaker=name, **usual)
        )
        facts.append(keeper(f"met-{name}", value=name, speaker="gull-rock", **usual))
    world = with_facts(*facts, properties=(MET,))
    for id_, name in strangers.items():
        world.entities[id_] = Entity(id=id_, name=name, type=EntityType.PERSON)
    (item,) = make(world, world.facts["a-fact"])
    assert isinstance(item, Item)
    speakers, values = [{option.text for option in gap.options} for gap in item.prompts]
    beside = {"Ines Holm", *strangers.values()}
    assert ({"Ada Marsh", *beside}, {"Tom Reed", *beside}) == (speakers, values)


def test_one_gap_never_tells_the_other() -> None:
    """Parts whose words share a number or a word are not left out together."""
    form = "{speaker} counted {value} of the {population} of {subject} {period}."
    item = item_of(counted(value=people(1911)), APART, stated(form))
    assert ["value", "population"] == [gap.id for gap in item.prompts]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_each_option_has_proof_and_feedback(item: Item) -> None:
    """Every option of every gap is proved, a wrong one with the fact that it is taken from."""
    assert isinstance(item.key, PairsKey)
    names = set()
    for gap in item.prompts:
        names.update({f"{gap.id}/{option.id}" for option in gap.options})
    right = {f"{gap}/{option}" for gap, option in item.key.pairs.items()}
    assert names == set(item.why)
    assert names | {f"{name}/tried" for name in right} == set(item.feedback)
    assert names - right == set().union(*item.tiers)
    for name in names:
        last, feedback = item.why[name][-1], item.feedback[name]
        assert feedback.startswith("Right" if name in right else "Not right")
        assert len(feedback.split()) <= FEEDBACK_WORDS
        assert last.rule == ("stated" if name in right else "taken-from")
        assert set(last.facts) <= set(item.facts)


def test_figures_ascend_and_people_are_drawn() -> None:
    """Over many seeds figures keep their order, and the people stand in each place."""
    item = item_of(
        counted(), APART, stated("{speaker} counted {value} of the {population}.")
    )
    assert isinstance(item.key, PairsKey)
    right = item.key.pairs["population"]
    places = set()
    for seed in range(60):
        drawn = variant(item, str(seed))
        assert drawn is not None
        figures, counted_people = drawn.prompts
        assert (Order.FIGURES, Order.DRAWN) == (figures.order, counted_people.order)
        in_order = [each for each in item.prompts[0].options if each in figures.options]
        assert in_order == list(figures.options)
        places.add([option.id for option in counted_people.options].index(right))
    assert {0, 1, 2} == places


def test_date_alone_is_not_completed() -> None:
    """A date without another part would be a plain choice."""
    lit = msgspec.structs.replace(corpus().properties["lit-since"], closed=("value",))
    assert ValueType.PERIOD is lit.value
    usual = {"property": "lit-since"}
    asked = keeper("a-fact", "gull-rock", "1874", **usual)
    lamps = [
        keeper(f"o{year}", "north-pier", year, **usual) for year in ("1889", "1902")
    ]
    assert [] == made(asked, lamps, lit)
