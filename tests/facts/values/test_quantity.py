from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.record import Bound, Quantity
from policystory.facts.values.quantity import (
    Interval,
    allowed_interval,
    are_comparable,
    entails,
    excludes,
    format_number,
    in_words,
    understood_interval,
)
from policystory.facts.values.units import unit_in_words
from tests.worlds import people

MORE, LEAST, ABOUT, ALMOST = Bound.MORE_THAN, Bound.AT_LEAST, Bound.ABOUT, Bound.ALMOST
UP_TO, LESS, EXACTLY = Bound.UP_TO, Bound.LESS_THAN, Bound.EXACTLY

amounts = st.integers(-(10**6), 10**9).map(Decimal) | st.decimals(-1000, 1000, places=2)
quantities = st.builds(
    Quantity, amounts, st.just("people"), st.sampled_from(Bound)
) | st.tuples(amounts, amounts).map(
    lambda ends: Quantity(min(ends), "people", to=max(ends))
)


@pytest.mark.parametrize(
    ("quantity", "low", "high", "low_open", "high_open"),
    [
        (people(100), 100, 100, False, False),
        (people(100, MORE), 100, None, True, False),
        (people(100, LEAST), 100, None, False, False),
        (people(100, ABOUT), 90, 110, False, False),
        (people(100, ALMOST), 90, 100, False, True),
        (people(100, UP_TO), None, 100, False, False),
        (people(100, LESS), None, 100, False, True),
        (people(100, to=120), 100, 120, False, False),
        (people(-100, ABOUT), -110, -90, False, False),
    ],
)
def test_words_allow_an_interval(
    quantity: Quantity,
    low: int | None,
    high: int | None,
    low_open: bool,
    high_open: bool,
) -> None:
    """Each bound allows just the numbers that its words say."""
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    assert Interval(*ends, low_open, high_open) == allowed_interval(quantity)


@pytest.mark.parametrize(
    ("stated", "claimed", "entailed", "excluded"),
    [
        (people(178000, MORE), people(150000, MORE), True, False),
        (people(178000, MORE), people(178000, MORE), True, False),
        (people(178000, MORE), people(178000, LEAST), True, False),
        (people(178000, LEAST), people(178000, MORE), False, False),
        (people(178000, MORE), people(190000, MORE), False, False),
        (people(178000, MORE), people(195799, MORE), False, False),
        (people(178000, MORE), people(195800, MORE), False, True),
        (people(178000, MORE), people(310000, MORE), False, True),
        (people(178000, MORE), people(150000), False, True),
        (people(178000, MORE), people(180000), False, False),
        (people(178000, MORE), people(178000, LESS), False, True),
        (people(100, LESS), people(120, LESS), True, False),
        (people(100, LESS), people(95, LESS), False, False),
        (people(100, UP_TO), people(90, UP_TO), False, True),
        (people(100, ABOUT), people(110), False, False),
        (people(100, ABOUT), people(111), False, True),
        (people(100, to=120), people(100, LEAST), True, False),
        (people(100, to=120), people(110), False, False),
        (people(100, to=120), people(121), False, True),
        (people(100), people(100, ABOUT), True, False),
        (people(100), people(101), False, True),
        (people(0, MORE), people(0, MORE), True, False),
        (people(0, MORE), people(5), False, False),
        (people(0, LESS), people(0, LESS), True, False),
        (people(0, ALMOST), people(0), True, False),
    ],
)
def test_a_statement_entails_or_excludes_a_claim(
    stated: Quantity, claimed: Quantity, entailed: bool, excluded: bool
) -> None:
    """Words entail, meaning excludes, and what lies between the two is neither."""
    assert (entailed, excluded) == (entails(stated, claimed), excludes(stated, claimed))


@given(quantities, quantities)
def test_nothing_is_entailed_and_excluded(stated: Quantity, claimed: Quantity) -> None:
    """A claim that follows from a statement is never made false by it."""
    assert not (entails(stated, claimed) and excludes(stated, claimed))


@given(quantities)
def test_a_statement_entails_itself(stated: Quantity) -> None:
    """What is said is true as it is said."""
    assert entails(stated, stated)
    assert not excludes(stated, stated)


@given(quantities, quantities, quantities)
def test_entailment_is_passed_on(
    first: Quantity, second: Quantity, third: Quantity
) -> None:
    """If one claim follows from another, so does all that follows from it."""
    if entails(first, second) and entails(second, third):
        assert entails(first, third)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_more_than_is_bounded_by_a_tenth(stated: int, claimed: int) -> None:
    """A higher bound entails a lower one, and excludes it from a tenth below upwards."""
    stated_count, second = people(stated, MORE), people(claimed, MORE)
    assert (claimed <= stated) == entails(stated_count, second)
    assert (claimed * 10 >= stated * 11) == excludes(stated_count, second)


@pytest.mark.parametrize(
    ("unit", "per", "same"),
    [("people", None, True), ("usd", None, False), ("people", "year", False)],
)
def test_only_the_same_sort_is_compared(unit: str, per: str | None, same: bool) -> None:
    """Another unit or another stretch is another question: nothing is entailed or excluded."""
    second = Quantity(Decimal(1), unit, per=per)
    assert same == are_comparable(people(5), second)
    assert same == excludes(people(5), second)
    assert not entails(people(5), second)


@pytest.mark.parametrize("bound", list(Bound))
def test_meaning_lies_within_the_words_or_at_their_edge(bound: Bound) -> None:
    """What a bound may mean lies within what its words allow, save the bound itself."""
    stated = people(1000, bound)
    edge = Interval(Decimal(1000), Decimal(1000))
    assert understood_interval(stated).is_within(
        allowed_interval(stated)
    ) or not edge.is_apart(understood_interval(stated))


@pytest.mark.parametrize(
    ("amount", "unit", "bound", "to", "words"),
    [
        ("178000", "people", MORE, None, "more than 178,000"),
        ("310000000", "usd", EXACTLY, None, "$310 million"),
        ("4500000000", "usd", ALMOST, None, "almost $4.5 billion"),
        ("1234567", "people", EXACTLY, None, "1,234,567"),
        ("1000000", "people", LEAST, None, "at least 1 million"),
        ("999999", "people", LESS, None, "less than 999,999"),
        ("40", "percent", ABOUT, None, "about 40%"),
        ("2.50", "percent", UP_TO, None, "up to 2.5%"),
        ("100", "people", EXACTLY, "120", "100 to 120"),
        ("0", "people", EXACTLY, None, "0"),
    ],
)
def test_a_quantity_is_written_for_people(
    amount: str, unit: str, bound: Bound, to: str | None, words: str
) -> None:
    """Bound, sign, commas and the words for millions stand as a reader expects them."""
    assert words == in_words(
        Quantity(Decimal(amount), unit, bound, Decimal(to) if to else None)
    )


@given(st.decimals(-(10**12), 10**12, places=3))
def test_a_plain_number_keeps_its_value(amount: Decimal) -> None:
    """Commas come and zeros go, and the number stays what it is."""
    assert amount == Decimal(format_number(amount).replace(",", ""))
    assert "E" not in format_number(amount)


@pytest.mark.parametrize(
    ("unit", "amount", "words"),
    [
        ("usd", None, "US dollars"),
        ("usd", "1", "US dollar"),
        ("people", "1", "person"),
        ("people", "1.5", "people"),
        ("years", "-1", "year"),
        ("years", "0", "years"),
        ("percent", "1", "percent"),
        ("boats", "1", "boat"),
    ],
)
def test_a_unit_is_written_for_people(
    unit: str, amount: str | None, words: str
) -> None:
    """One of it is named as one, money by its name, and a unit that is not known as it stands."""
    assert words == unit_in_words(unit, None if amount is None else Decimal(amount))
