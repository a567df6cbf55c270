"""The questions that authors' sets of facts give, and what is wrong with a set that gives none.

A set is only a choice of facts: everything that its question says is proved as for any other.
"""

import re
from collections.abc import Callable, Iterator

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.items.fact_set import Ask, By, FactSet, Fault
from policystory.items.forms import categorise, matching, multiple_choice, ordering
from policystory.items.item import Item
from policystory.items.questions.build_item import shared_objectives
from policystory.items.questions.several_facts import (
    put_in_order,
    two_figures,
    who_said_what,
)
from policystory.items.questions.sorting import sort_statements
from policystory.items.refusal import Refusal
from policystory.items.rules.item_rules import broken
from policystory.items.variant import variant

SIZES = {Ask.ORDER: (3, 8), Ask.MATCH: (4, 8), Ask.SORT: (4, 8), Ask.COMPARE: (2, 2)}
"""How many facts a set must and may have; of many, a learner sees some."""

_BY: dict[Ask, tuple[By | None, ...]] = {
    Ask.ORDER: (By.TIME, By.SIZE),
    Ask.MATCH: (By.SPEAKER, By.SUBJECT),
    Ask.SORT: (By.STATUS, By.KIND, By.DATE, By.SPEAKER, By.HEADING),
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


def item_of(corpus: Corpus, fact_set: FactSet) -> Item | Refusal:
    """Return the item of a set, filed under its first fact by id, or why there is none.

    The facts must exist.
    """
    made = _made(corpus, fact_set)
    if isinstance(made, Item):
        return made
    reason = "; ".join(message for _, message, _ in made)
    direction = fact_set.by or two_figures.DIRECTION
    return Refusal(min(fact_set.facts), _KINDS[fact_set.ask], direction, reason)


def faults(corpus: Corpus, fact_set: FactSet) -> list[Fault]:
    """Return everything that keeps a set from being asked; the facts that it names must exist."""
    made = _made(corpus, fact_set)
    return [*_faults_of_rules(made)] if isinstance(made, Item) else made


def _made(corpus: Corpus, fact_set: FactSet) -> Item | list[Fault]:
    """Make the item of a set, or list what is wrong with the set."""
    facts = [corpus.facts[id_] for id_ in sorted(set(fact_set.facts))]
    problems = [*_faults_of_form(fact_set), *_faults_of_facts(fact_set, facts)]
    return problems or _MAKERS[fact_set.ask](corpus, fact_set, facts)


def _faults_of_form(fact_set: FactSet) -> Iterator[Fault]:
    """Yield what is wrong with the fields of a set."""
    if not _ID.fullmatch(fact_set.id):
        hint = "write small letters and figures, with hyphens between"
        yield ("id",), f"'{fact_set.id}' is not an id", hint
    known = _BY[fact_set.ask]
    if fact_set.by not in known:
        ways = " or ".join(f"'{by}'" for by in known if by)
        expected = f"by {ways}" if ways else "without 'by'"
        given = f"'{fact_set.by}'" if fact_set.by else "nothing"
        message = f"'ask: {fact_set.ask}' is {expected}, and 'by' says {given}"
        yield ("by",) if fact_set.by else (), message, "correct 'ask' or 'by'"
    fewest, most = SIZES[fact_set.ask]
    if not fewest <= len(fact_set.facts) <= most:
        message = f"'ask: {fact_set.ask}' is asked of {fewest} to {most} facts"
        message = f"{message}, the set has {len(fact_set.facts)}"
        yield ("facts",), message, "add some or take some out"
    for place, fact in enumerate(fact_set.facts):
        if fact in fact_set.facts[:place]:
            yield ("facts", place), f"'{fact}' is in the set twice", "name it once"


def _faults_of_facts(fact_set: FactSet, facts: list[Fact]) -> Iterator[Fault]:
    """Yield what facts must have whatever is asked of them: the report, a common objective."""
    for fact in facts:
        reports = [citation.source for citation in fact.sources]
        if fact_set.report is not None and fact_set.report not in reports:
            yield fact_set.fault(fact, f"does not stand in '{fact_set.report}'")
    if facts and not shared_objectives(facts):
        message = "no objective is served by all of its facts"
        yield ("facts",), message, "choose facts of one objective"


def _faults_of_rules(item: Item) -> Iterator[Fault]:
    """Yield each rule for items that what a learner would see breaks."""
    drawn = variant(item, "")
    if drawn is None:
        message = "too few of its rows or options pass the rules together"
        yield (), message, "choose other facts"
        return
    hint = "see the rules for items in content/README.md"
    for rule, message in broken(drawn):
        yield (), f"{rule}: {message}", hint
