"""Entities, and the properties that facts state of them, as authors write them in YAML.

In the files, field names have hyphens: `part-of` for `part_of`.
"""

from enum import StrEnum

import msgspec

from policystory.facts.record import Record, Wording
from policystory.facts.values.period import check_period


class EntityType(StrEnum):
    """The type of an entity, such as a person or a place.

    If the options of an item are entities, all are of one type.
    """

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    PROGRAMME = "programme"
    EVENT = "event"
    GROUP = "group"


class Extent(StrEnum):
    """How large a place is. If the right answer is a country, all options are countries."""

    REGION = "region"
    COUNTRY = "country"
    # A city, a building, an aircraft.
    SPOT = "spot"


class ValueType(StrEnum):
    """The type of the values of a property, such as a number or a period."""

    QUANTITY = "quantity"
    ENTITY = "entity"
    PERIOD = "period"
    TEXT = "text"


class Office(Record, frozen=True):
    """An office or role of a person.

    `title`: such as "Vice-President". `as_of`: the date, such as "2021-06", at which the person had
    it.
    """

    title: str
    as_of: str

    def __post_init__(self) -> None:
        """Raise ValueError if the date cannot be read."""
        check_period("as-of", self.as_of)


class Entity(Record, frozen=True, kw_only=True):
    """A person, place, organisation, programme, event or group.

    `name`, `aliases`: what reports call the entity. `the`: the name takes an article inside a
    sentence. `article`: the article itself, in a language that has several, such as "la".
    `part_of`: ids of the entities that contain this one. `extent`: how large a place is.
    `offices`: a person's offices. `side`: the id of a side in course.yml, the camp for which
    the entity speaks. `note`: a remark for authors.

    `sort` is a word that the author chooses: only entities of the same type and sort, such as two
    news outlets, are options of one question. Three sorts have a fixed meaning. "unnamed": the
    entity is an option only in questions on the report that speaks of it. "vague": the entity is
    never an option. "together": several people who speak as one, such as a region's officials,
    without a proper name.
    """

    id: str
    name: str
    type: EntityType
    the: bool = False
    article: str | None = None
    aliases: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    extent: Extent | None = None
    sort: str | None = None
    offices: tuple[Office, ...] = ()
    side: str | None = None
    note: str | None = None


class Property(Record, frozen=True, kw_only=True):
    """What facts state of their subjects, such as "people-carried", and how to ask for it.

    `label`: the property in words. `subjects`: types of the entities that can have it. `value`:
    type of its values. `unit`: unit of its numbers. `counts`: plurals that a learner may write
    after a number, such as "passengers"; such numbers are whole. `single`: for one subject, period,
    population and place there is one value. `closed`: parts of a fact in which reports count as
    complete, so that anything else is false of the report. `apart`: ids of properties that exclude
    this one; a report that states a value under one does not state it under the other.

    A form is a text with placeholders, such as {subject}. `asks`: forms of a question, by the part
    of the fact that is asked for. `states`: the form of a sentence that does not name the report.
    `names`: the form of a name for the fact that hides its answer. `about`: the form of the line
    above a statement to be completed. `heading`: the property's name as a category. `typed`:
    learners may be asked to type the names that are values. `titles`: the values are titles of
    office; they may be copied word for word. `lone`: why only one fact uses the property. `note`: a
    remark for authors.
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


class Side(Record, frozen=True, kw_only=True):
    """A camp or institution for which people speak, such as a government or the press.

    `title`: the category under which learners sort what is said, such as "A journalist"; sides with
    the same title are one category. A side without a title is no category.
    """

    id: str
    title: str | None = None


class Unit(Record, frozen=True, kw_only=True):
    """A unit of the course's numbers that needs more than a name; its name is the `id`.

    `status`: True if each fact with a number in this unit must have a status, such as "promised".
    `words`: words, such as "tree" and "sapling", that show in a report's text that it counts in
    this unit.
    """

    id: str
    status: bool = False
    words: tuple[str, ...] = ()


class Declared(msgspec.Struct, frozen=True):
    """What course.yml declares for facts: sides, units and titles.

    `sides` are in the order in which learners see them. `titles` are further words that may stand
    before a person's name, such as "alderman".
    """

    sides: tuple[Side, ...] = ()
    units: tuple[Unit, ...] = ()
    titles: tuple[str, ...] = ()
