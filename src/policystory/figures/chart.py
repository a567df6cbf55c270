"""Charts: a declarative Vega-Lite specification, filled with rows made of facts; JupyterLab draws it itself."""

from datetime import timedelta
from typing import Any

from policystory.course.checks import specification
from policystory.course.content import Figure
from policystory.errors import FigureError
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Quantity
from policystory.facts.values.period import in_words, read_period
from policystory.render import escape as escaped
from policystory.render.escape import html as escape

VEGA_LITE = "application/vnd.vegalite.v5+json"
"""The newest Vega-Lite that JupyterLab 4 draws without a network."""


def rows(figure: Figure, corpus: Corpus) -> list[dict[str, Any]]:
    """Return the figure's data: one row for each fact of its query, in its order."""
    return [_row(corpus, corpus.facts[fact]) for fact in figure.query]


def _row(corpus: Corpus, fact: Fact) -> dict[str, Any]:
    """Return what a chart or a table can show of a fact; each text is one line."""
    row = _values(corpus, fact)
    return {
        name: escaped.chart(value) if isinstance(value, str) else value
        for name, value in row.items()
    }


def _values(corpus: Corpus, fact: Fact) -> dict[str, Any]:
    """Return what is known of a fact, by the names of the columns."""
    prop = corpus.properties[fact.property]
    row: dict[str, Any] = {
        "id": fact.id,
        "says": fact.says,
        "label": prop.label,
        "value": words.capitalised(words.value(corpus, prop, fact.value)),
        "population": words.capitalised(words.name(corpus, fact.population))
        if fact.population
        else "",
        "speaker": words.capitalised(words.name(corpus, fact.speaker))
        if fact.speaker
        else "",
        "mark": words.marks(corpus, fact),
        "period": in_words(fact.period) if fact.period else "",
    }
    if isinstance(fact.value, Quantity):
        row |= {
            "amount": float(fact.value.amount),
            "bound": fact.value.bound.value,
            "unit": fact.value.unit,
        }
    if fact.period:
        period = read_period(fact.period)
        row["start"] = period.first.isoformat()
        if period.last is not None:
            row["end"] = (period.last + timedelta(days=1)).isoformat()
            row["months"] = (
                (period.last.year - period.first.year) * 12
                + period.last.month
                - period.first.month
                + 1
            )
    return row


def chart(figure: Figure, corpus: Corpus) -> dict[str, Any]:
    """Return the Vega-Lite dictionary: the author's specification with its data and its words.

    Raises FigureError where the specification holds what no figure needs, such as an address:
    nothing is loaded.
    """
    for fault in specification.faults(figure.spec):
        raise FigureError(
            f"the figure '{figure.id}' is not drawn: {fault.message}; {fault.hint}"
        )
    return {
        **figure.spec,
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": escaped.chart(figure.alt),
        "usermeta": {"embedOptions": {"renderer": "svg", "actions": False}},
        "data": {"values": rows(figure, corpus)},
    }


def caption(figure: Figure, corpus: Corpus) -> str:
    """Return the caption and the data as plain HTML, for whoever cannot see the chart and wherever none is drawn."""
    heads = "".join(
        f'<th scope="col">{escape(column.title)}</th>' for column in figure.columns
    )
    lines = [
        [str(row.get(column.field, "")) for column in figure.columns]
        for row in rows(figure, corpus)
    ]
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>"
        for line in lines
    )
    described = f"<p>{escape(figure.description)}</p>" if figure.description else ""
    return (
        f"<figure><figcaption><strong>{escape(figure.title)}.</strong> {escape(figure.caption)}</figcaption>"
        f"<details><summary>The figure in words, and its data</summary><p>{escape(figure.alt)}</p>{described}"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></details></figure>"
    )
