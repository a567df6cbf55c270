"""Check that the ids and paragraphs in a record exist, and that its values have the right type."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from policystory.errors import Problem
from policystory.facts.checks.fault import Faults, check_each_fact, to_problems
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, Property, ValueType
from policystory.facts.record import Citation, Fact, Quantity
from policystory.facts.values.period import read_period
from policystory.reading import FieldPath, Places, did_you_mean

_ENTITY_FIELDS = ("subject", "speaker", "population", "place")
_COUNT = "count the non-blank lines"


class _Reference(NamedTuple):
    """A name in a record, with the names that exist."""

    field_path: FieldPath
    name: str
    known: Collection[str]
    # What sort of record it names, such as an entity.
    sort: str


def _facts_name_what_exists(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield a problem for each id in a fact that is the id of no record."""
    for fact in corpus.facts.values():
        faults = _missing(places, _references(corpus, fact))
        yield from to_problems(places, "fact", fact.id, faults)


def _missing(places: Places, references: Iterator[_Reference]) -> Faults:
    """Yield each name that does not exist."""
    for field_path, name, known, sort in references:
        if places.is_unknown(sort, name, known):
            hint = did_you_mean(name, known)
            yield field_path, f"there is no {sort} '{name}'", hint


def _references(corpus: Corpus, fact: Fact) -> Iterator[_Reference]:
    """Yield everything that a fact names."""
    yield _Reference(("property",), fact.property, corpus.properties, "property")
    for field in _ENTITY_FIELDS:
        entity = getattr(fact, field)
        if entity is not None:
            yield _Reference((field,), entity, corpus.entities, "entity")
    field_path: FieldPath
    for i, objective in enumerate(fact.objectives):
        field_path = ("objectives", i)
        yield _Reference(field_path, objective, corpus.objectives, "objective")
    for i, confusable in enumerate(fact.confusable):
        field_path = ("confusable", i)
        yield _Reference(field_path, confusable, corpus.facts, "fact")
    for i, conflict in enumerate(fact.conflicts):
        field_path = ("conflicts", i)
        yield _Reference(field_path, conflict, corpus.facts, "fact")
    for i, citation in enumerate(fact.sources):
        field_path = ("sources", i, "source")
        yield _Reference(field_path, citation.source, corpus.sources, "source")
    if fact.supersedes is not None:
        # A fact that was itself superseded keeps its id, and may be named here.
        known_facts = {**corpus.superseded, **corpus.facts}
        yield _Reference(("supersedes",), fact.supersedes, known_facts, "fact")


@check_each_fact
def _what_is_implied_is_a_part(_: Corpus, fact: Fact) -> Faults:
    """Yield a fault for each wrong part or empty reason in a fact's field `implied`."""
    known = (*_ENTITY_FIELDS, "value", "paragraph")
    listed = ", ".join(known)
    # A stray comma in a reason makes the rest of it a field, so the hint speaks of quotation marks.
    hint = f"one of {listed}, each with its reason in quotation marks"
    for field, reason in fact.implied.items():
        if field not in known:
            yield "implied", f"'{field}' cannot be implied", hint
        elif not reason.strip():
            yield "implied", f"'{field}' is implied without a reason", hint


@check_each_fact
def _paragraphs_are_within_their_source(corpus: Corpus, fact: Fact) -> Faults:
    """Yield a fault for each cited paragraph that is cited twice or does not exist."""
    if not fact.sources:
        yield "sources", "no source is cited", "name source and paragraph"
    for i, citation in enumerate(fact.sources):
        name, paragraph = citation.source, citation.paragraph
        before = fact.sources[:i]
        if citation in before:
            message = f"{name} ¶{paragraph} is cited twice"
            yield ("sources", i), message, "once is enough"
        if _is_beyond_its_source(corpus, citation):
            source = corpus.sources[name]
            last = source.paragraphs
            message = f"{name} has paragraphs 1 to {last}, not {paragraph}"
            yield ("sources", i, "paragraph"), message, _COUNT


def _is_beyond_its_source(corpus: Corpus, citation: Citation) -> bool:
    """Tell whether a citation names a known source but no paragraph of it."""
    source = corpus.sources.get(citation.source)
    if source is None:
        return False
    return not 1 <= citation.paragraph <= source.paragraphs


def _entities_are_parts_of_entities(
    corpus: Corpus, places: Places
) -> Iterator[Problem]:
    """Yield a problem for each id in an entity's `part-of` that no entity has."""
    known = corpus.entities
    for entity in known.values():
        faults = _missing(places, _wholes(entity, known))
        yield from to_problems(places, "entity", entity.id, faults)


def _wholes(entity: Entity, known: Collection[str]) -> Iterator[_Reference]:
    """Yield what an entity is said to be a part of."""
    for i, whole in enumerate(entity.part_of):
        yield _Reference(("part-of", i), whole, known, "entity")


def _facts_fit_their_property(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield a problem for each subject or value of a fact that its property does not allow."""
    for fact in corpus.facts.values():
        prop = corpus.properties.get(fact.property)
        # A property that does not exist is reported by another check.
        if prop is None:
            continue
        faults = list(_subject_faults(corpus, fact, prop))
        faults += _value_faults(corpus, places, fact, prop)
        yield from to_problems(places, "fact", fact.id, faults)


def _subject_faults(corpus: Corpus, fact: Fact, prop: Property) -> Faults:
    """Yield a fault if the subject has a type that the property does not allow."""
    subject = corpus.entities.get(fact.subject)
    if subject is None:
        return
    if subject.type in prop.subjects:
        return
    types = " or ".join(prop.subjects)
    of_type = f"'{subject.id}' is of type {subject.type}"
    message = f"'{prop.id}' is said of {types}, and {of_type}"
    yield "subject", message, "another subject or another property"


def _value_faults(corpus: Corpus, places: Places, fact: Fact, prop: Property) -> Faults:
    """Yield what is wrong with a fact's value: its type, its unit, or the names in it."""
    fault = _fault_of_form(fact, prop)
    if fault:
        message, hint = fault
        yield "value", message, hint
    elif isinstance(fact.value, Quantity):
        yield from _unit_faults(prop, fact.value)
    else:
        yield from _missing(places, _value_references(corpus, fact))


def _value_references(corpus: Corpus, fact: Fact) -> Iterator[_Reference]:
    """Yield the entities that a fact's value names."""
    for name in value_names(corpus, fact):
        yield _Reference(("value",), name, corpus.entities, "entity")


def _unit_faults(prop: Property, quantity: Quantity) -> Faults:
    """Yield a fault if a quantity has another unit than its property."""
    if prop.unit in (None, quantity.unit):
        return
    counted = f"property '{prop.id}' is counted in {prop.unit}"
    message = f"{counted}, not in {quantity.unit}"
    yield ("value", "unit"), message, f"unit: {prop.unit}"


def value_names(corpus: Corpus, fact: Fact) -> tuple[str, ...]:
    """Return the ids of the entities in a fact's value; empty if the value is no entity."""
    prop = corpus.properties.get(fact.property)
    if prop is None:
        return ()
    if prop.value is not ValueType.ENTITY:
        return ()
    value = fact.value
    # Another function reports a number where an entity is expected.
    if isinstance(value, Quantity):
        return ()
    if isinstance(value, str):
        return (value,)
    return value


def value_is_sound(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a fact's value has the type that its property requires, such as a number.

    False if the property does not exist.
    """
    prop = corpus.properties.get(fact.property)
    if prop is None:
        return False
    return _fault_of_form(fact, prop) is None


def _fault_of_form(fact: Fact, prop: Property) -> tuple[str, str] | None:
    """Return what is wrong with the type of a value, and what to do; None if nothing is."""
    value = fact.value
    wanted = prop.value
    message = f"property '{fact.property}' takes a value of type {wanted}"
    if wanted is ValueType.QUANTITY:
        if isinstance(value, Quantity):
            return None
        return message, "write {amount: …, unit: …}"
    if isinstance(value, Quantity) or _is_wrong_list(fact, prop):
        return message, f"write one {wanted}"
    is_period = wanted is ValueType.PERIOD
    if is_period and isinstance(value, str):
        return _fault_of_period(value)
    return None


def _fault_of_period(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a period, and no hint; None if it can be read."""
    try:
        read_period(text)
    except ValueError as error:
        message = str(error)
        return message, ""
    return None


def _is_wrong_list(fact: Fact, prop: Property) -> bool:
    """Tell whether a value is a list where none is allowed, or an empty one."""
    if not isinstance(fact.value, tuple):
        return False
    # Only entities may stand in a list.
    if prop.value is not ValueType.ENTITY:
        return True
    # A list is never empty.
    return not fact.value


def _terms_stand_in_their_sources(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield a problem for each paragraph that the glossary cites and that does not exist."""
    for term in corpus.terms.values():
        for i, citation in enumerate(term.sources):
            faults = _citation_faults(corpus, places, citation, ("sources", i))
            yield from to_problems(places, "term", term.id, faults)


def _citation_faults(
    corpus: Corpus, places: Places, citation: Citation, field_path: FieldPath
) -> Faults:
    """Yield a fault if a term cites an unknown source, or a paragraph that the source lacks."""
    name = citation.source
    if places.is_unknown("source", name, corpus.sources):
        hint = did_you_mean(name, corpus.sources)
        yield field_path, f"there is no source '{name}'", hint
    elif _is_beyond_its_source(corpus, citation):
        message = f"there is no paragraph {citation.paragraph} of '{name}'"
        yield field_path, message, _COUNT


CHECKS = (
    _terms_stand_in_their_sources,
    _facts_name_what_exists,
    _what_is_implied_is_a_part,
    _paragraphs_are_within_their_source,
    _entities_are_parts_of_entities,
    _facts_fit_their_property,
)
