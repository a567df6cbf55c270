import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.compare import (
    KINDS_APART,
    Aspect,
    judge_alike,
    judge_earlier,
    judge_larger,
    kinds_are_apart,
    period_of,
)
from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Bound, Fact, Kind, Quantity, Status
from policystory.facts.truth import Rule, Truth
from tests.worlds import corpus, fact, people, with_facts

APART = tuple(
    Property(
        id=name, label=name, subjects=(), value=ValueType.QUANTITY, apart=(second,)
    )
    for name, second in (("sailed", "sunk"), ("sunk", "sailed"))
)


def judged(first: Quantity, second: Quantity) -> Truth:
    """Return whether one figure is larger than another."""
    return judge_larger(fact("a", value=first), fact("b", value=second)).truth


@pytest.mark.parametrize(
    ("first", "second", "truth"),
    [
        (people(310), people(178), Truth.TRUE),
        (people(178), people(310), Truth.FALSE),
        (people(310, Bound.MORE_THAN), people(178, Bound.MORE_THAN), Truth.TRUE),
        (people(178), people(178), Truth.UNKNOWN),
        (people(178, Bound.MORE_THAN), people(185), Truth.UNKNOWN),
        (people(100, Bound.ABOUT), people(105, Bound.ABOUT), Truth.UNKNOWN),
        (people(100, to=200), people(150), Truth.UNKNOWN),
        (people(100, to=200), people(90), Truth.TRUE),
        (people(100, Bound.UP_TO), people(95), Truth.UNKNOWN),
        (people(5000), Quantity(people(100).amount, "usd"), Truth.UNKNOWN),
        (
            people(5000),
            Quantity(people(100).amount, "people", per="year"),
            Truth.UNKNOWN,
        ),
    ],
)
def test_a_figure_is_larger_only_where_bounds_are_apart(
    first: Quantity, second: Quantity, truth: Truth
) -> None:
    """Figures of one unit have an order unless what their words may mean overlaps."""
    assert truth is judged(first, second)


@given(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(Bound),
    st.sampled_from(Bound),
)
def test_the_order_of_figures_has_one_direction(
    first: int, second: int, bound: Bound, second_bound: Bound
) -> None:
    """If a figure is larger, the second is not; UNKNOWN one way is UNKNOWN the other way."""
    there, back = (
        judged(people(first, bound), people(second, second_bound)),
        judged(people(second, second_bound), people(first, bound)),
    )
    assert {there, back} in ({Truth.TRUE, Truth.FALSE}, {Truth.UNKNOWN})
    assert there is not Truth.TRUE or first > second


@pytest.mark.parametrize(
    ("first", "second", "truth"),
    [
        ("1911-04", "1911-05", Truth.TRUE),
        ("1911-05", "1911-04", Truth.FALSE),
        ("1911-04", "1911", Truth.UNKNOWN),
        ("1911-04", "1911-04", Truth.UNKNOWN),
        ("1910/1911-04", "1911-04-30", Truth.UNKNOWN),
        ("1910", "1911-01-01", Truth.TRUE),
        ("1910/..", "1911", Truth.UNKNOWN),
        ("1909", "1910/..", Truth.TRUE),
        (None, "1911", Truth.UNKNOWN),
    ],
)
def test_a_date_is_earlier_only_where_no_day_is_shared(
    first: str | None, second: str, truth: Truth
) -> None:
    """A period is earlier if it ends before the second begins; without a date none is."""
    assert (
        truth
        is judge_earlier(
            corpus(), fact("a", period=first), fact("b", period=second)
        ).truth
    )


def test_the_value_of_a_date_is_what_is_compared() -> None:
    """Where a property asks for a date, its value is the date that the fact is about."""
    gull, tern = corpus().facts["lit-gull"], corpus().facts["lit-tern"]
    verdict = judge_earlier(corpus(), gull, tern)
    assert (Truth.TRUE, Rule.COMPARED, ("lit-gull", "lit-tern")) == (
        verdict.truth,
        verdict.rule,
        verdict.facts,
    )
    period = period_of(corpus(), gull)
    assert period is not None
    assert 1874 == period.first.year


@pytest.mark.parametrize(
    ("aspect", "parts", "truth"),
    [
        (Aspect.PERIOD, {}, Truth.TRUE),
        (Aspect.PERIOD, {"period": "1911-08"}, Truth.FALSE),
        (Aspect.PERIOD, {"period": "1911"}, Truth.UNKNOWN),
        (Aspect.PERIOD, {"period": None}, Truth.UNKNOWN),
        (Aspect.PEOPLE, {}, Truth.TRUE),
        (Aspect.PEOPLE, {"population": "pilgrims"}, Truth.FALSE),
        (Aspect.SPEAKER, {}, Truth.UNKNOWN),
        (Aspect.UNIT, {}, Truth.TRUE),
        (Aspect.UNIT, {"value": Quantity(people(9).amount, "usd")}, Truth.FALSE),
        (Aspect.UNIT, {"value": "many"}, Truth.UNKNOWN),
        (Aspect.SUBJECT, {"subject": "harbour-board"}, Truth.FALSE),
        (Aspect.MEASURE, {}, Truth.TRUE),
        (Aspect.MEASURE, {"property": "money-for"}, Truth.UNKNOWN),
        (Aspect.STATUS, {"status": Status.DELIVERED}, Truth.UNKNOWN),
    ],
)
def test_figures_are_alike_or_differ_only_where_both_say_so(
    aspect: Aspect, parts: dict[str, object], truth: Truth
) -> None:
    """Equal parts are TRUE, parts proved apart are FALSE, and all else is UNKNOWN."""
    assert truth is judge_alike(corpus(), fact("a"), fact("b", **parts), aspect).truth


def test_a_part_and_its_whole_are_not_proved_different() -> None:
    """Gull Rock is one of the Skerry Isles: what is said of one may be said of the other."""
    first, second = fact("a", subject="gull-rock"), fact("b", subject="skerry-isles")
    assert Truth.UNKNOWN is judge_alike(corpus(), first, second, Aspect.SUBJECT).truth


@pytest.mark.parametrize(
    ("first", "second", "truth"),
    [
        (Status.PROMISED, Status.DELIVERED, Truth.FALSE),
        (Status.PROMISED, Status.ANNOUNCED, Truth.UNKNOWN),
        (Status.ANNOUNCED, Status.ANNOUNCED, Truth.TRUE),
    ],
)
def test_promised_and_announced_are_too_near_to_differ(
    first: Status, second: Status, truth: Truth
) -> None:
    """What is announced may well be promised."""
    assert (
        truth
        is judge_alike(
            corpus(), fact("a", status=first), fact("b", status=second), Aspect.STATUS
        ).truth
    )


def test_what_was_counted_differs_only_where_properties_are_apart() -> None:
    """Two properties that exclude each other count two things; of the rest nothing is known."""
    first, second = fact("a", property="sailed"), fact("b", property="sunk")
    world = with_facts(first, second, properties=APART)
    assert Truth.FALSE is judge_alike(world, first, second, Aspect.MEASURE).truth


def test_kinds_that_are_apart_say_why() -> None:
    """No kind is apart from itself or from claims and reports; the table has each pair once."""
    for pair, reason in KINDS_APART.items():
        assert 2 == len(pair)
        assert reason
        assert pair.isdisjoint({Kind.CLAIM, Kind.REPORTED})
    assert kinds_are_apart(Kind.ESTIMATE, Kind.OFFICIAL_FIGURE)
    assert not kinds_are_apart(Kind.OPINION, Kind.PREDICTION)


def test_what_is_no_figure_is_not_larger() -> None:
    """Names and words have no size."""
    words: Fact = fact("b", value="fog")
    assert Truth.UNKNOWN is judge_larger(fact("a"), words).truth
    assert Truth.UNKNOWN is judge_larger(words, fact("a")).truth
