import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Entity, EntityType, Fact, Topic
from policystory.items.distractors.candidates import (
    candidate,
    in_order,
    kept_order,
    siblings,
)
from policystory.items.item import Option, Order, Why
from tests.worlds import corpus, fact, people, with_facts


@pytest.mark.parametrize(
    ("direction", "text"),
    [
        ("value", "More than 4,200"),
        ("subject", "The Ferry Company"),
        ("population", "Passengers"),
        ("period", "April 1911"),
        ("speaker", "The Harbour Board"),
        ("kind", "An official figure"),
        ("place", None),
        ("status", None),
    ],
)
def test_a_part_is_shown_as_an_option(direction: str, text: str | None) -> None:
    """An option begins with a capital and is written for people; what a fact lacks is no option."""
    shown = candidate(corpus(), corpus().facts["carried-april"], direction)
    assert text == (shown.text if shown else None)


def test_a_candidate_knows_its_option_and_where_it_is_taken_from() -> None:
    """The id of an option is made of its text, so that it tells nothing more."""
    shown = candidate(corpus(), corpus().facts["carried-april"], "value")
    assert shown is not None
    assert Option("more-than-4-200", "More than 4,200") == shown.option
    assert Why("taken-from", ("carried-april",)) == shown.taken


@pytest.mark.parametrize(
    ("id_", "text"), [("money-gull", "Promised"), ("money-tern", "Done or delivered")]
)
def test_how_far_something_had_come_is_written_for_people(id_: str, text: str) -> None:
    """A status is an option in words that fit money and deeds."""
    shown = candidate(corpus(), corpus().facts[id_], "status")
    assert text == (shown.text if shown else None)


def test_figures_and_dates_ascend_names_follow_the_alphabet_and_statuses_their_ladder() -> (
    None
):
    """The order of options is that of their values."""
    facts = [
        fact(f"f{i}", value=people(n), period=p)
        for i, (n, p) in enumerate([(10000, "1911-04"), (900, "1910-12")])
    ]
    figures = [candidate(with_facts(one), one, "value") for one in facts]
    dates = [candidate(with_facts(one), one, "period") for one in facts]
    keepers = [
        candidate(corpus(), corpus().facts[f"keeper-{one}"], "value")
        for one in ("tern", "gull", "pier")
    ]
    money = [
        candidate(corpus(), corpus().facts[f"money-{one}"], "status")
        for one in ("tern", "gull", "pier")
    ]
    assert [one.text for one in in_order([one for one in figures if one])] == [
        "900",
        "10,000",
    ]
    assert [one.text for one in in_order([one for one in dates if one])] == [
        "December 1910",
        "April 1911",
    ]
    assert [one.text for one in in_order([one for one in keepers if one])] == [
        "Ada Marsh",
        "Ines Holm",
        "Tom Reed",
    ]
    assert [one.value for one in in_order([one for one in money if one])] == [
        "promised",
        "announced",
        "delivered",
    ]


@pytest.mark.parametrize(
    ("id_", "direction", "order"),
    [
        ("carried-april", "value", Order.FIGURES),
        ("carried-april", "period", Order.DATES),
        ("carried-april", "speaker", Order.DRAWN),
        ("carried-april", "kind", Order.DRAWN),
        ("lit-gull", "value", Order.DATES),
        ("keeper-gull", "value", Order.DRAWN),
        ("money-gull", "status", Order.LISTED),
    ],
)
def test_each_direction_keeps_an_order(id_: str, direction: str, order: Order) -> None:
    """Figures and dates ascend, a ladder stands as it is listed, and names are drawn."""
    assert order is kept_order(corpus(), corpus().facts[id_], direction)


def near(*facts: Fact, direction: str = "value") -> list[tuple[int, str]]:
    """Return tier and id of what is near the first of these facts."""
    return [
        (tier, one.id)
        for tier, one in siblings(with_facts(*facts), direction).near(facts[0])
    ]


def test_what_is_nearer_comes_first() -> None:
    """Named confusions come first, then the same property, then the same report, then the same period."""
    elsewhere = (Citation("island-post", 2),)
    others = [
        fact("far", value=people(1), period="1910", sources=elsewhere),
        fact("named", value=people(2), period="1910", sources=elsewhere),
        fact("period", value=people(3), sources=elsewhere),
        fact("property", value=people(4), property="money-for"),
        fact("report", value=people(5), period="1910"),
        fact("twin", value=people(6)),
    ]
    assert near(fact("own", confusable=("named",)), *others) == [
        (0, "named"), (1, "twin"), (1, "report"), (1, "period"), (1, "far"), (1, "property"),
    ]  # fmt: skip


def test_a_name_comes_once_and_never_the_facts_own() -> None:
    """Of facts that have the same name only the nearest is a candidate."""
    assert near(
        fact("own"), fact("b", subject="harbour-board"), fact("a", subject="harbour-board", period="1910"),
        fact("c"), direction="subject",
    ) == [(1, "b")]  # fmt: skip


def test_named_persons_bodies_outlets_and_who_has_no_name_speak_apart() -> None:
    """One name among collectives, or a collective among names, would tell itself."""
    entities = (
        Entity(id="ada", name="Ada Marsh", type=EntityType.PERSON),
        Entity(id="tom", name="Tom Reed", type=EntityType.PERSON),
        Entity(id="clerk", name="a clerk", type=EntityType.PERSON),
        Entity(id="board", name="Harbour Board", type=EntityType.ORGANISATION),
        Entity(
            id="officials",
            name="harbour officials",
            type=EntityType.ORGANISATION,
            sort="government",
        ),
        Entity(
            id="staff",
            name="keeper's staff",
            type=EntityType.ORGANISATION,
            sort="together",
        ),
        Entity(id="crews", name="crews", type=EntityType.GROUP),
        Entity(
            id="post", name="Island Post", type=EntityType.ORGANISATION, sort="outlet"
        ),
    )
    usual = with_facts()
    facts = tuple(fact(f"f-{one.id}", speaker=one.id) for one in entities)
    world = Corpus(
        usual.sources.values(),
        entities,
        usual.properties.values(),
        (),
        (Topic("t", "T", facts),),
    )
    beside = {
        one.speaker: {near.speaker for _, near in siblings(world, "speaker").near(one)}
        for one in facts
    }
    assert beside == {
        "ada": {"tom"}, "tom": {"ada"}, "board": {"officials"}, "officials": {"board"}, "post": set(),
        "clerk": {"staff", "crews"}, "staff": {"clerk", "crews"}, "crews": {"clerk", "staff"},
    }  # fmt: skip


def test_an_author_narrows_what_stands_beside_what() -> None:
    """A group of migrants is not offered beside a group of officials."""
    entities = [Entity(id=id_, name=id_, type=EntityType.GROUP, sort=sort)
                for id_, sort in (("refugees", "migrants"), ("minors", "migrants"), ("senators", None))]  # fmt: skip
    usual = with_facts()
    facts = tuple(fact(f"f-{one.id}", population=one.id) for one in entities)
    world = Corpus(
        usual.sources.values(),
        entities,
        usual.properties.values(),
        (),
        (Topic("t", "T", facts),),
    )
    beside = {
        one.population: {
            near.population for _, near in siblings(world, "population").near(one)
        }
        for one in facts
    }
    assert {"refugees": {"minors"}, "minors": {"refugees"}, "senators": set()} == beside
