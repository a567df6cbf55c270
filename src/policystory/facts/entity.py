"""Entities, and the properties that can be said of them, as an author writes them in YAML.

Field names are kebab-case in the files.
"""

from enum import StrEnum

import msgspec

from policystory.facts.record import Record, Wording
from policystory.facts.values.period import check_period


class Side(StrEnum):
    """The camp or institution of a speaker, used to show that a lesson hears more than one side."""

    ADMINISTRATION = "administration"
    CONGRESS = "congress"
    REGIONAL_GOVERNMENT = "regional-government"
    CIVIL_SOCIETY = "civil-society"
    RESEARCH = "research"
    PRESS = "press"
    INTERNATIONAL = "international"
    PROTEST = "protest"
    OTHER = "other"


class EntityType(StrEnum):
    """The type of an entity; if the options of an item are entities, all have the same type."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    PROGRAMME = "programme"
    EVENT = "event"
    GROUP = "group"


class Extent(StrEnum):
    """How large a place is, so that the options beside a country are countries, too."""

    REGION = "region"
    COUNTRY = "country"
    # A city, a building, an aircraft.
    SPOT = "spot"


class ValueType(StrEnum):
    """What kind of value a property has, such as an entity, a number or a period."""

    QUANTITY = "quantity"
    ENTITY = "entity"
    PERIOD = "period"
    TEXT = "text"


class Office(Record, frozen=True):
    """An office or role of a person, with the date on which reports give it."""

    title: str
    as_of: str

    def __post_init__(self) -> None:
        """Raise ValueError if the date cannot be read."""
        check_period("as-of", self.as_of)


class Entity(Record, frozen=True, kw_only=True):
    """A person, place, organisation, programme, event or group.

    `the`: the name takes an article inside a sentence. `part_of` lists the ids of the entities that
    contain this one. `extent` says how large a place is. `sort` is a word of the author that
    narrows the options of a question: only entities of the same type and sort, such as two news
    outlets, are offered together. Three sorts have a fixed meaning. "unnamed": the entity is an
    option only in questions on the report that speaks of this entity. "vague": the entity is never
    an option. "together": several people speak as one, such as the officials of a region, and the
    entity has no proper name.
    """

    id: str
    name: str
    type: EntityType
    the: bool = False
    aliases: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    extent: Extent | None = None
    sort: str | None = None
    offices: tuple[Office, ...] = ()
    side: Side | None = None
    note: str | None = None


class Property(Record, frozen=True, kw_only=True):
    """What can be said of an entity, and how to ask about that.

    `subjects` are the types of the entities that can have the property, and `value` is the type of
    the property's values.

    `single`: for a given subject, period, population and place there is one value. `closed` names
    parts of a fact in which a report is taken to be complete: if the report does not give a value
    there, the value is false of that report. `titles`: the values are titles of office, which may
    be copied word for word.

    `unit` is the unit of the property's numbers. `counts` lists the plurals that a learner may
    write after a number; such numbers are whole. `asks` holds the wordings of a question for each
    direction (the part that is asked for). `states` is the sentence that says what a fact states
    without naming the fact's report.

    `apart` names properties that exclude this one: a report that states a value under one of the
    two does not state that value under the other. `heading` is the name of the property as a
    category. `names` is a form that names a fact without its answer; a form is a text with
    placeholders such as {subject}. `about` is a form of the line above a statement to be completed;
    the line says what the statement is about. `lone` is the reason why only one fact uses the
    property. `typed`: learners may be asked to type the names that are values.
    """

    id: str
    label: str
    subjects: tuple[EntityType, ...]
    value: ValueType
    unit: str | None = None
    counts: tuple[str, ...] = ()
    single: bool = True
    closed: tuple[str, ...] = ()
    asks: dict[str, Wording] = msgspec.field(default_factory=dict)
    typed: bool = False
    states: str | None = None
    apart: tuple[str, ...] = ()
    heading: str | None = None
    names: str | None = None
    about: str | None = None
    titles: bool = False
    lone: str | None = None
    note: str | None = None
