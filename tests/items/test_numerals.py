from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.items.numerals import Numeral, read_numeral

UNITS = ("people",)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("178000", "178000", None),
        ("178,000", "178000", None),
        ("178 000", "178000", None),
        ("178\u00a0000", "178000", None),
        ("178\u202f000", "178000", None),
        ("178'000", "178000", None),
        ("178_000", "178000", None),
        ("  178000. ", "178000", None),
        ("178 thousand", "178000", None),
        ("178k", "178000", None),
        ("0.178 million", "178000", None),
        ("178 Thousand People", "178000", "people"),
        ("178,000 people", "178000", "people"),
        ("$4bn", "4000000000", "usd"),
        ("US$ 4 billion", "4000000000", "usd"),
        ("usd 4m", "4000000", "usd"),
        ("4 billion dollars", "4000000000", "usd"),
        ("4e9", "4000000000", None),
        ("4E+9", "4000000000", None),
        ("5e-1", "0.5", None),
        ("40%", "40", "percent"),
        ("40 %", "40", "percent"),
        ("40 percent", "40", "percent"),
        ("40 per cent", "40", "percent"),
        ("more than 178,000", "178000", None),
        ("about 40%", "40", "percent"),
        ("~ 40", "40", None),
        ("-5", "-5", None),
        ("\u22125", "-5", None),
        ("-$5", "-5", "usd"),
        ("+5", "5", None),
        ("1 234.50", "1234.50", None),
        ("\uff11\uff17\uff18", "178", None),
        ("007", "7", None),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, amount: str, unit: str | None) -> None:
    """Separators, magnitude words, signs, bounds and units are understood."""
    assert Numeral(Decimal(amount), unit) == read_numeral(text, UNITS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "12,34",
        "1,2,3",
        "1234,567",
        "178,0000",
        "1.2.3",
        "1 2",
        "--5",
        "5-6",
        "5 to 6",
        "4e999",
        "$",
        "%",
        "1/2",
        "nan",
        "inf",
        "0x10",
        "1" * 100,
        "five",
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(text: str) -> None:
    """What could be misread is not read; the learner is told how to write it."""
    refused = read_numeral(text, UNITS)
    assert isinstance(refused, str)
    assert refused.endswith(" is not a number. Write digits, such as 1,200 or 1.2 thousand.")
    assert len(refused) < 120


@pytest.mark.parametrize("text", ["10 apples", "10 people more", "5 thousand apples", "5 million per cents"])
def test_an_unknown_unit_is_refused_with_a_sentence(text: str) -> None:
    """A number of something else is not guessed at."""
    refused = read_numeral(text, UNITS)
    assert isinstance(refused, str)
    assert refused.endswith("is not known here as a unit. Write the number alone, or with its unit.")


@pytest.mark.parametrize(
    ("text", "amount"), [("178.000", "178000"), ("0,178 million", "178000"), ("1.234,5", "1234.5"), ("40,5%", "40.5")]
)
def test_a_decimal_comma_is_read_where_the_learner_has_one(text: str, amount: str) -> None:
    """With a decimal comma, comma and point change places."""
    read = read_numeral(text, decimal_comma=True)
    assert isinstance(read, Numeral)
    assert Decimal(amount) == read.amount


@given(st.text(max_size=200) | st.from_regex(r"[-+$]?[\d ,.'_]{1,30}(e-?\d+)?\s?[a-z% ]{0,12}", fullmatch=True))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader raise, and what is read is a finite number."""
    read = read_numeral(text, UNITS)
    assert read.amount.is_finite() if isinstance(read, Numeral) else read.endswith(".")


@pytest.mark.parametrize("text", ["1" + " " * 50000 + "!", "1," * 50000, "a" * 100000])
def test_a_page_of_text_is_refused_at_once(text: str) -> None:
    """A text that no number is as long as is not searched through."""
    assert isinstance(read_numeral(text), str)


@given(st.integers(0, 10**15))
def test_a_whole_number_is_read_back(number: int) -> None:
    """Plain digits and commas mean the same."""
    assert Numeral(Decimal(number)) == read_numeral(str(number)) == read_numeral(f"{number:,}")
