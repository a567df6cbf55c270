"""Return which reports a fact cites, by their ids."""

from policystory.facts.record import Fact


def first_report(fact: Fact) -> str:
    """Return the id of the report that a fact cites first; questions about the fact name it."""
    return fact.sources[0].source


def reports_of(fact: Fact) -> list[str]:
    """Return the ids of the reports that a fact cites, each once, in the order of its citations."""
    ids = dict.fromkeys(citation.source for citation in fact.sources)
    return list(ids)
