"""A citation as a learner sees it beside an answer."""

from copy import copy

import pytest
from msgspec.structs import replace

from policystory.facts.record import Citation
from policystory.items.citations import dated_mark
from tests.worlds import corpus


@pytest.mark.parametrize(
    ("mark", "text"), [("HN", "HN ¶2, May 1911"), ("HN 1911", "HN 1911 ¶2, May")]
)
def test_a_mark_says_its_year_once(mark: str, text: str) -> None:
    """A mark comes with the month of its report, and with the year unless it has that already."""
    sources = dict(corpus().sources)
    sources["harbour-news"] = replace(sources["harbour-news"], mark=mark)
    renamed = copy(corpus())
    renamed.sources = sources
    assert text == dated_mark(renamed, Citation("harbour-news", 2))
