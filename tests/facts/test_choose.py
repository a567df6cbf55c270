from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.choose import FactFilter, filter_facts
from policystory.facts.record import Citation, Kind
from tests.worlds import corpus, fact, with_facts

COUNTS = ["carried-1910", "carried-april", "carried-august", "carried-winter"]


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ({"topic": "crossings"}, COUNTS),
        ({"topic": "nothing"}, []),
        (
            {"topic": "lamps", "source": "harbour-news", "kind": "commitment"},
            ["money-gull"],
        ),
        ({"source": "island-post", "kind": "estimate"}, ["carried-august"]),
        ({"speaker": "lighthouse-trust"}, ["carried-august", "money-pier"]),
        ({"speaker": "The  lighthouse TRUST"}, []),
        ({"speaker": "lighthouse TRUST"}, ["carried-august", "money-pier"]),
        ({"speaker": "Mrs Marsh"}, []),
        ({"speaker": "nobody"}, []),
        (
            {"kind": "official-figure"},
            ["carried-1910", "carried-april", "carried-winter"],
        ),
        ({"kind": "opinion"}, []),
        ({"period": "1911-04"}, ["carried-april"]),
        ({"period": "1911"}, ["carried-april", "carried-august", "carried-winter"]),
        ({"period": "1910-12-24"}, ["carried-1910", "carried-winter"]),
        (
            {"period": "1900/.."},
            [
                "carried-1910",
                "carried-april",
                "carried-august",
                "carried-winter",
                "lit-pier",
            ],
        ),
        ({"period": "1874"}, ["lit-gull"]),
        ({"period": "1905"}, []),
        ({"words": "broken"}, ["cause-reed"]),
        ({"words": "LENS reed"}, ["cause-reed"]),
        ({"words": "4,200"}, ["carried-april"]),
        ({"words": "broken fog"}, []),
    ],
)
def test_facts_are_chosen_by_what_they_say(
    asked: dict[str, Any], chosen: list[str]
) -> None:
    """Each field narrows the choice; periods share a day, and the sentence has the words."""
    assert chosen == [fact_.id for fact_ in filter_facts(corpus(), FactFilter(**asked))]


@pytest.mark.parametrize("asked", [{}, {"words": ""}, {"words": "  "}])
def test_who_asks_for_nothing_gets_everything(asked: dict[str, Any]) -> None:
    """Without a choice all facts are given, by id."""
    assert sorted(corpus().facts) == [
        fact_.id for fact_ in filter_facts(corpus(), FactFilter(**asked))
    ]


def test_a_fact_of_several_sources_is_chosen_by_each() -> None:
    """Any of a fact's sources finds it."""
    both = with_facts(
        fact(sources=(Citation("harbour-news", 2), Citation("island-post", 3)))
    )
    assert ["a-fact"] == [
        fact_.id for fact_ in filter_facts(both, FactFilter(source="island-post"))
    ]
    assert ["a-fact"] == [
        fact_.id for fact_ in filter_facts(both, FactFilter(source="harbour-news"))
    ]


def test_words_are_folded_on_both_sides() -> None:
    """Accents, case and apostrophes of sentence and search do not count."""
    fact_ = with_facts(fact(says="Zúñiga’s boats were counted."))
    for words in ("zuniga's", "ZÚÑIGA’S", "Boats zuñiga"):
        assert ["a-fact"] == [
            fact_.id for fact_ in filter_facts(fact_, FactFilter(words=words))
        ]


def test_a_period_that_is_none_is_refused() -> None:
    """A period that cannot be read raises one sentence."""
    with pytest.raises(ValueError, match="'last spring' is not a period: write 2021"):
        filter_facts(corpus(), FactFilter(period="last spring"))


choices = st.builds(
    FactFilter,
    topic=st.none() | st.sampled_from(["crossings", "lamps"]),
    source=st.none() | st.sampled_from(["harbour-news", "island-post"]),
    speaker=st.none()
    | st.sampled_from(["harbour-board", "Lighthouse Trust", "nobody"]),
    kind=st.none() | st.sampled_from([kind.value for kind in Kind]),
    period=st.none()
    | st.sampled_from(["1874", "1911-04", "1910-12/1911-05", "1900/.."]),
    words=st.none() | st.sampled_from(["lamp", "the", "1911"]),
)


@given(choices)
def test_a_choice_is_what_its_parts_have_in_common(choice: FactFilter) -> None:
    """Asking for several things gives just the facts that each of them alone gives."""
    chosen = {fact_.id for fact_ in filter_facts(corpus(), choice)}
    parts = ("topic", "source", "speaker", "kind", "period", "words")
    alone = [
        {
            fact_.id
            for fact_ in filter_facts(
                corpus(), FactFilter(**{part: getattr(choice, part)})
            )
        }
        for part in parts
    ]
    assert set(corpus().facts).intersection(*alone) == chosen
