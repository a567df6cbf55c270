"""Tell authors why answers from other facts are not offered as wrong options of a question."""

from collections.abc import Iterator

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.record import Quantity, Value
from policystory.facts.truth import Truth, Verdict
from policystory.facts.values.period import read_period
from policystory.items.distractors.candidates import Candidate, candidate, candidates
from policystory.items.distractors.exclusions import Exclusions
from policystory.items.distractors.implausible import (
    MOST_TIMES,
    MOST_YEARS,
    is_implausible,
)
from policystory.items.distractors.judge_answers import Judge, judge_of
from policystory.items.distractors.same_sort import sort_of
from policystory.items.questions.question import Question
from policystory.items.refusal import TOO_FEW, Refusal
from policystory.items.rules.choice_rules import may_be_beside

SAME = "it is the same answer"


class Fallen(msgspec.Struct, frozen=True, order=True):
    """An answer from another fact that is not offered as a wrong option.

    `fact`: the id of the fact that has the answer. `text`: the answer as an option. `because`: why
    it is not offered, in words.
    """

    fact: str
    text: str
    because: str


def why_fallen(corpus: Corpus, refusal: Refusal) -> list[Fallen]:
    """Return the answers from other facts of the property that are not offered, with the reasons.

    They are sorted by the fact's id. `refusal`: the question that is not asked. Empty if its reason
    is not a lack of wrong options.
    """
    if not refusal.reason.endswith(TOO_FEW):
        return []
    question = Question(corpus, corpus.facts[refusal.fact], refusal.direction)
    right = candidate(question)
    if right is None:
        return []
    return list(_fallen(question, right))


def _fallen(question: Question, right: Candidate) -> Iterator[Fallen]:
    """Yield the answers of the other facts of the property that are not offered."""
    judge = judge_of(question)
    written = candidates(question)
    for fact in question.corpus.by_property[question.fact.property]:
        if fact.id == question.fact.id:
            continue
        answer = written.of(fact)
        if answer is None:
            continue
        because = _because(question, right, answer, judge)
        if because:
            yield Fallen(fact.id, answer.text, because)


def _because(
    question: Question, right: Candidate, answer: Candidate, judge: Judge
) -> str:
    """Say why an answer is not offered; nothing if it is."""
    corpus, direction, value = question.corpus, question.direction, answer.value
    if answer.same == right.same:
        return SAME
    sort = sort_of(corpus, question.fact, direction)
    second = sort_of(corpus, answer.fact, direction)
    if sort != second:
        return f"it is of another sort ({_words(second)}, not {_words(sort)})"
    exclusions = Exclusions(question, " ".join(question.stems))
    if exclusions.exclude(value, answer.fact):
        return (
            "the question or its fact names it, or the report does not speak of it, "
            "or it is no name"
        )
    is_confusable = answer.fact.id in question.fact.confusable
    is_strange = is_implausible(
        question,
        value,
        exclusions,
    )
    if is_strange and not is_confusable:
        return _too_far(value, question)
    if not may_be_beside(right.text, answer.text, question.order):
        return (
            "it would stand out beside the right answer: the two differ too much in "
            "length, or too little in size"
        )
    return _not_false(question, judge.verdict_on(value))


def _too_far(value: Value, question: Question) -> str:
    """Say that nobody would take a value for the right answer."""
    if isinstance(value, Quantity):
        return f"one number is more than {MOST_TIMES} times the other"
    if question.asks_for_a_date:
        first = read_period(str(question.answer)).first
        second = read_period(str(value)).first
        offer = "(name the fact under 'confusable' to offer it all the same)"
        if abs(first.year - second.year) > MOST_YEARS:
            return f"more than {MOST_YEARS} years lie between the two dates {offer}"
        return f"the two days are too near, or it is later than the report {offer}"
    return "whom it names comes up in later reports only"


def _not_false(question: Question, verdict: Verdict) -> str:
    """Say why an answer is not proved wrong; nothing if it is."""
    if verdict.truth is Truth.FALSE:
        return ""
    facts = ", ".join(verdict.facts)
    if verdict.truth is Truth.TRUE:
        return f"it is right, too, by {facts}"
    if facts:
        return f"it may be right, too: {facts} may mean the same"
    return (
        f"nothing proves it wrong (write 'closed: [{question.direction}]' in the property "
        f"'{question.prop.id}', if the report gives all of them; or 'wrong:' on the fact)"
    )


def _words(sort: tuple[str, ...] | None) -> str:
    """Write what can stand beside each other: "entity place country"."""
    return " ".join(filter(None, sort or ("nothing",)))
