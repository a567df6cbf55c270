"""Stems: a property's question form, filled from a fact and bound to the report that says so."""

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact


def stem(corpus: Corpus, fact: Fact, direction: str, source: str | None = None) -> str | None:
    """Return the question for one part of a fact, or None where the fact lacks what the form names.

    The report and its month stand first, because a figure is true of a report on its date. It is the first that the
    fact cites, unless `source` names another.
    """
    prop = corpus.properties[fact.property]
    form = prop.asks.get(direction)
    if direction == "kind" and prop.states:
        form = f"{prop.states.removesuffix('.')}: what kind of statement is this?"
    filled = words.fill(corpus, fact, form) if form else None
    if filled is None:
        return None
    return f"According to {words.report(corpus, source or fact.sources[0].source)}, {filled}"
