"""Records in words, as sentences need them.

Names with their article, values, periods, reports and citation marks.
"""

import re
from functools import lru_cache

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.entity import EntityType, Extent, Property, ValueType
from policystory.facts.record import Citation, Fact, Quantity, Value, Wording
from policystory.facts.values import period, quantity

NEVER = "no"
"""What stands under a direction in which a fact is not asked at all."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def name(corpus: Corpus, entity_id: str) -> str:
    """Write an entity as it stands inside a sentence, such as "the White House".

    An unknown id stands as it is.
    """
    entity = corpus.entities.get(entity_id)
    if entity is None:
        return entity_id
    return f"the {entity.name}" if entity.the else entity.name


def listed(names: list[str]) -> str:
    """Join names as a sentence does.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    *all_but_last, last = names
    if not all_but_last:
        return last
    beginning = ", ".join(all_but_last)
    return f"{beginning} and {last}"


def how_many(count: int, thing: str) -> str:
    """Write how many there are of a thing.

    >>> how_many(1, "question"), how_many(3, "question")
    ('1 question', '3 questions')
    """
    things = thing if count == 1 else f"{thing}s"
    return f"{count} {things}"


def value(corpus: Corpus, prop: Property, stated: Value) -> str:
    """Write a value of a property inside a sentence.

    Such as "more than 178,000", "April 2021", a name or names.
    """
    if isinstance(stated, Quantity):
        return quantity.in_words(stated)
    if isinstance(stated, tuple):
        names = [name(corpus, entity) for entity in stated]
        return listed(names)
    if prop.value is ValueType.PERIOD:
        return period.in_words(stated)
    if prop.value is ValueType.ENTITY:
        return name(corpus, stated)
    return stated


def capitalised(text: str) -> str:
    """Begin a text with a capital, and leave the rest of it alone.

    >>> capitalised("more than 178,000")
    'More than 178,000'
    """
    first = text[:1].upper()
    return f"{first}{text[1:]}"


# Every stem names its report.
@once_per_corpus
def report(corpus: Corpus, source_id: str) -> str:
    """Name a report with its month: "the report attributed to the BBC (June 2021)"."""
    source = corpus.sources[source_id]
    month = period.month_in_words(source.date)
    return f"{source.named} ({month})"


def mark(corpus: Corpus, citation: Citation) -> str:
    """Write a citation as readers see it: "BBC ¶13"."""
    source = corpus.sources[citation.source]
    return f"{source.mark} ¶{citation.paragraph}"


def marks(corpus: Corpus, fact: Fact) -> str:
    """Write all citations of a fact: "BBC ¶13, CNN 2022 ¶28"."""
    all_marks = [mark(corpus, citation) for citation in fact.sources]
    return ", ".join(all_marks)


def fill(corpus: Corpus, fact: Fact, form: str) -> str | None:
    """Fill a question form from a fact, or None where the fact lacks a part that the form names.

    Placeholders: {subject} {speaker} {population} {place} as names, {value}, {status}, {period}
    with its preposition, and {who}, the question word for the subject.
    """
    texts, placeholders = _parsed(form)
    filled = texts[0]
    for placeholder, text in zip(placeholders, texts[1:], strict=True):
        part = _part(corpus, fact, placeholder)
        if part is None:
            return None
        filled += part + text
    return filled


# A form is filled from many facts, and need be split only once.
@lru_cache(maxsize=4096)
def _parsed(form: str) -> tuple[list[str], list[str]]:
    """Return the texts around a form's placeholders, and their names."""
    pieces = _PLACEHOLDER.split(form)
    return pieces[::2], pieces[1::2]


def wordings(prop: Property, fact: Fact, direction: str) -> tuple[str, ...]:
    """Return the forms in which one part of a fact is asked for; none if it is not asked for.

    Arguments: the fact's property; the fact, whose own words come before those of the property;
    the direction, such as "value".
    """
    if direction in fact.asks:
        return () if is_refused(fact, direction) else _listed(fact.asks[direction])
    return forms(prop, direction)


def forms(prop: Property, direction: str) -> tuple[str, ...]:
    """Return the forms that a property has for a direction."""
    return _listed(prop.asks.get(direction, ()))


def form(prop: Property, direction: str) -> str:
    """Return the one form of a question over several facts; empty if the property has none."""
    return next(iter(forms(prop, direction)), "")


def is_refused(fact: Fact, direction: str) -> bool:
    """Tell whether the author says that a fact is not asked in a direction."""
    return fact.asks.get(direction) == NEVER


def is_by_hand(fact: Fact, direction: str) -> bool:
    """Tell whether the author worded a fact's question in a direction."""
    return direction in fact.asks and not is_refused(fact, direction)


def _listed(asked: Wording) -> tuple[str, ...]:
    """Return one wording, or several, as several."""
    return (asked,) if isinstance(asked, str) else asked


def statement(corpus: Corpus, fact: Fact) -> str | None:
    """Write what a fact says as a sentence that does not name its report.

    None where its property has no form of a statement, or where the fact lacks a part of it.
    """
    form = corpus.properties[fact.property].states
    if not form:
        return None
    filled = fill(corpus, fact, form)
    return None if filled is None else capitalised(filled)


def who(corpus: Corpus, entity_id: str) -> str:
    """Return the words that ask for an entity: "who", "which country" or "what"."""
    entity = corpus.entities.get(entity_id)
    if entity is None:
        return "what"
    if entity.type in (EntityType.PERSON, EntityType.GROUP):
        return "who"
    return "which country" if entity.extent is Extent.COUNTRY else "what"


def _part(corpus: Corpus, fact: Fact, placeholder: str) -> str | None:
    """Write one part of a fact for a form."""
    match placeholder:
        case "value":
            prop = corpus.properties[fact.property]
            return value(corpus, prop, fact.value)
        case "period":
            return _when(fact)
        case "who":
            return who(corpus, fact.subject)
    stated = getattr(fact, placeholder, None)
    if not isinstance(stated, str):
        return None
    is_name = placeholder in ("subject", "speaker", "population", "place")
    return name(corpus, stated) if is_name else stated


def _when(fact: Fact) -> str | None:
    """Write a fact's period with its preposition."""
    if not fact.period:
        return None
    # What is counted per year is told as "each year since 2006".
    per = fact.value.per if isinstance(fact.value, Quantity) else None
    return period.with_preposition(fact.period, per)
