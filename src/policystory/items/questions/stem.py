"""Stems: a property's question form, filled from a fact and bound to the report that says so."""

from functools import lru_cache

from policystory.facts import words
from policystory.facts.corpus import Corpus, cited_once
from policystory.facts.record import Fact, Value

OTHER_ANSWER = "its report gives another true answer to the same question"
"""Why a question that has one right answer is not made."""


def stem(
    corpus: Corpus, fact: Fact, direction: str, source: str | None = None
) -> str | None:
    """Return the question for one part of a fact, or None where the fact lacks what the form names.

    The report and its month stand first, because a figure is true of a report on its date. It is
    the first that the fact cites, unless `source` names another.
    """
    prop = corpus.properties[fact.property]
    form = prop.asks.get(direction)
    if direction == "kind" and prop.states:
        form = f"{prop.states.removesuffix('.')}: what kind of statement is this?"
    filled = words.fill(corpus, fact, form) if form else None
    if filled is None:
        return None
    return f"According to {words.report(corpus, source or fact.sources[0].source)}, {filled}"


def has_other_answer(corpus: Corpus, fact: Fact, direction: str, asked: str) -> bool:
    """Tell whether the question for one part of a fact has another true answer in the same report: two whom she met."""
    return not _answers(corpus, direction).get(asked, frozenset()) <= {
        getattr(fact, direction)
    }


@lru_cache(maxsize=64)  # as long-lived as the bank that is made with it
def _answers(corpus: Corpus, direction: str) -> dict[str, frozenset[Value]]:
    """Return all true answers to each question for one part of facts."""
    found: dict[str, set[Value]] = {}
    for fact in corpus.facts.values():
        answer = getattr(fact, direction)
        if answer is not None and direction in corpus.properties[fact.property].asks:
            for citation in cited_once(fact):
                asked = stem(corpus, fact, direction, citation.source)
                found.setdefault(asked or "", set()).add(answer)
    return {asked: frozenset(answers) for asked, answers in found.items()}
