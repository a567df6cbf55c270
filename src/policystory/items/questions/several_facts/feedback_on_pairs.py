"""Feedback on a statement that was matched with the wrong person or thing."""

from collections.abc import Iterator

from policystory.facts.record import Fact
from policystory.items.citations import reports_of
from policystory.items.fact_set import FactSet
from policystory.items.questions.feedback.facts_near import facts_on
from policystory.items.questions.feedback.right_answer import cited, where
from policystory.items.questions.feedback.stated_answer import Answers, answers_of
from policystory.items.questions.feedback.wrong_option import first_that_hides
from policystory.items.questions.several_facts.statements import Statements


def on_wrong_pair(
    place: Statements, fact_set: FactSet, rows: list[Fact], fact: Fact, pivot: str
) -> str:
    """Return what a learner reads who matched a statement with the wrong person or thing.

    It is the author's sentence about the person or thing, or else something else that the report
    says about them. It reveals no row's answer. `place`: the report's statements. `fact_set`: the
    author's set. `rows`: the facts of the set. `fact`: the one of this row. `pivot`: the id of the
    person or thing that was chosen.
    """
    say = place.corpus.phrases.say
    if pivot in fact_set.because:
        return say("feedback.not-right", text=fact_set.because[pivot])
    hidden = _answers_beside(place, fact_set, rows, pivot)
    read = say("feedback.read", place=where(place.corpus, fact))
    name = place.corpus.entities[pivot].name
    last = say("feedback.does-not-belong", name=name, read=read)
    return first_that_hides(place.corpus, hidden, _told(place, rows, pivot), last)


def _answers_beside(
    place: Statements, fact_set: FactSet, rows: list[Fact], pivot: str
) -> Answers:
    """Return what is not told of a wrong pivot: the rows, and whose the others are."""
    pivots = map(place.pivot, rows)
    beside = [answer for answer in pivots if answer != pivot]
    texts = [fact_set.row(fact, place.text(fact)) for fact in rows]
    return answers_of(place.corpus, beside, texts)


def _told(place: Statements, rows: list[Fact], pivot: str) -> Iterator[str]:
    """Yield what the report has of a wrong pivot on other matters, the nearest first."""
    # If the rows are offices, telling somebody's office would answer another row.
    if place.property.titles:
        return
    first = place.pivots_of_report()[pivot]
    report = place.source or reports_of(first)[0]
    for fact in facts_on(place.corpus, pivot, report, place.part, rows):
        yield cited(place.corpus, fact)
