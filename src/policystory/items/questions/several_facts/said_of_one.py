"""Questions that ask for all statements about one subject, or by one speaker, in a report."""

from collections.abc import Iterator
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact
from policystory.facts.truth import Rule, Truth, Verdict
from policystory.facts.words import is_forbidden
from policystory.items.item import Proof
from policystory.items.options import option
from policystory.items.questions.build_item import confusion_tier, proof
from policystory.items.questions.feedback.right_answer import cited, where
from policystory.items.questions.feedback.right_answer import right as feedback_on_right
from policystory.items.questions.feedback.stated_answer import Answers, answers_of
from policystory.items.questions.feedback.wrong_option import first_that_hides
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
from policystory.items.refusal import TOO_FEW, ItemOrRefusal

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
        prop = self.place.property.id
        source = self.place.source or ""
        name = f"{prop}.{source}.{self.pivot}.{self.objective}"
        if self.number > 1:
            name = f"{name}.{self.number}"
        return name


def make(corpus: Corpus, fact: Fact) -> ItemOrRefusal | None:
    """Return the item that asks for all statements by a fact's speaker, or about its subject.

    The statements are from one report and serve one learning objective. The item is returned for
    the first of them only; for the others, None is returned. A Refusal, with the reason, is
    returned if the question cannot be asked.
    """
    groups = _groups(corpus, fact.property)
    if fact.id in groups:
        return _item(corpus, groups[fact.id])
    if any(fact in group.facts for group in groups.values()):
        return None
    return refusal(fact, _why_not(corpus, fact))


def _why_not(corpus: Corpus, fact: Fact) -> str:
    """Say why a fact is in no group."""
    for source in sorted(fact.reports()):
        place = statements_of(corpus, fact.property, source)
        if place is not None and fact in place.facts:
            pivot = place.pivot(fact)
            right = _right(place, pivot)
            wrong = _wrong(corpus, place, pivot)
            proved = len(wrong)
            if len(right) >= FEWEST > proved:
                return f"{proved} {TOO_FEW}"
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
    for group in sorted(_candidates(corpus, property_id), key=_turn):
        left = [fact for fact in group.facts if fact.id not in taken]
        number = 1
        # Statements that are too many for one item make a further group.
        while len(left) >= FEWEST:
            facts = tuple(left[:MOST])
            taken.update(fact.id for fact in facts)
            first = facts[0].id
            groups[first] = group._replace(facts=facts, number=number)
            del left[:MOST]
            number += 1
    return groups


def _turn(group: _Group) -> tuple[int, str]:
    """Return when a group chooses its facts: larger groups come first."""
    return -len(group.facts), group.name


def _candidates(corpus: Corpus, property_id: str) -> Iterator[_Group]:
    """Yield each pivot's statements by report and objective, where enough can be proved."""
    for place in _places(corpus, property_id):
        for pivot in place.pivots:
            right = _right(place, pivot)
            if len(right) < FEWEST:
                continue
            wrong = _wrong(corpus, place, pivot)
            if len(wrong) < FEWEST:
                continue
            for objective, facts in _by_objective(right):
                yield _Group(place, pivot, objective, facts)


def _by_objective(facts: list[Fact]) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Yield each objective with the facts that serve it; some facts serve two."""
    served: dict[str, list[Fact]] = {}
    for fact in facts:
        for objective in fact.objectives:
            serving_it = served.setdefault(objective, [])
            serving_it.append(fact)
    for objective in sorted(served):
        serving = tuple(served[objective])
        yield objective, serving


def _right(place: Statements, pivot: str) -> list[Fact]:
    """Return what the report gives of a pivot."""
    right = []
    for fact in place.of_pivot(pivot):
        if is_forbidden(fact, FORM):
            continue
        if place.is_proved(fact, pivot, Truth.TRUE):
            right.append(fact)
    return right


def _wrong(corpus: Corpus, place: Statements, pivot: str) -> list[tuple[Fact, Proof]]:
    """Return what the report gives of others and not of this pivot, each with its proof."""
    proved: list[tuple[Fact, Proof]] = []
    for fact in place.facts:
        if place.is_proved(fact, pivot, Truth.FALSE):
            why = place.proof(fact, pivot, fact)
            proved.append((fact, why))
    for fact in _filed_apart(corpus, place):
        if not place.has_value(pivot, fact.value):
            apart = Verdict(Truth.FALSE, Rule.FILED_APART, (fact.id,))
            why = proof(apart, taken_from=fact)
            proved.append((fact, why))
    return proved


def _filed_apart(corpus: Corpus, place: Statements) -> Iterator[Fact]:
    """Yield what the report files apart, and so is wrong here: a root cause is no acute factor."""
    report = place.source or ""
    for prop in place.property.apart:
        filed = report, prop
        yield from corpus.by_report.get(filed, ())


def _item(corpus: Corpus, group: _Group) -> ItemOrRefusal:
    """Make the item that asks for the statements of a group."""
    place, facts = group.place, group.facts
    first = facts[0]
    questions = stems(corpus, first, FORM, place.source)
    if not questions:
        return refusal(first, "the fact lacks a part that the question names")
    right: list[Choice] = []
    for fact in facts:
        shown = option(place.text(fact))
        why = place.proof(fact, group.pivot)
        choice = Choice(shown, why, feedback_on_right(corpus, fact))
        right.append(choice)
    texts = [choice.option.text for choice in right]
    wrong = _wrong_choices(corpus, group, answers_of(corpus, (), texts))
    family = f"{group.name}.{DIRECTION}"
    made = item(corpus, family, questions, facts, right, wrong)
    if made is None:
        return refusal(first, "too few of its options differ")
    return made


def _wrong_choices(corpus: Corpus, group: _Group, hidden: Answers) -> Iterator[Choice]:
    """Yield the wrong options beside the statements of a group, none of which tells a right one."""
    for fact, why in _wrong(corpus, group.place, group.pivot):
        prop = corpus.properties[fact.property]
        text = words.value(corpus, prop, fact.value)
        sentences = iter([cited(corpus, fact)])
        last = corpus.phrases.say("feedback.is-in", place=where(corpus, fact))
        feedback = first_that_hides(corpus, hidden, sentences, last)
        tier = confusion_tier(corpus, group.facts, fact)
        yield Choice(option(text), why, feedback, tier)
