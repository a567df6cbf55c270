"""The figure of a learner's progress: for each lesson, how many of its objectives have reached which level."""

from collections.abc import Sequence
from typing import Any

import msgspec

from policystory.learner.mastery import Level, Mastery
from policystory.render import escape as escaped
from policystory.render.escape import html as escape

_COLOURS = {
    Level.NOT_BEGUN: "#9a9a9a",
    Level.BEGUN: "#c9731a",
    Level.FAMILIAR: "#7a8fb8",
    Level.PROFICIENT: "#3b82c4",
    Level.MASTERED: "#2f8f5b",
}
"""Each stands out on a light and on a dark ground; the table beside says the same in words."""
UNTRIED = Mastery(Level.NOT_BEGUN, 0, 0)


class Row(msgspec.Struct, frozen=True):
    """One objective of a lesson, and how well it is mastered."""

    lesson: str
    objective: str
    mastery: Mastery


def chart(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the Vega-Lite dictionary: one bar a lesson, one piece an objective, in the order of the levels."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": alt(rows),
        "usermeta": {"embedOptions": {"renderer": "svg", "actions": False}},
        "data": {"values": [_piece(row) for row in rows]},
        "width": 420,
        "height": {"step": 28},
        "mark": {
            "type": "bar",
            "height": 16,
            "stroke": "transparent",
            "strokeWidth": 2,
        },
        "encoding": {
            "y": {"field": "lesson", "type": "nominal", "sort": None, "axis": _LESSONS},
            "x": {"aggregate": "count", "type": "quantitative", "axis": _COUNT},
            "color": _LEVELS,
            "order": {"field": "rank"},
            "tooltip": [
                {"field": "objective", "title": "Objective"},
                {"field": "level", "title": "Level"},
            ],
        },
        "config": {"view": {"stroke": "transparent"}},
    }


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
    "sort": [level.value for level in Level],
    "scale": {
        "domain": [level.value for level in Level],
        "range": [_COLOURS[level] for level in Level],
    },
    "legend": {"title": "", "orient": "bottom", "direction": "horizontal"},
}


def _piece(row: Row) -> dict[str, Any]:
    """Return one objective as the chart's data."""
    level = row.mastery.level
    return {
        "lesson": escaped.chart(row.lesson),
        "objective": escaped.chart(row.objective),
        "level": level.value,
        "rank": list(Level).index(level),
    }


def alt(rows: Sequence[Row]) -> str:
    """Say in a sentence what the chart shows."""
    counts = dict.fromkeys(Level, 0)
    for row in rows:
        counts[row.mastery.level] += 1
    told = ", ".join(
        f"{count} {level.value}" for level, count in counts.items() if count
    )
    return f"Bars, one for each lesson, of how many objectives have reached which level: {told or 'none yet'}."


def caption(rows: Sequence[Row]) -> str:
    """Return what the levels mean, and the objectives as a table, for whoever cannot see the chart."""
    body = "".join(
        f'<tr><th scope="row">{escape(row.lesson)}</th><td>{escape(row.objective)}</td>'
        f"<td>{row.mastery.level.value}</td><td>{_counted(row.mastery)}</td></tr>"
        for row in rows
    )
    head = "".join(
        f'<th scope="col">{title}</th>'
        for title in ("Lesson", "You can …", "Level", "Questions")
    )
    return (
        "<figure><figcaption><strong>What you can do.</strong> Familiar: seven of ten questions right the last time. "
        "Proficient: all of three or more. Mastered: right again on a later day. A level can fall.</figcaption>"
        f"<details><summary>Each objective, as a table</summary><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></details></figure>"
    )


def _counted(mastery: Mastery) -> str:
    return (
        f"{mastery.right} of {mastery.answered} right"
        if mastery.answered
        else "none answered"
    )
