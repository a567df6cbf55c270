"""No wrong option is ever true: worlds are invented whole, reports tell parts of them, and every option is looked up.

Nothing here uses the judge of `truth`: an option is compared with the world itself, and with what
the report says.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from hypothesis import event, given, settings
from hypothesis import strategies as st

from policystory.facts.corpus import Corpus
from policystory.facts.record import (
    Bound,
    Citation,
    Dated,
    Entity,
    EntityType,
    Fact,
    Kind,
    Property,
    Quantity,
    Source,
    Topic,
    Value,
    ValueType,
)
from policystory.facts.values.period import read_period
from policystory.facts.values.quantity import says
from policystory.items.chance import pick
from policystory.items.item import Item
from policystory.items.questions.part_of_fact import make

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
ENTITIES = [
    Entity(id=id_, name=id_.upper(), type=type_, part_of=WHOLES.get(id_, ()))
    for ids, type_ in (
        (BOATS, EntityType.ORGANISATION), (PEOPLE, EntityType.GROUP), (SPEAKERS, EntityType.ORGANISATION),
        (PERSONS, EntityType.PERSON),
    )
    for id_ in ids
]  # fmt: skip
SOURCES = [
    Source(
        id=id_, outlet=id_, named=f"the {id_}", mark=id_, title=id_, date="1912-01", dated=Dated.PRINTED,
        because="It is printed.", paragraphs=1, sha256="0" * 64,
    )
    for id_ in REPORTS
]  # fmt: skip
ASKS = {
    "value": "how much was it?", "subject": "what was it?", "population": "whom did it carry?",
    "period": "when was it?", "speaker": "who said so?",
}  # fmt: skip

Place = tuple[str, str, str]
"""Boat, people and period: of these a world has one figure, one keeper and one set of guests."""


class World(NamedTuple):
    """All that is so."""

    carried: dict[Place, int]
    keeper: dict[Place, str]
    guests: dict[Place, frozenset[str]]


class Told(NamedTuple):
    """A fact that a report states, and the parts that it has in the world, though the report may leave some out."""

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
            | {one for one in PERSONS if pick(seed, 2, "guests", *place, one)}
            for place in places
        },
    )


def reported(draw: Callable[..., Bound], amount: int) -> Quantity:
    """Report a figure with a bound under which readers take it to mean what it is."""
    about = {
        Bound.EXACTLY: amount, Bound.MORE_THAN: amount - 5, Bound.AT_LEAST: amount - 5, Bound.ABOUT: amount - 5,
        Bound.ALMOST: amount + 5, Bound.UP_TO: amount + 5, Bound.LESS_THAN: amount + 5,
    }  # fmt: skip
    bound = draw(st.sampled_from(Bound))
    return Quantity(Decimal(about[bound]), "people", bound)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Invent a world, and two reports that tell parts of it, closed over what they are drawn to be closed over."""
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
            id=f"f{number:02}", property=prop, value=value, kind=Kind.REPORTED, says="So it was in 1911.",
            sources=(Citation(draw(st.sampled_from(REPORTS)), 1),),
            complete=prop == "guests" and set(guests) == world.guests[place], **shown,
        )  # fmt: skip
        told[fact.id] = Told(fact, whole)
    closed = st.lists(st.sampled_from(("value", *PARTS)), unique=True).map(tuple)
    properties = [
        Property(
            id=id_, label=id_, subjects=(EntityType.ORGANISATION,), value=type_, unit=unit, single=single,
            closed=draw(closed), asks=ASKS,
        )
        for id_, type_, unit, single in (
            ("carried", ValueType.QUANTITY, "people", True), ("keeper", ValueType.ENTITY, None, True),
            ("guest", ValueType.ENTITY, None, False), ("guests", ValueType.ENTITY, None, False),
        )
    ]  # fmt: skip
    facts = tuple(one.fact for one in told.values())
    return Case(
        world,
        told,
        Corpus(SOURCES, ENTITIES, properties, (), (Topic("boats", "Boats", facts),)),
    )


def near(one: str, other: str) -> bool:
    """Tell whether two names may mean the same thing or share something: a boat and its fleet, two periods."""
    if one in PERIODS:
        return read_period(one).overlaps(read_period(other))
    return one == other or other in WHOLES.get(one, ()) or one in WHOLES.get(other, ())


def follows(stated: Value, claimed: Value) -> bool:
    """Tell whether what is stated makes a claimed value true."""
    if isinstance(stated, Quantity) and isinstance(claimed, Quantity):
        return says(stated).within(says(claimed))
    if isinstance(stated, tuple):
        return set(claimed if isinstance(claimed, tuple) else (claimed,)) <= set(stated)
    return stated == claimed


def is_so(case: Case, asked: Told, value: Value) -> bool:
    """Tell whether a value is true in the world, of what the fact is about; what a report need not hold is left out."""
    place: Place = (
        asked.whole["subject"],
        asked.whole["population"],
        asked.whole["period"],
    )
    if isinstance(value, Quantity):
        interval = says(value)
        amount = Decimal(case.world.carried[place])
        above = (
            interval.low is None
            or amount > interval.low
            or (amount == interval.low and not interval.low_open)
        )
        below = (
            interval.high is None
            or amount < interval.high
            or (amount == interval.high and not interval.high_open)
        )
        return above and below
    if asked.fact.property == "keeper":
        return value == case.world.keeper[place]
    return isinstance(value, tuple) and "value" not in case.corpus.properties["guests"].closed and (
        set(value) <= case.world.guests[place]
    )  # fmt: skip


def is_said(case: Case, asked: Told, direction: str, value: Value) -> bool:
    """Tell whether the report says what the option claims, or may mean it."""
    report = asked.fact.sources[0].source
    for one in case.told.values():
        if (
            one.fact.property != asked.fact.property
            or one.fact.sources[0].source != report
        ):
            continue
        rest = [
            part
            for part in PARTS
            if part != direction and getattr(asked.fact, part) is not None
        ]
        if not all(near(one.whole[part], getattr(asked.fact, part)) for part in rest):
            continue
        if direction == "value":
            if follows(one.fact.value, value):
                return True
        elif near(one.whole[direction], str(value)) and follows(
            one.fact.value, asked.fact.value
        ):
            return True
    return False


def wrong_options(case: Case) -> Iterator[tuple[Item, Told, Value]]:
    """Yield every wrong option of every question that the facts give, with what it claims."""
    for told in case.told.values():
        for item in make(case.corpus, told.fact):
            if isinstance(item, Item):
                for option, why in item.why.items():
                    if option != item.key:
                        yield (
                            item,
                            told,
                            getattr(
                                case.corpus.facts[why[-1].facts[0]], item.direction
                            ),
                        )


@settings(max_examples=200, deadline=None)
@given(cases())
def test_no_wrong_option_is_true(case: Case) -> None:
    """A wrong option is not so in the world, and the report does not say it, nor what may mean it."""
    for item, told, value in wrong_options(case):
        event(f"{told.fact.property}, {item.direction}")
        assert not is_said(case, told, item.direction, value), (item.stem, told, value)
        if item.direction == "value":
            assert not is_so(case, told, value), (item.stem, told, value)
