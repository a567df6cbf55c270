from itertools import combinations, pairwise, permutations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Fact, Topic
from policystory.facts.truth import Truth
from policystory.items.questions.several.sequences import (
    LONGEST,
    Chain,
    before,
    pools,
    sequences,
    shared_objectives,
)
from tests.worlds import LAMPS, asking, comparing, content, fact, people, with_facts

PLACES = ("gull-rock", "tern-island", "north-pier", "skerry-isles")


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


def chains(*facts: Fact) -> list[list[str]]:
    """Return the names of what stands in each sequence of a corpus of these facts."""
    world = with_facts(*facts, properties=(asking("lit-since", **LAMPS),))
    return [
        [thing.text for thing in chain.things]
        for those in sequences(world).values()
        for chain in those
    ]


def of(corpus: Corpus) -> list[Chain]:
    """Return every sequence of a corpus."""
    return [chain for those in sequences(corpus).values() for chain in those]


def test_lamps_by_date_and_sums_by_size() -> None:
    """The earliest and the smallest stand first; each sequence is filed under its first fact by id."""
    found = {
        anchor: [thing.text for thing in chain.things]
        for anchor, (chain,) in sequences(comparing()).items()
    }
    assert {
        "lit-gull": ["Gull Rock", "Tern Island", "North Pier"],
        "money-gull": ["Gull Rock", "Tern Island", "North Pier"],
    } == found
    assert ["size", "time"] == sorted(
        chain.pool.asks.direction for chain in of(comparing())
    )


def test_every_two_things_of_a_sequence_are_proved_in_order() -> None:
    """Not only neighbours: each thing comes before all that follow it."""
    for chain in of(comparing()):
        for one, other in combinations(chain.things, 2):
            assert Truth.TRUE is before(comparing(), one.fact, other.fact).truth
            assert Truth.FALSE is before(comparing(), other.fact, one.fact).truth


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(1850, 1860), st.integers(0, 4)), min_size=3, max_size=4
    )
)
def test_what_overlaps_its_neighbours_stands_in_no_sequence(
    dates: list[tuple[int, int]],
) -> None:
    """Whatever the dates, a sequence is as long as the longest row of dates that do not overlap."""
    facts = [
        lit(place, f"{first}/{first + years}" if years else str(first))
        for place, (first, years) in zip(PLACES, dates, strict=False)
    ]
    longest = max(
        (
            size
            for size in range(len(dates) + 1)
            for some in permutations(dates, size)
            if all(one[0] + one[1] < other[0] for one, other in pairwise(some))
        ),
        default=0,
    )
    found = chains(*facts)
    assert ([longest] if longest >= 3 else []) == [len(chain) for chain in found]


def test_a_lamp_with_two_dates_stands_in_no_sequence() -> None:
    """One name with two dates would have two places."""
    others = (
        lit("gull-rock", "1860"),
        lit("tern-island", "1870"),
        lit("north-pier", "1880"),
    )
    assert [["Gull Rock", "Tern Island", "North Pier"]] == chains(*others)
    assert [] == chains(*others, lit("gull-rock", "1890"))


def test_what_reports_dispute_is_asked_of_one_report_only() -> None:
    """A fact that conflicts with another stands in no sequence over all reports."""
    first = lit(
        "gull-rock", "1860", conflicts=("x",), sources=(Citation("harbour-news", 5),)
    )
    others = lit("tern-island", "1870"), lit("north-pier", "1880")
    assert [] == chains(first, *others)
    same = lit("gull-rock", "1860", conflicts=("x",))
    assert [["Gull Rock", "Tern Island", "North Pier"]] == chains(same, *others)


def test_things_of_one_report_are_asked_of_that_report() -> None:
    """Only where no report holds them all are things asked of all reports."""
    facts = [
        lit(place, date)
        for place, date in zip(PLACES, ("1860", "1870", "1880"), strict=False)
    ]
    world = with_facts(*facts, properties=(asking("lit-since", **LAMPS),))
    assert {"island-post"} == {pool.source for pool in pools(world)}
    assert {None} == {
        pool.source for pool in pools(comparing()) if pool.asks.direction == "time"
    }


@pytest.mark.parametrize("objectives", [("read-a-count",), ()])
def test_what_serves_no_common_objective_stands_apart(
    objectives: tuple[str, ...],
) -> None:
    """A sequence serves an objective that all of its facts serve."""
    others = lit("tern-island", "1870"), lit("north-pier", "1880")
    assert [] == chains(lit("gull-rock", "1860", objectives=objectives), *others)


def test_a_name_is_shown_without_its_date() -> None:
    """A date in a name would give its place away; what the name is ambiguous without is left out."""
    whole = content()
    named = {
        "gull-rock": "lamp of 1860",
        "tern-island": "storm of 3 June 1870",
        "north-pier": "pier since 1880",
    }
    facts = [
        lit(place, date)
        for place, date in zip(PLACES, ("1860", "1870", "1880", "1890"), strict=False)
    ]
    usual = with_facts(*facts, properties=(asking("lit-since", **LAMPS),))

    def shown(names: dict[str, str]) -> list[list[str]]:
        entities = [
            msgspec.structs.replace(one, name=names.get(one.id, one.name))
            for one in whole.entities
        ]
        topics = (Topic("lamps", "Lamps", tuple(facts)),)
        world = Corpus(
            whole.sources, entities, usual.properties.values(), whole.objectives, topics
        )
        return [[thing.text for thing in chain.things] for chain in of(world)]

    assert [["lamp", "storm", "pier", "the Skerry Isles"]] == shown(named)
    assert [["lamp", "storm", "the Skerry Isles"]] == shown(
        {**named, "north-pier": "pier of 1880", "ada-marsh": "pier"}
    )


def test_a_long_row_leaves_the_rest_for_another() -> None:
    """A sequence has an end, and no fact stands in two."""
    places = [f"place-{n}" for n in range(LONGEST + 4)]
    facts = [lit(place, str(1800 + n)) for n, place in enumerate(places)]
    assert [LONGEST, 4] == sorted(
        (len(chain) for chain in chains(*facts)), reverse=True
    )
    assert len(places) == len({name for chain in chains(*facts) for name in chain})


def test_only_what_all_serve_is_shared() -> None:
    """Shared objectives are those of every fact, in the order of the first."""
    one, other = fact("a", objectives=("x", "y", "z")), fact("b", objectives=("z", "x"))
    assert ("x", "z") == shared_objectives([one, other])


def test_figures_of_another_sort_have_no_place_among_sums() -> None:
    """People and dollars have no order."""
    assert (
        Truth.UNKNOWN
        is before(
            comparing(), fact("a", value=people(1)), comparing().facts["money-gull"]
        ).truth
    )
