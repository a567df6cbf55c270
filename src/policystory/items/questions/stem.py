"""Stems: the words of a question, which name the report that is asked and its month."""

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact


def stem(
    corpus: Corpus, fact: Fact, direction: str, source: str | None = None
) -> str | None:
    """Return the question for one part of a fact; None where the fact lacks what its form names.

    Arguments: the corpus; the fact; the direction, under which the fact's property has the form of
    the question; the report to name, which is the first that the fact cites if none is given.
    """
    form = _form(corpus, fact, direction)
    filled = words.fill(corpus, fact, form) if form else None
    if filled is None:
        return None
    # The report and its month stand first: a figure is true of a report on its date.
    report = words.report(corpus, source or fact.sources[0].source)
    return f"According to {report}, {filled}"


def _form(corpus: Corpus, fact: Fact, direction: str) -> str | None:
    """Return the form of the question, with placeholders for the parts of the fact."""
    prop = corpus.properties[fact.property]
    if direction == "kind" and prop.states:
        return f"{prop.states.removesuffix('.')}: what kind of statement is this?"
    return prop.asks.get(direction)
