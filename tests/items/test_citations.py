"""A citation as a learner sees it beside an answer."""

from copy import copy

import pytest
from msgspec.structs import replace

from policystory.facts.record import Citation
from policystory.items.citations import dated_mark
from tests.worlds import corpus


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("HN", "HN ¶2, May 1911"),
        ("HN 1911", "HN 1911 ¶2, May"),
        ("HN May 1911", "HN May 1911 ¶2"),
    ],
)
def test_a_mark_says_its_date_once(mark: str, text: str) -> None:
    """A mark comes with the month and year of its report, unless its short name has them."""
    sources = dict(corpus().sources)
    sources["harbour-news"] = replace(sources["harbour-news"], mark=mark)
    renamed = copy(corpus())
    renamed.sources = sources
    assert text == dated_mark(renamed, Citation("harbour-news", 2))
