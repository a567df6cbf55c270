"""The search for facts: by words, names, report, topic and speaker."""

import pytest

from policystory.brief.search import Search, search, speakers
from tests.worlds import corpus

LAMPS = ["lit-gull", "lit-pier", "lit-tern"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Search(words="first LIT"), LAMPS),
        (Search(words="lamp 1874"), ["lit-gull"]),
        (Search(words="herring", report="island-post"), ["carried-winter"]),
        (Search(words="herring", report="harbour-news"), []),
        (Search(topic="crossings", speaker="lighthouse-trust"), ["carried-august"]),
        (Search(words="no such thing"), []),
    ],
)
def test_facts_are_searched(wanted: Search, expected: list[str]) -> None:
    """All that is wanted must be there; capitals and the order of words do not matter."""
    assert expected == [fact.id for fact in search(corpus(), wanted)]


def test_an_empty_search_returns_all_facts() -> None:
    """Who looks for nothing can page through everything."""
    assert list(corpus().facts) == [fact.id for fact in search(corpus(), Search())]


def test_facts_are_searched_by_names_that_their_sentence_lacks() -> None:
    """Who a fact is about is found by any of its names, and by their parts."""
    hits = [fact.id for fact in search(corpus(), Search(words="mrs marsh"))]
    assert ["cause-marsh", "keeper-gull"] == hits
    hits = [fact.id for fact in search(corpus(), Search(words="gull"))]
    assert ["keeper-gull", "lit-gull", "members", "money-gull"] == hits


def test_speakers_are_listed_by_name() -> None:
    """Everybody who says something is offered once, in the order of the alphabet."""
    assert [
        ("ferry-company", "the Ferry Company"),
        ("harbour-board", "the Harbour Board"),
        ("lighthouse-trust", "the Lighthouse Trust"),
    ] == speakers(corpus())
