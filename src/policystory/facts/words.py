"""Write values, names, periods, reports and citations in words, for use in sentences."""

import re
from collections.abc import Mapping
from functools import lru_cache

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.entity import EntityType, Extent, Property, ValueType
from policystory.facts.record import Citation, Fact, Quantity, Value, Wording
from policystory.facts.values import period, quantity
from policystory.facts.values.units import unit_in_words
from policystory.wording import ENGLISH, Phrasebook

NEVER = "no"
"""The word by which an author forbids a question about a fact in one direction."""
CHOICE, NUMBER = "choice", "number"
"""The two forms in which a number is asked for; an author can forbid either of them."""
_HOW_MANY = re.compile(r"\b(?:how many|cu[aá]nt[oa]s)\b", re.IGNORECASE)
"""How a question names what its numbers count, so that they can stand alone, by language."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def name(corpus: Corpus, entity_id: str) -> str:
    """Return an entity's name for use inside a sentence, such as "the Harbour Board".

    An unknown id is returned unchanged.
    """
    entity = corpus.entities.get(entity_id)
    if entity is None:
        return entity_id
    if entity.article:
        return f"{entity.article} {entity.name}"
    if entity.the:
        return corpus.phrases.say("names.the", name=entity.name)
    return entity.name


def counted_name(corpus: Corpus, entity_id: str) -> str:
    """Return an entity's name as it follows a number: "peregrinos", not "los peregrinos"."""
    entity = corpus.entities.get(entity_id)
    return entity.name if entity and entity.article else name(corpus, entity_id)


def join_names(names: list[str], phrases: Phrasebook = ENGLISH) -> str:
    """Join names, at least one, by commas and a final "and".

    `phrases` has the words of the language.

    >>> join_names(["a", "b", "c"])
    'a, b and c'
    """
    return phrases.join(names)


def how_many(count: int, thing: str) -> str:
    """Return a number with its noun, in the plural (with "s") unless the number is 1.

    >>> how_many(1, "question"), how_many(3, "question")
    ('1 question', '3 questions')
    """
    things = thing if count == 1 else f"{thing}s"
    return f"{count} {things}"


def counted(counts: Mapping[str, int]) -> str:
    """Write counts as text.

    >>> counted({"claims": 3, "estimates": 2})
    '3 claims, 2 estimates'
    """
    return ", ".join(f"{count} {what}" for what, count in counts.items())


def value(
    corpus: Corpus, prop: Property, stated: Value, *, with_unit: bool | None = None
) -> str:
    """Write a value of the property `prop` for use inside a sentence, such as "April 2021".

    `with_unit`: whether a number has its unit; None: it has, unless the property's question names
    what is counted ("how many people …?").
    """
    if isinstance(stated, Quantity):
        if with_unit is None:
            with_unit = needs_unit(forms(prop, "value"))
        return quantity.in_words(stated, corpus.phrases, with_unit=with_unit)
    if isinstance(stated, tuple):
        names = [name(corpus, entity) for entity in stated]
        return join_names(names, corpus.phrases)
    if prop.value is ValueType.PERIOD:
        return period.in_words(stated, corpus.phrases)
    if prop.value is ValueType.ENTITY:
        return name(corpus, stated)
    return stated


def needs_unit(asked: tuple[str, ...]) -> bool:
    """Tell whether the numbers that answer a question need their unit beside them.

    `asked` holds the wordings of the question. "How many passengers …?" names what is counted;
    "what was the area …?" does not. False if there are no wordings.

    >>> needs_unit(("how many people came?",)), needs_unit(("how large was it?",))
    (False, True)
    """
    return not all(map(_HOW_MANY.search, asked))


def capitalise(text: str) -> str:
    """Return a text with its first letter as a capital; the rest stays as it is.

    >>> capitalise("more than 178,000")
    'More than 178,000'
    """
    first = text[:1].upper()
    return f"{first}{text[1:]}"


# Every stem names its report.
@once_per_corpus
def report(corpus: Corpus, source_id: str) -> str:
    """Return the name of a report with its month, such as "the Harbour News (May 1911)".

    `source_id` is the report's id, such as "news-1911".
    """
    source = corpus.sources[source_id]
    month = period.month_in_words(source.date, corpus.phrases)
    return corpus.phrases.say("names.report", report=source.named, month=month)


def mark(corpus: Corpus, citation: Citation) -> str:
    """Return a citation as readers see it, such as "HN ¶13": report and paragraph."""
    source = corpus.sources[citation.source]
    return corpus.phrases.say(
        "names.paragraph", mark=source.mark, paragraph=citation.paragraph
    )


def marks(corpus: Corpus, fact: Fact) -> str:
    """Return all citations of a fact as readers see them, such as "HN ¶13, IP ¶28"."""
    all_marks = [mark(corpus, citation) for citation in fact.sources]
    return ", ".join(all_marks)


def fill(corpus: Corpus, fact: Fact, form: str) -> str | None:
    """Put the parts of a fact into the placeholders of a form; None if the fact lacks one of them.

    `form` is a question or sentence with placeholders: {subject}, {speaker}, {population} and
    {place} become names; {value} and {status} become words; {period} comes with its preposition
    ("in April 2021"); {who} is the question word for the subject.
    """
    texts, placeholders = _parsed(form)
    filled = texts[0]
    for placeholder, text in zip(placeholders, texts[1:], strict=True):
        part = _part(corpus, fact, placeholder)
        if part is None:
            return None
        if placeholder == "value":
            part = _without_doubled_unit(fact, part, text)
        filled += part + text
    return corpus.phrases.joined(filled)


def lacking(corpus: Corpus, fact: Fact, form: str) -> str:
    """Return the first placeholder of a form that a fact cannot fill, such as "place".

    "" if the fact can fill all; {report} does not count.
    """
    _, placeholders = _parsed(form)
    for placeholder in placeholders:
        # The report is no part of the fact; it is named elsewhere.
        if placeholder != "report" and _part(corpus, fact, placeholder) is None:
            return placeholder
    return ""


def _without_doubled_unit(fact: Fact, part: str, after: str) -> str:
    """Return a number without its unit if the form goes on with the unit: "{value} km² of land"."""
    if isinstance(fact.value, Quantity):
        unit = unit_in_words(fact.value.unit)
        if after.startswith(f" {unit}"):
            return part.removesuffix(f" {unit}")
    return part


# A form is filled from many facts, and need be split only once.
@lru_cache(maxsize=4096)
def _parsed(form: str) -> tuple[list[str], list[str]]:
    """Return the texts around a form's placeholders, and the names of the placeholders."""
    pieces = _PLACEHOLDER.split(form)
    return pieces[::2], pieces[1::2]


def wordings(prop: Property, fact: Fact, direction: str) -> tuple[str, ...]:
    """Return the question forms that ask for one part of a fact, in their author's order.

    Empty if it cannot be asked for. A form is a question with placeholders, as in "Who is
    {subject}?". `direction`: the part that is asked for, such as "value". `prop`: the fact's
    property; its forms are returned unless the author wrote others for this fact.
    """
    if direction in fact.asks:
        if is_forbidden(fact, direction):
            return ()
        return _listed(fact.asks[direction])
    return forms(prop, direction)


def forms(prop: Property, direction: str) -> tuple[str, ...]:
    """Return a property's question forms for one part of its facts, in their author's order.

    Empty if it has none. A form is a question with placeholders, as in "Who is {subject}?".
    `direction`: the part that is asked for, such as "value".
    """
    return _listed(prop.asks.get(direction, ()))


def form(prop: Property, direction: str) -> str:
    """Return a property's first question form for one direction; "" if it has none.

    A form is a question with placeholders, as in "Who is {subject}?". `direction`: what is asked
    for, such as "first" or "order" in questions that compare facts.
    """
    return next(iter(forms(prop, direction)), "")


def is_forbidden(fact: Fact, direction: str) -> bool:
    """Tell whether an author forbids questions for one part of a fact, such as "value"."""
    return fact.asks.get(direction) == NEVER


def has_own_question(fact: Fact, direction: str) -> bool:
    """Tell whether a part of a fact, such as "value", has a question written for this fact only."""
    if direction not in fact.asks:
        return False
    return not is_forbidden(fact, direction)


def _listed(asked: Wording) -> tuple[str, ...]:
    """Return one or several wordings as a tuple."""
    if isinstance(asked, str):
        return (asked,)
    return asked


def statement(corpus: Corpus, fact: Fact) -> str | None:
    """Write what a fact states as a sentence that does not name the report.

    None if the fact's property has no form for such a sentence, or if the fact lacks a part that
    the form needs.
    """
    form = corpus.properties[fact.property].states
    if not form:
        return None
    filled = fill(corpus, fact, form)
    if filled is None:
        return None
    return capitalise(filled)


def _question_word(corpus: Corpus, entity_id: str) -> str:
    """Return the question word for an entity (an id): "who", "which country" or "what"."""
    entity = corpus.entities.get(entity_id)
    key = "names.what"
    if entity and entity.type in (EntityType.PERSON, EntityType.GROUP):
        key = "names.who"
    elif entity and entity.extent is Extent.COUNTRY:
        key = "names.which-country"
    return corpus.phrases.say(key)


def _part(corpus: Corpus, fact: Fact, placeholder: str) -> str | None:
    """Return one part of a fact in words; None if the fact does not have it."""
    match placeholder:
        case "value":
            prop = corpus.properties[fact.property]
            return value(corpus, prop, fact.value)
        case "period":
            return _when(corpus, fact)
        case "who":
            return _question_word(corpus, fact.subject)
    stated = getattr(fact, placeholder, None)
    if not isinstance(stated, str):
        return None
    if placeholder == "population":
        return counted_name(corpus, stated)
    if placeholder in ("subject", "speaker", "place"):
        return name(corpus, stated)
    return stated


def _when(corpus: Corpus, fact: Fact) -> str | None:
    """Return a fact's period with its preposition; None if it has no period."""
    if not fact.period:
        return None
    # A number per year gets a time such as "each year since 2006".
    per = fact.value.per if isinstance(fact.value, Quantity) else None
    return period.with_preposition(fact.period, per, corpus.phrases)
