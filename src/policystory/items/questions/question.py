"""A question about one part of a fact, such as its number, speaker or date."""

from dataclasses import dataclass
from functools import cached_property

from policystory.facts.checks.question_forms import DIRECTIONS
from policystory.facts.corpus import Corpus, first_citations, once_per_corpus
from policystory.facts.entity import Property, ValueType
from policystory.facts.record import Fact, Quantity, Value
from policystory.facts.truth import Verdict
from policystory.facts.words import has_own_question, lacking, needs_unit, wordings
from policystory.items.citations import first_report
from policystory.items.distractors.further_right_answers import other_answers
from policystory.items.item import Order, Texts
from policystory.items.questions.bounds import without_bound
from policystory.items.questions.stem import stems

# Why a question is not asked; each stands in the bank's report.
OTHER_ANSWER = "its report gives another true answer to the same question"


@dataclass(frozen=True)
class Question:
    """A question that asks for one part of a fact and names the report that states the fact.

    If the fact cites several reports, the question names the first. `direction`: the part that is
    asked for, such as "value" or "speaker".
    """

    corpus: Corpus
    fact: Fact
    direction: str

    @property
    def prop(self) -> Property:
        """Return the property of the fact: what it says of its subject, such as "met-with"."""
        return self.corpus.properties[self.fact.property]

    @property
    def report(self) -> str:
        """Return the id of the report that the question names: the first that the fact cites."""
        return first_report(self.fact)

    @property
    def answer(self) -> Value | None:
        """Return the right answer; None if the fact lacks the part that is asked for."""
        answer: Value | None = getattr(self.fact, self.direction)
        return answer

    @property
    def stem(self) -> str | None:
        """Return the first wording of the question; None if there is none."""
        return next(iter(self.stems), None)

    @cached_property
    def all_stems(self) -> Texts:
        """Return all wordings of the question, also those that suit only a typed number.

        A wording that names a part which the fact lacks is left out.
        """
        return stems(self.corpus, self.fact, self.direction)

    @cached_property
    def stems(self) -> Texts:
        """Return the wordings that suit options; each learner sees one of them."""
        figure = self.fact.value
        if self.direction != "value" or not isinstance(figure, Quantity):
            return self.all_stems
        return without_bound(self.all_stems, figure.bound, self.corpus.phrases)

    @property
    def lack(self) -> str:
        """Say which part the question needs but the fact lacks: "the fact lacks the place that …".

        Use it only if the question has no wording or no answer.
        """
        if self.answer is None and self.direction in DIRECTIONS:
            return f"the fact lacks the {self.direction} that the question asks for"
        for form in wordings(self.prop, self.fact, self.direction):
            part = lacking(self.corpus, self.fact, form)
            if part:
                return f"the fact lacks the {part} that the question names"
        return "the fact lacks a part that the question names"

    @cached_property
    def has_own_question(self) -> bool:
        """Tell whether an author worded this question for this fact alone.

        False if the wording serves all facts of the property.
        """
        return has_own_question(self.fact, self.direction)

    @cached_property
    def other_answers(self) -> frozenset[Value]:
        """Return further right answers to the question; none may be among its options.

        There can be some only if an author worded the question for this fact alone, and left out a
        part such as the date, so that other facts answer it, too.
        """
        if not self.has_own_question:
            return frozenset()
        asked = " ".join(self.stems)
        return other_answers(self.corpus, self.fact, self.direction, asked)

    @cached_property
    def needs_unit(self) -> bool:
        """Tell whether numbers among the options need their unit beside them.

        False if the question names it: "how many passengers …?".
        """
        return needs_unit(self.stems)

    @cached_property
    def asks_for_a_date(self) -> bool:
        """Tell whether the answers are dates or periods."""
        if self.direction == "value":
            return self.prop.value is ValueType.PERIOD
        return self.direction == "period"

    @cached_property
    def order(self) -> Order:
        """Return the order in which the options are shown, such as by number or by date."""
        if self.direction == "status":
            return Order.LISTED
        if self.direction == "value" and isinstance(self.fact.value, Quantity):
            return Order.FIGURES
        if self.asks_for_a_date:
            return Order.DATES
        return Order.DRAWN

    @cached_property
    def has_other_answer(self) -> bool:
        """Tell whether the report gives a second right answer, such as another person met."""
        if self.has_own_question:
            return bool(self.other_answers)
        by_stem = _answers(self.corpus, self.direction)
        answers = by_stem.get(self.stem or "", set())
        return not answers <= {self.answer}


def not_proved(verdict: Verdict) -> str:
    """Return a reason for a Refusal: the fact is not proved true of the report that it cites.

    `verdict` is the verdict on the fact; the sentence that is returned names its rule.
    """
    return f"its own statement is not proved true of the report: {verdict.rule}"


@once_per_corpus
def _answers(corpus: Corpus, direction: str) -> dict[str, set[Value]]:
    """Return all true answers to each question, by its stem, in every report."""
    answers: dict[str, set[Value]] = {}
    for fact in corpus.facts.values():
        answer = getattr(fact, direction)
        # Where an author worded the question, `further_right_answers` compares the facts.
        if answer is None:
            continue
        if direction in fact.asks:
            continue
        prop = corpus.properties[fact.property]
        if not wordings(prop, fact, direction):
            continue
        # A fact of two reports answers the question on either.
        for citation in first_citations(fact):
            for asked in stems(corpus, fact, direction, citation.source):
                answers.setdefault(asked, set()).add(answer)
    return answers
