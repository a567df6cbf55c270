"""Draw how many objectives of each lesson the learner has mastered, and how well."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from policystory.learner.mastery import COUNTED, DEFINITIONS, Level, Mastery
from policystory.render import escape as escaped
from policystory.render.escape import html as escape

# Each colour stands out on a light and on a dark ground; the table beside says the same in words.
_COLOURS = {
    Level.NOT_BEGUN: "#9a9a9a",
    Level.BEGUN: "#c9731a",
    Level.FAMILIAR: "#7a8fb8",
    Level.PROFICIENT: "#3b82c4",
    Level.MASTERED: "#2f8f5b",
}
_LEVEL_NAMES = [level.value for level in _COLOURS]
UNTRIED = Mastery(Level.NOT_BEGUN, 0, 0)

_LESSONS = {
    "title": "",
    "ticks": False,
    "domain": False,
    "labelLimit": 220,
    "labelFontSize": 13,
}
_COUNT = {"title": "objectives", "tickMinStep": 1, "format": "d", "gridOpacity": 0.35}
_LEVELS = {
    "field": "level",
    "type": "nominal",
    "sort": _LEVEL_NAMES,
    "scale": {"domain": _LEVEL_NAMES, "range": list(_COLOURS.values())},
    "legend": {"title": "", "orient": "bottom", "direction": "horizontal"},
}
_TOOLTIP = [
    {"field": "objective", "title": "Objective"},
    {"field": "level", "title": "Level"},
]
_ENCODING = {
    # Without a sort, lessons keep the order of the rows; Vega-Lite would sort by the alphabet.
    "y": {"field": "lesson", "type": "nominal", "sort": None, "axis": _LESSONS},
    "x": {"aggregate": "count", "type": "quantitative", "axis": _COUNT},
    "color": _LEVELS,
    "order": {"field": "rank"},
    "tooltip": _TOOLTIP,
}
_BAR = {"type": "bar", "height": 16, "stroke": "transparent", "strokeWidth": 2}


class Row(msgspec.Struct, frozen=True):
    """One objective of a lesson, and how well the learner has mastered it.

    `lesson` and `objective` are titles to be shown.
    """

    lesson: str
    objective: str
    mastery: Mastery


def chart(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the chart as a Vega-Lite dictionary: a bar for each lesson, with its objectives.

    Each objective is a piece of the bar of its lesson; the pieces are in the order of mastery.
    """
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": alt(rows),
        "usermeta": {"embedOptions": {"renderer": "svg", "actions": False}},
        "data": {"values": [_piece(row) for row in rows]},
        "width": 420,
        "height": {"step": 28},
        "mark": _BAR,
        "encoding": _ENCODING,
        "config": {"view": {"stroke": "transparent"}},
    }


def alt(rows: Sequence[Row]) -> str:
    """Describe the chart in a sentence for readers who cannot see it."""
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
    """Return HTML that explains the levels of mastery and lists the objectives in a table."""
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
    return {
        "lesson": escaped.chart(row.lesson),
        "objective": escaped.chart(row.objective),
        "level": level.value,
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
