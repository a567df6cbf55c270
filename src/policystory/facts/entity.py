"""Entities, and the properties that can be said of them, as an author writes them.

Field names are kebab-case in the files.
"""

from enum import StrEnum

import msgspec

from policystory.facts.record import Record, Wording
from policystory.facts.values.period import check_period


class Side(StrEnum):
    """Where a speaker stands, so that a lesson can be seen to hear more than one side."""

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
    """What sort of thing an entity is; wrong options are of the same sort as the right one."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    PROGRAMME = "programme"
    EVENT = "event"
    GROUP = "group"


class Extent(StrEnum):
    """How large a place is: a country stands beside countries as an option, never beside a city."""

    REGION = "region"
    COUNTRY = "country"
    # A city, a building, an aircraft.
    SPOT = "spot"


class ValueType(StrEnum):
    """What the values of a property are."""

    QUANTITY = "quantity"
    ENTITY = "entity"
    PERIOD = "period"
    TEXT = "text"


class Office(Record, frozen=True):
    """An office or role, and the time as of which the reports give it."""

    title: str
    as_of: str

    def __post_init__(self) -> None:
        """Refuse a date that is none."""
        check_period("as-of", self.as_of)


class Entity(Record, frozen=True, kw_only=True):
    """A person, place, organisation, programme, event or group.

    `the`: its name takes the article inside a sentence. `part_of` names the wholes that contain it.
    `extent` says how large a place is. `sort` narrows what may stand beside it as an option: things
    of one type with the same sort, such as outlets, or groups of migrants. Three sorts have a
    meaning of their own: what is "unnamed" is an option only for the report that speaks of it, what
    is "vague" is never an option, and those who are heard "together", such as the officials of a
    region, have no name of their own.
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
    """What can be said of an entity, and how it is asked in each direction.

    `subjects` are the types of entities that have it, and `value` is what its values are.

    `single`: one subject, period, population and place have one value. `closed` names the
    dimensions in which a report's own words are all there is to know: what it does not say of them
    is false *of the report*. `titles`: its values are titles of office, which cannot be put into
    other words.

    `unit` is what its numbers count, and `counts` the same in the plural, as a learner may write it
    after the number: of these there are only whole ones. `asks` holds a question for each direction
    and `states` the sentence that says what a fact says, without its report.

    `apart` names the properties under which a report does not file what it files here. `heading` is
    how a learner sees the property as a category. `names` is the form that names a fact among
    others without giving its answer away: its value, its date or its heading. `lone` says why only
    one fact uses the property. `typed`: its names are worth typing.
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
    titles: bool = False
    lone: str | None = None
    note: str | None = None
