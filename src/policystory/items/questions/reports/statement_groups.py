"""Group the statements of one report, topic and property; only one of each group is asked about."""

from collections import Counter

from policystory.facts.backing import reports_can_differ
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact
from policystory.items.citations import first_report
from policystory.items.questions.reports.rival_reports import alike_facts
from policystory.items.questions.reports.two_reports import judging_objectives

Group = tuple[str, ...]
"""The report's id, the topic and the property of a group's facts; a fact that is asked about in any
case is alone in its group, whose last part is the fact's id."""


def group_of(corpus: Corpus, fact: Fact) -> Group:
    """Return the group of a fact. A fact that learners are to judge is alone in its group."""
    group = (first_report(fact), corpus.topic_of[fact.id], fact.property)
    # Every fact that learners are to judge is asked for.
    return (*group, fact.id) if judging_objectives(corpus, fact) else group


@once_per_corpus
def groups(corpus: Corpus) -> dict[Group, list[Fact]]:
    """Return the facts of each group, in the order of the corpus."""
    facts_of: dict[Group, list[Fact]] = {}
    for fact in corpus.facts.values():
        facts_of.setdefault(group_of(corpus, fact), []).append(fact)
    return facts_of


@once_per_corpus
def times_asked(corpus: Corpus) -> Counter[str]:
    """Return how often each report may be the right answer, by its id.

    A report that is often right is offered as often where it is wrong.
    """
    times: Counter[str] = Counter()
    for (source, *_), facts in groups(corpus).items():
        if any(_may_be_asked(corpus, fact) for fact in facts):
            times[source] += 1
    return times


def _may_be_asked(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a fact has a statement with something like it in another report."""
    if corpus.properties[fact.property].states is None:
        return False
    return reports_can_differ(corpus, fact) and bool(alike_facts(corpus, fact))
