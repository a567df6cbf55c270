"""Reports as options: which of them could be taken for the one that supports a fact, and which are proved not to."""

from functools import lru_cache
from typing import NamedTuple

from policystory.facts import words
from policystory.facts.backing import stranger, verdicts
from policystory.facts.corpus import Corpus, cited_once
from policystory.facts.record import Fact, Quantity
from policystory.facts.truth import Rule, Truth, Verdict

TIERS = 3
"""Reports with a named confusion, with the like of it on the same topic, others."""


class Rival(NamedTuple):
    """A report that is proved not to support a fact, and what it has instead; the lower its tier, the more alike."""

    source: str
    verdict: Verdict
    instead: Fact
    tier: int


@lru_cache(maxsize=4)
def by_date(corpus: Corpus) -> tuple[str, ...]:
    """Return all reports in the order of their dates: how they stand as options."""
    return tuple(
        sorted(corpus.sources, key=lambda source: (corpus.sources[source].date, source))
    )


def rivals(corpus: Corpus, fact: Fact) -> list[Rival]:
    """Return the reports that are proved not to support the statement of a fact, by date."""
    judged = verdicts(corpus, fact)
    false = [
        source for source in by_date(corpus) if judged[source].truth is Truth.FALSE
    ]
    return [
        Rival(source, judged[source], *_nearest(corpus, source, fact, judged[source]))
        for source in false
    ]


def _nearest(
    corpus: Corpus, source: str, fact: Fact, verdict: Verdict
) -> tuple[Fact, int]:
    """Return the fact of a report that is most easily taken for another report's, and in which tier it stands."""
    near = [
        one
        for one in likes(corpus, fact)
        if any(citation.source == source for citation in one.sources)
    ]
    if near:
        instead = next((one for one in near if one.id in verdict.facts), near[0])
        return instead, 0 if is_confusable(fact, near[0]) else 1
    proof = next((one for one in verdict.facts if one != fact.id), None)
    return corpus.facts[proof] if proof else nearby(corpus, source, fact), TIERS - 1


def nearby(corpus: Corpus, source: str, fact: Fact) -> Fact:
    """Return a fact of a report on the same topic, or one of the same property, or else its first."""
    by_topic = _by_topic(corpus)
    near = by_topic.get((source, corpus.topic_of[fact.id])) or corpus.by_report.get(
        (source, fact.property)
    )
    return (near or by_topic[source, ""])[0]


def likes(corpus: Corpus, fact: Fact) -> tuple[Fact, ...]:
    """Return the facts of other reports that are like a fact: named confusions of its kind, then those of its topic."""
    return _likes(corpus, fact.id)


@lru_cache(maxsize=4096)  # by id, for a fact cannot be a key
def _likes(corpus: Corpus, id_: str) -> tuple[Fact, ...]:
    fact = corpus.facts[id_]
    own = {citation.source for citation in fact.sources}
    named = [
        one for one in _confusions(corpus).get(id_, ()) if _is_of_one_kind(fact, one)
    ]
    same = _of_topic(corpus)[corpus.topic_of[id_], fact.property]
    return tuple(
        one
        for one in (*named, *same)
        if any(citation.source not in own for citation in one.sources)
    )


@lru_cache(maxsize=4)
def _of_topic(corpus: Corpus) -> dict[tuple[str, str], tuple[Fact, ...]]:
    """Return the facts of each topic and property."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in corpus.facts.values():
        found.setdefault((corpus.topic_of[fact.id], fact.property), []).append(fact)
    return {place: tuple(facts) for place, facts in found.items()}


def is_confusable(one: Fact, other: Fact) -> bool:
    """Tell whether an author named one of two facts as a confusion of the other."""
    return other.id in one.confusable or one.id in other.confusable


def _is_of_one_kind(one: Fact, other: Fact) -> bool:
    """Tell whether two facts say the same kind of thing: both a figure, or both what somebody said, or one property."""
    if isinstance(one.value, Quantity) or isinstance(other.value, Quantity):
        return isinstance(one.value, Quantity) and isinstance(other.value, Quantity)
    return one.property == other.property or bool(one.speaker and other.speaker)


@lru_cache(maxsize=4)
def _confusions(corpus: Corpus) -> dict[str, tuple[Fact, ...]]:
    """Return for each fact those that are easily confused with it, whichever of the two says so."""
    found: dict[str, dict[str, Fact]] = {}
    for fact in corpus.facts.values():
        for other in fact.confusable:
            if other in corpus.facts:
                found.setdefault(fact.id, {})[other] = corpus.facts[other]
                found.setdefault(other, {})[fact.id] = fact
    return {
        id_: tuple(others[one] for one in sorted(others))
        for id_, others in found.items()
    }


@lru_cache(maxsize=4)
def _by_topic(corpus: Corpus) -> dict[tuple[str, str], tuple[Fact, ...]]:
    """Return the facts of each report by topic, and all of them under no topic."""
    found: dict[tuple[str, str], list[Fact]] = {
        (source, ""): [] for source in corpus.sources
    }
    for fact in corpus.facts.values():
        for citation in cited_once(fact):
            found.setdefault((citation.source, corpus.topic_of[fact.id]), []).append(
                fact
            )
            found.setdefault((citation.source, ""), []).append(fact)
    return {place: tuple(facts) for place, facts in found.items()}


def grounds(corpus: Corpus, fact: Fact, rival: Rival) -> str:
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
