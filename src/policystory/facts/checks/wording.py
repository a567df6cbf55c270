"""`says` is a plain sentence that a learner can read alone, and agrees with the fact's fields."""

import calendar
import re
from collections.abc import Iterator
from decimal import Decimal

from policystory.errors import Problem
from policystory.facts.checks.references import value_is_sound, value_names
from policystory.facts.corpus import Corpus, folded
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Fact, Kind, Quantity
from policystory.facts.values.spelling import numbers
from policystory.reading import Places

SAYS_WORDS = 26
"""The most words of a sentence that still fits under an answered question as feedback."""

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


def says_is_one_short_sentence(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """At most 26 words, ending in a full stop."""
    for fact in corpus.facts.values():
        way = ("fact", fact.id, "says")
        words = len(fact.says.split())
        if words > SAYS_WORDS:
            most = f"at most {SAYS_WORDS} can be shown as feedback"
            message = f"'says' has {words} words, {most}"
            yield places.problem(*way, message=message, hint="shorten it")
        if not fact.says.endswith((".", ".”")):
            message = "'says' does not end in a full stop"
            yield places.problem(*way, message=message, hint="add it")


def says_has_no_relative_time(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A learner reads the sentence years later: "last week" means nothing then."""
    for fact in corpus.facts.values():
        match = _RELATIVE.search(fact.says)
        if match:
            message = f"'says' has the relative time '{match[0]}'"
            hint = "write the date"
            yield places.problem("fact", fact.id, "says", message=message, hint=hint)


def says_names_who_says(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A nameless "experts say" needs a speaker in the fact."""
    for fact in corpus.facts.values():
        match = _NAMELESS.search(fact.says)
        if match and fact.speaker is None:
            message = f"'says' has '{match[0]}', which names nobody"
            hint = "name who, and give the fact a speaker"
            yield places.problem("fact", fact.id, "says", message=message, hint=hint)


def says_holds_the_value(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """The sentence has the number of the value, and no number that the fact does not hold."""
    for fact in corpus.facts.values():
        if not value_is_sound(corpus, fact):
            continue
        standing = numbers(fact.says)
        for amount in value_numbers(fact):
            if not number_stands(fact, amount, standing):
                message = f"the value {amount:f} does not stand in 'says'"
                hint = "the two must agree"
                yield places.problem(
                    "fact", fact.id, "value", message=message, hint=hint
                )
        for amount in _extra_numbers(corpus, fact, standing):
            message = f"'says' has the number {amount:f}, which the fact does not hold"
            hint = "correct it, or the value or period"
            yield places.problem("fact", fact.id, "says", message=message, hint=hint)


def _extra_numbers(
    corpus: Corpus, fact: Fact, standing: frozenset[Decimal]
) -> list[Decimal]:
    """Return the numbers of the sentence that neither the fact nor a name in it holds, sorted."""
    extras = standing - held_numbers(fact)
    # A name that is not known may hold the number, such as that of a plan for 2030.
    if not extras or not _names_are_known(corpus, fact):
        return []
    # Small whole numbers, such as "two reasons", belong to any sentence.
    extras -= _names_numbers(corpus, fact) | _SMALL_NUMBERS
    return sorted(extras)


_SMALL_NUMBERS = frozenset(Decimal(number) for number in range(13))


def says_holds_the_period(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """The sentence has the years and months of the period, so that neither can change alone."""
    for fact in corpus.facts.values():
        says = fact.says.casefold()
        for word in _period_words(fact.period or ""):
            if not re.search(rf"\b{word}\b", says):
                message = f"'{word}' of the period does not stand in 'says'"
                hint = "date the sentence"
                yield places.problem(
                    "fact", fact.id, "says", message=message, hint=hint
                )


def _period_words(period: str) -> list[str]:
    """Return the years of a period as digits, each with the name of its month if it has one."""
    words: list[str] = []
    for part in re.findall(r"\d{4}(?:-\d{2})?", period):
        year, _, month = part.partition("-")
        words.append(year)
        if month:
            words.append(calendar.month_name[int(month)].casefold())
    return words


def value_numbers(fact: Fact) -> set[Decimal]:
    """Return the numbers of a fact's value; an id or a period has none."""
    value = fact.value
    if isinstance(value, Quantity):
        return {value.amount} if value.to is None else {value.amount, value.to}
    # Ids and periods have no spaces; their digits are no numbers that a sentence has to repeat.
    if isinstance(value, str) and " " in value:
        return set(numbers(value))
    return set()


def held_numbers(fact: Fact) -> set[Decimal]:
    """Return every number that a fact holds: of its value and of its dates."""
    held = value_numbers(fact)
    value = fact.value if isinstance(fact.value, str) else ""
    for text in (fact.period, fact.as_of, value):
        held |= _digit_numbers(text or "")
    return held


def _digit_numbers(text: str) -> set[Decimal]:
    """Return each run of digits as a number: the year, month and day of a date."""
    return {Decimal(digits) for digits in re.findall(r"\d+", text)}


def number_stands(fact: Fact, amount: Decimal, standing: frozenset[Decimal]) -> bool:
    """Tell whether an amount is among numbers; 50 percent may stand as "half"."""
    is_percent = isinstance(fact.value, Quantity) and fact.value.unit == "percent"
    return amount in standing or (is_percent and amount / 100 in standing)


def _names_are_known(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether every entity and source that a fact names could be read."""
    if fact.property not in corpus.properties:
        return False
    named = {fact.subject, fact.speaker, fact.population, fact.place} - {None}
    named.update(value_names(corpus, fact))
    cited = {citation.source for citation in fact.sources}
    return corpus.entities.keys() >= named and corpus.sources.keys() >= cited


def _names_numbers(corpus: Corpus, fact: Fact) -> set[Decimal]:
    """Return the numbers that belong to names or to the dates of the fact's reports."""
    amounts: set[Decimal] = set()
    parts = (fact.subject, fact.speaker, fact.population, fact.place, fact.value)
    for part in parts:
        entity = corpus.entities.get(part) if isinstance(part, str) else None
        if entity:
            for name in (entity.name, *entity.aliases):
                amounts |= numbers(name)
    for citation in fact.sources:
        source = corpus.sources.get(citation.source)
        if source:
            amounts |= _digit_numbers(source.date)
    return amounts


def says_names_its_parts(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """The sentence, or the reason why a part is implied, names speaker, population and place.

    It names each entity of the value too.
    """
    for fact in corpus.facts.values():
        named = [
            (field, getattr(fact, field))
            for field in ("speaker", "population", "place")
        ]
        named += [("value", name) for name in value_names(corpus, fact)]
        for field, entity in named:
            # Of whom a sentence speaks may be clear without a word, as "the arrests" are of people.
            is_implied = field == "population" and field in fact.implied
            if entity not in corpus.entities or is_implied:
                continue
            text = folded(f"{fact.says} {fact.implied.get(field, '')}")
            if not names_pattern(corpus.entities[entity]).search(text):
                message = f"no name of the {field} '{entity}' stands in 'says'"
                hint = "name it in the sentence, or correct it"
                yield places.problem("fact", fact.id, field, message=message, hint=hint)


def promises_are_not_deeds(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A promise or expectation is told as such: "would" or "was to", never "will" or "gives"."""
    for fact in corpus.facts.values():
        if fact.kind not in (Kind.COMMITMENT, Kind.PREDICTION):
            continue
        match = _PRESENT.search(fact.says)
        if match:
            message = f"'says' tells a promise in the present: '{match[0]}'"
            hint = "say who promised or expected it, and when"
            yield places.problem("fact", fact.id, "says", message=message, hint=hint)


CHECKS = (
    says_is_one_short_sentence,
    says_has_no_relative_time,
    says_names_who_says,
    says_holds_the_value,
    says_holds_the_period,
    says_names_its_parts,
    promises_are_not_deeds,
)
