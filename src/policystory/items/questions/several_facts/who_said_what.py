"""Questions that match statements with those whose they are."""

from collections.abc import Iterator
from itertools import permutations

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.entity import EntityType
from policystory.facts.record import Fact
from policystory.facts.truth import Truth
from policystory.items.distractors.exclusions import is_anonymous
from policystory.items.fact_set import FactSet, Fault
from policystory.items.forms import matching
from policystory.items.item import Item, Option, PairsKey, Prompt, Why
from policystory.items.options import option, slug
from policystory.items.questions.build_item import build_item
from policystory.items.questions.several_facts.statements import (
    Statements,
    statements_of,
)
from policystory.items.questions.stem import reports_in_words
from policystory.items.rules.text_features import telling

FORM = "pairs"
FEWEST_PIVOTS = 3
"""Different pivots among the rows at least: a variant shows one row of each."""
MOST = 8
"""Options at most."""
ENOUGH = 5
"""Options with which a variant of four rows has one to spare, so that the last row is not answered
by what is left."""
ROW_WORDS = 20
"""Longer statements are no rows: a learner compares rows at a glance."""

# Whoever can act and speak may be confused with each other; a place is never taken for a person.
_ACTORS = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP)


def make(corpus: Corpus, fact_set: FactSet, facts: list[Fact]) -> Item | list[Fault]:
    """Make the item that asks whose each statement is, or say which pairs are not proved."""
    prop = corpus.properties[facts[0].property]
    for fact in facts:
        if fact.property != prop.id:
            message = f"is filed under '{fact.property}', and '{facts[0].id}' under '{prop.id}'"
            return [fact_set.fault(fact, message)]
    place = statements_of(corpus, prop.id, fact_set.report)
    if place is None:
        message = f"what is filed under '{prop.id}' cannot be matched over all reports"
        return [((), message, "name one 'report', or choose other facts")]
    form = words.fill(corpus, facts[0], words.form(prop, FORM))
    if not form:
        message = f"the property '{prop.id}' has no question for pairs"
        return [((), message, "write 'asks: pairs'")]
    if fact_set.by != place.part:
        message = f"'{prop.id}' is matched by {place.part}"
        return [(("by",), message, f"write 'by: {place.part}'")]
    faults = [*_faults_of_rows(corpus, place, fact_set, facts)]
    faults = faults or [*_faults_of_pairs(corpus, place, fact_set, facts)]
    return faults or _item(corpus, fact_set, place, facts, form)


def _faults_of_rows(
    corpus: Corpus, place: Statements, fact_set: FactSet, facts: list[Fact]
) -> Iterator[Fault]:
    """Yield each fact that is no row: a row is proved, short, and silent about whose it is."""
    for fact in facts:
        reason = _why_no_row(corpus, place, fact)
        if reason:
            yield fact_set.fault(fact, reason)


def _why_no_row(corpus: Corpus, place: Statements, fact: Fact) -> str | None:
    """Say why a fact is no row, or return None if it is one."""
    if fact not in place.facts:
        return f"cannot be read without its {place.part}"
    text, pivot = place.text(fact), place.pivot(fact)
    if pivot in corpus.entities and is_anonymous(corpus.entities[pivot]):
        return f"has a {place.part} whom no report names"
    if not place.holds(fact, pivot, Truth.TRUE):
        return "is not proved true of the report"
    if len(text.split()) > ROW_WORDS:
        return f"has more than {ROW_WORDS} words, too many for a row"
    if not telling(text).isdisjoint(telling(words.name(corpus, pivot))):
        return "has a word of the name that it belongs to"
    return None


def _faults_of_pairs(
    corpus: Corpus, place: Statements, fact_set: FactSet, facts: list[Fact]
) -> Iterator[Fault]:
    """Yield each two rows that cannot stand together: each must be FALSE of the other's pivot."""
    pivots = {place.pivot(fact) for fact in facts}
    if len(pivots) < FEWEST_PIVOTS:
        message = f"the rows belong to {len(pivots)} different ones, {FEWEST_PIVOTS} are needed"
        yield ("facts",), message, f"add facts with another {place.part}"
    if len({_sort(corpus, pivot) for pivot in pivots}) > 1:
        message = (
            "some rows belong to people or bodies, and some to another sort of thing"
        )
        yield ("facts",), message, f"choose facts with a {place.part} of one sort"
    for fact, second in permutations(facts, 2):
        pivot = place.pivot(second)
        if place.pivot(fact) != pivot:
            if not place.holds(fact, pivot, Truth.FALSE):
                message = f"is not proved wrong of '{pivot}', whose is '{second.id}'"
                yield fact_set.fault(fact, message)
        # Of one pivot several things may be true, if a learner can tell them from each other.
        elif fact.id > second.id and slug(place.text(fact)) == slug(place.text(second)):
            yield fact_set.fault(fact, f"reads like '{second.id}'")


def _sort(corpus: Corpus, pivot: str) -> str:
    """Return what sort of thing a pivot is; all who can act and speak are of one sort."""
    type_ = _type(corpus, pivot)
    return "" if type_ in _ACTORS else type_


def _type(corpus: Corpus, pivot: str) -> str:
    """Return the type of a pivot's entity."""
    return corpus.entities[pivot].type if pivot in corpus.entities else ""


def _item(
    corpus: Corpus, fact_set: FactSet, place: Statements, facts: list[Fact], form: str
) -> Item:
    """Make the item that asks whose each statement is."""
    options = _options(corpus, place, facts)
    prompts: list[Prompt] = []
    pairs: dict[str, str] = {}
    why: dict[str, tuple[Why, ...]] = {}
    feedback: dict[str, str] = {}
    for fact in facts:
        text = place.text(fact)
        row = slug(text)
        prompts.append(Prompt(row, words.capitalised(text)))
        pairs[row] = options[place.pivot(fact)].id
        feedback[row] = fact.says
        for pivot, choice in options.items():
            why[f"{row}/{choice.id}"] = place.proof(fact, pivot)
    return build_item(
        corpus,
        matching.NAME,
        place.part,
        facts,
        family=fact_set.id,
        stem=f"According to {reports_in_words(corpus, place.source)}, {form}",
        prompts=tuple(prompts),
        options=tuple(sorted(options.values(), key=lambda choice: choice.id)),
        key=PairsKey(pairs),
        why=why,
        feedback=feedback,
    )


def _options(corpus: Corpus, place: Statements, facts: list[Fact]) -> dict[str, Option]:
    """Return the options by pivot: those of the rows, and spare ones that belong to no row."""
    options: dict[str, Option] = {}
    for fact in sorted(facts, key=place.pivot):
        options[place.pivot(fact)] = option(words.name(corpus, place.pivot(fact)))
    types = {_type(corpus, pivot) for pivot in options}
    for pivot, most in _spare_pivots(place):
        choice = option(words.name(corpus, pivot))
        is_like_a_row = _type(corpus, pivot) in types and choice not in options.values()
        if is_anonymous(corpus.entities[pivot]):
            continue
        if len(options) < most and is_like_a_row and _is_false_of(place, facts, pivot):
            options[pivot] = choice
    return options


def _spare_pivots(place: Statements) -> Iterator[tuple[str, int]]:
    """Yield what can be a spare option, each with how many options there may be with it."""
    for pivot in place.pivots:
        yield pivot, MOST
    # Somebody of whom the report gives nothing of the kind is easily ruled out. So they are taken
    # only where a variant would have no spare option, and where each can be given one thing only.
    if place.property.single:
        for pivot in place.pivots_of_report():
            yield pivot, ENOUGH


def _is_false_of(place: Statements, facts: list[Fact], pivot: str) -> bool:
    """Tell whether each of some statements is proved FALSE of a pivot."""
    return all(place.holds(fact, pivot, Truth.FALSE) for fact in facts)
