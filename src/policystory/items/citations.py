"""Find which reports a fact cites, by their ids."""

from policystory.facts.record import Fact


def first_report(fact: Fact) -> str:
    """Return the id of the report that a fact cites first.

    Questions about the fact name this report.
    """
    return fact.sources[0].source


def reports_of(fact: Fact) -> list[str]:
    """Return the ids of all reports that a fact cites, without repeats, in citation order."""
    ids = dict.fromkeys(citation.source for citation in fact.sources)
    return list(ids)
