from collections.abc import Iterator
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.items.typed.locales import LOCALES
from policystory.items.typed.nouns import Asked
from policystory.items.typed.numbers import Numeral, Unread, read_numeral

# One spelling a line: what is typed, the number that it must give, and the unit; no number means
# that it is refused. Spaces around the bars do not count.
ENGLISH = """
178000 | 178000
178,000 | 178000
178 000 | 178000
178'000 | 178000
178’000 | 178000
178_000 | 178000
178000. | 178000
178,000. | 178000
178 thousand | 178000
178 thousands | 178000
178 THOUSAND | 178000
178k | 178000
178 k | 178000
178K | 178000
0.178 million | 178000
0.178m | 178000
0.178 mn | 178000
1780 hundred | 178000
178 Thousand People | 178000 | people
178,000 people | 178000 | people
178,000 persons | 178000 | people
1 person | 1 | people
178k people | 178000 | people
1,234,567 | 1234567
1 234 567 | 1234567
1'234'567 | 1234567
12,345 | 12345
1,234.5 | 1234.5
1 234.50 | 1234.50
1,234,567.89 | 1234567.89
0.5 | 0.5
00.5 | 0.5
007 | 7
0 | 0
$4bn | 4000000000 | usd
$4 bn | 4000000000 | usd
$4b | 4000000000 | usd
$ 4,000,000,000 | 4000000000 | usd
US$ 4 billion | 4000000000 | usd
us$4bn | 4000000000 | usd
USD 4 billion | 4000000000 | usd
usd4m | 4000000 | usd
4 usd | 4 | usd
4 USD | 4 | usd
4 billion dollars | 4000000000 | usd
4 billion US dollars | 4000000000 | usd
4 billions | 4000000000
$1.2 billion | 1200000000 | usd
1.2 billion dollars | 1200000000 | usd
1200 million dollars | 1200000000 | usd
$4 dollars | 4 | usd
£2m | 2000000 | pounds
2 million pounds | 2000000 | pounds
1 trillion | 1000000000000
4e9 | 4000000000
4E+9 | 4000000000
1.2e9 | 1200000000
5e-1 | 0.5
$4e9 | 4000000000 | usd
40% | 40 | percent
40 % | 40 | percent
40 percent | 40 | percent
40 per cent | 40 | percent
40 pct | 40 | percent
-11.7% | -11.7 | percent
11.7 percent | 11.7 | percent
6 million doses | 6000000 | doses
1 dose | 1 | doses
10,000 jobs | 10000 | jobs
20 years | 20 | years
12 organisations | 12 | organisations
12 organizations | 12 | organisations
more than 178,000 | 178000
More than 178,000 people | 178000 | people
over 178,000 | 178000
at least 400,000 | 400000
about 40% | 40 | percent
around 40% | 40 | percent
almost $4bn | 4000000000 | usd
nearly 40 | 40
up to 62,500 | 62500
as many as 62,500 | 62500
approximately 40 | 40
roughly 40 | 40
some 40 people | 40 | people
~ 40 | 40
~40 | 40
> 40 | 40
≥40 | 40
≈ 40 | 40
-5 | -5
- 5 | -5
+5 | 5
-$5 | -5 | usd
 |
many |
12,34 |
1,2,3 |
1234,567 |
178,0000 |
1,000 000 |
1 000,000 |
0,178 million |
1'000,000 |
1.2.3 |
1.234.567 |
1,234.567,8 |
1 2 |
.5 | 0.5
5. 5 |
--5 |
5-6 |
5 to 6 |
4e999 |
e9 |
$ |
% |
$40% |
$4 percent |
£4 dollars |
40 %% |
1/2 |
½ |
nan |
inf |
0x10 |
five | 5
10 apples |
10 people more |
5 thousand apples |
5 million per cents |
5 million million |
million 5 |
178 000 thousand people and more |
less than 40 |
"""
AMERICAN_SPANISH = """
178,000 | 178000
178 mil | 178000
178 mil personas | 178000 | people
más de 178,000 personas | 178000 | people
mas de 178,000 | 178000
al menos 400 mil | 400000
cerca de 40 % | 40 | percent
alrededor de 40% | 40 | percent
hasta 62,500 | 62500
unos 40 | 40
casi 40 | 40
1 millón | 1000000
6 millones de dosis | 6000000 | doses
6 MILLONES DE DOSIS | 6000000 | doses
0.178 millones | 178000
4 mil millones | 4000000000
4 mil millones de dólares | 4000000000 | usd
4 millardos | 4000000000
$4 mil millones | 4000000000 | usd
40 por ciento | 40 | percent
12 organizaciones | 12 | organisations
10,000 empleos | 10000 | jobs
20 años | 20 | years
1.2 millones | 1200000
4 billones |
1 billón de dólares |
muchos |
0,178 millones |
0,178 |
"""
SPANISH = """
178.000 | 178000
178 000 | 178000
1.234,5 | 1234.5
40,5% | 40.5 | percent
0,178 millones | 178000
1.234.567,89 | 1234567.89
4,5 mil millones de dólares | 4500000000 | usd
178,000,000 | 178000000
1,5,2 |
"""
TABLE = {"en": ENGLISH, "es-US": AMERICAN_SPANISH, "es": SPANISH}


def spellings() -> Iterator[tuple[str, str, Numeral | None]]:
    """Yield each line of the tables: the locale, what is typed, and what it must give."""
    for locale, table in TABLE.items():
        for line in table.removeprefix("\n").splitlines():
            text, amount, unit = [*(part.strip() for part in line.split("|")), "", ""][
                :3
            ]
            yield (
                locale,
                text,
                Numeral(Decimal(amount), unit or None) if amount else None,
            )


@pytest.mark.parametrize(("locale", "text", "number"), list(spellings()))
def test_a_number_is_read_as_people_write_it(
    locale: str, text: str, number: Numeral | None
) -> None:
    """Separators, words for sizes, signs, limits and units are understood; what could be misread is not read."""
    read = read_numeral(text, locale=locale)
    assert number == (read if isinstance(read, Numeral) else None), read


def test_the_table_is_as_long_as_it_should_be() -> None:
    """At least 150 spellings are held, and at least 40 of them are refused."""
    table = list(spellings())
    assert len(table) >= 150
    assert len([one for one in table if one[2] is None]) >= 40


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


def test_a_long_minus_is_a_minus() -> None:
    """The sign that typesetters use counts as the one on the keyboard."""
    assert Numeral(Decimal(-5)) == read_numeral("\u22125")


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
def test_a_refusal_says_what_to_do(locale: str, text: str, sentence: str) -> None:
    """The learner is told what could not be read, and how to write it instead."""
    read = read_numeral(text, locale=locale)
    assert isinstance(read, Unread)
    assert sentence == read.sentence


def test_an_item_can_name_its_own_unit() -> None:
    """A noun that only this item counts may follow the number, and no other."""
    assert Numeral(Decimal(7), "boats") == read_numeral("7 boats", Asked("boats"))
    assert isinstance(read_numeral("7 boats"), Unread)


def test_an_unknown_locale_is_read_as_english() -> None:
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
def test_signs_that_nobody_sees_do_not_count(text: str, unseen: str) -> None:
    """A number that was copied with a joiner, a soft hyphen or a mark of direction is read as it looks."""
    read = read_numeral(text.format(unseen))
    assert isinstance(read, Numeral)
    assert Decimal(178000) == read.amount


@pytest.mark.parametrize(
    "text",
    ["10²", "10₂", "①②", "⑿", "⒈", "½", "1½", "㏠", "Ⅻ", "10 ²", "1⁰", "\U0001d7cf2"],
)
def test_a_sign_that_would_change_a_value_is_not_folded(text: str) -> None:
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
    """Arabic, Persian and Hindi digits are digits; Arabic marks have one meaning in every locale."""
    counts = Asked("people", ("migrants",))
    assert Numeral(Decimal(amount)) == read_numeral(text, counts, locale)


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
def test_what_can_be_read_in_two_ways_is_asked(
    locale: str, text: str, sentence: str
) -> None:
    """Where the learner's notation and that of the lessons differ, the learner says which is meant."""
    assert Unread(sentence, asks=True) == read_numeral(text, Asked("usd"), locale)


@pytest.mark.parametrize("locale", LOCALES)
@given(whole=st.integers(1, 999), part=st.integers(0, 999), mark=st.sampled_from(".,"))
def test_what_is_asked_can_be_answered(
    locale: str, whole: int, part: int, mark: str
) -> None:
    """Each of the two spellings that a question about a number offers is read, as the number that it stood for."""
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
def test_words_that_are_no_number_are_not_added_up(text: str) -> None:
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
def test_a_page_of_text_is_refused_at_once(text: str) -> None:
    """A text that no number is as long as is not searched through, nor folded before its length is known."""
    began = process_time()
    assert isinstance(read_numeral(text), Unread)
    assert process_time() - began < 0.1


@given(st.integers(0, 10**15))
def test_a_whole_number_is_read_back(number: int) -> None:
    """Plain digits and commas mean the same."""
    assert (
        Numeral(Decimal(number))
        == read_numeral(str(number))
        == read_numeral(f"{number:,}")
    )
