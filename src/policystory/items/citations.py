"""Find which reports a fact cites, and write a citation with the month of its report."""

from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Fact
from policystory.facts.values.period import month_in_words, read_period


def first_report(fact: Fact) -> str:
    """Return the id of the report that a fact cites first; questions about the fact name it."""
    return fact.sources[0].source


def reports_of(fact: Fact) -> list[str]:
    """Return the ids of all reports that a fact cites, each once, in the order of the fact."""
    # Nearly every fact cites one paragraph, and thousands are asked for their reports.
    if len(fact.sources) == 1:
        return [fact.sources[0].source]
    ids = dict.fromkeys(citation.source for citation in fact.sources)
    return list(ids)


def dated_mark(corpus: Corpus, citation: Citation) -> str:
    """Return a citation with the month of its report, such as "BBC ¶13, June 2021".

    If the report's short name has the year, only the month follows: "CNN 2021 ¶11, June". If it has
    the month, too, nothing follows.
    """
    source = corpus.sources[citation.source]
    mark = words.mark(corpus, citation)
    month = month_in_words(source.date, corpus.phrases)
    if month in source.mark:
        return mark
    first = read_period(source.date).first
    # A date of a year alone has no month that could stand without it.
    if str(first.year) in source.mark and month != str(first.year):
        month = corpus.phrases.table("dates.months")[first.month - 1]
    return f"{mark}, {month}"
