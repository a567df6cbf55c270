import msgspec
import pytest

from policystory.facts.record import Fact
from tests.items.distractors.offered import count, offered, texts
from tests.worlds import corpus, fact, people

TEN = count("z", 10)
AUGUST = fact("z", period="1911-08", value=people(900))


@pytest.mark.parametrize(
    ("direction", "far", "text"),
    [("value", TEN, "10"), ("period", AUGUST, "August 1911")],
)
def test_far_fetched_option_is_offered_only_where_an_author_names_it(
    direction: str, far: Fact, text: str
) -> None:
    """Nobody takes ten for four thousand, and a report of May cannot speak of August."""
    assert [] == offered(fact(), direction, far)
    assert [(text, 0)] == offered(fact(confusable=("z",)), direction, far)


def test_month_of_the_report_itself_is_offered() -> None:
    """Only what begins after the report was written could not be known to it."""
    may = msgspec.structs.replace(AUGUST, period="1911-05")
    assert [("May 1911", 1)] == offered(fact(), "period", may)


def test_date_too_far_away_is_not_offered() -> None:
    """The lamps were lit thirteen years apart and more: none is taken for another's year."""
    assert [] == texts(corpus(), corpus().facts["lit-gull"], "value")


@pytest.mark.parametrize(
    ("day", "is_offered"),
    [("1911-04-11", False), ("1911-04-12", False), ("1911-04-13", True)],
)
def test_day_too_near_is_not_offered(day: str, is_offered: bool) -> None:
    """Which of two days that nearly touch it was is no more than detail."""
    lit = {"property": "lit-since", "population": None, "period": None}
    asked = fact("asked", value="1911-04-10", subject="gull-rock", **lit)
    near = fact("near", value=day, subject="tern-island", **lit)
    assert is_offered is bool(offered(asked, "value", near))
