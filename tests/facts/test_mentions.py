from itertools import product

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType
from policystory.facts.mentions import (
    build_index,
    is_absent,
    is_missing,
    name_problems,
    named_entities,
    names_pattern,
    problems,
)
from policystory.facts.text import Text
from policystory.reading import Places
from tests.worlds import TEXTS, content, corpus

GOOD = {name: Text.of(text.encode()) for name, text in TEXTS.items()}


def with_mentions(
    mentions: dict[str, dict[int, tuple[str, ...]]], *entities: Entity
) -> Corpus:
    """Return the invented corpus with another index of mentions, and with more entities."""
    whole = content()
    return Corpus(
        sources=whole.sources, entities=(*whole.entities, *entities), mentions=mentions
    )


def test_the_index_that_is_kept_is_the_one_that_the_texts_make() -> None:
    """Made from the texts, the index is the same as the one in the file, and has no problem."""
    assert content().mentions == build_index(corpus(), GOOD)
    assert [] == list(problems(corpus(), GOOD, Places()))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Gull Rock lay ahead.", True),
        ("“gull rock’s lamp”", True),
        ("GULL\u00a0ROCK", True),
        ("Seagull Rock lay ahead.", False),
        ("Gull Rocks lay ahead.", False),
        ("A gull sat on a rock.", False),
        ("Mrs. Márshe's rock", False),
        ("They met at the Old Rôck.", True),
    ],
)
def test_a_name_is_found_as_whole_words(text: str, named: bool) -> None:
    """A name counts in any case, accent or spacing, and never as a part of another word."""
    rock = Entity(
        id="gull-rock", name="Gull Rock", type=EntityType.PLACE, aliases=("Old Rock",)
    )
    made = build_index(
        with_mentions({}, msgspec.structs.replace(rock, id="rock")),
        {"harbour-news": Text((text,), "")},
    )
    assert named == ("rock" in made["harbour-news"].get(1, ()))


def test_signs_in_a_name_are_no_pattern() -> None:
    """A full stop or a bracket in a name stands for itself."""
    firm = Entity(id="firm", name="Reed & Co. (Boats)", type=EntityType.ORGANISATION)
    assert names_pattern(firm).search("a boat of reed & co. (boats), new")
    assert not names_pattern(firm).search("a boat of reed & cox (boats), new")


def test_events_are_described_and_not_named() -> None:
    """An event is in no index: "the storm" is any storm."""
    storm = Entity(id="storm", name="the storm", type=EntityType.EVENT)
    group = Entity(id="crew", name="the crew", type=EntityType.GROUP)
    made = build_index(
        with_mentions({}, storm, group),
        {"harbour-news": Text(("The storm took the crew.", "Rain."), "")},
    )
    assert {"harbour-news": {1: ("crew",)}} == made


def test_a_text_of_no_source_has_no_index() -> None:
    """Only reports that the course describes are indexed."""
    assert {} == build_index(corpus(), {"no-paper": Text(("Gull Rock",), "")})


def test_a_row_of_the_matrix_names_every_paragraph() -> None:
    """Each entity that a report names has all its paragraphs in order; the rest are left out."""
    named = named_entities(corpus(), "harbour-news")
    assert (2, 3, 4) == named["harbour-board"]
    assert (4, 5, 6) == named["gull-rock"]
    assert sorted(named) == list(named)
    assert "north-pier" not in named
    assert {} == named_entities(corpus(), "no-paper")


@pytest.mark.parametrize(
    ("source", "entity", "expected"),
    [
        ("harbour-news", "north-pier", True),
        ("harbour-news", "lighthouse-trust", True),
        ("harbour-news", "gull-rock", False),
        ("island-post", "gull-rock", True),
        ("island-post", "skerry-isles", False),
        ("no-paper", "north-pier", False),
    ],
)
def test_only_what_is_named_nowhere_is_absent(
    source: str, entity: str, expected: bool
) -> None:
    """An entity is not absent if it, its part or its whole is named, or without an index."""
    assert expected == is_absent(corpus(), source, entity)


def test_absent_and_named_exclude_each_other() -> None:
    """No entity that a report names is proved absent from it."""
    for source, entity in product(corpus().sources, corpus().entities):
        assert not (
            entity in named_entities(corpus(), source)
            and is_absent(corpus(), source, entity)
        )


@pytest.mark.parametrize(
    ("paragraph", "entities", "message"),
    [
        (
            4,
            ("harbour-board",),
            "the index of mentions for harbour-news ¶4 lacks gull-rock",
        ),
        (
            4,
            ("gull-rock", "harbour-board", "tom-reed"),
            "the index of mentions for harbour-news ¶4 has tom-reed",
        ),
        (
            4,
            ("gull-rock", "tom-reed"),
            "the index of mentions for harbour-news ¶4 lacks harbour-board and has tom-reed",
        ),
        (
            4,
            (),
            "the index of mentions for harbour-news ¶4 lacks gull-rock, harbour-board",
        ),
        (1, ("tom-reed",), "the index of mentions for harbour-news ¶1 has tom-reed"),
        (9, ("tom-reed",), "the index of mentions for harbour-news ¶9 has tom-reed"),
    ],
)
def test_an_index_that_differs_from_the_texts_is_a_problem(
    paragraph: int, entities: tuple[str, ...], message: str
) -> None:
    """What the index lacks and what it has too much is named."""
    kept = {
        **content().mentions,
        "harbour-news": {**content().mentions["harbour-news"], paragraph: entities},
    }
    faults = list(problems(with_mentions(kept), GOOD, Places()))
    assert [f"mentions 'harbour-news': {message}"] == [
        problem.message for problem in faults
    ]
    assert "write it anew: policystory mentions --sources FOLDER" == faults[0].hint


def test_a_stale_index_is_one_line() -> None:
    """The first difference is told, and how many there are: the index is written as a whole."""
    (fault,) = problems(
        with_mentions({"island-post": content().mentions["island-post"]}),
        GOOD,
        Places(),
    )
    count = len(content().mentions["harbour-news"])
    assert f", and {count - 1} other paragraphs differ too" in fault.message


def test_an_index_that_names_what_is_not_there_is_one_line() -> None:
    """Entities and sources that were taken out or renamed make the index stale, texts or none."""
    assert [] == list(name_problems(corpus(), Places()))
    stale = with_mentions(
        {"harbour-news": {1: ("gull-rok", "tom-red"), 2: ("gull-rok",)}}
    )
    (fault,) = name_problems(stale, Places())
    assert (
        "mentions 'harbour-news': the index of mentions names 'gull-rok', "
        "which is not there, and 1 other name like it"
    ) == fault.message


def test_a_missing_index_is_told_only_where_texts_name_somebody() -> None:
    """A course without texts, or whose texts name nobody, needs no index."""
    assert is_missing(with_mentions({}), GOOD)
    assert not is_missing(with_mentions({}), {})
    assert not is_missing(corpus(), GOOD)


words = st.sampled_from(
    ["gull", "rock", "tern", "island", "the", "ada", "marsh", ",", "north", "pier", "x"]
)


@given(st.lists(st.lists(words, max_size=6).map(" ".join), min_size=1, max_size=5))
def test_any_text_proves_its_own_index(paragraphs: list[str]) -> None:
    """An index made from texts has no problem with them, and only names what stands there."""
    texts = {"harbour-news": Text(tuple(paragraphs), "")}
    made = build_index(corpus(), texts)
    assert [] == list(problems(with_mentions(made), texts, Places()))
    for number, entities in made["harbour-news"].items():
        assert entities
        for entity in entities:
            assert names_pattern(corpus().entities[entity]).search(
                paragraphs[number - 1]
            )
