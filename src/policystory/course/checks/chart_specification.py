"""Check a chart's Vega-Lite specification: only the fields that charts need are allowed.

Vega-Lite can load data, pictures and settings from addresses. So every field that a chart may have
is listed here with its allowed values, and any other field is a fault.
"""

from collections.abc import Iterator
from typing import Any

from policystory.course.checks.chart_values import (
    Fault,
    Reader,
    by_shape,
    each_of,
    fields,
    formula,
    name,
    no_scalar,
    null,
    number,
    style,
    title,
    word_of,
    words,
)


def faults(spec: Any) -> Iterator[Fault]:
    """Yield a fault for each field of a chart that is not allowed, and for each value that is not.

    `spec` is a Vega-Lite specification as read from YAML.

    >>> [fault.message for fault in faults({"mark": {"type": "image", "url": "a.png"}})]
    ["'image' cannot stand in 'type'", "'url' has no place in a figure's 'mark'"]
    """
    yield from _SPECIFICATION(spec, ())


# From here on the fields of Vega-Lite, from small to large: each reader uses those above it.
_STYLES = by_shape(style, entry=style)
_TEXTS = by_shape(words, entry=words)
_TYPE = word_of("quantitative", "temporal", "nominal", "ordinal")
_SUM = word_of("count", "sum", "mean", "median", "min", "max")
_SORT = by_shape(
    style,
    entry=words,
    fields=fields(field=name, op=_SUM, order=word_of("ascending", "descending")),
)
_DAY = fields(**each_of("year month date utc", number))
_TICKS = fields(
    interval=word_of("year", "quarter", "month", "week", "day"), step=number
)
_SCALE = fields(
    type=word_of("linear", "log", "sqrt", "time", "utc", "ordinal", "band", "point"),
    domain=by_shape(no_scalar, entry=by_shape(words, fields=_DAY)),
    range=_STYLES,
    scheme=style,
    **each_of("zero nice padding paddingInner paddingOuter reverse clamp", number),
)
_AXIS_STYLES = (
    "ticks domain grid orient offset zindex tickMinStep tickSize labels labelAlign labelAngle "
    "labelBaseline labelColor labelFlush labelFontSize labelFontWeight labelLimit labelLineHeight "
    "labelOffset labelOpacity labelOverlap labelPadding gridColor gridOpacity gridWidth "
    "domainColor tickColor titleAlign titleAngle titleColor titleFontSize titleFontWeight "
    "titlePadding titleX titleY direction columns symbolType symbolSize symbolStrokeColor "
    "symbolStrokeWidth padding"
)
_GUIDE = by_shape(
    null,
    fields=fields(
        title=by_shape(title, entry=title),
        format=words,
        labelExpr=formula,
        tickCount=by_shape(number, fields=_TICKS),
        values=by_shape(no_scalar, entry=by_shape(words, fields=_DAY)),
        **each_of(_AXIS_STYLES, style),
    ),
)
_CONDITION = fields(test=formula, value=style)
_CHANNEL_FIELDS: dict[str, Reader] = {
    "field": name,
    "type": _TYPE,
    "title": by_shape(title, entry=title),
    "aggregate": _SUM,
    "timeUnit": style,
    "format": words,
    "sort": _SORT,
    "stack": style,
    "bandPosition": number,
    "value": style,
    "datum": by_shape(words, fields=_DAY),
    "scale": _SCALE,
    "axis": _GUIDE,
    "legend": _GUIDE,
    "header": _GUIDE,
    "condition": by_shape(no_scalar, entry=_CONDITION, fields=_CONDITION),
}
_CHANNEL = fields(**_CHANNEL_FIELDS)
# In a text channel, a value is the text itself, and not a style.
_TEXT_CHANNEL = fields(**{**_CHANNEL_FIELDS, "value": _TEXTS})
_CHANNELS = (
    "x y x2 y2 xOffset yOffset theta theta2 radius color fill stroke opacity fillOpacity "
    "strokeOpacity strokeWidth strokeDash size shape angle row column longitude latitude "
    "longitude2 latitude2"
)
_ENCODING = fields(
    **each_of(_CHANNELS, _CHANNEL),
    **each_of("text description", _TEXT_CHANNEL),
    **each_of("tooltip order detail", by_shape(null, entry=_CHANNEL, fields=_CHANNEL)),
)
_MARKS = word_of(
    "bar",
    "line",
    "point",
    "circle",
    "square",
    "tick",
    "rule",
    "text",
    "area",
    "rect",
    "arc",
    "trail",
    "geoshape",
)
_MARK_STYLES = (
    "height width size color fill stroke opacity fillOpacity strokeOpacity strokeWidth strokeCap "
    "strokeJoin filled cornerRadius cornerRadiusEnd xOffset yOffset x2Offset y2Offset dx dy align "
    "baseline angle font fontSize fontStyle fontWeight interpolate shape clip orient radius "
    "innerRadius outerRadius limit lineHeight thickness invalid x y aria"
)
_DRAWN = fields(
    type=_MARKS,
    tooltip=number,
    strokeDash=_STYLES,
    text=_TEXTS,
    **each_of(_MARK_STYLES, style),
)
_SUMS = by_shape(no_scalar, entry=fields(op=_SUM, field=name, **{"as": name}))
_NAMES = by_shape(no_scalar, entry=name)
_TRANSFORM = fields(
    calculate=formula,
    filter=formula,
    aggregate=_SUMS,
    groupby=_NAMES,
    fold=_NAMES,
    **{"as": by_shape(name, entry=name)},
)
_SIZE = by_shape(style, fields=fields(step=number))
_SIDES = by_shape(number, fields=fields(**each_of("left right top bottom", number)))
_VIEW = fields(**each_of("stroke fill strokeWidth cornerRadius opacity", style))
_UNIT: dict[str, Reader] = {
    "title": _TEXTS,
    "width": _SIZE,
    "height": _SIZE,
    "mark": by_shape(_MARKS, fields=_DRAWN),
    "encoding": _ENCODING,
    "transform": by_shape(no_scalar, entry=_TRANSFORM),
    "view": _VIEW,
    # Only its name: with more, a projection could be told to read other data.
    "projection": fields(type=word_of("mercator", "equirectangular")),
}
_UNITS = by_shape(no_scalar, entry=fields(**_UNIT))
_RESOLVE = fields(
    **each_of(
        "scale axis legend",
        fields(**each_of(_CHANNELS, word_of("shared", "independent"))),
    )
)
_CONFIG = fields(
    view=_VIEW, background=style, **each_of("axis axisX axisY legend header", _GUIDE)
)
_SPECIFICATION = fields(
    **_UNIT,
    **each_of("layer hconcat vconcat", _UNITS),
    **each_of("spacing", number),
    padding=_SIDES,
    autosize=style,
    resolve=_RESOLVE,
    config=_CONFIG,
)
