"""The style that all charts of a course share: full width, transparent, in the page's colours."""

from typing import Any

# The newest Vega-Lite that JupyterLab 4 draws without a network.
VEGA_LITE = "application/vnd.vegalite.v5+json"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
USERMETA: dict[str, dict[str, Any]] = {
    # A chart in SVG can be read by a screen reader. The style that comes with charts would make
    # the box as narrow as what is in it, so that no chart could be as wide as the cell.
    "embedOptions": {"renderer": "svg", "actions": False, "defaultStyle": False}
}
# JupyterLab may draw a chart before the chart stands in the page; its box has no
# width then. A chart without width has no picture, for which JupyterLab would draw it again and
# again, and the whole page would hang.
_WIDTH = "containerSize()[0] > 0 ? containerSize()[0] : 800"
FULL_WIDTH = {
    "embedOptions": {
        **USERMETA["embedOptions"],
        # Vega-Lite makes the width its first signal; if it ever does not, no chart is drawn.
        "patch": [
            {"op": "test", "path": "/signals/0/name", "value": "width"},
            {"op": "replace", "path": "/signals/0/init", "value": _WIDTH},
            {"op": "replace", "path": "/signals/0/on/0/update", "value": _WIDTH},
        ],
    }
}
# The colour of the page's text: light on a dark page and dark on a light one, at once when the
# reader changes the theme, for which a chart is not drawn again.
_INK = "currentColor"
_FONT = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif"
# Labels are cut at 180 points unless one says otherwise; none of ours may be.
_UNCUT = 2000
_WORDS = {
    "labelColor": _INK,
    "titleColor": _INK,
    "labelFontSize": 12,
    "titleFontSize": 12,
}
_CONFIG: dict[str, Any] = {
    "font": _FONT,
    "background": None,
    "view": {"stroke": None},
    "axis": {
        **_WORDS,
        "labelLimit": _UNCUT,
        "titleFontWeight": "normal",
        "domainColor": _INK,
        "domainOpacity": 0.4,
        "tickColor": _INK,
        "tickOpacity": 0.4,
        "gridColor": _INK,
        "gridOpacity": 0.15,
    },
    "legend": {
        **_WORDS,
        "labelLimit": _UNCUT,
        "title": None,
        "orient": "top",
        "symbolStrokeWidth": 2,
    },
    "text": {"fill": _INK, "fontSize": 12, "limit": 0},
    "rule": {"stroke": _INK},
}
_PARTS = ("axis", "legend", "view")


def config(specified: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of a chart: the common ones, unless the chart has its own.

    `specified` are the chart's own settings (the field `config` of its Vega-Lite specification).
    """
    merged = {**_CONFIG, **specified}
    for part in _PARTS:
        merged[part] = _CONFIG[part] | specified.get(part, {})
    return merged
