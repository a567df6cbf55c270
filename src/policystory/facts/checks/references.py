"""Everything that a record names exists, and is of the sort that is named."""

from collections.abc import Collection, Iterator

from policystory.errors import Problem
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Fact, Quantity
from policystory.facts.values.period import read_period
from policystory.reading import Places, did_you_mean

_ENTITY_FIELDS = ("subject", "speaker", "population", "place")


def facts_name_what_exists(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Property, entities, sources, objectives and other facts that a fact names are there."""
    for fact in corpus.facts.values():
        for way, name, known, what in _named(corpus, fact):
            if places.lack(what, name, known):
                message, hint = (
                    f"there is no {what} '{name}'",
                    did_you_mean(name, known),
                )
                yield places.problem("fact", fact.id, *way, message=message, hint=hint)


Named = tuple[tuple[str | int, ...], str, Collection[str], str]
"""The way to a name in a record, the name, the names that there are, and of what they are."""


def _named(corpus: Corpus, fact: Fact) -> Iterator[Named]:
    """Yield everything that a fact names."""
    yield ("property",), fact.property, corpus.properties, "property"
    for field in _ENTITY_FIELDS:
        if (entity := getattr(fact, field)) is not None:
            yield (field,), entity, corpus.entities, "entity"
    lists: tuple[tuple[str, Collection[str], str], ...] = (
        ("objectives", corpus.objectives, "objective"),
        ("confusable", corpus.facts, "fact"),
        ("conflicts", corpus.facts, "fact"),
    )
    for field, known, what in lists:
        for i, name in enumerate(getattr(fact, field)):
            yield (field, i), name, known, what
    for i, citation in enumerate(fact.sources):
        yield ("sources", i, "source"), citation.source, corpus.sources, "source"
    if fact.supersedes is not None:
        # A fact that was itself superseded keeps its id, and may be named here.
        known_facts = {**corpus.superseded, **corpus.facts}
        yield ("supersedes",), fact.supersedes, known_facts, "fact"


def what_is_implied_is_a_part(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """What is excused as implied is a part of the fact, with its reason."""
    known = (*_ENTITY_FIELDS, "value", "paragraph")
    # A stray comma in a reason makes the rest of it a field, so the hint speaks of quotation marks.
    hint = f"one of {', '.join(known)}, each with its reason in quotation marks"
    for fact in corpus.facts.values():
        for field, reason in fact.implied.items():
            if field not in known:
                message = f"'{field}' cannot be implied"
            elif not reason.strip():
                message = f"'{field}' is implied without a reason"
            else:
                continue
            yield places.problem("fact", fact.id, "implied", message=message, hint=hint)


def paragraphs_are_within_their_source(
    corpus: Corpus, places: Places
) -> Iterator[Problem]:
    """A cited paragraph is one of the paragraphs that the source has."""
    for fact in corpus.facts.values():
        way = ("fact", fact.id, "sources")
        if not fact.sources:
            message, hint = "no source is cited", "name source and paragraph"
            yield places.problem(*way, message=message, hint=hint)
        for i, citation in enumerate(fact.sources):
            if citation in fact.sources[:i]:
                message = f"{citation.source} ¶{citation.paragraph} is cited twice"
                yield places.problem(*way, i, message=message, hint="once is enough")
            source = corpus.sources.get(citation.source)
            if source and not 1 <= citation.paragraph <= source.paragraphs:
                has = f"{source.id} has paragraphs 1 to {source.paragraphs}"
                message = f"{has}, not {citation.paragraph}"
                hint = "count the non-blank lines"
                yield places.problem(*way, i, "paragraph", message=message, hint=hint)


def entities_are_parts_of_entities(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """What contains an entity is itself an entity."""
    for entity in corpus.entities.values():
        for i, whole in enumerate(entity.part_of):
            if places.lack("entity", whole, corpus.entities):
                message = f"there is no entity '{whole}'"
                hint = did_you_mean(whole, corpus.entities)
                yield places.problem(
                    "entity", entity.id, "part-of", i, message=message, hint=hint
                )


def facts_fit_their_property(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A fact's subject is of a type, and its value of the form, that the property asks for."""
    for fact in corpus.facts.values():
        prop = corpus.properties.get(fact.property)
        subject = corpus.entities.get(fact.subject)
        if prop is None:
            continue
        if subject is not None and subject.type not in prop.subjects:
            types = " or ".join(prop.subjects)
            of_type = f"'{subject.id}' is of type {subject.type}"
            message = f"'{prop.id}' is said of {types}, and {of_type}"
            hint = "another subject or another property"
            yield places.problem("fact", fact.id, "subject", message=message, hint=hint)
        yield from _value_faults(corpus, places, fact, prop)


def _value_faults(
    corpus: Corpus, places: Places, fact: Fact, prop: Property
) -> Iterator[Problem]:
    """Yield what is wrong with a fact's value: its form, or else its unit, or the names in it."""
    way = ("fact", fact.id, "value")
    fault = _fault_of_form(fact, prop)
    if fault:
        message, hint = fault
        yield places.problem(*way, message=message, hint=hint)
    elif isinstance(fact.value, Quantity):
        if prop.unit is not None and fact.value.unit != prop.unit:
            counted = f"property '{fact.property}' is counted in {prop.unit}"
            message, hint = f"{counted}, not in {fact.value.unit}", f"unit: {prop.unit}"
            yield places.problem(*way, "unit", message=message, hint=hint)
    else:
        for name in value_names(corpus, fact):
            if places.lack("entity", name, corpus.entities):
                message = f"there is no entity '{name}'"
                hint = did_you_mean(name, corpus.entities)
                yield places.problem(*way, message=message, hint=hint)


def value_names(corpus: Corpus, fact: Fact) -> tuple[str, ...]:
    """Return the ids of the entities that a fact's value names; none for another type of value."""
    prop, value = corpus.properties.get(fact.property), fact.value
    if prop is None or prop.value is not ValueType.ENTITY:
        return ()
    # A number where an entity is asked for is told as a fault of its form.
    if isinstance(value, Quantity):
        return ()
    return (value,) if isinstance(value, str) else value


def value_is_sound(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a fact's value has the form that its property asks for.

    Only then is it compared with words.
    """
    prop = corpus.properties.get(fact.property)
    return prop is not None and _fault_of_form(fact, prop) is None


def _fault_of_form(fact: Fact, prop: Property) -> tuple[str, str] | None:
    """Return what is wrong with the form of a value, and what to do; None if nothing is."""
    value, wanted = fact.value, prop.value
    message = f"property '{fact.property}' takes a value of type {wanted}"
    if wanted is ValueType.QUANTITY:
        is_quantity = isinstance(value, Quantity)
        return None if is_quantity else (message, "write {amount: …, unit: …}")
    # Only entities may stand in a list, and a list is never empty.
    is_list = isinstance(value, tuple)
    is_wrong_list = is_list and (not value or wanted is not ValueType.ENTITY)
    if isinstance(value, Quantity) or is_wrong_list:
        return message, f"write one {wanted}"
    if wanted is ValueType.PERIOD and isinstance(value, str):
        try:
            read_period(value)
        except ValueError as error:
            return str(error), ""
    return None


def terms_stand_in_their_sources(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A term's definition cites paragraphs that there are."""
    for term in corpus.terms.values():
        for i, citation in enumerate(term.sources):
            name, paragraph = citation.source, citation.paragraph
            source = corpus.sources.get(name)
            if places.lack("source", name, corpus.sources):
                message = f"there is no source '{name}'"
                hint = did_you_mean(name, corpus.sources)
            elif source and not 1 <= paragraph <= source.paragraphs:
                message = f"there is no paragraph {paragraph} of '{name}'"
                hint = "count the non-blank lines"
            else:
                continue
            way = ("term", term.id, "sources", i)
            yield places.problem(*way, message=message, hint=hint)


CHECKS = (
    terms_stand_in_their_sources,
    facts_name_what_exists,
    what_is_implied_is_a_part,
    paragraphs_are_within_their_source,
    entities_are_parts_of_entities,
    facts_fit_their_property,
)
