from typing import Any

import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType, Property, ValueType
from policystory.facts.record import Fact, Status
from policystory.items.item import Order
from policystory.items.questions.gaps import Gap, directions, gap, is_plural, passage
from policystory.items.questions.question import Question
from tests.worlds import content, fact, with_facts

ORGANISATION, GROUP = EntityType.ORGANISATION, EntityType.GROUP


def stated(form: str | None, **parts: Any) -> Property:
    """Return a property of people carried whose statements have this form."""
    closed = ("value", "speaker", "period", "population")
    usual: dict[str, Any] = {
        "closed": closed,
        "asks": dict.fromkeys((*closed, "subject"), "who?"),
        "value": ValueType.QUANTITY,
    }
    return Property(
        id="passengers-carried",
        label="x",
        subjects=(),
        states=form,
        **{**usual, **parts},
    )


def world(form: str, *entities: Entity, **parts: Any) -> Corpus:
    """Return the invented course with statements of this form; entities replace its own."""
    whole = content()
    named = {prop.id: prop for prop in (*whole.properties, stated(form, **parts))}
    return Corpus(
        whole.sources,
        [*entities, *whole.entities],
        named.values(),
        whole.objectives,
        whole.topics,
    )


def made(id_: str, form: str, direction: str) -> Gap:
    """Return the gap of a fact of the invented course in a statement of this form."""
    changed = world(form)
    asked = changed.facts[id_]
    texts = passage(changed, asked, (direction,))
    assert texts is not None
    made_gap = gap(Question(changed, asked, direction), *texts)
    assert made_gap is not None
    return made_gap


COUNTED = "{speaker} counted {value} {period}."
CARRIED = "{subject} carried {value}."
ENTITY, TEXT = {"value": ValueType.ENTITY}, {"value": ValueType.TEXT}
PLACES = ("gull-rock", "tern-island")


@pytest.mark.parametrize(
    ("asked", "form", "parts", "expected"),
    [
        (
            fact(speaker="harbour-board"),
            COUNTED,
            {},
            ("speaker", "value", "period"),
        ),
        (fact(), COUNTED, {}, ("value", "period")),
        (fact(), CARRIED, {}, ("value",)),
        (fact(), CARRIED, {"closed": ("subject",)}, ("subject", "value")),
        (fact(), CARRIED, {"closed": (), "single": False}, ()),
        (fact(value="fog"), "It was {value}.", TEXT, ()),
        (fact(value=PLACES), "{value} {period}.", ENTITY, ("period",)),
        (
            fact(),
            "{population} crossed {period}.",
            {"asks": {"period": "when?"}},
            ("period",),
        ),
        (
            fact(place="gull-rock"),
            "{value} in {place}.",
            {"closed": ("place",), "asks": {}},
            ("place",),
        ),
        (
            fact(status=Status.PROMISED),
            "It was {status}.",
            {"closed": ("status",), "asks": {"status": "how far?"}},
            (),
        ),
        (fact(), None, {}, ()),
    ],
)
def test_what_can_be_left_out(
    asked: Fact, form: str, parts: dict[str, Any], expected: tuple[str, ...]
) -> None:
    """A part of the fact that the statement names, that is asked for, closed, and no clause."""
    changed = with_facts(asked, properties=(stated(form, **parts),))
    assert expected == directions(changed, asked)


@pytest.mark.parametrize(
    ("form", "left_out", "expected"),
    [
        ("{value} crossed {period}.", ("value", "period"), ("", " crossed ", ".")),
        (CARRIED, ("value",), ("The Ferry Company carried ", ".")),
        ("In all {value} were carried.", ("value",), ("In all ", " were carried.")),
        ("{speaker} counted {value}.", ("value",), None),
    ],
)
def test_passage_is_the_statement_in_parts(
    form: str, left_out: tuple[str, ...], expected: tuple[str, ...] | None
) -> None:
    """What stands between the gaps is filled in, and the first part begins with a capital."""
    asked = fact()
    changed = with_facts(asked, properties=(stated(form),))
    assert expected == passage(changed, asked, left_out)


@pytest.mark.parametrize(
    ("direction", "form", "key", "texts", "order"),
    [
        (
            "value",
            "{subject} had {value}.",
            "9,600 people",
            ["9,600 people", "about 15,000 people", "at least 31,000 people"],
            Order.FIGURES,
        ),
        (
            "value",
            "{value} crossed.",
            "9,600 people",
            ["9,600 people", "About 15,000 people", "At least 31,000 people"],
            Order.FIGURES,
        ),
        (
            "period",
            "{subject} sailed {period}.",
            "from October 1910 to March 1911",
            ["from October 1910 to March 1911", "in April 1911", "in August 1911"],
            Order.DATES,
        ),
        (
            "population",
            "{subject} had {population}.",
            "herring workers",
            ["herring workers", "passengers", "pilgrims"],
            Order.DRAWN,
        ),
        (
            "speaker",
            "{speaker} counted {value}.",
            "The Ferry Company",
            ["The Ferry Company", "The Harbour Board", "The Lighthouse Trust"],
            Order.DRAWN,
        ),
    ],
)
def test_words_stand_as_the_sentence_asks(
    direction: str, form: str, key: str, texts: list[str], order: Order
) -> None:
    """Inside a sentence a figure has no capital and a period its preposition; all ascend."""
    filled = made("carried-winter", form, direction)
    prompt = filled.prompt()
    assert (key, direction, order) == (filled.key, prompt.id, prompt.order)
    assert texts == [option.text for option in prompt.options]


@pytest.mark.parametrize("direction", ["period", "place"])
def test_fewer_than_two_wrong_options_make_no_gap(direction: str) -> None:
    """A part that too little can be confused with, or that the fact lacks, is not left out."""
    changed = world("{subject} sailed.")
    question = Question(changed, changed.facts["carried-april"], direction)
    assert gap(question, "They sailed ", ".") is None


@pytest.mark.parametrize(
    ("after", "fits"),
    [(" was counting.", False), (" has counted.", False), (" counted.", True)],
)
def test_options_agree_with_the_verb(after: str, fits: bool) -> None:
    """Where the verb is "was", a body is not offered beside officials, and too few are left."""
    officials = Entity(
        id="harbour-board", name="harbour officials", type=ORGANISATION, sort="body"
    )
    changed = world("{speaker} counted.", officials)
    question = Question(changed, changed.facts["carried-winter"], "speaker")
    assert fits is (gap(question, "", after) is not None)


@pytest.mark.parametrize(
    ("name", "type_", "expected"),
    [
        ("US border officials", ORGANISATION, True),
        ("government officials in the region", ORGANISATION, True),
        ("pilgrims", GROUP, True),
        ("Republicans", GROUP, True),
        ("United States", EntityType.PLACE, False),
        ("Honduras", EntityType.PLACE, False),
        ("Lighthouse Trust", ORGANISATION, False),
        ("party of islanders", ORGANISATION, False),
        ("public press", ORGANISATION, False),
        ("of old", ORGANISATION, False),
    ],
)
def test_plural_entity_is_known(name: str, type_: EntityType, expected: bool) -> None:
    """A group is plural; others by the noun that the name is built on, if it is no name."""
    assert expected is is_plural(Entity(id="x", name=name, type=type_))
