"""Everything that a record names exists, and is of the sort that is named."""

from collections.abc import Collection, Iterator

from policystory.errors import Problem
from policystory.facts.corpus import Corpus
from policystory.facts.record import EntityType, Fact, Property, Quantity, ValueType
from policystory.facts.values.period import read_period
from policystory.reading import Places, did_you_mean

_ENTITY_FIELDS = ("subject", "speaker", "population", "place")


def facts_name_what_exists(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Property, entities, sources, objectives and other facts that a fact names are there."""
    for fact in corpus.facts.values():
        for way, name, known, what in _named(corpus, fact):
            if places.lack(what, name, known):
                message = f"there is no {what} '{name}'"
                yield places.problem(
                    "fact",
                    fact.id,
                    *way,
                    message=message,
                    hint=did_you_mean(name, known),
                )


Named = tuple[tuple[str | int, ...], str, Collection[str], str]


def _named(corpus: Corpus, fact: Fact) -> Iterator[Named]:
    """Yield everything that a fact names: the way to it, the name, what there is, and what sort it should be."""
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
        yield (
            ("supersedes",),
            fact.supersedes,
            {**corpus.superseded, **corpus.facts},
            "fact",
        )


def what_is_implied_is_a_part(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """What is excused as implied is a part of the fact, with its reason: a stray comma makes a field of its own."""
    known = (*_ENTITY_FIELDS, "value", "paragraph")
    for fact in corpus.facts.values():
        for field, reason in fact.implied.items():
            if field not in known or not reason.strip():
                message = (
                    f"'{field}' cannot be implied"
                    if field not in known
                    else f"'{field}' is implied without a reason"
                )
                hint = f"one of {', '.join(known)}, each with its reason in quotation marks"
                yield places.problem(
                    "fact", fact.id, "implied", message=message, hint=hint
                )


def paragraphs_are_within_their_source(
    corpus: Corpus, places: Places
) -> Iterator[Problem]:
    """A cited paragraph is one of the paragraphs that the source has."""
    for fact in corpus.facts.values():
        if not fact.sources:
            yield places.problem(
                "fact",
                fact.id,
                "sources",
                message="no source is cited",
                hint="name source and paragraph",
            )
        for i, citation in enumerate(fact.sources):
            if citation in fact.sources[:i]:
                message = f"{citation.source} ¶{citation.paragraph} is cited twice"
                yield places.problem(
                    "fact",
                    fact.id,
                    "sources",
                    i,
                    message=message,
                    hint="once is enough",
                )
            source = corpus.sources.get(citation.source)
            if source and not 1 <= citation.paragraph <= source.paragraphs:
                message = f"{source.id} has paragraphs 1 to {source.paragraphs}, not {citation.paragraph}"
                yield places.problem(
                    "fact",
                    fact.id,
                    "sources",
                    i,
                    "paragraph",
                    message=message,
                    hint="count the non-blank lines",
                )


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
            message = f"'{prop.id}' is said of {_types(prop.subjects)}, and '{subject.id}' is of type {subject.type}"
            yield places.problem(
                "fact",
                fact.id,
                "subject",
                message=message,
                hint="another subject or another property",
            )
        yield from _value_faults(corpus, places, fact, prop)


def _types(types: tuple[EntityType, ...]) -> str:
    return " or ".join(types)


def _value_faults(
    corpus: Corpus, places: Places, fact: Fact, prop: Property
) -> Iterator[Problem]:
    """Yield what is wrong with a fact's value: its form, or else its unit, or the names in it."""
    wrong = _fault_of_form(fact, prop)
    if wrong:
        yield places.problem("fact", fact.id, "value", message=wrong[0], hint=wrong[1])
    elif isinstance(fact.value, Quantity):
        if prop.unit is not None and fact.value.unit != prop.unit:
            message = f"property '{fact.property}' is counted in {prop.unit}, not in {fact.value.unit}"
            yield places.problem(
                "fact",
                fact.id,
                "value",
                "unit",
                message=message,
                hint=f"unit: {prop.unit}",
            )
    elif prop.value is ValueType.ENTITY:
        for name in (fact.value,) if isinstance(fact.value, str) else fact.value:
            if places.lack("entity", name, corpus.entities):
                hint = did_you_mean(name, corpus.entities)
                yield places.problem(
                    "fact",
                    fact.id,
                    "value",
                    message=f"there is no entity '{name}'",
                    hint=hint,
                )


def value_is_sound(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a fact's value has the form that its property asks for: only then is it compared with words."""
    prop = corpus.properties.get(fact.property)
    return prop is not None and _fault_of_form(fact, prop) is None


def _fault_of_form(fact: Fact, prop: Property) -> tuple[str, str] | None:
    """Return what is wrong with the form of a value, and what to do; None if it is a number, a date … as asked."""
    value, wanted = fact.value, prop.value
    message = f"property '{fact.property}' takes a value of type {wanted}"
    if wanted is ValueType.QUANTITY:
        return (
            None
            if isinstance(value, Quantity)
            else (message, "write {amount: …, unit: …}")
        )
    if (
        isinstance(value, Quantity)
        or value == ()
        or (isinstance(value, tuple) and wanted is not ValueType.ENTITY)
    ):
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
            source = corpus.sources.get(citation.source)
            if places.lack("source", citation.source, corpus.sources):
                message = f"there is no source '{citation.source}'"
                hint = did_you_mean(citation.source, corpus.sources)
                yield places.problem(
                    "term", term.id, "sources", i, message=message, hint=hint
                )
            elif source and not 1 <= citation.paragraph <= source.paragraphs:
                message = (
                    f"there is no paragraph {citation.paragraph} of '{citation.source}'"
                )
                yield places.problem(
                    "term",
                    term.id,
                    "sources",
                    i,
                    message=message,
                    hint="count the non-blank lines",
                )


CHECKS = (
    terms_stand_in_their_sources,
    facts_name_what_exists,
    what_is_implied_is_a_part,
    paragraphs_are_within_their_source,
    entities_are_parts_of_entities,
    facts_fit_their_property,
)
