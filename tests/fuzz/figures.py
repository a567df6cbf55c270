"""Figures: specifications of charts, which may draw and do nothing else."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from policystory.course.checks.chart_specification import faults
from policystory.figures.chart import chart
from tests.fuzz.kind import Kind, check_told, edited
from tests.fuzz.values import read_json
from tests.worlds import corpus, course

FIGURE = course().figure("crossings")
NAMES = (
    "mark",
    "encoding",
    "x",
    "x2",
    "y",
    "field",
    "type",
    "title",
    "scale",
    "axis",
    "layer",
    "transform",
    "calculate",
    "as",
    "lookup",
    "from",
    "data",
    "url",
    "href",
    "usermeta",
    "$schema",
    "config",
    "text",
    "color",
    "tooltip",
    "value",
    "condition",
    "test",
    "hconcat",
    "params",
    "projection",
    "datasets",
    "fill",
    "cursor",
    "range",
    "sort",
    "format",
    "labelExpr",
    "stack",
    "legend",
    "width",
    "height",
)
WORDS = (
    "bar",
    "image",
    "rule",
    "quantitative",
    "nominal",
    "says",
    "datum.says",
    "warn(datum.says)",
    "url(https://no.example)",
    "https://no.example/a",
    "javascript:no()",
    "<img src=x>",
    "datum['says']",
    "a\nb",
    "\x1b[2J",
    "",
    "#fff",
    "data('source')",
    "'" * 40,
    "(" * 40,
    "\ud800",
)
LOADING = (
    "url",
    "href",
    "usermeta",
    "datasets",
    "lookup",
    "from",
    "params",
)
"""Fields by which Vega-Lite loads something or is told to do more than to draw."""


@cache
def sound() -> list[bytes]:
    """Return sound specifications."""
    more: dict[str, Any] = {
        "layer": [FIGURE.spec, {"mark": "rule"}],
        "transform": [
            {"calculate": "datum.months == 1 ? '1 month' : ''", "as": "words"}
        ],
    }
    return [json.dumps(FIGURE.spec).encode(), json.dumps(more).encode()]


def hold(data: bytes, place: Path) -> None:
    """Look for faults: each is told; where there is none, the chart loads nothing."""
    spec = read_json(data)
    told = list(faults(spec))
    for fault in told:
        check_told(fault.message)
    if told or not isinstance(spec, dict):
        assert told, "this is no specification, and has no fault"
        return
    drawn = chart(replace(FIGURE, spec=spec), corpus())
    json.dumps(drawn)
    ours = ("$schema", "usermeta", "description", "data")
    _check_loads_nothing(
        {name: part for name, part in drawn.items() if name not in ours}
    )


def _check_loads_nothing(part: object) -> None:
    """Fail where a chart could load something, whatever the check says of it."""
    if isinstance(part, list):
        for entry in part:
            _check_loads_nothing(entry)
    elif isinstance(part, dict):
        for name, value in part.items():
            assert name not in LOADING, name
            assert "data" != name or not value
            # Beside its name, a projection could be told to read other data.
            assert "projection" != name or set(value) <= {"type"}
            assert not (name in ("mark", "type") and value == "image")
            _check_loads_nothing(value)
    elif isinstance(part, str):
        assert "url(" not in part.lower().replace(" ", "") or "'" in part, part


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)
    ),
    max_leaves=12,
)
MADE = VALUES.map(lambda value: json.dumps(value).encode())
PIECES = (
    *(json.dumps(word).encode() for word in (*NAMES, *WORDS)),
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"[[[[",
)
KIND = Kind("figures", edited(sound(), PIECES) | MADE, hold, 300)
