"""Make the questions for authors' sets of facts, or say why a set cannot be asked.

An author only chooses the facts; right and wrong answers are proved as in any other item.
"""

import re
from collections.abc import Callable

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.citations import reports_of
from policystory.items.fact_set import Ask, Criterion, FactSet, Fault, Faults, Step
from policystory.items.forms import categorise, matching, multiple_choice, ordering
from policystory.items.item import Item
from policystory.items.questions.build_item import shared_objectives
from policystory.items.questions.fact_sets.fact_set_wording import (
    faults_of_reasons,
    faults_of_rows,
)
from policystory.items.questions.several_facts import (
    put_in_order,
    two_figures,
    who_said_what,
)
from policystory.items.questions.sorting import sort_statements
from policystory.items.refusal import ItemOrRefusal, Refusal
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant

SIZES = {
    Ask.ORDER: (3, 8),
    Ask.MATCH: (4, 8),
    Ask.SORT: (4, 8),
    Ask.COMPARE: (2, 2),
}
"""The fewest and the most facts that a set may have, by what is asked of it; where a set has many,
each learner sees some of them."""

_BY: dict[Ask, tuple[Criterion | None, ...]] = {
    Ask.ORDER: (Criterion.TIME, Criterion.SIZE),
    Ask.MATCH: (Criterion.SPEAKER, Criterion.SUBJECT),
    Ask.SORT: (
        Criterion.STATUS,
        Criterion.KIND,
        Criterion.DATE,
        Criterion.SPEAKER,
        Criterion.HEADING,
    ),
    Ask.COMPARE: (None,),
}
_MAKERS: dict[Ask, Callable[[Corpus, FactSet, list[Fact]], Item | list[Fault]]] = {
    Ask.ORDER: put_in_order.make,
    Ask.MATCH: who_said_what.make,
    Ask.SORT: sort_statements.make,
    Ask.COMPARE: two_figures.make,
}
_KINDS = {
    Ask.ORDER: ordering.NAME,
    Ask.MATCH: matching.NAME,
    Ask.SORT: categorise.NAME,
    Ask.COMPARE: multiple_choice.NAME,
}
# The ids of older sets have dots: they are those of the questions that were made before authors
# named the facts, and records of learners hold them.
_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


def item_of(corpus: Corpus, fact_set: FactSet) -> ItemOrRefusal:
    """Return the item for a set of facts, or a Refusal that says why the set cannot be asked.

    All facts of the set must exist. The Refusal has the id of the fact that is first in the
    alphabet.
    """
    made = _made(corpus, fact_set)
    if isinstance(made, Item):
        return made
    messages = [message for _, message, _ in made]
    return Refusal(
        fact=min(fact_set.facts),
        kind=_KINDS[fact_set.ask],
        direction=fact_set.by or two_figures.DIRECTION,
        reason="; ".join(messages),
    )


def faults(corpus: Corpus, fact_set: FactSet) -> list[Fault]:
    """Return everything that keeps a set of facts from being asked; an empty list if nothing does.

    A fault is a path to a field, such as `("facts", 2)`, what is wrong there, and what to do. All
    facts of the set must exist.
    """
    made = _made(corpus, fact_set)
    if isinstance(made, Item):
        problems = list(_faults_of_rules(made))
        problems.extend(faults_of_reasons(corpus, fact_set, made))
        return problems
    return made


def _made(corpus: Corpus, fact_set: FactSet) -> Item | list[Fault]:
    """Make the item of a set, or list what is wrong with the set."""
    ids = sorted(set(fact_set.facts))
    facts = [corpus.facts[id_] for id_ in ids]
    problems = list(_faults_of_form(fact_set))
    problems.extend(_faults_of_facts(fact_set, facts))
    if problems:
        return problems
    maker = _MAKERS[fact_set.ask]
    return maker(corpus, fact_set, facts)


def _faults_of_form(fact_set: FactSet) -> Faults:
    """Yield what is wrong with the fields of a set."""
    id_ = fact_set.id
    if not _ID.fullmatch(id_):
        hint = "write small letters and figures, with hyphens between"
        yield ("id",), f"'{id_}' is not an id", hint
    yield from _faults_of_by(fact_set)
    yield from faults_of_rows(fact_set)
    yield from _faults_of_size(fact_set)
    seen: set[str] = set()
    for place, fact in enumerate(fact_set.facts):
        if fact in seen:
            yield ("facts", place), f"'{fact}' is in the set twice", "name it once"
        seen.add(fact)


def _faults_of_by(fact_set: FactSet) -> Faults:
    """Yield a fault if `by` does not go with `ask`."""
    ask, by = fact_set.ask, fact_set.by
    known = _BY[ask]
    if by in known:
        return
    expected = "without 'by'"
    if None not in known:
        ways = "' or '".join(filter(None, known))
        expected = f"by '{ways}'"
    place: tuple[Step, ...] = ()
    given = "nothing"
    if by:
        place = ("by",)
        given = f"'{by}'"
    message = f"'ask: {ask}' is {expected}, and 'by' says {given}"
    yield place, message, "correct 'ask' or 'by'"


def _faults_of_size(fact_set: FactSet) -> Faults:
    """Yield a fault if a set has too few facts or too many."""
    fewest, most = SIZES[fact_set.ask]
    count = len(fact_set.facts)
    if not fewest <= count <= most:
        message = f"'ask: {fact_set.ask}' is asked of {fewest} to {most} facts"
        message = f"{message}, the set has {count}"
        yield ("facts",), message, "add some or take some out"


def _faults_of_facts(fact_set: FactSet, facts: list[Fact]) -> Faults:
    """Yield what facts must have whatever is asked of them: the report, a common objective."""
    for fact in facts:
        reports = reports_of(fact)
        if fact_set.report is not None and fact_set.report not in reports:
            yield fact_set.fault(fact, f"does not stand in '{fact_set.report}'")
    if facts and not shared_objectives(facts):
        message = "no objective is served by all of its facts"
        yield ("facts",), message, "choose facts of one objective"


def _faults_of_rules(item: Item) -> Faults:
    """Yield each rule for items that what a learner would see breaks."""
    drawn = variant(item, "")
    if drawn is None:
        message = "too few of its rows or options pass the rules together"
        yield (), message, "choose other facts"
        return
    hint = "see the rules for items in content/README.md"
    for rule, message in broken(drawn):
        yield (), f"{rule}: {message}", hint
