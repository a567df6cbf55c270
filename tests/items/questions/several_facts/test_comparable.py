from itertools import combinations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Fact, Topic
from policystory.facts.truth import Truth
from policystory.items.fact_set import Criterion
from policystory.items.questions.several_facts.comparable import before, pools, thing_of
from tests.items import fact_sets
from tests.worlds import LAMPS, asking, comparing, content, fact, people, with_facts

PLACES = ("gull-rock", "tern-island", "north-pier", "skerry-isles")
LAMPS_OF_ALL = fact_sets.order("lit-gull", "lit-pier", "lit-tern")
SUMS_OF_ALL = fact_sets.order(
    "money-gull", "money-pier", "money-tern", by=Criterion.SIZE
)


def lit(subject: str, date: str, **parts: object) -> Fact:
    """Return when a lamp was lit, as the Island Post has it."""
    usual = {
        "property": "lit-since",
        "subject": subject,
        "value": date,
        "population": None,
        "period": None,
        "objectives": ("tell-the-lamps",),
        "sources": (Citation("island-post", 5),),
    }
    return fact(**{"id_": f"lit-{subject}-{date}", **usual, **parts})


DATED = (
    lit("gull-rock", "1860"),
    lit("tern-island", "1870"),
    lit("north-pier", "1880"),
)


def world_of(*facts: Fact) -> Corpus:
    """Return a corpus of these facts, in which lamps are put in order."""
    return with_facts(*facts, properties=(asking("lit-since", **LAMPS),))


def names(*facts: Fact) -> list[str]:
    """Return the names of these facts as they are put in order."""
    fact_set = fact_sets.order(*fact_sets.ids(facts))
    options = fact_sets.item(world_of(*facts), fact_set).options
    return [option.text for option in options]


def faults(*facts: Fact, report: str | None = None) -> list[str]:
    """Return what keeps these facts from being put in order."""
    fact_set = fact_sets.order(*fact_sets.ids(facts), report=report)
    return fact_sets.messages(world_of(*facts), fact_set)


@pytest.mark.parametrize("fact_set", [LAMPS_OF_ALL, SUMS_OF_ALL], ids=["time", "size"])
def test_each_two_things_of_an_order_are_proved(fact_set: fact_sets.FactSet) -> None:
    """The earliest and the smallest stand first, and each thing comes before all that follow it."""
    item = fact_sets.item(comparing(), fact_set)
    assert ("gull-rock", "tern-island", "north-pier") == item.key
    facts = [comparing().facts[item.why[each][0].facts[0]] for each in item.key]
    for first, second in combinations(facts, 2):
        assert Truth.TRUE is before(comparing(), first, second).truth
        assert Truth.FALSE is before(comparing(), second, first).truth


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(1850, 1870), st.integers(0, 4)), min_size=3, max_size=4
    )
)
def test_dates_that_share_a_day_have_no_order(dates: list[tuple[int, int]]) -> None:
    """Whatever the dates, an order is asked for if each two of them lie apart, and only then."""
    facts = []
    for place, (first, years) in zip(PLACES, dates, strict=False):
        facts.append(lit(place, f"{first}/{first + years}" if years else str(first)))
    are_apart = all(
        one[0] + one[1] < two[0] or two[0] + two[1] < one[0]
        for one, two in combinations(dates, 2)
    )
    assert are_apart == (faults(*facts) == [])


def test_overlapping_dates_are_named() -> None:
    """The author reads which two facts have no order."""
    later = lit("skerry-isles", "1865/1875")
    message = "is not proved to come after"
    assert [
        f"'lit-skerry-isles-1865/1875' {message} 'lit-tern-island-1870'",
    ] == faults(*DATED, later)


def test_lamp_with_two_dates_has_no_place() -> None:
    """One name with two dates would have two places."""
    message = "'lit-gull-rock-1890' is shown by the same name as 'lit-gull-rock-1860'"
    assert [message] == faults(*DATED, lit("gull-rock", "1890"))


def test_disputed_fact_is_asked_of_one_report_only() -> None:
    """A fact that conflicts with another has no place over all reports."""
    disputed = lit("gull-rock", "1860", conflicts=("x",))
    facts = (disputed, *DATED[1:])
    assert ["'lit-gull-rock-1860' is disputed between reports"] == faults(*facts)
    assert [] == faults(*facts, report="island-post")


@pytest.mark.parametrize(
    ("fact_set", "reason"),
    [
        (
            fact_sets.order("lit-gull", "lit-pier", "lit-tern", by=Criterion.SIZE),
            "'lit-gull' has a place by time, not by size",
        ),
        (
            fact_sets.order("keeper-gull", "keeper-pier", "keeper-tern"),
            "'keeper-gull' has the property 'keeper', which does not ask for an order",
        ),
        (
            fact_sets.order("lit-gull", "lit-pier"),
            "'ask: order' is asked of 3 to 8 facts, the set has 2",
        ),
    ],
)
def test_set_that_has_no_order_says_why(
    fact_set: fact_sets.FactSet, reason: str
) -> None:
    """Facts are put in order in the way that their property asks for."""
    assert reason in fact_sets.messages(comparing(), fact_set)


def test_property_that_asks_for_the_first_alone_gives_no_order() -> None:
    """Each way of asking needs a question of its own."""
    asks_first = asking("lit-since", first=LAMPS["first"])
    world = with_facts(*DATED, properties=(asks_first,))
    found = fact_sets.messages(world, fact_sets.order(*fact_sets.ids(DATED)))
    assert found == [
        f"'{id_}' is asked for as the first or last, in no order"
        for id_ in sorted(fact_sets.ids(DATED))
    ]


def test_fact_without_a_date_has_no_place() -> None:
    """What has neither date nor figure cannot come before anything."""
    undated = msgspec.structs.replace(DATED[0], value="long ago", id="undated")
    assert isinstance(thing_of(world_of(undated), undated), str)


def test_name_is_shown_without_its_date() -> None:
    """A date would give the place away; a name that is ambiguous without it has no place."""
    whole = content()
    new_names = {
        "gull-rock": "lamp of 1860",
        "tern-island": "storm of 3 June 1870",
        "north-pier": "pier since 1880",
    }
    usual = world_of(*DATED)

    def text(subject: str, renamed: dict[str, str]) -> str:
        entities = []
        for entity in whole.entities:
            name = renamed.get(entity.id, entity.name)
            entities.append(msgspec.structs.replace(entity, name=name))
        topics = (Topic("lamps", "Lamps", DATED),)
        world = Corpus(
            whole.sources, entities, usual.properties.values(), whole.objectives, topics
        )
        thing = thing_of(world, lit(subject, "1880"))
        return thing if isinstance(thing, str) else thing[1].text

    assert ["lamp", "storm", "pier"] == [text(each, new_names) for each in new_names]
    twice = {**new_names, "ada-marsh": "pier of 1890"}
    assert text("north-pier", twice).startswith("has a name that two things share")


def test_things_of_one_report_are_asked_of_that_report() -> None:
    """Only where no report holds them all is the first or last asked of all reports."""
    assert {"island-post"} == {pool.source for pool in pools(world_of(*DATED))}
    over_all = [
        pool.source for pool in pools(comparing()) if pool.asks.direction == "time"
    ]
    assert [None] == over_all


def test_things_compared_serve_one_objective() -> None:
    """What serves another objective stands in no pool with the rest."""
    apart = lit("gull-rock", "1860", objectives=("read-a-count",))
    assert () == pools(world_of(apart, *DATED[1:]))


def test_figures_of_another_sort_have_no_place_among_sums() -> None:
    """People and dollars have no order."""
    counted = fact("a", value=people(1))
    verdict = before(comparing(), counted, comparing().facts["money-gull"])
    assert Truth.UNKNOWN is verdict.truth


def test_order_keeps_the_names_of_the_things() -> None:
    """Each option is the name of its lamp."""
    assert ["Gull Rock", "Tern Island", "North Pier"] == names(*DATED)


def test_things_asked_about_in_other_words_are_not_put_in_one_order() -> None:
    """When lamps were lit and when they went out are two questions."""
    lit_since = asking("lit-since", **LAMPS)
    asks = {"order": "in which order did these go out, earliest first?"}
    went_out = msgspec.structs.replace(lit_since, id="went-out", asks=asks)
    later = lit("skerry-isles", "1890", property="went-out", id_="out")
    world = with_facts(*DATED, later, properties=(lit_since, went_out))
    fact_set = fact_sets.order(*fact_sets.ids((*DATED, later)))
    reason = "'out' is put in order in other words than the first fact"
    assert [reason] == fact_sets.messages(world, fact_set)


def test_set_whose_question_breaks_a_rule_names_the_rule() -> None:
    """What keeps any question from being asked keeps this one, too."""
    long = msgspec.structs.replace(DATED[0], says="word " * 61)
    (message,) = faults(long, *DATED[1:])
    assert message.startswith("feedback-is-short: ")


def test_thing_with_two_dates_is_never_the_first() -> None:
    """Where a report gives two dates for one lamp, its place is unknown."""
    (pool,) = pools(
        world_of(*DATED, lit("gull-rock", "1890"), lit("skerry-isles", "1895"))
    )
    assert "Gull Rock" not in [thing.text for thing in pool.things]
