from decimal import Decimal

import pytest

from policystory.items.typed_answers.locales import LOCALES
from policystory.items.typed_answers.nouns import Asked
from policystory.items.typed_answers.read_number import Numeral, Unread, read_numeral


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
def test_spaces_of_every_width_part_thousands(space: str) -> None:
    """A number that was copied from a page with narrow or unbreakable spaces is read."""
    assert Numeral(Decimal(178000)) == read_numeral(f"178{space}000")


@pytest.mark.parametrize(
    "text", ["\uff11\uff17\uff18\uff10\uff10\uff10", "178\uff0c000"]
)
def test_wide_letters_are_letters(text: str) -> None:
    """Digits and marks of an East Asian keyboard count as the usual ones."""
    assert Numeral(Decimal(178000)) == read_numeral(text)


def test_long_minus_is_a_minus() -> None:
    """The sign that typesetters use counts as the one on the keyboard."""
    assert Numeral(Decimal(-5)) == read_numeral("\u22125")


@pytest.mark.parametrize(
    "unseen",
    ["\u200b", "\u00ad", "\u2060", "\u200e", "\u200f", "\ufeff", "\u202c", "\ufe0f"],
)
@pytest.mark.parametrize(
    "text",
    [
        "{}178,000",
        "178{},000",
        "178,{}000 people",
        "178,000{}",
        "17{}8 thousand",
        "178 thou{}sand",
    ],
)
def test_unseen_signs_do_not_count(text: str, unseen: str) -> None:
    """A number copied with a joiner, soft hyphen or mark of direction is read as it looks."""
    read = read_numeral(text.format(unseen))
    assert isinstance(read, Numeral)
    assert Decimal(178000) == read.amount


@pytest.mark.parametrize(
    "text",
    ["10²", "10₂", "①②", "⑿", "⒈", "½", "1½", "㏠", "Ⅻ", "10 ²", "1⁰", "\U0001d7cf2"],
)
def test_raised_or_circled_digit_is_no_digit(text: str) -> None:
    """Raised, lowered, circled and broken digits are no digits: "10²" is not 102."""
    read = read_numeral(text)
    assert isinstance(read, Unread)
    assert "Write plain digits" in read.sentence


@pytest.mark.parametrize(
    "text",
    [
        "178\u0660\u0660\u0660",
        "\u0661\u0667\u0668,\u0660\u0660\u0660",
        "178\u066c000",
        "1\uff178",
        "\u0661\u06f7",
        "\u0967\u0661",
    ],
)
@pytest.mark.parametrize("locale", LOCALES)
def test_digits_and_marks_are_of_one_script(text: str, locale: str) -> None:
    """Digits of two scripts, or the marks of one between digits of another, are not read."""
    read = read_numeral(text, locale=locale)
    assert isinstance(read, Unread)
    assert "one script" in read.sentence


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("\u0661\u0667\u0668\u066c\u0660\u0660\u0660", "178000"),
        ("\u0661\u066b\u0662\u0663\u0664", "1.234"),
        ("\u06f1\u06f7\u06f8", "178"),
        ("\u0967\u096d\u096e,\u0966\u0966\u0966", "178000"),
    ],
)
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_digits_of_another_script_are_read(text: str, amount: str, locale: str) -> None:
    """Arabic, Persian and Hindi digits are read; Arabic marks mean the same in every locale."""
    counts = Asked("people", ("migrants",))
    assert Numeral(Decimal(amount)) == read_numeral(text, counts, locale)
