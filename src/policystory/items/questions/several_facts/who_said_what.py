"""Questions that ask to match statements with the people or things to whom they belong."""

from collections.abc import Iterator
from itertools import permutations
from operator import attrgetter

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.entity import EntityType
from policystory.facts.record import Fact
from policystory.facts.truth import Truth
from policystory.items.distractors.exclusions import is_anonymous
from policystory.items.fact_set import FactSet, Fault, Faults
from policystory.items.forms import matching
from policystory.items.item import (
    FeedbackTexts,
    Item,
    Option,
    Pairs,
    PairsKey,
    Prompt,
    Proofs,
)
from policystory.items.options import option, slug
from policystory.items.questions.build_item import build_item
from policystory.items.questions.several_facts.feedback_on_pairs import on_wrong_pair
from policystory.items.questions.several_facts.statements import (
    Statements,
    statements_of,
)
from policystory.items.questions.stem import stem_of_set
from policystory.items.rules.text_features import telling

FORM = "pairs"
_FEWEST_PIVOTS = 3
"""The fewest different speakers or subjects among the rows: a variant shows one row of each."""
MOST = 8
"""The most options of an item."""
ENOUGH = 5
"""How many options are enough for a variant of four rows: one more than rows, so that the last row
cannot be answered by what is left."""
_ROW_WORDS = 20
"""The most words of a statement in a row: a learner compares rows at a glance."""

# Whoever can act and speak may be confused with each other; a place is never taken for a person.
_ACTORS = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP)


def make(corpus: Corpus, fact_set: FactSet, facts: list[Fact]) -> Item | list[Fault]:
    """Return the item that asks to match an author's statements with their speakers or subjects.

    `facts` are those of `fact_set`. If they cannot be asked about, faults are returned instead:
    where each is, what is wrong, and what to do.
    """
    first = facts[0]
    prop = corpus.properties[first.property]
    for fact in facts:
        if fact.property != prop.id:
            message = (
                f"is filed under '{fact.property}', and '{first.id}' under '{prop.id}'"
            )
            return [fact_set.fault(fact, message)]
    place = statements_of(corpus, prop.id, fact_set.report)
    if place is None:
        message = f"what is filed under '{prop.id}' cannot be matched over all reports"
        return [((), message, "name one 'report', or choose other facts")]
    asked = words.form(prop, FORM)
    form = words.fill(corpus, first, asked)
    if not form:
        message = f"the property '{prop.id}' has no question for pairs"
        return [((), message, "write 'asks: pairs'")]
    part = place.part
    if fact_set.by != part:
        message = f"'{prop.id}' is matched by {part}"
        return [(("by",), message, f"write 'by: {part}'")]
    faults = list(_faults_of_rows(corpus, place, fact_set, facts))
    if not faults:
        faults = list(_faults_of_pairs(corpus, place, fact_set, facts))
    if faults:
        return faults
    return _item(corpus, fact_set, place, facts, form)


def _faults_of_rows(
    corpus: Corpus, place: Statements, fact_set: FactSet, facts: list[Fact]
) -> Faults:
    """Yield each fact that is no row: a row is proved, short, and silent about whose it is."""
    for fact in facts:
        reason = _why_no_row(corpus, place, fact_set, fact)
        if reason:
            yield fact_set.fault(fact, reason)


def _why_no_row(
    corpus: Corpus, place: Statements, fact_set: FactSet, fact: Fact
) -> str | None:
    """Say why a fact is no row, or return None if it is one."""
    if fact not in place.facts:
        return f"cannot be read without its {place.part}"
    text = fact_set.row(fact, place.text(fact))
    pivot = place.pivot(fact)
    entity = corpus.entities.get(pivot)
    if entity is not None and is_anonymous(entity):
        return f"has a {place.part} whom no report names"
    if not place.is_proved(fact, pivot, Truth.TRUE):
        return "is not proved true of the report"
    if len(text.split()) > _ROW_WORDS:
        return f"has more than {_ROW_WORDS} words, too many for a row"
    name = words.name(corpus, pivot)
    shared = telling(text) & telling(name)
    if shared:
        return "has a word of the name that it belongs to"
    return None


def _faults_of_pairs(
    corpus: Corpus, place: Statements, fact_set: FactSet, facts: list[Fact]
) -> Faults:
    """Yield each two rows that cannot stand together: each must be FALSE of the other's pivot."""
    pivots = set(map(place.pivot, facts))
    count = len(pivots)
    if count < _FEWEST_PIVOTS:
        message = (
            f"the rows belong to {count} different ones, {_FEWEST_PIVOTS} are needed"
        )
        yield ("facts",), message, f"add facts with another {place.part}"
    sorts = {_sort(corpus, pivot) for pivot in pivots}
    if len(sorts) > 1:
        message = (
            "some rows belong to people or bodies, and some to another sort of thing"
        )
        yield ("facts",), message, f"choose facts with a {place.part} of one sort"
    for fact, second in permutations(facts, 2):
        message = _why_no_pair(place, fact, second)
        if message:
            yield fact_set.fault(fact, message)


def _why_no_pair(place: Statements, fact: Fact, second: Fact) -> str:
    """Say why a row cannot stand beside a second one; nothing if it can."""
    pivot = place.pivot(second)
    if place.pivot(fact) != pivot:
        if place.is_proved(fact, pivot, Truth.FALSE):
            return ""
        return f"is not proved wrong of '{pivot}', whose is '{second.id}'"
    # Two rows may belong to the same pivot if they read differently.
    text = place.text(fact)
    second_text = place.text(second)
    reads_alike = slug(text) == slug(second_text)
    if fact.id > second.id and reads_alike:
        return f"reads like '{second.id}'"
    return ""


def _sort(corpus: Corpus, pivot: str) -> str:
    """Return what sort of thing a pivot is; all who can act and speak are of one sort."""
    type_ = _type(corpus, pivot)
    if type_ in _ACTORS:
        return ""
    return type_


def _type(corpus: Corpus, pivot: str) -> str:
    """Return the type of a pivot's entity."""
    entity = corpus.entities.get(pivot)
    if entity:
        return entity.type
    return ""


def _item(
    corpus: Corpus, fact_set: FactSet, place: Statements, facts: list[Fact], form: str
) -> Item:
    """Make the item that asks whose each statement is."""
    options = _options(corpus, place, facts)
    prompts: list[Prompt] = []
    pairs: Pairs = {}
    why: Proofs = {}
    feedback: FeedbackTexts = {}
    for fact in facts:
        text = fact_set.row(fact, place.text(fact))
        row = slug(text)
        prompt = Prompt(row, words.capitalise(text))
        prompts.append(prompt)
        pivot = place.pivot(fact)
        pairs[row] = options[pivot].id
        feedback[row] = fact.says
        for pivot, choice in options.items():
            name = f"{row}/{choice.id}"
            why[name] = place.proof(fact, pivot)
            if choice.id != pairs[row]:
                feedback[name] = on_wrong_pair(place, fact_set, facts, fact, pivot)
    shown = sorted(options.values(), key=attrgetter("id"))
    return build_item(
        corpus,
        matching.NAME,
        place.part,
        facts,
        family=fact_set.id,
        stem=stem_of_set(corpus, fact_set, facts, form),
        prompts=tuple(prompts),
        options=tuple(shown),
        key=PairsKey(pairs),
        why=why,
        feedback=feedback,
    )


def _options(corpus: Corpus, place: Statements, facts: list[Fact]) -> dict[str, Option]:
    """Return the options by pivot: those of the rows, and spare ones that belong to no row."""
    options: dict[str, Option] = {}
    types = set()
    for pivot in sorted(map(place.pivot, facts)):
        name = words.name(corpus, pivot)
        options[pivot] = option(name)
        types.add(_type(corpus, pivot))
    for pivot, most in _spare_pivots(place):
        if len(options) >= most:
            continue
        if _type(corpus, pivot) not in types:
            continue
        if is_anonymous(corpus.entities[pivot]):
            continue
        name = words.name(corpus, pivot)
        choice = option(name)
        if choice in options.values():
            continue
        if _is_false_of(place, facts, pivot):
            options[pivot] = choice
    return options


def _spare_pivots(place: Statements) -> Iterator[tuple[str, int]]:
    """Yield what can be a spare option, each with how many options there may be with it."""
    for pivot in place.pivots:
        yield pivot, MOST
    # Somebody for whom the report has no such statement is easily ruled out. So further people or
    # things are taken only if each has a single value, and until there is one spare option.
    if place.property.single:
        for pivot in place.pivots_of_report():
            yield pivot, ENOUGH


def _is_false_of(place: Statements, facts: list[Fact], pivot: str) -> bool:
    """Tell whether each of some statements is proved FALSE of a pivot."""
    return all(place.is_proved(fact, pivot, Truth.FALSE) for fact in facts)
