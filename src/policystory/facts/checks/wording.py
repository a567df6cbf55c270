"""Check each fact's sentence for learners, `says`: clear alone, and true to the other fields."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from policystory.facts.checks.fault import Faults, check_each_fact
from policystory.facts.checks.references import value_is_sound, value_names
from policystory.facts.corpus import Corpus, folded
from policystory.facts.entity import ValueType
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Fact, Kind, Quantity
from policystory.facts.values.numbers_in_text import numbers
from policystory.wording import Phrasebook

_SAYS_WORDS = 26
"""The most words that a sentence may have to fit under an answered question as feedback."""

# Case counts: "Will" is a name.
_PRESENT = re.compile(
    r"\b(will|is going to|are going to|gives|delivers|provides|is set to|are set to)\b"
)

_RELATIVE = re.compile(
    r"\b(today|tonight|yesterday|tomorrow|now|currently|recently|ago|"
    r"(this|last|next) (week|month|year|weekend|\w+day))\b",
    re.IGNORECASE,
)
_NAMELESS = re.compile(
    r"\b(experts|critics|observers|officials|some|many) (say|says|said|argue|argued)\b",
    re.IGNORECASE,
)


@check_each_fact
def _says_is_one_short_sentence(_: Corpus, fact: Fact) -> Faults:
    """Yield a fault if a fact's sentence `says` has over 26 words or ends in no full stop."""
    words = len(fact.says.split())
    if words > _SAYS_WORDS:
        most = f"at most {_SAYS_WORDS} can be shown as feedback"
        yield "says", f"'says' has {words} words, {most}", "shorten it"
    if not fact.says.endswith((".", ".”")):
        yield "says", "'says' does not end in a full stop", "add it"


@check_each_fact
def _says_has_no_relative_time(_: Corpus, fact: Fact) -> Faults:
    """Yield a fault if a fact's sentence `says` has a relative time, such as "last week"."""
    match = _RELATIVE.search(fact.says)
    if match:
        message = f"'says' has the relative time '{match[0]}'"
        yield "says", message, "write the date"


@check_each_fact
def _says_names_who_says(_: Corpus, fact: Fact) -> Faults:
    """Yield a fault if `says` has "experts say" or the like, but the fact names no speaker."""
    match = _NAMELESS.search(fact.says)
    if match and fact.speaker is None:
        message = f"'says' has '{match[0]}', which names nobody"
        yield "says", message, "name who, and give the fact a speaker"


@check_each_fact
def says_holds_the_value(corpus: Corpus, fact: Fact) -> Faults:
    """Yield a fault if a fact's sentence `says` lacks a number of the value, or has a wrong number.

    Never wrong are whole numbers up to 12, and numbers in the fact's value, dates and names.
    """
    if not value_is_sound(corpus, fact):
        return
    standing = numbers(fact.says, corpus.phrases)
    for amount in value_numbers(fact):
        if not number_stands(fact, amount, standing):
            message = f"the value {amount:f} does not stand in 'says'"
            yield "value", message, "the two must agree"
    for amount in _extra_numbers(corpus, fact, standing):
        message = f"'says' has the number {amount:f}, which the fact does not hold"
        yield "says", message, "correct it, or the value or period"


def _extra_numbers(
    corpus: Corpus, fact: Fact, standing: frozenset[Decimal]
) -> list[Decimal]:
    """Return the sentence's numbers that neither the fact nor a name contains, sorted."""
    extras = standing - held_numbers(fact)
    # An unknown name may have the number in it, such as the name of a plan for 2030.
    if not extras:
        return []
    if not _names_are_known(corpus, fact):
        return []
    # Small whole numbers, such as "two reasons", belong to any sentence.
    extras -= _SMALL_NUMBERS
    return sorted(extras - _names_numbers(corpus, fact))


_SMALL_NUMBERS = frozenset(map(Decimal, range(13)))


@check_each_fact
def says_holds_the_dates(corpus: Corpus, fact: Fact) -> Faults:
    """Yield a fault for each year or month of a fact's dates that its sentence `says` lacks.

    If the fact states a single day, the sentence must have the day, too.
    """
    says = fact.says.casefold()
    for field, date in dates_of(corpus, fact):
        words = _period_words(corpus.phrases, date)
        # A day that is the answer is told; of a period the month is enough.
        if field == "value" and len(date) == len("2021-06-07"):
            words.append(date[-2:].removeprefix("0"))
        for word in words:
            if not re.search(rf"\b{word}\b", says):
                message = f"'{word}' of the {field} does not stand in 'says'"
                yield "says", message, "date the sentence"


def dates_of(corpus: Corpus, fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield each date that a fact states, in a pair such as ("period", "2021-04").

    The first part is the fact's field: "period" or "value".
    """
    if fact.period is not None:
        yield "period", fact.period
    prop = corpus.properties.get(fact.property)
    is_date = prop is not None and prop.value is ValueType.PERIOD
    if is_date and isinstance(fact.value, str) and value_is_sound(corpus, fact):
        yield "value", fact.value


def _period_words(phrases: Phrasebook, period: str) -> list[str]:
    """Return the years of a period, each followed by the name of its month if it has one."""
    words: list[str] = []
    for year, month in re.findall(r"(\d{4})(?:-(\d{2}))?", period):
        words.append(year)
        if month:
            name = phrases.table("dates.months")[int(month) - 1]
            words.append(name.casefold())
    return words


def value_numbers(fact: Fact) -> set[Decimal]:
    """Return the numbers in a fact's value; empty if the value is an entity or a period.

    A range gives both of its ends, and a text gives all numbers in it.
    """
    value = fact.value
    if isinstance(value, Quantity):
        if value.to is None:
            return {value.amount}
        return {value.amount, value.to}
    # Ids and periods have no spaces; their digits are no numbers that a sentence has to repeat.
    if isinstance(value, str) and " " in value:
        return set(numbers(value))
    return set()


def held_numbers(fact: Fact) -> set[Decimal]:
    """Return every number in a fact's value and dates; "2021-04" gives 2021 and 4."""
    held = value_numbers(fact)
    texts = [fact.period or "", fact.as_of or ""]
    if isinstance(fact.value, str):
        texts.append(fact.value)
    for text in texts:
        held |= _digit_numbers(text)
    return held


def numbers_behind(corpus: Corpus, facts: Iterable[str]) -> set[Decimal]:
    """Return every number that a text may give if some facts are its only evidence.

    These are the numbers in the facts, in their sentences, and in the dates of all reports. `facts`
    are ids; KeyError if there is no such fact.
    """
    held: set[Decimal] = set()
    for name in facts:
        fact = corpus.facts[name]
        held |= held_numbers(fact) | numbers(fact.says, corpus.phrases)
    # A sentence may date any report that it speaks of.
    for source in corpus.sources.values():
        held |= _digit_numbers(source.date)
    return held


def _digit_numbers(text: str) -> set[Decimal]:
    """Return each run of digits as a number, such as the year, month and day of a date."""
    runs = re.findall(r"\d+", text)
    return set(map(Decimal, runs))


def number_stands(fact: Fact, amount: Decimal, standing: frozenset[Decimal]) -> bool:
    """Tell whether a text gives a number of a fact.

    `amount` is the number, and `standing` holds all numbers in the text. A percentage may also be
    given as a share: "half" for 50 percent.
    """
    if amount in standing:
        return True
    if not isinstance(fact.value, Quantity):
        return False
    share = amount / 100
    if fact.value.unit != "percent":
        return False
    return share in standing


def _names_are_known(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether every entity and source that a fact names could be read."""
    if fact.property not in corpus.properties:
        return False
    named = {fact.subject, fact.speaker, fact.population, fact.place}
    named.update(value_names(corpus, fact))
    named.discard(None)
    if not named.issubset(corpus.entities):
        return False
    return fact.reports().issubset(corpus.sources)


def _names_numbers(corpus: Corpus, fact: Fact) -> set[Decimal]:
    """Return the numbers in the names of a fact's entities, and in the dates of its reports."""
    amounts: set[Decimal] = set()
    parts = [fact.subject, fact.speaker, fact.population, fact.place]
    if isinstance(fact.value, str):
        parts.append(fact.value)
    for part in parts:
        entity = corpus.entities.get(part or "")
        if entity is not None:
            for name in (entity.name, *entity.aliases):
                amounts |= numbers(name, corpus.phrases)
    for citation in fact.sources:
        source = corpus.sources.get(citation.source)
        if source is not None:
            amounts |= _digit_numbers(source.date)
    return amounts


@check_each_fact
def says_names_its_parts(corpus: Corpus, fact: Fact) -> Faults:
    """Yield a fault for each part of a fact that its sentence `says` does not name.

    The parts are speaker, population (who is counted), place, and a value that is an entity. The
    name may also be in the reason under `implied`; the population needs no name if it has such a
    reason.
    """
    named = [
        ("speaker", fact.speaker),
        ("population", fact.population),
        ("place", fact.place),
    ]
    named += [("value", name) for name in value_names(corpus, fact)]
    for field, id_ in named:
        entity = corpus.entities.get(id_ or "")
        # Who is counted may be clear without a word: "the arrests" are arrests of people.
        is_implied = field == "population" and field in fact.implied
        if entity is None or is_implied:
            continue
        reason = fact.implied.get(field, "")
        text = folded(f"{fact.says} {reason}")
        if not names_pattern(entity).search(text):
            message = f"no name of the {field} '{id_}' stands in 'says'"
            yield field, message, "name it in the sentence, or correct it"


@check_each_fact
def promises_are_not_deeds(_: Corpus, fact: Fact) -> Faults:
    """Yield a fault if `says` tells a promise or prediction as certain, as with "will"."""
    if fact.kind not in (Kind.COMMITMENT, Kind.PREDICTION):
        return
    match = _PRESENT.search(fact.says)
    if match:
        message = f"'says' tells a promise in the present: '{match[0]}'"
        yield "says", message, "say who promised or expected it, and when"


CHECKS = (
    _says_is_one_short_sentence,
    _says_has_no_relative_time,
    _says_names_who_says,
    says_holds_the_value,
    says_holds_the_dates,
    says_names_its_parts,
    promises_are_not_deeds,
)
