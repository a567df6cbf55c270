"""Make the rows of data for a figure (a chart or map) from facts."""

import textwrap
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from policystory.course.content import Each, Figure, Group
from policystory.course.map_shapes import points
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Citation, Fact, Quantity
from policystory.facts.timeline import date_of
from policystory.facts.values.period import (
    Period,
    in_words,
    month_in_words,
    read_period,
)
from policystory.render import escape as escaped

Row = dict[str, Any]
"""The columns of one row, by name: its values for a chart or table."""
# What stands between the lines of a wrapped text; no text of a fact has it before.
_LINE_END = "\n"


def rows(figure: Figure, corpus: Corpus) -> list[Row]:
    """Return the rows of data of a figure, in the order in which the figure lists its facts.

    A row is a dictionary from column to value. It stands for a fact, for a fact in one report, or
    for a group of facts in one report; `figure.each` says which.
    """
    drawn: list[Row] = []
    for group in figure.groups():
        drawn += _group_rows(figure, corpus, group)
    seen: set[str] = set()
    for i, row in enumerate(drawn):
        # A chart would else sort its rows by the alphabet.
        row["order"] = i
        # A chart draws the label of a group only beside its first row.
        row["first"] = row["group"] not in seen
        seen.add(row["group"])
    return drawn


def facts_of(figure: Figure, corpus: Corpus) -> list[Fact]:
    """Return the facts that a figure draws, in the order in which the figure lists them."""
    listed: list[Fact] = []
    for group in figure.groups():
        listed += _facts_in(corpus, group)
    return listed


def _group_rows(figure: Figure, corpus: Corpus, group: Group) -> Iterator[Row]:
    """Yield the rows of one group of facts."""
    if figure.each is Each.SILENCE:
        yield from _silence_rows(corpus, group)
        return
    for fact in _facts_in(corpus, group):
        row = _fact_row(figure, corpus, fact) | _headings(group)
        if figure.each is Each.FACT:
            yield row
            continue
        for source in sorted(fact.reports(), key=_by_date(corpus).index):
            yield row | _report_columns(corpus, source, fact.sources)


def _facts_in(corpus: Corpus, group: Group) -> list[Fact]:
    """Return the facts of a group: those it lists, then those of its topics."""
    ids = list(group.facts)
    for fact in corpus.facts:
        topic = corpus.topic_of[fact]
        if topic in group.topics:
            ids.append(fact)
    return [corpus.facts[fact] for fact in ids]


def _silence_rows(corpus: Corpus, group: Group) -> Iterator[Row]:
    """Yield a row for each report, with the number of paragraphs that tell of a group's facts."""
    citations: set[Citation] = set()
    for fact in _facts_in(corpus, group):
        citations.update(fact.sources)
    for source in _by_date(corpus):
        cited = tuple(citation for citation in citations if citation.source == source)
        count = len(cited)
        yield {
            **_headings(group),
            **_report_columns(corpus, source, cited),
            "paragraphs": count,
            "silent": not cited,
            "tells": words.how_many(count, "paragraph") if cited else "nothing",
        }


def _headings(group: Group) -> Row:
    return {
        "group": escaped.chart(group.group),
        "column": escaped.chart(group.column),
        **_position(group.at),
    }


def _position(at: str | None) -> Row:
    """Return a point of a map in degrees; nothing for None."""
    if at is None:
        return {}
    ((longitude, latitude),) = points(at)
    across = longitude / 100
    up = latitude / 100
    return {"longitude": across, "latitude": up}


def _by_date(corpus: Corpus) -> list[str]:
    """Return the ids of all reports, the earliest first."""

    def first_day(source: str) -> str:
        published = read_period(corpus.sources[source].date)
        return published.first.isoformat()

    return sorted(corpus.sources, key=first_day)


def _report_columns(
    corpus: Corpus, source_id: str, citations: tuple[Citation, ...]
) -> Row:
    """Return the columns of a report: its short name, its month, and the paragraphs cited."""
    source = corpus.sources[source_id]
    cited = sorted(citation for citation in citations if citation.source == source_id)
    marks = [words.mark(corpus, citation) for citation in cited]
    listed = ", ".join(marks)
    published = read_period(source.date)
    return {
        "report": escaped.chart(source.mark),
        "month": month_in_words(source.date),
        "published": published.first.isoformat(),
        "mark": escaped.chart(listed),
    }


def _fact_row(figure: Figure, corpus: Corpus, fact: Fact) -> Row:
    """Return the columns of a fact, each text on one line but for those made to be wrapped."""
    row = _values(corpus, fact)
    for column, value in row.items():
        if isinstance(value, str):
            row[column] = escaped.chart(value)
    row["lines"] = _wrapped(figure, row["value"])
    row["subject_lines"] = _wrapped(figure, row["subject"])
    return row


def _wrapped(figure: Figure, text: str) -> str:
    """Return a text in lines that are short enough for a figure."""
    lines = textwrap.wrap(text, figure.wrap, break_long_words=False)
    return _LINE_END.join(lines)


def _values(corpus: Corpus, fact: Fact) -> Row:
    """Return the columns of a fact."""
    prop = corpus.properties[fact.property]
    value = words.value(corpus, prop, fact.value)
    date = date_of(corpus, fact)
    status = ""
    if fact.status:
        status = fact.status.value
    # The first report named is the one that the fact's words follow.
    source = fact.sources[0].source
    values: Row = {
        "id": fact.id,
        "says": fact.says,
        "label": prop.label,
        "property": prop.id,
        "kind": fact.kind.value,
        "subject": _name(corpus, fact.subject),
        "value": words.capitalise(value),
        "population": _name(corpus, fact.population),
        "speaker": _name(corpus, fact.speaker),
        "status": status,
        **_report_columns(corpus, source, fact.sources),
        "mark": words.marks(corpus, fact),
        "period": in_words(fact.period) if fact.period else "",
        "date": in_words(date) if date else "",
    }
    if isinstance(fact.value, Quantity):
        values |= _quantity(fact.value)
    if date:
        values |= _days(read_period(date))
    return values


def _name(corpus: Corpus, entity: str | None) -> str:
    """Return the name of an entity with a capital; "" for none."""
    if not entity:
        return ""
    name = words.name(corpus, entity)
    return words.capitalise(name)


def _quantity(quantity: Quantity) -> Row:
    row: Row = {
        # A chart is drawn from JSON, which has no decimals.
        "amount": float(quantity.amount),
        "bound": quantity.bound.value,
        "unit": quantity.unit,
    }
    if quantity.to is not None:
        row["to"] = float(quantity.to)
    return row


def _days(period: Period) -> Row:
    """Return the first day of a period, the day after its last, and how many months it touches."""
    first = period.first
    last = period.last
    dates: Row = {"start": first.isoformat()}
    if last is not None:
        # A bar is drawn up to its end, so that the last day is within it.
        end = last + timedelta(days=1)
        years = last.year - first.year
        dates["end"] = end.isoformat()
        dates["months"] = years * 12 + last.month - first.month + 1
    return dates
