from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.values.numbers_in_text import numbers, numbers_to_cite


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("178,000 people", ["178000"]),
        ("$4 billion and 310m", ["4000000000", "310000000"]),
        ("$1.2bn", ["1200000000"]),
        ("5k or 5-thousand", ["5000"]),
        ("nineteen of twenty-one", ["19", "21"]),
        ("Two hundred", ["200"]),
        ("over two decades", ["2", "20"]),
        ("half, a quarter, a dozen, twice, once", ["0.5", "0.25", "12", "2", "1"]),
        ("the third and 21st", ["3", "21"]),
        ("40% in 2021.", ["40", "2021"]),
        ("1.5 and 2,500.75", ["1.5", "2500.75"]),
        ("v2 and A320", []),
        ("someone often weighted tenants", []),
        ("", []),
        ("\u017fix or one, s\u0131x", ["1"]),
        ("5 thou\u017fand", ["5"]),
        ("At once and at first, all at once", []),
        ("once, and at half of it", ["0.5", "1"]),
    ],
)
def test_numbers_are_found_in_every_spelling(text: str, amounts: list[str]) -> None:
    """Digits, sizes, number words, shares and ordinals count; words that only look so do not."""
    assert {Decimal(number) for number in amounts} == numbers(text)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("two of 178,000, and nineteen", ["178000", "19"]),
        ("twelve or thirteen", ["13"]),
        ("two hundred", ["200"]),
        ("half of the third", []),
        ("5 boats", ["5"]),
    ],
)
def test_prose_must_cite_digits_and_words_above_twelve(
    text: str, amounts: list[str]
) -> None:
    """Small number words are language; digits and larger words are figures."""
    assert {Decimal(number) for number in amounts} == numbers_to_cite(text)


@given(st.text() | st.text("\u017f\u0131\u0130\u212aixsevnt oe5k", min_size=1))
def test_any_text_has_numbers_or_none(text: str) -> None:
    """No text makes the search raise, and what prose must cite is among all its numbers."""
    assert numbers_to_cite(text) <= numbers(text)


@given(st.integers(0, 10**12))
def test_a_number_with_commas_is_that_number(number: int) -> None:
    """Thousands with commas are read back whatever stands around them."""
    assert {Decimal(number)} == numbers(f"there were {number:,} of them")


def test_number_of_a_million_digits_is_read_as_far_as_any_fact_goes() -> None:
    """Digits without end are a number that no fact holds, and no error."""
    endless = "9" * 1_200_000
    assert {Decimal("9" * 28)} == numbers_to_cite(f"${endless}")
    assert {Decimal("9" * 28)} == numbers(endless)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the half-year report", []), ("a quarter-final", []), ("one half", ["0.5", "1"])],
)
def test_a_half_year_is_no_number(text: str, expected: list[str]) -> None:
    """A half or quarter that is part of another word counts nothing."""
    assert expected == sorted(map(str, numbers(text)))
