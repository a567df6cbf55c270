"""Decide which things can be options of one question: those of one sort.

Numbers go with numbers of one unit, dates with dates written as finely (days, months or years),
entities with entities of one type.
"""

from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, EntityType, ValueType
from policystory.facts.record import Fact, Quantity, Value
from policystory.items.distractors.exclusions import (
    TOGETHER,
    UNNAMED,
    VAGUE,
    is_unnamed,
)
from policystory.items.item import Ids
from policystory.items.typed_answers.accepted_names import is_named

Sort = tuple[str, ...]
"""Words that are the same for two things of one sort, such as ("quantity", "people", "")."""

_DAY = len("2021-06-07")
_FINENESS = {
    len("2021"): "years",
    len("2021-06"): "months",
    _DAY: "days",
}


def sort_of(corpus: Corpus, fact: Fact, direction: str) -> Sort | None:
    """Return the sort of a fact's part; parts of equal sorts can be options of one question.

    The sort is a tuple: all numbers of people have ("quantity", "people", ""), for example.
    `direction`: the part, such as "speaker". None if the fact lacks it.
    """
    value = getattr(fact, direction)
    if value is None:
        return None
    # Any status can stand beside any other, and so can kinds.
    if direction in ("status", "kind"):
        return (direction,)
    if isinstance(value, Quantity):
        return "quantity", value.unit, value.per or ""
    if isinstance(value, tuple):
        return _sort_of_list(corpus, value)
    entity = corpus.entities.get(value)
    if direction == "speaker":
        return "speaker", _voice(entity)
    if direction == "period" or _is_a_date(corpus, fact, direction):
        return "period", _fineness(value)
    # Free words answer only questions about their own property.
    if entity is None:
        return "text", fact.property
    return "entity", *_class(entity)


def _is_a_date(corpus: Corpus, fact: Fact, direction: str) -> bool:
    """Tell whether a fact's value is asked for and is a date."""
    prop = corpus.properties[fact.property]
    if direction != "value":
        return False
    return prop.value is ValueType.PERIOD


def _sort_of_list(corpus: Corpus, members: Ids) -> Sort:
    """Return the sort of a list: how long it is, and of what its members are."""
    classes: set[str] = set()
    for member in members:
        if member in corpus.entities:
            classes.update(_class(corpus.entities[member]))
    return "list", str(len(members)), *sorted(classes)


def _voice(speaker: Entity | None) -> str:
    """Return beside whom a speaker can stand.

    One name among collectives, or a collective among names, would tell itself.
    """
    if speaker is None or speaker.type is EntityType.GROUP or is_unnamed(speaker):
        return TOGETHER
    if speaker.type is EntityType.PERSON:
        return "person"
    if speaker.sort in ("outlet", "firm"):
        return speaker.sort
    if speaker.sort or is_named(speaker):
        return "body"
    return TOGETHER


def _class(entity: Entity) -> Sort:
    """Return the type of an entity, the extent of a place, and the sort that an author gave it."""
    sort = entity.sort or ""
    if entity.type is EntityType.PERSON and is_unnamed(entity):
        sort = TOGETHER
    elif sort in (UNNAMED, VAGUE):
        sort = ""
    return entity.type, entity.extent or "", sort


def _fineness(period: Value) -> str:
    """Return how finely a period is written: a day is never offered beside a month."""
    first, _, last = str(period).partition("/")
    if last == "..":
        return "since"
    # A single day beside "6 to 8 June" would be told by its length.
    if last and len(first) == _DAY:
        return "one of several days"
    return _FINENESS.get(len(first), "")
