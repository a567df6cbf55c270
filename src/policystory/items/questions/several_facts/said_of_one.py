"""Questions for all that one report has one speaker say, or says of one thing."""

from collections.abc import Iterator
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact
from policystory.facts.truth import Rule, Truth
from policystory.facts.words import is_refused
from policystory.items.item import Item, Why
from policystory.items.options import option
from policystory.items.questions.build_item import confusion_tier
from policystory.items.questions.several_facts.several_answers_item import (
    DIRECTION,
    FEWEST,
    MOST,
    Choice,
    item,
    refusal,
)
from policystory.items.questions.several_facts.statements import (
    Statements,
    statements_of,
)
from policystory.items.questions.stem import stems
from policystory.items.refusal import Refusal

FORM = "values"


class _Group(NamedTuple):
    """Statements of one pivot in one report that serve one objective, and stand in no other group.

    `number` tells groups apart that are the same in all else.
    """

    place: Statements
    pivot: str
    objective: str
    facts: tuple[Fact, ...]
    number: int = 1

    @property
    def name(self) -> str:
        """Return what defines the group, in words that stay the same."""
        source = self.place.source or ""
        name = f"{self.place.property.id}.{source}.{self.pivot}.{self.objective}"
        return name if self.number == 1 else f"{name}.{self.number}"


def make(corpus: Corpus, fact: Fact) -> Item | Refusal | None:
    """Make the item of a fact's group; None if the group is filed under another fact."""
    groups = _groups(corpus, fact.property)
    if fact.id in groups:
        return _item(corpus, groups[fact.id])
    if any(fact in group.facts for group in groups.values()):
        return None
    return refusal(fact, _why_not(corpus, fact))


def _why_not(corpus: Corpus, fact: Fact) -> str:
    """Say why a fact is in no group."""
    for place in _places(corpus, fact.property):
        if fact in place.facts:
            pivot = place.pivot(fact)
            proved = len(_wrong(corpus, place, pivot))
            if len(_right(place, pivot)) >= FEWEST > proved:
                return f"{proved} wrong options can be proved, two are needed"
    return "no report gives more of the same one for the same objective"


def _places(corpus: Corpus, property_id: str) -> Iterator[Statements]:
    """Yield what each report says under a property, in the order of the reports' ids."""
    for source in sorted(corpus.sources):
        place = statements_of(corpus, property_id, source)
        if place is not None:
            yield place


@once_per_corpus
def _groups(corpus: Corpus, property_id: str) -> dict[str, _Group]:
    """Return the groups of a property's facts by their first fact; no fact is in two."""
    groups: dict[str, _Group] = {}
    taken: set[str] = set()
    # The larger groups choose first, so that as few facts as can be are left alone.
    candidates = list(_candidates(corpus, property_id))
    candidates.sort(key=lambda group: (-len(group.facts), group.name))
    for group in candidates:
        left = [fact for fact in group.facts if fact.id not in taken]
        number = 1
        # What one item cannot ask for makes another group.
        while len(left) >= FEWEST:
            facts = tuple(left[:MOST])
            taken.update(fact.id for fact in facts)
            groups[facts[0].id] = group._replace(facts=facts, number=number)
            left = left[MOST:]
            number += 1
    return groups


def _candidates(corpus: Corpus, property_id: str) -> Iterator[_Group]:
    """Yield each pivot's statements by report and objective, where enough can be proved."""
    for place in _places(corpus, property_id):
        for pivot in place.pivots:
            right = _right(place, pivot)
            if len(right) >= FEWEST and len(_wrong(corpus, place, pivot)) >= FEWEST:
                for objective, facts in _by_objective(right):
                    yield _Group(place, pivot, objective, facts)


def _by_objective(facts: list[Fact]) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Yield each objective with the facts that serve it; some facts serve two."""
    served: dict[str, list[Fact]] = {}
    for fact in facts:
        for objective in fact.objectives:
            served.setdefault(objective, []).append(fact)
    for objective in sorted(served):
        yield objective, tuple(served[objective])


def _right(place: Statements, pivot: str) -> list[Fact]:
    """Return what the report gives of a pivot."""
    said = [fact for fact in place.of_pivot(pivot) if not is_refused(fact, FORM)]
    return [fact for fact in said if place.holds(fact, pivot, Truth.TRUE)]


def _wrong(
    corpus: Corpus, place: Statements, pivot: str
) -> list[tuple[Fact, tuple[Why, ...]]]:
    """Return what the report gives of others and not of this pivot, each with its proof."""
    proved: list[tuple[Fact, tuple[Why, ...]]] = []
    for fact in place.facts:
        is_false = place.holds(fact, pivot, Truth.FALSE)
        if is_false:
            proved.append((fact, place.proof(fact, pivot, fact)))
    # What is filed under a property that is apart is wrong too: a root cause is no acute factor.
    for prop in place.property.apart:
        for fact in corpus.by_report.get((place.source or "", prop), ()):
            if not place.gives(pivot, fact.value):
                why = Why(Rule.FILED_APART, (fact.id,)), Why("taken-from", (fact.id,))
                proved.append((fact, why))
    return proved


def _item(corpus: Corpus, group: _Group) -> Item | Refusal:
    """Make the item that asks for the statements of a group."""
    place, facts = group.place, group.facts
    questions = stems(corpus, facts[0], FORM, place.source)
    if not questions:
        return refusal(facts[0], "the fact lacks a part that the question names")
    right: list[Choice] = []
    for fact in facts:
        why = place.proof(fact, group.pivot)
        right.append(Choice(option(place.text(fact)), why, f"Right. {fact.says}"))
    wrong: list[Choice] = []
    for fact, why in _wrong(corpus, place, group.pivot):
        text = words.value(corpus, corpus.properties[fact.property], fact.value)
        feedback = f"Not right. It belongs elsewhere: {fact.says}"
        tier = confusion_tier(corpus, facts, fact)
        wrong.append(Choice(option(text), why, feedback, tier))
    family = f"{group.name}.{DIRECTION}"
    made = item(corpus, family, questions, facts, right, wrong)
    return made or refusal(facts[0], "too few of its options differ")
