"""Invented worlds, and reports that tell parts of them."""

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from hypothesis import strategies as st

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType, Property, ValueType
from policystory.facts.record import (
    Bound,
    Citation,
    Dated,
    Fact,
    Kind,
    Quantity,
    Source,
    Topic,
    Value,
)
from policystory.items.chance import pick

BOATS = ("ferry-a", "ferry-b", "fleet")  # the first is part of the fleet
PEOPLE = ("pilgrims", "workers", "passengers")  # the first two are passengers
PERIODS = ("1911-04", "1911-05", "1910-10/1911-04", "1911")
SPEAKERS = ("board", "trust", "union")
PERSONS = ("ada", "tom", "ines", "rosa", "karl")
REPORTS = ("news", "post")
PARTS = ("subject", "population", "period", "speaker")
WHOLES = {
    "ferry-a": ("fleet",),
    "pilgrims": ("passengers",),
    "workers": ("passengers",),
}
TYPES = {
    **dict.fromkeys(BOATS, EntityType.ORGANISATION),
    **dict.fromkeys(PEOPLE, EntityType.GROUP),
    **dict.fromkeys(SPEAKERS, EntityType.ORGANISATION),
    **dict.fromkeys(PERSONS, EntityType.PERSON),
}
ENTITIES = [
    Entity(id=id_, name=id_.upper(), type=type_, part_of=WHOLES.get(id_, ()))
    for id_, type_ in TYPES.items()
]
SOURCES = [
    Source(
        id=id_,
        outlet=id_,
        named=f"the {id_}",
        mark=id_,
        title=id_,
        date="1912-01",
        dated=Dated.PRINTED,
        because="It is printed.",
        paragraphs=1,
        sha256="0" * 64,
    )
    for id_ in REPORTS
]
ASKS = {
    "value": "how much was it?",
    "subject": "what was it?",
    "population": "whom did it carry?",
    "period": "when was it?",
    "speaker": "who said so?",
}

Place = tuple[str, str, str]
"""Boat, people and period: of these a world has one figure, one keeper and one set of guests."""


class World(NamedTuple):
    """All that is so."""

    carried: dict[Place, int]
    keeper: dict[Place, str]
    guests: dict[Place, frozenset[str]]


class Told(NamedTuple):
    """A fact that a report states, and the parts it has in the world but may leave unsaid."""

    fact: Fact
    whole: dict[str, str]


class Case(NamedTuple):
    """A world, and what two reports tell of it."""

    world: World
    told: dict[str, Told]
    corpus: Corpus


def a_world(seed: str) -> World:
    """Invent a world: few different figures and names, so that many things are alike."""
    places = list(product(BOATS, PEOPLE, PERIODS))
    return World(
        {place: 80 + 10 * pick(seed, 23, "carried", *place) for place in places},
        {
            place: PERSONS[pick(seed, len(PERSONS), "keeper", *place)]
            for place in places
        },
        {
            place: frozenset((PERSONS[pick(seed, len(PERSONS), "guest", *place)],))
            | {person for person in PERSONS if pick(seed, 2, "guests", *place, person)}
            for place in places
        },
    )


def reported(draw: Callable[..., Bound], amount: int) -> Quantity:
    """Report a figure with a bound under which readers take it to mean what it is."""
    about = {
        Bound.EXACTLY: amount,
        Bound.MORE_THAN: amount - 5,
        Bound.AT_LEAST: amount - 5,
        Bound.ABOUT: amount - 5,
        Bound.ALMOST: amount + 5,
        Bound.UP_TO: amount + 5,
        Bound.LESS_THAN: amount + 5,
    }
    bound = draw(st.sampled_from(Bound))
    return Quantity(Decimal(about[bound]), "people", bound)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Invent a world, and two reports that tell parts of it, each closed over some of them."""
    world = a_world(str(draw(st.integers(0, 999))))
    told: dict[str, Told] = {}
    for number in range(draw(st.integers(6, 16))):
        place: Place = (
            draw(st.sampled_from(BOATS)),
            draw(st.sampled_from(PEOPLE)),
            draw(st.sampled_from(PERIODS)),
        )
        whole = dict(zip(PARTS, (*place, draw(st.sampled_from(SPEAKERS))), strict=True))
        shown = {
            part: whole[part]
            for part in PARTS
            if part == "subject" or draw(st.integers(0, 3))
        }
        prop = draw(st.sampled_from(("carried", "keeper", "guest", "guests")))
        guests = sorted(
            draw(st.sets(st.sampled_from(sorted(world.guests[place])), min_size=1))
        )
        value: Value
        if prop == "carried":
            value = reported(draw, world.carried[place])
        elif prop == "keeper":
            value = world.keeper[place]
        else:
            value = tuple(guests) if prop == "guests" else guests[0]
        fact = Fact(
            id=f"f{number:02}",
            property=prop,
            value=value,
            kind=Kind.REPORTED,
            says="So it was in 1911.",
            sources=(Citation(draw(st.sampled_from(REPORTS)), 1),),
            complete=prop == "guests" and set(guests) == world.guests[place],
            **shown,
        )
        told[fact.id] = Told(fact, whole)
    closed = st.lists(st.sampled_from(("value", *PARTS)), unique=True).map(tuple)
    properties = [
        Property(
            id=id_,
            label=id_,
            subjects=(EntityType.ORGANISATION,),
            value=type_,
            unit=unit,
            single=single,
            closed=draw(closed),
            asks=ASKS,
        )
        for id_, type_, unit, single in (
            ("carried", ValueType.QUANTITY, "people", True),
            ("keeper", ValueType.ENTITY, None, True),
            ("guest", ValueType.ENTITY, None, False),
            ("guests", ValueType.ENTITY, None, False),
        )
    ]
    facts = tuple(told_fact.fact for told_fact in told.values())
    return Case(
        world,
        told,
        Corpus(SOURCES, ENTITIES, properties, (), (Topic("boats", "Boats", facts),)),
    )
