from typing import Any

import pytest

from policystory.facts.corpus import Corpus
from policystory.facts.record import Entity, EntityType, Fact, Property, ValueType
from policystory.items.item import Order
from policystory.items.questions.gaps import Gap, directions, gap, is_plural, passage
from policystory.items.questions.question import Question
from tests.worlds import content, fact, with_facts


def stated(form: str, **parts: Any) -> Property:
    """Return a property of people carried whose statements have this form."""
    closed = ("value", "speaker", "period", "population")
    asks = dict.fromkeys((*closed, "subject"), "who?")
    usual: dict[str, Any] = {
        "closed": closed,
        "asks": asks,
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
    """Return the invented course with statements of this form, and with these entities for its own of the same id."""
    whole = content()
    named = {prop.id: prop for prop in (*whole.properties, stated(form, **parts))}
    return Corpus(
        whole.sources,
        [*entities, *whole.entities],
        named.values(),
        whole.objectives,
        whole.topics,
    )


def made(id_: str, form: str, direction: str) -> Gap | None:
    """Return the gap of a fact of the invented course in a statement of this form."""
    changed = world(form)
    one = changed.facts[id_]
    texts = passage(changed, one, (direction,))
    assert texts is not None
    return gap(Question(changed, one, direction), *texts)


def wrong(found: Gap) -> set[str]:
    """Return the wrong words of a gap."""
    return {found.texts[one.candidate.same] for one in found.wrong}


@pytest.mark.parametrize(
    ("one", "form", "parts", "found"),
    [
        (
            fact(speaker="harbour-board"),
            "{speaker} counted {value} {period}.",
            {},
            ("speaker", "value", "period"),
        ),
        (fact(), "{speaker} counted {value} {period}.", {}, ("value", "period")),
        (fact(), "{subject} carried {value}.", {}, ("value",)),
        (
            fact(),
            "{subject} carried {value}.",
            {"closed": ("subject",)},
            ("subject", "value"),
        ),
        (fact(), "{subject} carried {value}.", {"closed": (), "single": False}, ()),
        (fact(value="fog"), "It was {value}.", {"value": ValueType.TEXT}, ()),
        (
            fact(value=("gull-rock", "tern-island")),
            "{value} {period}.",
            {"value": ValueType.ENTITY},
            ("period",),
        ),
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
        (fact(), None, {}, ()),
    ],
)
def test_what_can_be_left_out(
    one: Fact, form: str, parts: dict[str, Any], found: tuple[str, ...]
) -> None:
    """A part that the statement names, that the fact has, that is asked for, closed, and no clause."""
    assert found == directions(
        with_facts(one, properties=(stated(form, **parts),)), one
    )


@pytest.mark.parametrize(
    ("form", "left_out", "parts"),
    [
        ("{value} crossed {period}.", ("value", "period"), ("", " crossed ", ".")),
        ("{subject} carried {value}.", ("value",), ("The Ferry Company carried ", ".")),
        ("In all {value} were carried.", ("value",), ("In all ", " were carried.")),
        ("{speaker} counted {value}.", ("value",), None),
    ],
)
def test_a_passage_is_the_statement_in_parts(
    form: str, left_out: tuple[str, ...], parts: tuple[str, ...] | None
) -> None:
    """What stands between the gaps is filled in, and the first part begins with a capital."""
    one = fact()
    assert parts == passage(with_facts(one, properties=(stated(form),)), one, left_out)


@pytest.mark.parametrize(
    ("direction", "form", "key", "others", "order"),
    [
        (
            "value",
            "{subject} had {value}.",
            "9,600",
            {"about 15,000", "at least 31,000"},
            Order.FIGURES,
        ),
        (
            "value",
            "{value} crossed.",
            "9,600",
            {"About 15,000", "At least 31,000"},
            Order.FIGURES,
        ),
        (
            "period",
            "{subject} sailed {period}.",
            "from October 1910 to March 1911",
            {"in April 1911", "in August 1911"},
            Order.DATES,
        ),
        (
            "population",
            "{subject} had {population}.",
            "herring workers",
            {"passengers", "pilgrims"},
            Order.DRAWN,
        ),
        (
            "speaker",
            "{speaker} counted {value}.",
            "The Ferry Company",
            {"The Harbour Board", "The Lighthouse Trust"},
            Order.DRAWN,
        ),
    ],
)
def test_words_stand_as_the_sentence_asks(
    direction: str, form: str, key: str, others: set[str], order: Order
) -> None:
    """Inside a sentence a figure has no capital and a period its preposition; at the beginning all have a capital."""
    found = made("carried-winter", form, direction)
    assert found is not None
    assert (key, others) == (found.key, wrong(found))
    shown = found.prompt()
    assert (direction, order, {key, *others}) == (
        shown.id,
        shown.order,
        {option.text for option in shown.options},
    )


@pytest.mark.parametrize(
    ("direction", "texts"),
    [
        ("value", ["9,600", "about 15,000", "at least 31,000"]),
        (
            "period",
            ["from October 1910 to March 1911", "in April 1911", "in August 1911"],
        ),
    ],
)
def test_figures_and_dates_ascend(direction: str, texts: list[str]) -> None:
    """The options of a gap stand in an order of their own kind."""
    found = made("carried-winter", f"{{subject}} had {{{direction}}}.", direction)
    assert found is not None
    assert texts == [option.text for option in found.prompt().options]


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
def test_one_and_many_do_not_stand_before_a_verb_that_tells_them_apart(
    after: str, fits: bool
) -> None:
    """Where the verb is "was", a body is not offered beside officials, and too few are left."""
    officials = Entity(
        id="harbour-board",
        name="harbour officials",
        type=EntityType.ORGANISATION,
        sort="body",
    )
    changed = world("{speaker} counted.", officials)
    question = Question(changed, changed.facts["carried-winter"], "speaker")
    found = gap(question, "", after)
    assert fits == (found is not None)


@pytest.mark.parametrize(
    ("name", "type_", "plural"),
    [
        ("US border officials", EntityType.ORGANISATION, True),
        ("government officials in the region", EntityType.ORGANISATION, True),
        ("pilgrims", EntityType.GROUP, True),
        ("Republicans", EntityType.GROUP, True),
        ("United States", EntityType.PLACE, False),
        ("Honduras", EntityType.PLACE, False),
        ("Lighthouse Trust", EntityType.ORGANISATION, False),
        ("party of islanders", EntityType.ORGANISATION, False),
        ("public press", EntityType.ORGANISATION, False),
        ("of old", EntityType.ORGANISATION, False),
    ],
)
def test_many_are_told_from_one(name: str, type_: EntityType, plural: bool) -> None:
    """Groups are many; others by the noun that the name is built on, where it is no proper name."""
    assert plural == is_plural(Entity(id="x", name=name, type=type_))
