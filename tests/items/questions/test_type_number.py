from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.record import Bound, Fact, Quantity
from policystory.items.forms.number import score
from policystory.items.item import (
    Item,
    NumberKey,
    Reading,
    key_item,
    paper_item,
)
from policystory.items.questions.type_number import make, tolerance
from policystory.items.refusal import Refusal
from tests.worlds import corpus, course, fact, people, with_facts

ITEMS = [item for item in course().bank.items.values() if item.kind == "number"]


@pytest.mark.parametrize(
    ("amount", "edge"),
    [
        ("178000", "500"),
        ("310000", "3100"),
        ("4200", "42"),
        ("40", "0.4"),
        ("52", "0.5"),
        ("9.5", "0.05"),
        ("1234567", "0.5"),
        ("100", "1"),
        ("4000000000", "40000000"),
    ],
)
def test_tolerance_is_half_the_last_digit_or_a_hundredth(
    amount: str, edge: str
) -> None:
    """A typed figure may be off by half its last shown digit or a hundredth, if smaller."""
    assert Decimal(edge) == tolerance(Decimal(amount))


@given(st.decimals(10, 10**12, places=2))
def test_tolerance_is_never_more_than_a_hundredth(amount: Decimal) -> None:
    """Whatever is asked, the tolerance is positive and small."""
    assert 0 < tolerance(amount) <= amount / 100


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        (
            fact(value=people(100, to=120)),
            "a range or a figure below ten is not asked to be typed",
        ),
        (
            fact(value=people(9)),
            "a range or a figure below ten is not asked to be typed",
        ),
        (
            fact(population=None),
            "the fact lacks the population that the question names",
        ),
    ],
)
def test_range_or_small_figure_is_not_typed(stated: Fact, reason: str) -> None:
    """A range, a small figure and a question without its parts are refused with a reason."""
    assert [Refusal("a-fact", "number", "value", reason)] == list(
        make(with_facts(stated), stated)
    )


def test_only_a_quantity_that_is_asked_for_is_typed() -> None:
    """Names, dates and words are no numbers, and are passed over without a reason."""
    for id_ in ("keeper-gull", "lit-gull", "cause-marsh", "members"):
        assert list(make(corpus(), corpus().facts[id_])) == []


def test_paper_says_the_unit_and_not_the_number() -> None:
    """The public half tells in what to answer, and the stem does not hold the figure."""
    item = next(item for item in ITEMS if item.asked[0] == "money-tern")
    assert (paper_item(item, Decimal(1)).unit, item.key) == (
        "usd",
        NumberKey(Decimal(45000), Decimal(450), "usd"),
    )
    assert "45" not in item.stem


def test_bound_is_not_asked_to_be_typed() -> None:
    """The figure of a bounded number is its amount: "more than 4,200" is typed as 4,200."""
    bounded = fact(value=Quantity(Decimal(4200), "people", Bound.LESS_THAN))
    made = next(make(with_facts(bounded), bounded))
    assert isinstance(made, Item)
    assert made.key == NumberKey(Decimal(4200), Decimal(42), "people")


@pytest.mark.parametrize(
    ("says", "is_added"),
    [
        ("The Ferry Company carried about 4,200 passengers in April 1911.", False),
        ("The Ferry Company carried some 4.2 thousand passengers in April.", True),
    ],
)
def test_figure_is_worded_once(says: str, is_added: bool) -> None:
    """How the report words its figure is added, unless the fact says it in these words."""
    figure = Quantity(Decimal(4200), "people", Bound.ABOUT)
    about = fact(value=figure, says=says)
    made = next(make(with_facts(about), about))
    assert isinstance(made, Item)
    ending = "The report's figure is about 4,200."
    assert is_added == made.feedback["right"].endswith(ending)


def test_figure_of_another_fact_is_told_what_it_counts() -> None:
    """Who types a figure that is proved wrong learns what it is of, and not the right one."""
    item = next(item for item in ITEMS if item.asked[0] == "money-tern")
    told = {key: text for key, text in item.feedback.items() if "/" in key}
    assert told
    for key, text in told.items():
        reading = Reading(value=Decimal(key.removeprefix("wrong/")))
        assert (key,) == score(key_item(item), reading).feedback
        assert text.startswith("Not right. ")
        assert "45,000" not in text
