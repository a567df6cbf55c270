"""Charts: a declarative Vega-Lite specification, filled with rows that are made of facts.

JupyterLab draws it without a network.
"""

from datetime import timedelta
from typing import Any

from policystory.course.checks import specification
from policystory.course.content import Figure
from policystory.errors import FigureError
from policystory.facts import words
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Quantity
from policystory.facts.values.period import Period, in_words, read_period
from policystory.render import escape as escaped
from policystory.render.escape import html as escape

VEGA_LITE = "application/vnd.vegalite.v5+json"
"""The newest Vega-Lite that JupyterLab 4 draws without a network."""


def rows(figure: Figure, corpus: Corpus) -> list[dict[str, Any]]:
    """Return the figure's data: one row for each fact of its query, in its order."""
    return [_row(corpus, corpus.facts[fact]) for fact in figure.query]


def chart(figure: Figure, corpus: Corpus) -> dict[str, Any]:
    """Return the Vega-Lite dictionary: the author's specification with its data and its words.

    Raises FigureError where the specification holds what no figure needs, such as an address:
    nothing is loaded.
    """
    for fault in specification.faults(figure.spec):
        reason = f"{fault.message}; {fault.hint}"
        raise FigureError(f"the figure '{figure.id}' is not drawn: {reason}")
    return {
        **figure.spec,
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": escaped.chart(figure.alt),
        "usermeta": {"embedOptions": {"renderer": "svg", "actions": False}},
        "data": {"values": rows(figure, corpus)},
    }


def caption(figure: Figure, corpus: Corpus) -> str:
    """Return the caption and the data as plain HTML.

    It serves readers who cannot see the chart, and every place where no chart is drawn.
    """
    title = f"<strong>{escape(figure.title)}.</strong> {escape(figure.caption)}"
    description = f"<p>{escape(figure.description)}</p>" if figure.description else ""
    summary = "<summary>The figure in words, and its data</summary>"
    data = f"<p>{escape(figure.alt)}</p>{description}{_data_table(figure, corpus)}"
    return (
        f"<figure><figcaption>{title}</figcaption>"
        f"<details>{summary}{data}</details></figure>"
    )


def _row(corpus: Corpus, fact: Fact) -> dict[str, Any]:
    """Return what a chart or a table can show of a fact; each text is one line."""
    row: dict[str, Any] = {}
    for column, value in _values(corpus, fact).items():
        row[column] = escaped.chart(value) if isinstance(value, str) else value
    return row


def _values(corpus: Corpus, fact: Fact) -> dict[str, Any]:
    """Return what is known of a fact, by the names of the columns."""
    prop = corpus.properties[fact.property]
    values: dict[str, Any] = {
        "id": fact.id,
        "says": fact.says,
        "label": prop.label,
        "value": words.capitalised(words.value(corpus, prop, fact.value)),
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
    """Return the name of an entity as a heading has it; "" for none."""
    return words.capitalised(words.name(corpus, entity)) if entity else ""


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "amount": float(quantity.amount),
        "bound": quantity.bound.value,
        "unit": quantity.unit,
    }


def _dates(period: Period) -> dict[str, Any]:
    """Return where a period starts and ends, and how many months it touches."""
    first, last = period.first, period.last
    if last is None:
        return {"start": first.isoformat()}
    # A bar is drawn up to its end, so that the last day is within it.
    end = last + timedelta(days=1)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return {"start": first.isoformat(), "end": end.isoformat(), "months": months}


def _data_table(figure: Figure, corpus: Corpus) -> str:
    """Return the columns that the figure names as a table."""
    titles = [escape(column.title) for column in figure.columns]
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    body = ""
    for row in rows(figure, corpus):
        texts = [str(row.get(column.field, "")) for column in figure.columns]
        cells = "".join(f"<td>{escape(text)}</td>" for text in texts)
        body += f"<tr>{cells}</tr>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
