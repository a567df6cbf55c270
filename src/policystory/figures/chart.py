"""Draw the charts of a course from an author's Vega-Lite specification and the facts it lists.

JupyterLab draws them without a network.
"""

from datetime import timedelta
from typing import Any

from policystory.course.checks import chart_specification
from policystory.course.content import Figure
from policystory.errors import FigureError
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Quantity
from policystory.facts.values.period import Period, in_words, read_period
from policystory.render import escape as escaped
from policystory.render.escape import html as escape

# The newest Vega-Lite that JupyterLab 4 draws without a network.
VEGA_LITE = "application/vnd.vegalite.v5+json"


Row = dict[str, Any]
"""The columns of one fact, by name: its values for a chart or table."""


def rows(figure: Figure, corpus: Corpus) -> list[Row]:
    """Return a row for each fact that a figure (chart) lists, in the figure's order.

    A row is a dictionary: the values of a fact by the names of the columns.
    """
    return [_row(corpus, corpus.facts[fact]) for fact in figure.query]


def chart(figure: Figure, corpus: Corpus) -> dict[str, Any]:
    """Return a figure as a Vega-Lite dictionary: its specification with data and description.

    Raises FigureError if the specification contains a field that charts may not use, such as an
    address of the web.
    """
    for fault in chart_specification.faults(figure.spec):
        reason = f"{fault.message}; {fault.hint}"
        raise FigureError(f"the figure '{figure.id}' is not drawn: {reason}")
    return {
        # Data and words are ours, whatever the specification says of them.
        **figure.spec,
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": escaped.chart(figure.alt),
        "usermeta": {"embedOptions": {"renderer": "svg", "actions": False}},
        "data": {"values": rows(figure, corpus)},
    }


def caption(figure: Figure, corpus: Corpus) -> str:
    """Return the caption, description and data table of a figure (chart) as HTML.

    They serve readers who cannot see the chart, and programs that draw no charts.
    """
    title = escape(figure.title)
    text = escape(figure.caption)
    data = f"<p>{escape(figure.alt)}</p>"
    if figure.description:
        data += f"<p>{escape(figure.description)}</p>"
    data += _data_table(figure, corpus)
    return (
        f"<figure><figcaption><strong>{title}.</strong> {text}</figcaption>"
        "<details><summary>The figure in words, and its data</summary>"
        f"{data}</details></figure>"
    )


def _row(corpus: Corpus, fact: Fact) -> Row:
    """Return the columns of a fact, each text on one line."""
    row = _values(corpus, fact)
    for column, value in row.items():
        if isinstance(value, str):
            row[column] = escaped.chart(value)
    return row


def _values(corpus: Corpus, fact: Fact) -> Row:
    """Return the columns of a fact."""
    prop = corpus.properties[fact.property]
    value = words.value(corpus, prop, fact.value)
    values: Row = {
        "id": fact.id,
        "says": fact.says,
        "label": prop.label,
        "value": words.capitalise(value),
        "population": _name(corpus, fact.population),
        "speaker": _name(corpus, fact.speaker),
        "mark": words.marks(corpus, fact),
        "period": in_words(fact.period) if fact.period else "",
    }
    if isinstance(fact.value, Quantity):
        values |= _quantity(fact.value)
    if fact.period:
        values |= _dates(read_period(fact.period))
    return values


def _name(corpus: Corpus, entity: str | None) -> str:
    """Return the name of an entity with a capital; "" for none."""
    if not entity:
        return ""
    name = words.name(corpus, entity)
    return words.capitalise(name)


def _quantity(quantity: Quantity) -> Row:
    return {
        # A chart is drawn from JSON, which has no decimals.
        "amount": float(quantity.amount),
        "bound": quantity.bound.value,
        "unit": quantity.unit,
    }


def _dates(period: Period) -> Row:
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


def _data_table(figure: Figure, corpus: Corpus) -> str:
    """Return the table of a figure's data as HTML."""
    head = ""
    for column in figure.columns:
        head += f'<th scope="col">{escape(column.title)}</th>'
    body = ""
    for row in rows(figure, corpus):
        cells = ""
        for column in figure.columns:
            # Only an amount has a unit, and only what has a period has dates.
            value = row.get(column.field, "")
            cells += f"<td>{escape(str(value))}</td>"
        body += f"<tr>{cells}</tr>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
