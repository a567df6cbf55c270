"""Group similar statements, to ask "Which report says this?" about one of each group.

Statements are similar if they have the same report, topic and property (such as "criticism").
"""

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
    """Return the name of a fact's group: the ids of its first report, topic and property.

    Only one fact of each group is asked about by "Which report says this?", unless they are
    numbers. A fact that learners have to judge (by its objective) has a group of its own, and the
    fact's id comes last in the name.
    """
    group = (first_report(fact), corpus.topic_of[fact.id], fact.property)
    # Every fact that learners are to judge is asked for.
    if judging_objectives(corpus, fact):
        return (*group, fact.id)
    return group


@once_per_corpus
def groups(corpus: Corpus) -> dict[Group, list[Fact]]:
    """Return all facts by group; a group has the same report, topic and property.

    The keys are the groups' names, as from `group_of`. The facts of a group are sorted by id.
    """
    facts_of: dict[Group, list[Fact]] = {}
    for fact in corpus.facts.values():
        facts_of.setdefault(group_of(corpus, fact), []).append(fact)
    return facts_of


@once_per_corpus
def times_asked(corpus: Corpus) -> Counter[str]:
    """Return for each report (by id) in how many questions it may be the right answer."""
    times: Counter[str] = Counter()
    for (source, *_), facts in groups(corpus).items():
        if any(_may_be_asked(corpus, fact) for fact in facts):
            times[source] += 1
    return times


def _may_be_asked(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether a fact has a statement with something like it in another report."""
    if corpus.properties[fact.property].states is None:
        return False
    if not reports_can_differ(corpus, fact):
        return False
    return bool(alike_facts(corpus, fact))
