from decimal import Decimal

import pytest

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType, Extent, Property, ValueType
from policystory.facts.record import Bound, Citation, Quantity, Status
from tests.worlds import corpus, fact, people, with_facts


@pytest.mark.parametrize(
    ("entity", "name"),
    [
        ("ferry-company", "the Ferry Company"),
        ("ada-marsh", "Ada Marsh"),
        ("who-knows", "who-knows"),
    ],
)
def test_a_name_has_its_article(entity: str, name: str) -> None:
    """A name stands as a sentence needs it; an unknown id stands as it is."""
    assert name == words.name(corpus(), entity)


@pytest.mark.parametrize(
    ("names", "joined"),
    [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c", "d"], "a, b, c and d")],
)
def test_names_are_joined_as_in_a_sentence(names: list[str], joined: str) -> None:
    """Commas, and one "and" before the last."""
    assert joined == words.join_names(names)


@pytest.mark.parametrize(
    ("prop", "value", "text"),
    [
        ("passengers-carried", people(4200, Bound.MORE_THAN), "more than 4,200"),
        ("lit-since", "1874-05", "May 1874"),
        ("keeper", "ada-marsh", "Ada Marsh"),
        ("cause-given", "ada-marsh", "ada-marsh"),
        ("made-up-of", ("gull-rock", "skerry-isles"), "Gull Rock and the Skerry Isles"),
    ],
)
def test_a_value_is_written_by_the_type_of_its_property(
    prop: str, value: Quantity | str | tuple[str, ...], text: str
) -> None:
    """Each type of value has its own form; words are not looked up."""
    assert text == words.value(corpus(), corpus().properties[prop], value)


def test_a_report_is_named_with_its_month() -> None:
    """A stem says whose report it is, and of when."""
    assert (
        words.report(corpus(), "island-post")
        == "the paper attributed to the Island Post (September 1911)"
    )


def test_a_fact_shows_all_its_marks() -> None:
    """Every citation has its mark and paragraph."""
    cited = fact(sources=(Citation("harbour-news", 2), Citation("island-post", 5)))
    assert words.marks(corpus(), cited) == "HN ¶2, IP ¶5"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (
            "how many {population} did {subject} carry {period}?",
            "how many passengers did the Ferry Company carry in April 1911?",
        ),
        ("who counted {value}?", "who counted more than 4,200?"),
        ("who was it?", "who was it?"),
        ("what did {speaker} say?", None),
        ("what was {status} at {place}?", None),
    ],
)
def test_a_form_is_filled_from_a_fact(form: str, text: str | None) -> None:
    """Each placeholder is filled as a sentence needs it; without the part there is no sentence."""
    assert text == words.fill(corpus(), fact(), form)


def test_a_status_is_a_word_and_no_name() -> None:
    """How far a plan has come stands in its own word."""
    assert (
        words.fill(corpus(), fact(status=Status.PROMISED), "what was {status}?")
        == "what was promised?"
    )


def test_a_yearly_figure_asks_for_each_year() -> None:
    """A rate is asked with its stretch."""
    yearly = fact(
        value=Quantity(people(5).amount, "people", per="year"), period="1906/.."
    )
    assert (
        words.fill(corpus(), yearly, "how many {period}?")
        == "how many each year since 1906?"
    )


@pytest.mark.parametrize(
    ("entity", "word"),
    [
        (Entity(id="one", name="Ada Marsh", type=EntityType.PERSON), "who"),
        (Entity(id="one", name="crews", type=EntityType.GROUP), "who"),
        (Entity(id="one", name="Harbour Board", type=EntityType.ORGANISATION), "what"),
        (
            Entity(
                id="one", name="Skerry", type=EntityType.PLACE, extent=Extent.COUNTRY
            ),
            "which country",
        ),
        (
            Entity(
                id="one", name="Gull Rock", type=EntityType.PLACE, extent=Extent.SPOT
            ),
            "what",
        ),
    ],
)
def test_a_form_asks_with_the_word_that_fits_its_subject(
    entity: Entity, word: str
) -> None:
    """Nobody is asked "who or what"."""
    world = Corpus(entities=[entity], properties=corpus().properties.values())
    assert f"{word} kept the lamp?" == words.fill(
        world, fact(subject="one"), "{who} kept the lamp?"
    )


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("{subject} had {value}.", "Gull Rock had 9 km²."),
        ("{subject} had {value} km² of land.", "Gull Rock had 9 km² of land."),
    ],
)
def test_a_unit_stands_once(form: str, text: str) -> None:
    """A form that writes the unit itself does not get it twice."""
    area = Property(
        id="area",
        label="area",
        subjects=(),
        value=ValueType.QUANTITY,
        asks={"value": "how large was {subject}?"},
        states=form,
    )
    large = fact(
        subject="gull-rock", property="area", value=Quantity(Decimal(9), "km²")
    )
    assert text == words.statement(with_facts(large, properties=(area,)), large)
