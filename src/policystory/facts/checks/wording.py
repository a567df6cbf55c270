"""`says` is one plain sentence that a learner can read alone, and agrees with the fact's own fields."""

import calendar
import re
from collections.abc import Iterator
from decimal import Decimal

from policystory.errors import Problem
from policystory.facts.checks.references import value_is_sound
from policystory.facts.corpus import Corpus, folded
from policystory.facts.mentions import names_pattern
from policystory.facts.record import Fact, Kind, Quantity, ValueType
from policystory.facts.values.spelling import numbers
from policystory.reading import Places

SAYS_WORDS = 26

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
        count = len(fact.says.split())
        if count > SAYS_WORDS:
            message = f"'says' has {count} words, at most {SAYS_WORDS} can be shown as feedback"
            yield places.problem(
                "fact", fact.id, "says", message=message, hint="shorten it"
            )
        if not fact.says.endswith((".", ".”")):
            yield places.problem(
                "fact",
                fact.id,
                "says",
                message="'says' does not end in a full stop",
                hint="add it",
            )


def says_has_no_relative_time(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A learner reads the sentence years later: "last week" means nothing then."""
    for fact in corpus.facts.values():
        if found := _RELATIVE.search(fact.says):
            message = f"'says' has the relative time '{found[0]}'"
            yield places.problem(
                "fact", fact.id, "says", message=message, hint="write the date"
            )


def says_names_who_says(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """A nameless "experts say" needs a speaker in the fact."""
    for fact in corpus.facts.values():
        found = _NAMELESS.search(fact.says)
        if found and fact.speaker is None:
            message = f"'says' has '{found[0]}', which names nobody"
            yield places.problem(
                "fact",
                fact.id,
                "says",
                message=message,
                hint="name who, and give the fact a speaker",
            )


def says_holds_the_value(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """The number of the value stands in the sentence, and no other number that the fact does not hold."""
    for fact in corpus.facts.values():
        if not value_is_sound(corpus, fact):
            continue
        standing = numbers(fact.says)
        for amount in value_numbers(fact):
            if not _stands(fact, amount, standing):
                message = f"the value {amount:f} does not stand in 'says'"
                yield places.problem(
                    "fact", fact.id, "value", message=message, hint="the two must agree"
                )
        # A name that is not known may hold the number, such as that of a plan for 2030.
        extras = (
            standing - held_numbers(fact)
            if _names_are_known(corpus, fact)
            else frozenset()
        )
        for extra in sorted(extras - _names_numbers(corpus, fact)) if extras else ():
            if extra > 12 or extra != extra.to_integral_value():
                message = (
                    f"'says' has the number {extra:f}, which the fact does not hold"
                )
                yield places.problem(
                    "fact",
                    fact.id,
                    "says",
                    message=message,
                    hint="correct it, or the value or period",
                )


def says_holds_the_period(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """The years and months of the period stand in the sentence, so that neither can change alone."""
    for fact in corpus.facts.values():
        says = fact.says.casefold()
        for part in re.findall(r"\d{4}(?:-\d{2})?", fact.period or ""):
            year, _, month = part.partition("-")
            for word in (
                (year, calendar.month_name[int(month)].casefold()) if month else (year,)
            ):
                if not re.search(rf"\b{word}\b", says):
                    message = f"'{word}' of the period does not stand in 'says'"
                    yield places.problem(
                        "fact",
                        fact.id,
                        "says",
                        message=message,
                        hint="date the sentence",
                    )


def value_numbers(fact: Fact) -> set[Decimal]:
    """Return the numbers of a fact's value."""
    if not isinstance(fact.value, Quantity):
        return (
            set(numbers(fact.value))
            if isinstance(fact.value, str) and not _looks_like_id(fact.value)
            else set()
        )
    return {fact.value.amount} | (
        {fact.value.to} if fact.value.to is not None else set()
    )


def held_numbers(fact: Fact) -> set[Decimal]:
    """Return every number that a fact holds: of its value and of its dates; a share is held as its decimal too."""
    held = set(value_numbers(fact))
    for text in (
        fact.period,
        fact.as_of,
        fact.value if isinstance(fact.value, str) else None,
    ):
        held |= {Decimal(part) for part in re.findall(r"\d+", text or "")}
    return held


def _looks_like_id(text: str) -> bool:
    """Tell an entity id or a period from words."""
    return " " not in text


def _stands(fact: Fact, amount: Decimal, standing: frozenset[Decimal]) -> bool:
    """Tell whether an amount is among numbers; a percentage may stand as a share, such as half or a quarter."""
    share = isinstance(fact.value, Quantity) and fact.value.unit == "percent"
    return amount in standing or (share and amount / 100 in standing)


def _names_are_known(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether every entity and source that a fact names could be read."""
    named = {fact.subject, fact.speaker, fact.population, fact.place} - {None}
    prop = corpus.properties.get(fact.property)
    if prop is None:
        return False
    if prop.value is ValueType.ENTITY and not isinstance(fact.value, Quantity):
        named |= {fact.value} if isinstance(fact.value, str) else set(fact.value)
    cited = {citation.source for citation in fact.sources}
    return corpus.entities.keys() >= named and corpus.sources.keys() >= cited


def _names_numbers(corpus: Corpus, fact: Fact) -> set[Decimal]:
    """Return the numbers that belong to names or to the dates of the fact's reports."""
    found: set[Decimal] = set()
    for entity_id in (
        fact.subject,
        fact.speaker,
        fact.population,
        fact.place,
        fact.value,
    ):
        entity = corpus.entities.get(entity_id) if isinstance(entity_id, str) else None
        if entity:
            for name in (entity.name, *entity.aliases):
                found |= numbers(name)
    for citation in fact.sources:
        source = corpus.sources.get(citation.source)
        found |= (
            {Decimal(part) for part in re.findall(r"\d+", source.date)}
            if source
            else set()
        )
    return found


def says_names_its_parts(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Speaker, population, place and named values stand in the sentence by name, or in the reason why they need not."""
    for fact in corpus.facts.values():
        prop, says = corpus.properties.get(fact.property), folded(fact.says)
        named = [
            (field, getattr(fact, field))
            for field in ("speaker", "population", "place")
        ]
        if (
            prop
            and prop.value is ValueType.ENTITY
            and not isinstance(fact.value, Quantity)
        ):
            named += [
                ("value", one)
                for one in (
                    (fact.value,) if isinstance(fact.value, str) else fact.value
                )
            ]
        for field, entity in named:
            if entity not in corpus.entities or (
                field == "population" and field in fact.implied
            ):
                continue
            if not names_pattern(corpus.entities[entity]).search(
                f"{says} {folded(fact.implied.get(field, ''))}"
            ):
                message = f"no name of the {field} '{entity}' stands in 'says'"
                yield places.problem(
                    "fact",
                    fact.id,
                    field,
                    message=message,
                    hint="name it in the sentence, or correct it",
                )


def promises_are_not_deeds(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """What was only promised or expected is told so: "would", "was to", "had promised", never "will" or "gives"."""
    for fact in corpus.facts.values():
        if fact.kind in (Kind.COMMITMENT, Kind.PREDICTION) and (
            found := _PRESENT.search(fact.says)
        ):
            message = f"'says' tells a promise in the present: '{found[0]}'"
            yield places.problem(
                "fact",
                fact.id,
                "says",
                message=message,
                hint="say who promised or expected it, and when",
            )


CHECKS = (
    says_is_one_short_sentence,
    says_has_no_relative_time,
    says_names_who_says,
    says_holds_the_value,
    says_holds_the_period,
    says_names_its_parts,
    promises_are_not_deeds,
)
