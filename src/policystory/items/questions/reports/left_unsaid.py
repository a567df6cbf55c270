"""Questions on what a report leaves unsaid: it cannot be known from the reports listed."""

from policystory.facts import words
from policystory.facts.backing import silent
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact
from policystory.facts.truth import Rule, Truth, Verdict
from policystory.items.forms.source_support import UNKNOWN
from policystory.items.questions.feedback import right
from policystory.items.questions.reports.report_options import (
    DIRECTION,
    refusal,
    report_option,
    reports_item,
    why_unknown,
)
from policystory.items.questions.reports.rival_reports import (
    Rival,
    by_date,
    nearest_topic_fact,
)
from policystory.items.refusal import ItemOrRefusal


def make(corpus: Corpus, fact: Fact) -> ItemOrRefusal:
    """Make the item on what a report leaves unsaid, beside reports that say nothing of it."""
    form = words.form(corpus.properties[fact.property], DIRECTION)
    stem = words.fill(corpus, fact, form)
    report = fact.sources[0].source
    elsewhere = [source for source in by_date(corpus) if source != report]
    quiet = [source for source in elsewhere if silent(corpus, source, fact)]
    if stem is None or not quiet:
        return refusal(fact, "no other report is proved to say nothing of it")
    # The report that speaks of the thing is the likeliest confusion, so it has the first tier.
    unsaid = Verdict(Truth.FALSE, Rule.UNSAID, (fact.id,))
    nothing_said = Verdict(Truth.FALSE, Rule.SILENT, (fact.id,))
    wrong = [Rival(report, unsaid, fact, 0)]
    feedback = {
        UNKNOWN.id: right(fact),
        report_option(corpus, report).id: f"Not right. {fact.says}",
    }
    name = words.name(corpus, fact.subject)
    for source in quiet:
        wrong.append(
            Rival(source, nothing_said, nearest_topic_fact(corpus, source, fact), 1)
        )
        shown = report_option(corpus, source)
        ground = f"{shown.text} says nothing of {name}."
        feedback[shown.id] = f"Not right. {ground} {fact.says}"
    why = {UNKNOWN.id: why_unknown(wrong)}
    stem = words.capitalised(stem)
    return reports_item(corpus, fact, stem, UNKNOWN, wrong, why, feedback)


@once_per_corpus
def objectives_of_unsaid(corpus: Corpus) -> frozenset[str]:
    """Return the objectives of what reports leave unsaid."""
    objectives: set[str] = set()
    for prop, facts in corpus.by_property.items():
        if DIRECTION in corpus.properties[prop].asks:
            for fact in facts:
                objectives.update(fact.objectives)
    return frozenset(objectives)
