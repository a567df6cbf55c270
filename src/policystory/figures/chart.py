"""Draw a figure (a chart or map) from its author's Vega-Lite specification and the facts."""

from collections.abc import Iterable
from typing import Any

from policystory.course.checks import chart_specification
from policystory.course.content import Figure
from policystory.course.map_shapes import Shape
from policystory.errors import FigureError
from policystory.facts.corpus import Corpus
from policystory.figures.house_style import (
    FULL_WIDTH,
    SCHEMA,
    USERMETA,
    VEGA_LITE,
    config,
)
from policystory.figures.outlines import outline_rows
from policystory.figures.rows import rows
from policystory.render import escape as escaped

__all__ = ["VEGA_LITE", "chart"]


def chart(
    figure: Figure, corpus: Corpus, shapes: Iterable[Shape] = ()
) -> dict[str, Any]:
    """Return a figure (a chart or map) in Vega-Lite, with its data and its description.

    `shapes` are the outlines of the places on maps. FigureError if the figure's specification has a
    field that is not allowed, such as an address on the web.
    """
    for fault in chart_specification.faults(figure.spec):
        reason = f"{fault.message}; {fault.hint}"
        raise FigureError(f"the figure '{figure.id}' is not drawn: {reason}")
    width = figure.spec.get("width", "container")
    return {
        "width": width,
        # Data and words are ours, whatever the specification says of them.
        **figure.spec,
        "$schema": SCHEMA,
        "description": escaped.chart(figure.alt),
        "usermeta": FULL_WIDTH if width == "container" else USERMETA,
        "config": config(figure.spec.get("config", {})),
        "data": {
            "values": [*outline_rows(figure, corpus, shapes), *rows(figure, corpus)]
        },
    }
