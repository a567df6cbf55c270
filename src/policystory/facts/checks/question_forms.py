"""Check the question forms of properties: known placeholders only, and no answer in a question.

A property is what facts state of their subjects, such as "people-carried". A form is a question or
sentence with placeholders for parts of a fact, as in "Who is {subject}?".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from policystory.errors import Problem
from policystory.facts.checks.fault import Faults, check_each_property
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property
from policystory.facts.record import Fact
from policystory.facts.words import forms
from policystory.reading import Places, did_you_mean
from policystory.wording import in_every_language

DIRECTIONS = ("value", "subject", "speaker", "period", "population", "place", "status")
"""The parts of a fact that a form can name, and that a question can ask for."""
REPORT = "report"
"""The placeholder for the name of the report."""
WHO = "who"
"""The placeholder for the question word of the subject: who, what, or which country."""
_SHARED_DIRECTIONS = ("pairs", "order", "first", "last", "source")
"""What questions over several facts ask for; a property has only one wording for each."""
_COMPARING = ("order", "first", "last")
"""Questions for the order of facts by date or size, or for the first or last of them."""
PROPERTY_DIRECTIONS = (*DIRECTIONS, "values", "pairs", *_COMPARING, "source")
"""Everything that a property can be asked for: a part of one fact, or values, pairs or an order
of several.

Forms for values and pairs ask about many facts at once, so a form for pairs names none of the parts
that are paired. Forms that compare facts name no part, and only properties with the same form are
compared. The form for the source asks which report says what another does not say.
"""
_DATED = ("in", "on", "from", "since")
"""How the words for a period with its preposition are called in the file of each language."""
_HIDDEN = {
    "values": ("value",),
    "pairs": ("value", "subject", "speaker"),
    **dict.fromkeys(_COMPARING, DIRECTIONS),
}
"""The parts that would give the answer away, by direction; elsewhere it is the direction itself."""

Flaw = tuple[str, str]
"""What is wrong with a form, and what to do."""


@check_each_property
def _questions_are_asked_with_known_parts(_: Corpus, prop: Property) -> Faults:
    """Yield each fault in a property's question forms, such as an unknown placeholder."""
    for direction in prop.asks:
        field_path = ("asks", direction)
        written = forms(prop, direction)
        count = len(written)
        may_be_several = direction not in _SHARED_DIRECTIONS
        if count == 0 or (count > 1 and not may_be_several):
            yield field_path, f"'{direction}' has {count} wordings", "write one"
        for form in written:
            for message, hint in question_flaws(direction, form):
                yield field_path, message, hint


def question_flaws(direction: str, form: str) -> Iterator[Flaw]:
    """Yield each flaw of a question form, such as an unknown placeholder, and what to do about it.

    `direction` is the part of a fact that is asked for, such as "value". `form` is the question
    with placeholders, as in "Who is {subject}?".
    """
    if direction not in PROPERTY_DIRECTIONS:
        known = ", ".join(PROPERTY_DIRECTIONS)
        yield f"'{direction}' is not a direction", f"one of {known}"
    yield from _part_flaws(form, (*DIRECTIONS, WHO, REPORT))
    yield from _doubled_prepositions(form)
    for hidden in _HIDDEN.get(direction, (direction,)):
        part = f"{{{hidden}}}"
        if part in form:
            message = f"the question for the {direction} holds its own answer"
            yield message, f"take {part} out"
    if not form.endswith("?"):
        yield "a question form ends in a question mark", "add it"


def _part_flaws(
    form: str, known: tuple[str, ...] = (*DIRECTIONS, WHO)
) -> Iterator[Flaw]:
    """Yield the placeholders of a form that are not known."""
    hint = f"one of {', '.join(known)}"
    # If a brace is never closed, the rest of the form is reported as an unknown part.
    _, *opened = form.split("{")
    parts = {text.split("}")[0] for text in opened}
    for part in sorted(parts.difference(known)):
        yield f"'{{{part}}}' is not a part of a fact", hint


def _doubled_prepositions(form: str) -> Iterator[Flaw]:
    """Yield the preposition before {period}, which brings its own: "on on 1 October"."""
    doubled = _before_period().search(form)
    if doubled:
        message = (
            f"'{doubled[0]}' has one preposition too many: {{period}} brings its own"
        )
        yield message, f"take '{doubled[1]}' out"


@cache
def _before_period() -> re.Pattern[str]:
    """Return the pattern of a preposition before {period}, as any language words it."""
    prepositions: set[str] = set()
    for name in _DATED:
        for worded in in_every_language(f"dates.{name}"):
            before, _, _ = worded.partition("{")
            preposition = before.strip()
            prepositions.add(re.escape(preposition))
    longest_first = sorted(prepositions, key=len, reverse=True)
    any_of_them = "|".join(longest_first)
    return re.compile(rf"\b({any_of_them}) \{{period\}}", re.IGNORECASE)


@check_each_property
def _statements_are_sentences_of_known_parts(_: Corpus, prop: Property) -> Faults:
    """Yield each fault in a property's `states`, the form of a sentence for its facts."""
    form = prop.states
    if form is None:
        return
    for message, hint in (*_part_flaws(form), *_doubled_prepositions(form)):
        yield "states", message, hint
    if "{value}" not in form:
        yield "states", "the form of a statement lacks its value", "add {value}"
    if not form.endswith("."):
        yield "states", "the form of a statement ends in a full stop", "add it"


@check_each_property
def _names_have_known_parts(_: Corpus, prop: Property) -> Faults:
    """Yield each unknown placeholder in `names`, the form of a short name for a fact."""
    for message, hint in _part_flaws(prop.names or ""):
        yield "names", message, hint


def _questions_name_parts_of_facts(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield a problem for each question that names a part which all facts of its property lack."""
    for prop in corpus.properties.values():
        facts = corpus.by_property.get(prop.id, ())
        for direction in prop.asks:
            for form in forms(prop, direction):
                part = _lacked(form, facts)
                if part:
                    message = f"no fact of '{prop.id}' has the {part} that this names"
                    hint = f"take {{{part}}} out, or add '{part}:' to its facts"
                    field_path = ("property", prop.id, "asks", direction)
                    yield places.problem(*field_path, message=message, hint=hint)


def _lacked(form: str, facts: Sequence[Fact]) -> str:
    """Return a part that a form names and none of the facts has; "" if there is none."""
    for part in DIRECTIONS:
        is_named = f"{{{part}}}" in form
        if is_named and facts and all(getattr(fact, part) is None for fact in facts):
            return part
    return ""


def _excluded_properties_exist(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """Yield a problem for each id in a property's field `apart` that no property has."""
    known = corpus.properties
    for prop in known.values():
        for i, name in enumerate(prop.apart):
            if places.is_unknown("property", name, known):
                message = f"there is no property '{name}'"
                hint = did_you_mean(name, known)
                field_path = ("property", prop.id, "apart", i)
                yield places.problem(*field_path, message=message, hint=hint)


CHECKS = (
    _questions_are_asked_with_known_parts,
    _statements_are_sentences_of_known_parts,
    _names_have_known_parts,
    _excluded_properties_exist,
)
OF_ALL_FACTS = (_questions_name_parts_of_facts,)
"""Checks that need every fact; otherwise the part may stand in a fact that could not be read."""
