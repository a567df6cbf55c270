"""The forms of a property, as questions and as a sentence: known parts, no answer given away."""

from collections.abc import Iterator

from policystory.errors import Problem
from policystory.facts.checks.fault import Faults, of_each_property
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Property
from policystory.facts.words import forms
from policystory.reading import Places, did_you_mean

DIRECTIONS = ("value", "subject", "speaker", "period", "population", "place", "status")
"""The parts of a fact that a form can name, and that one right option can be asked for."""
REPORT = "report"
"""What stands in a question where it names its report."""
WHO = "who"
"""What stands in a form for the question word of its subject: who, what, or which country."""
ALIKE = ("pairs", "order", "first", "last", "source")
"""Questions over several facts, which are alike in their words: each has one wording."""
COMPARING = ("order", "first", "last")
"""Forms that ask for the order of facts by date or size, and for the first or the last of them."""
ASKS = (*DIRECTIONS, "values", "pairs", *COMPARING, "source")
"""What a property can be asked for: a part of one fact, or the values, pairs or order of several.

The forms for values and pairs ask about many facts at once, so a pair's form names none of its
parts. Those that compare facts name no part at all, and properties with the same form are compared
with each other. The form for the source asks which report says what another report leaves unsaid.
"""
_HIDDEN = {
    "values": ("value",),
    "pairs": ("value", "subject", "speaker"),
    **dict.fromkeys(COMPARING, DIRECTIONS),
}
"""The parts that would give the answer away, by direction; elsewhere it is the direction itself."""

Flaw = tuple[str, str]
"""What is wrong with a form, and what to do."""


@of_each_property
def questions_are_asked_with_known_parts(_: Corpus, prop: Property) -> Faults:
    """A question has a known direction and parts, hides its answer, and ends in a question mark."""
    for direction in prop.asks:
        way = ("asks", direction)
        written = forms(prop, direction)
        if not written or (direction in ALIKE and len(written) > 1):
            yield way, f"'{direction}' has {len(written)} wordings", "write one"
        for form in written:
            for message, hint in question_flaws(direction, form):
                yield way, message, hint


def question_flaws(direction: str, form: str) -> Iterator[Flaw]:
    """Yield what is wrong with the form of a question."""
    if direction not in ASKS:
        known = ", ".join(ASKS)
        yield f"'{direction}' is not a direction", f"one of {known}"
    yield from _part_flaws(form, (*DIRECTIONS, WHO, REPORT))
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
    """Yield the parts that a form names and that are not known."""
    hint = f"one of {', '.join(known)}"
    # A brace that nobody closes makes the rest of the form a part, which is told like any other.
    _, *opened = form.split("{")
    parts = {text.split("}")[0] for text in opened}
    for part in sorted(parts.difference(known)):
        yield f"'{{{part}}}' is not a part of a fact", hint


@of_each_property
def statements_are_sentences_of_known_parts(_: Corpus, prop: Property) -> Faults:
    """The form of a statement names known parts, the value among them, and ends in a full stop."""
    form = prop.states
    if form is None:
        return
    for message, hint in _part_flaws(form):
        yield "states", message, hint
    if "{value}" not in form:
        yield "states", "the form of a statement lacks its value", "add {value}"
    if not form.endswith("."):
        yield "states", "the form of a statement ends in a full stop", "add it"


@of_each_property
def names_have_known_parts(_: Corpus, prop: Property) -> Faults:
    """The form that names a fact beside others names parts that a fact can have."""
    for message, hint in _part_flaws(prop.names or ""):
        yield "names", message, hint


def what_is_apart_exists(corpus: Corpus, places: Places) -> Iterator[Problem]:
    """The properties from which a property is apart are there."""
    known = corpus.properties
    for prop in known.values():
        for i, name in enumerate(prop.apart):
            if places.lack("property", name, known):
                message = f"there is no property '{name}'"
                hint = did_you_mean(name, known)
                way = ("property", prop.id, "apart", i)
                yield places.problem(*way, message=message, hint=hint)


CHECKS = (
    questions_are_asked_with_known_parts,
    statements_are_sentences_of_known_parts,
    names_have_known_parts,
    what_is_apart_exists,
)
