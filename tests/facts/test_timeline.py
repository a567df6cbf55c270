from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.record import Dated, Fact
from policystory.facts.timeline import Moment, date_of, timeline
from policystory.facts.values.period import read_period
from tests.worlds import corpus, fact, with_facts


def lit(id_: str, value: str, **parts: object) -> Fact:
    """Return a fact whose value is a date."""
    return fact(
        id_,
        subject="gull-rock",
        property="lit-since",
        value=value,
        population=None,
        **parts,
    )


def test_the_timeline_of_the_invented_course() -> None:
    """Facts are sorted by their first day: lamps by their value, counts by their period."""
    order = [
        "lit-gull",
        "lit-tern",
        "lit-pier",
        "carried-1910",
        "carried-winter",
        "carried-april",
        "carried-august",
    ]
    assert order == [moment.fact for moment in timeline(corpus())]


def test_a_moment_says_how_its_date_is_known() -> None:
    """A moment has its period as written, its precision, and is printed unless it says else."""
    known = {moment.fact: moment for moment in timeline(corpus())}
    assert (
        Moment("carried-april", "1911-04", "month", Dated.INFERRED)
        == known["carried-april"]
    )
    assert (
        Moment("carried-winter", "1910-10/1911-03", "range", Dated.INFERRED)
        == known["carried-winter"]
    )
    assert Moment("lit-gull", "1874", "year", Dated.PRINTED) == known["lit-gull"]


def test_of_what_begins_together_the_more_precise_stands_first() -> None:
    """Of what begins together the shortest is first and the endless last; then ids decide."""
    periods = {
        "a": "1911/..",
        "b": "1911",
        "c": "1911-01",
        "d": "1911-01-01",
        "e": "1911-01",
        "f": "1911-01/1911-03",
    }
    world = timeline(
        with_facts(*(fact(id_, period=period) for id_, period in periods.items()))
    )
    assert ["d", "c", "e", "f", "b", "a"] == [moment.fact for moment in world]


def test_the_value_dates_a_fact_that_asks_for_a_date() -> None:
    """The date is the value where that is a date, and else the period, never as-of."""
    world = with_facts(
        fact("count"),
        lit("lamp", "1874", period="1911"),
        fact("none", period=None, as_of="1911-05"),
    )
    assert ["1911-04", "1874", None] == [
        date_of(world, world.facts[id_]) for id_ in ("count", "lamp", "none")
    ]
    assert ["lamp", "count"] == [moment.fact for moment in timeline(world)]


def test_a_fact_of_an_unknown_property_is_dated_by_its_period() -> None:
    """A property that is not there is another check's problem."""
    world = with_facts(fact(property="nothing", value="1874"))
    assert "1911-04" == date_of(world, world.facts["a-fact"])


PERIODS = [
    "1910",
    "1911-04",
    "1911-04-07",
    "1910-10/1911-03",
    "1906/..",
    "1911-04-07/1911-04-08",
]


@given(st.lists(st.none() | st.sampled_from(PERIODS), max_size=8))
def test_the_timeline_is_in_order_and_whole(periods: list[str | None]) -> None:
    """Every dated fact stands in it once, never after one that begins later."""
    world = timeline(
        with_facts(*(fact(f"f{i}", period=period) for i, period in enumerate(periods)))
    )
    assert sorted(f"f{i}" for i, period in enumerate(periods) if period) == sorted(
        moment.fact for moment in world
    )
    firsts = [read_period(moment.period).first for moment in world]
    assert sorted(firsts) == firsts
