"""Reports as options: which could be taken for the one that supports a fact, and do not."""

from operator import attrgetter
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.backing import stranger, verdicts
from policystory.facts.corpus import Corpus, cited_once, once_per_corpus
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Rule, Truth, Verdict
from policystory.items.item import Ids

TIERS = 3
"""Reports with a named confusion, with the like of it on the same topic, others."""


class Rival(NamedTuple):
    """A report that is proved not to support a fact, and the fact that it has instead.

    The lower its tier, the more alike are the two facts.
    """

    source: str
    verdict: Verdict
    instead: Fact
    tier: int


@once_per_corpus
def by_date(corpus: Corpus) -> Ids:
    """Return all reports in the order of their dates: how they stand as options."""
    reports = sorted(corpus.sources.values(), key=attrgetter("date", "id"))
    return tuple([report.id for report in reports])


def rivals(corpus: Corpus, fact: Fact) -> list[Rival]:
    """Return the reports that are proved not to support the statement of a fact, by date."""
    judged = verdicts(corpus, fact)
    proved = []
    for source in by_date(corpus):
        verdict = judged[source]
        if verdict.truth is Truth.FALSE:
            instead, tier = _nearest(corpus, source, fact, verdict)
            proved.append(Rival(source, verdict, instead, tier))
    return proved


def _nearest(
    corpus: Corpus, source: str, fact: Fact, verdict: Verdict
) -> tuple[Fact, int]:
    """Return the fact of a report that is most easily taken for another report's, and its tier."""
    near = [like for like in alike_facts(corpus, fact) if _cites(like, source)]
    if near:
        # What proves the report wrong shows best what it has instead.
        in_proof = [like for like in near if like.id in verdict.facts]
        tier = 0 if is_confusable(fact, near[0]) else 1
        return (in_proof or near)[0], tier
    for proof in verdict.facts:
        if proof != fact.id:
            return corpus.facts[proof], TIERS - 1
    return nearest_topic_fact(corpus, source, fact), TIERS - 1


def _cites(fact: Fact, source: str) -> bool:
    """Tell whether a fact cites a report."""
    return any(citation.source == source for citation in fact.sources)


def nearest_topic_fact(corpus: Corpus, source: str, fact: Fact) -> Fact:
    """Return a fact of a report on the same topic, or one of the same property, or its first."""
    by_topic = _by_report_and_topic(corpus)
    return (
        by_topic.get((source, corpus.topic_of[fact.id]))
        or corpus.by_report.get((source, fact.property))
        or by_topic[source, ""]
    )[0]


def alike_facts(corpus: Corpus, fact: Fact) -> tuple[Fact, ...]:
    """Return the facts of other reports that are like a fact.

    First come the named confusions of its kind, then those of its topic and property.
    """
    # By id, for a fact cannot be a key.
    return _alike_facts(corpus, fact.id)


@once_per_corpus
def _alike_facts(corpus: Corpus, id_: str) -> tuple[Fact, ...]:
    fact = corpus.facts[id_]
    cited = {citation.source for citation in fact.sources}
    confusions = _confusions(corpus).get(id_, ())
    # An author may name a confusion of another kind for other questions on the fact.
    named = [like for like in confusions if _are_of_one_kind(fact, like)]
    alike = _by_topic_and_property(corpus)[corpus.topic_of[id_], fact.property]
    return tuple([like for like in (*named, *alike) if _cites_another(like, cited)])


def _cites_another(fact: Fact, sources: set[str]) -> bool:
    """Tell whether a fact cites a report beside these."""
    return any(citation.source not in sources for citation in fact.sources)


@once_per_corpus
def _by_topic_and_property(corpus: Corpus) -> dict[tuple[str, str], list[Fact]]:
    """Return the facts of each topic and property."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in corpus.facts.values():
        groups.setdefault((corpus.topic_of[fact.id], fact.property), []).append(fact)
    return groups


def is_confusable(fact: Fact, second: Fact) -> bool:
    """Tell whether an author named one of two facts as a confusion of the other."""
    return second.id in fact.confusable or fact.id in second.confusable


def _are_of_one_kind(fact: Fact, second: Fact) -> bool:
    """Tell whether two facts say the same kind of thing.

    Both give a figure, or both what somebody said, or they have one property.
    """
    # Figures are confused with figures whatever they count, words only with like words.
    is_figure = isinstance(fact.value, Quantity)
    if is_figure or isinstance(second.value, Quantity):
        return is_figure and isinstance(second.value, Quantity)
    return fact.property == second.property or bool(fact.speaker and second.speaker)


@once_per_corpus
def _confusions(corpus: Corpus) -> dict[str, tuple[Fact, ...]]:
    """Return for each fact those that are confused with it, whichever of the two says so."""
    confused: dict[str, dict[str, Fact]] = {}
    for fact in corpus.facts.values():
        for id_ in fact.confusable:
            if id_ in corpus.facts:
                confused.setdefault(fact.id, {})[id_] = corpus.facts[id_]
                confused.setdefault(id_, {})[fact.id] = fact
    return {
        id_: tuple([facts[name] for name in sorted(facts)])
        for id_, facts in confused.items()
    }


@once_per_corpus
def _by_report_and_topic(corpus: Corpus) -> dict[tuple[str, str], list[Fact]]:
    """Return the facts of each report by topic, and all of them under no topic."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for source in corpus.sources:
        groups[source, ""] = []
    for fact in corpus.facts.values():
        topic = corpus.topic_of[fact.id]
        for citation in cited_once(fact):
            groups.setdefault((citation.source, topic), []).append(fact)
            groups.setdefault((citation.source, ""), []).append(fact)
    return groups


def why_not_supported(corpus: Corpus, fact: Fact, rival: Rival) -> str:
    """Say why a report does not support the statement of a fact."""
    report = words.capitalised(words.report(corpus, rival.source))
    match rival.verdict.rule:
        case Rule.ABSENT:
            name = words.name(corpus, stranger(corpus, rival.source, fact) or "")
            return f"{report} does not name {name}."
        case Rule.NO_SUCH_FIGURE if rival.verdict.facts == (fact.id,):
            return f"{report} gives no such figure."
        case Rule.NO_SUCH_FIGURE:
            return f"{report} gives this figure of something else."
        case Rule.TOO_EARLY:
            return f"{report} came out before that."
        case _:
            return f"{report} says something else."
