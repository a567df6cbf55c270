"""Questions about what a report leaves unsaid; the right option is "cannot be known"."""

from collections.abc import Iterator

from policystory.facts import words
from policystory.facts.backing import is_silent
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact
from policystory.facts.truth import Rule, Truth, Verdict
from policystory.items.citations import first_report
from policystory.items.forms.source_support import UNKNOWN
from policystory.items.item import FeedbackTexts
from policystory.items.questions.feedback.right_answer import not_right, right
from policystory.items.questions.reports.report_options import (
    DIRECTION,
    refusal,
    report_option,
    reports_item,
    unknown,
    why_unknown,
)
from policystory.items.questions.reports.rival_reports import (
    Rival,
    nearest_topic_fact,
    offered_reports,
)
from policystory.items.refusal import ItemOrRefusal


def make(corpus: Corpus, fact: Fact) -> ItemOrRefusal:
    """Return an item that asks which report says something that in truth none says.

    `fact` states that its report leaves something unsaid, such as a price. The right option is
    "cannot be known". The wrong options are this report, and others that are proved to say nothing
    about the fact's subject. A Refusal is returned if there are no such others.
    """
    prop = corpus.properties[fact.property]
    form = words.form(prop, DIRECTION)
    stem = words.fill(corpus, fact, form)
    quiet = _silent_reports(corpus, fact)
    if stem is None or not quiet:
        return refusal(fact, "no other report is proved to say nothing of it")
    wrong = list(_rivals(corpus, fact, quiet))
    why = {UNKNOWN.id: why_unknown(wrong)}
    feedback = _feedback(corpus, fact, quiet)
    stem = words.capitalise(stem)
    key = unknown(corpus)
    return reports_item(corpus, fact, stem, key, wrong, why, feedback)


def _rivals(corpus: Corpus, fact: Fact, quiet: list[str]) -> Iterator[Rival]:
    """Yield the wrong options: the report that speaks of the thing, and silent ones."""
    # The report that speaks of the thing is the likeliest confusion, so it has the first tier.
    unsaid = Verdict(Truth.FALSE, Rule.UNSAID, (fact.id,))
    yield Rival(first_report(fact), unsaid, fact, 0)
    nothing_said = Verdict(Truth.FALSE, Rule.SILENT, (fact.id,))
    for source in quiet:
        instead = nearest_topic_fact(corpus, source, fact)
        yield Rival(source, nothing_said, instead, 1)


def _silent_reports(corpus: Corpus, fact: Fact) -> list[str]:
    """Return the other reports that are proved to say nothing of a fact's subject, by date."""
    report = first_report(fact)
    elsewhere = list(offered_reports(corpus, fact))
    elsewhere.remove(report)
    return [source for source in elsewhere if is_silent(corpus, source, fact)]


def _feedback(corpus: Corpus, fact: Fact, quiet: list[str]) -> FeedbackTexts:
    """Say of the fact's report what it says, and of silent reports that they say nothing."""
    report = report_option(corpus, first_report(fact))
    feedback = {UNKNOWN.id: right(corpus, fact)}
    name = words.name(corpus, fact.subject)
    feedback[report.id] = not_right(
        corpus, "feedback.speaks-of", report=report.text, name=name
    )
    for source in quiet:
        shown = report_option(corpus, source)
        feedback[shown.id] = not_right(
            corpus, "feedback.says-nothing", report=shown.text, name=name
        )
    return feedback


@once_per_corpus
def objectives_of_unsaid(corpus: Corpus) -> frozenset[str]:
    """Return the ids of all learning objectives served by facts on what a report leaves unsaid."""
    objectives: set[str] = set()
    for prop, facts in corpus.by_property.items():
        if DIRECTION in corpus.properties[prop].asks:
            for fact in facts:
                objectives.update(fact.objectives)
    return frozenset(objectives)
