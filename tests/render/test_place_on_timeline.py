from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from policystory.facts.values.period import FIRST_YEAR, LAST_YEAR, in_words
from policystory.items.item import Option
from policystory.render.place_on_timeline import APART, LAST, draw_timeline
from tests.render.drawings import on_timeline

YEARS = ("1874", "1889", "1902")
ANY_DAY = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
RECENT_DAY = st.dates(date(1800, 1, 1), date(2100, 1, 1))


@given(st.permutations(YEARS))
def test_order_of_options_moves_nothing(texts: list[str]) -> None:
    """Axis and places depend on which options there are, and not on their order."""
    permuted = on_timeline(*texts)
    usual = on_timeline(*YEARS)
    assert (usual.ticks, set(usual.spans)) == (permuted.ticks, set(permuted.spans))
    assert texts == [span.option for span in permuted.spans]


def test_timeline_is_true_to_days() -> None:
    """A month has its days, and two months beside each other touch."""
    march, april = on_timeline("March 1911", "April 1911").spans
    assert march.end == april.start
    ratio = (march.end - march.start) / (april.end - april.start)
    assert ratio == pytest.approx(31 / 30, abs=0.001)


def test_period_that_has_not_ended_reaches_the_end() -> None:
    """A period without an end goes as far as the axis, which goes as far as the rest."""
    since, year = on_timeline("Since 1874", "1902").spans
    assert 1 == since.end
    assert 0.9 < year.end < 1


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        (
            ("1 June 2021", "6 June 2021", "8 June 2021"),
            ["1 June", "3 June", "5 June", "7 June"],
        ),
        (("6 June 2021", "7 June 2021"), ["5 June", "6 June", "7 June", "8 June"]),
        (("7 May 2021", "8 June 2021"), ["11 May", "21 May", "1 June"]),
        (
            ("March 2021", "April 2021", "May 2021"),
            ["Mar 2021", "Apr 2021", "May 2021"],
        ),
        (
            ("April 2021", "October 2021 to April 2022"),
            ["Apr 2021", "Jul 2021", "Oct 2021", "Jan 2022"],
        ),
        (("2014", "2018", "2021"), ["2014", "2016", "2018", "2020"]),
        (("1979", "2017", "2019"), ["1980", "1990", "2000", "2010"]),
    ],
)
def test_axis_is_marked_as_people_count(
    texts: tuple[str, ...], labels: list[str]
) -> None:
    """Ticks stand at round days, months and years, as many as have room."""
    assert labels == [tick.label for tick in on_timeline(*texts).ticks]


@given(st.lists(ANY_DAY, min_size=2, max_size=6))
def test_any_days_have_a_timeline(days: list[date]) -> None:
    """All that lies on the axis is inside it, and ticks have room for their labels."""
    texts = [day.isoformat() for day in days]
    drawing = draw_timeline([(Option(text, text), text) for text in texts])
    for span in drawing.spans:
        assert 0 <= span.start <= span.end <= 1
    places = [tick.at for tick in drawing.ticks]
    assert sorted(places) == places
    assert all(0 <= place <= LAST for place in places)
    for place, next_place in pairwise(places):
        assert round(next_place - place, 4) >= APART


@given(RECENT_DAY, RECENT_DAY)
def test_days_stand_in_their_order(left: date, right: date) -> None:
    """The earlier day is further left, by its share of the axis."""
    assume(left != right)
    texts = [in_words(day.isoformat()) for day in (left, right)]
    first, second = on_timeline(*texts).spans
    assert (left < right) == (first.start < second.start)
