"""Draw a chart of how well the learner has mastered the objectives of each lesson."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from policystory.learner.mastery import COUNTED, DEFINITIONS, Level, Mastery
from policystory.render import escape as escaped
from policystory.render.escape import html as escape

# More ink is more mastery: one colour, laid on more and more thickly. It reads as a scale on a
# light and on a dark ground, and each piece has an edge in the full colour.
_COLOUR = "#3b82c4"
_INK = {
    Level.NOT_BEGUN: "rgba(59, 130, 196, 0)",
    Level.BEGUN: "rgba(59, 130, 196, 0.25)",
    Level.FAMILIAR: "rgba(59, 130, 196, 0.5)",
    Level.PROFICIENT: "rgba(59, 130, 196, 0.75)",
    Level.MASTERED: "rgba(59, 130, 196, 1)",
}
_LEVEL_NAMES = [level.value for level in _INK]
UNTRIED = Mastery(Level.NOT_BEGUN, 0, 0)

_LESSONS = {
    "title": "",
    "ticks": False,
    "domain": False,
    "labelLimit": 340,
    "labelFontSize": 13,
}
_COUNT = {
    "title": "objectives",
    "tickMinStep": 1,
    "format": "d",
    "gridOpacity": 0.35,
}
_LEGEND = {
    "title": "",
    "orient": "bottom",
    "direction": "horizontal",
    # A row of five would be wider than the bars.
    "columns": 3,
    "symbolType": "square",
    "symbolStrokeColor": _COLOUR,
    "symbolStrokeWidth": 1.5,
}
_LEVELS = {
    "field": "level",
    "type": "ordinal",
    "sort": _LEVEL_NAMES,
    "scale": {
        "domain": _LEVEL_NAMES,
        "range": list(_INK.values()),
    },
    "legend": _LEGEND,
}
_TOOLTIP = [
    {"field": "objective", "title": "Objective"},
    {"field": "level", "title": "Level"},
]
_ENCODING = {
    # Without a sort, lessons keep the order of the rows; Vega-Lite would sort by the alphabet.
    "y": {"field": "lesson", "type": "nominal", "sort": None, "axis": _LESSONS},
    "x": {"aggregate": "count", "type": "quantitative", "axis": _COUNT},
    "fill": _LEVELS,
    "description": {"field": "words"},
    "order": {"field": "rank"},
    "tooltip": _TOOLTIP,
}
_BAR = {
    "type": "bar",
    "height": 16,
    "stroke": _COLOUR,
    "strokeWidth": 1.5,
    "cornerRadius": 2,
}
# The page's own colour of text, so that the chart follows when the theme changes.
_TEXT = {"labelColor": "currentColor", "titleColor": "currentColor"}
_CONFIG = {
    "background": "transparent",
    "view": {"stroke": "transparent"},
    "axis": {**_TEXT, "gridColor": "#808080", "tickColor": "#808080"},
    "legend": _TEXT,
}


class Row(msgspec.Struct, frozen=True):
    """One objective of a lesson, and how well the learner has mastered it.

    `lesson`: the lesson's title. `objective`: what the learner should be able to do.
    """

    lesson: str
    objective: str
    mastery: Mastery


def chart(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the chart of mastery in Vega-Lite: a bar for each lesson, a piece for each objective.

    In a bar, the pieces are sorted from the least to the best mastered objective.
    """
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": alt(rows),
        "usermeta": {"embedOptions": {"renderer": "svg", "actions": False}},
        "data": {"values": [_piece(row) for row in rows]},
        "width": 300,
        "height": {"step": 28},
        "mark": _BAR,
        "encoding": _ENCODING,
        "config": _CONFIG,
    }


def alt(rows: Sequence[Row]) -> str:
    """Return a sentence that describes the chart of mastery for readers who cannot see it."""
    counts = Counter(row.mastery.level for row in rows)
    # In the order of the levels, whatever the order of the rows.
    levels_reached = filter(counts.get, Level)
    reached = [f"{counts[level]} {level.value}" for level in levels_reached]
    levels = ", ".join(reached) or "none yet"
    return (
        "Bars, one for each lesson, of how many objectives have reached which level: "
        f"{levels}."
    )


def caption(rows: Sequence[Row]) -> str:
    """Return HTML that explains the levels of mastery and lists all objectives in a table."""
    head = ""
    for title in ("Lesson", "You can …", "Level", "Questions"):
        head += f'<th scope="col">{title}</th>'
    body = "".join(map(_table_row, rows))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return (
        f"<figure><figcaption><strong>What you can do.</strong> {_definitions()} "
        f"{COUNTED}</figcaption>"
        f"<details><summary>Each objective, as a table</summary>{table}</details></figure>"
    )


def _definitions() -> str:
    """Return what each level needs, in sentences."""
    sentences = []
    for level, needs in DEFINITIONS.items():
        name = level.value.capitalize()
        sentences.append(f"{name}: {needs}.")
    return " ".join(sentences)


def _piece(row: Row) -> dict[str, Any]:
    """Return one objective as data for the chart."""
    level = row.mastery.level
    questions = _questions(row.mastery)
    objective = row.objective.rstrip(".")
    words = f"{objective}: {level.value}, {questions}"
    return {
        "lesson": escaped.chart(row.lesson),
        "objective": escaped.chart(row.objective),
        "level": level.value,
        "words": escaped.chart(words),
        # Vega-Lite would put the names of levels in the order of the alphabet.
        "rank": _LEVEL_NAMES.index(level.value),
    }


def _table_row(row: Row) -> str:
    lesson = escape(row.lesson)
    objective = escape(row.objective)
    level = row.mastery.level.value
    questions = _questions(row.mastery)
    return (
        f'<tr><th scope="row">{lesson}</th>'
        f"<td>{objective}</td><td>{level}</td><td>{questions}</td></tr>"
    )


def _questions(mastery: Mastery) -> str:
    """Say how many questions were answered right."""
    if not mastery.answered:
        return "none answered"
    return f"{mastery.right} of {mastery.answered} right at the first try"
