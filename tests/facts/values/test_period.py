from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.values.period import (
    from_words,
    in_words,
    month_in_words,
    read_period,
    with_preposition,
)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "year"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28), "month"),
        ("2021-04-26", date(2021, 4, 26), date(2021, 4, 26), "day"),
        ("2021-10/2022-04", date(2021, 10, 1), date(2022, 4, 30), "range"),
        ("2021/2021", date(2021, 1, 1), date(2021, 12, 31), "range"),
        ("2006/..", date(2006, 1, 1), None, "range"),
    ],
)
def test_a_period_is_its_first_and_last_day(
    text: str, first: date, last: date | None, precision: str
) -> None:
    """What is written is read as days, with what was written kept as the precision."""
    period = read_period(text)
    assert (text, first, last, precision) == (
        period.text,
        period.first,
        period.last,
        period.precision,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "21",
        "2021-4",
        "2021-13",
        "2021-00",
        "2021-04-00",
        "2021-02-29",
        "0000",
        "2021-04-26-01",
        "2021/",
        "/2021",
        "../2021",
        "2021/2022/2023",
        "2022/2021",
        "April 2021",
        " 2021",
        "2021\n",
    ],
)
def test_what_is_no_period_is_refused_with_a_sentence(text: str) -> None:
    """A slip in a date is an error that shows what was written."""
    with pytest.raises(ValueError, match="period") as error:
        read_period(text)
    assert repr(text)[1:-1] in str(error.value)


@given(
    st.text(max_size=20)
    | st.from_regex(r"\d{4}(-\d\d){0,2}(/(\d{4}(-\d\d){0,2}|\.\.))?", fullmatch=True)
)
def test_any_text_is_a_period_or_refused(text: str) -> None:
    """Any text is a period with days in order and words of its own, or gives ValueError."""
    try:
        period = read_period(text)
    except ValueError:
        return
    assert period.last is None or period.first <= period.last
    assert "  " not in in_words(text) + with_preposition(text) + month_in_words(text)


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("2021", "2021-04", True),
        ("2021-04", "2021-05", False),
        ("2021-04/2021-06", "2021-06-30", True),
        ("2021-04/2021-06", "2021-07", False),
        ("2006/..", "2030", True),
        ("2006/..", "2005-12-31", False),
        ("2006/..", "1990/..", True),
    ],
)
def test_periods_overlap_when_they_share_a_day(
    first: str, second: str, shared: bool
) -> None:
    """Overlap is a shared day, whichever of the two is asked; an open period has no last day."""
    assert shared == read_period(first).overlaps(read_period(second))
    assert shared == read_period(second).overlaps(read_period(first))


@pytest.mark.parametrize(
    ("text", "words", "ending"),
    [
        ("2021", "2021", "in 2021"),
        ("2021-04", "April 2021", "in April 2021"),
        ("2021-04-06", "6 April 2021", "on 6 April 2021"),
        (
            "2021-10/2022-04",
            "October 2021 to April 2022",
            "from October 2021 to April 2022",
        ),
        ("2021-06-07/2021-06-08", "7 or 8 June 2021", "on 7 or 8 June 2021"),
        (
            "2021-06-07/2021-06-09",
            "7 June 2021 to 9 June 2021",
            "from 7 June 2021 to 9 June 2021",
        ),
        (
            "2021-06-30/2021-07-01",
            "30 June 2021 to 1 July 2021",
            "from 30 June 2021 to 1 July 2021",
        ),
        ("2006/..", "since 2006", "since 2006"),
        ("2006-05/..", "since May 2006", "since May 2006"),
    ],
)
def test_a_period_is_written_for_people(text: str, words: str, ending: str) -> None:
    """A period reads as English, alone and at the end of a question."""
    assert (words, ending) == (in_words(text), with_preposition(text))


@pytest.mark.parametrize(
    ("text", "per", "ending"),
    [
        ("2006/..", "year", "each year since 2006"),
        ("2021", "month", "each month in 2021"),
        ("2021", None, "in 2021"),
    ],
)
def test_a_rate_says_each(text: str, per: str | None, ending: str) -> None:
    """A figure per year is asked with "each year"."""
    assert ending == with_preposition(text, per)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2021-06-07/2021-06-08", "June 2021"),
        ("2021-06", "June 2021"),
        ("2021", "2021"),
    ],
)
def test_a_report_is_dated_by_its_month(text: str, month: str) -> None:
    """A report's month is that of its first day; a year alone has no month to name."""
    assert month == month_in_words(text)


PARTS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.isoformat()[:length] for length in (4, 7, 10)])
)


@given(PARTS, PARTS, st.booleans())
def test_words_are_read_back(first: str, second: str, opening: bool) -> None:
    """What is written for people is read as the period that it was, with a capital or without."""
    for text in (first, f"{first}/{second}", f"{first}/..", "2021-06-07/2021-06-08"):
        try:
            words = in_words(text)
        except ValueError:
            continue
        assert text == from_words(words[0].upper() + words[1:] if opening else words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "to",
        " or ",
        "since",
        "Since ",
        "2,014",
        "14",
        "20145",
        "Brumaire 2021",
        "31 June 2021",
        "07 May 2021",
        "0 May 2021",
        "since ever",
        "2021 to 2020",
        "May 2021 to",
        "3 or 5 June 2021",
        "June 3 2021",
        "2021 people",
        "4 May",
        "0000",
    ],
)
def test_other_words_are_no_period(words: str) -> None:
    """A number, a slip or a period that is written otherwise is not guessed at."""
    assert from_words(words) is None


@given(st.text(max_size=30))
def test_any_words_are_a_period_or_none(words: str) -> None:
    """No text raises an error."""
    period = from_words(words)
    assert period is None or read_period(period).text == period
