from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.items.typed_answers.locales import LOCALES
from policystory.items.typed_answers.nouns import Asked
from policystory.items.typed_answers.read_number import Numeral, Unread, read_numeral


@pytest.mark.parametrize(
    ("locale", "text", "sentence"),
    [
        (
            "en",
            "many",
            "'many' is not a number. Write digits, such as 1,200 or 1.2 thousand.",
        ),
        (
            "es-US",
            "muchos",
            "'muchos' is not a number. Write digits, such as 1,200 or 1.2 mil.",
        ),
        (
            "es",
            "muchos",
            "'muchos' is not a number. Write digits, such as 1.200 or 1,2 mil.",
        ),
        (
            "en",
            "10 apples",
            "'apples' is not known here as a unit. Write the number alone, or with its unit.",
        ),
        (
            "en",
            "$40%",
            "'$40%' has two units. Write the number alone, or with one unit.",
        ),
        (
            "en",
            "9" * 100,
            f"'{'9' * 39}…' is not a number. Write digits, such as 1,200 or 1.2 thousand.",
        ),
        (
            "es-US",
            "4 billones",
            (
                "'billones' means a million million to some and a thousand million to others. "
                "Write 'mil millones' or digits."
            ),
        ),
    ],
)
def test_refusal_says_what_to_do(locale: str, text: str, sentence: str) -> None:
    """The learner is told what could not be read, and how to write it instead."""
    read = read_numeral(text, locale=locale)
    assert isinstance(read, Unread)
    assert sentence == read.sentence


def test_item_can_name_its_own_unit() -> None:
    """A noun that only this item counts may follow the number, and no other."""
    assert Numeral(Decimal(7), "boats") == read_numeral("7 boats", Asked("boats"))
    assert isinstance(read_numeral("7 boats"), Unread)


def test_unknown_locale_is_read_as_english() -> None:
    """A learner from anywhere can type a number."""
    assert Numeral(Decimal("1234.5")) == read_numeral("1,234.5", locale="xx-YY")


@pytest.mark.parametrize("locale", LOCALES)
@given(
    text=st.text(max_size=200)
    | st.from_regex(r"[-+$]?[\d ,.'_]{1,30}(e-?\d+)?\s?[a-z% ]{0,12}", fullmatch=True)
)
def test_any_text_is_read_or_refused(locale: str, text: str) -> None:
    """No text makes the reader raise, and what is read is a finite number."""
    read = read_numeral(
        text, Asked("people", ("migrants",), "how many migrants?"), locale
    )
    assert (
        read.amount.is_finite()
        if isinstance(read, Numeral)
        else read.sentence.endswith(".")
    )


@pytest.mark.parametrize(
    ("locale", "text", "sentence"),
    [
        (
            "es",
            "300,000",
            "'300,000' can be read as 300000 or as 300. Write 300000 or 300.",
        ),
        (
            "es",
            "1.234",
            "'1.234' can be read as 1234 or as 1 and 234 thousandths. Write 1234 or 1.2340.",
        ),
        (
            "en",
            "300.000 dollars",
            "'300.000' can be read as 300000 or as 300. Write 300000 or 300.",
        ),
    ],
)
def test_number_with_two_readings_is_asked_about(
    locale: str, text: str, sentence: str
) -> None:
    """Where the learner's notation and that of the lessons differ, the learner is asked."""
    assert Unread(sentence, asks=True) == read_numeral(text, Asked("usd"), locale)


@pytest.mark.parametrize("locale", LOCALES)
@given(whole=st.integers(1, 999), part=st.integers(0, 999), mark=st.sampled_from(".,"))
def test_offered_spelling_is_read_as_its_number(
    locale: str, whole: int, part: int, mark: str
) -> None:
    """Each of the two spellings that are offered is read as the number that it stands for."""
    asked = read_numeral(f"{whole}{mark}{part:03}", Asked("usd"), locale)
    if isinstance(asked, Unread):
        offers = asked.sentence.partition("Write ")[2].rstrip(".").split(" or ")
        read = [read_numeral(offer, Asked("usd"), locale) for offer in offers]
        assert [
            Numeral(Decimal(f"{whole}{part:03}")),
            Numeral(Decimal(f"{whole}.{part:03}")),
        ] == read


@pytest.mark.parametrize(
    "text",
    [
        "five six",
        "ten five",
        "twenty thirty",
        "two million million",
        "million",
        "three thousand thousand",
    ],
)
def test_number_words_out_of_order_are_not_added_up(text: str) -> None:
    """Number words stand in their order, or they are several numbers."""
    assert isinstance(read_numeral(text), Unread)


@pytest.mark.parametrize(
    "text",
    [
        "1" + " " * 50000 + "!",
        "1," * 50000,
        "a" * 100000,
        "\ufdfa" * 350_000,
        "\u200b" * 10**6,
        "9" * 5000,
    ],
)
def test_page_of_text_is_refused_at_once(text: str) -> None:
    """A text longer than any number is neither searched nor folded."""
    began = process_time()
    assert isinstance(read_numeral(text), Unread)
    assert process_time() - began < 0.1


@given(st.integers(0, 10**15))
def test_whole_number_is_read_back(number: int) -> None:
    """Plain digits and commas mean the same."""
    assert (
        Numeral(Decimal(number))
        == read_numeral(str(number))
        == read_numeral(f"{number:,}")
    )
