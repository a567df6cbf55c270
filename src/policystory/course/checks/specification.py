"""What the specification of a chart may hold: the fields that figures need, and no others.

Vega-Lite does more than draw: it loads data, pictures and settings from addresses. So every field
that a figure may use is named here, with the values that it may have. Any other field is a fault.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from policystory.course.checks import expression
from policystory.reading import Step

Way = tuple[Step, ...]


class Fault(msgspec.Struct, frozen=True):
    """A fault of a specification: the way to the field, what is wrong there, and what to do."""

    way: Way
    message: str
    hint: str


Reader = Callable[[Any, Way], Iterator[Fault]]
"""Reads a value and yields its faults; the way leads to it from the top of the specification."""

LONGEST = 2000
"""Characters that a text in a specification may have."""


def faults(spec: Any) -> Iterator[Fault]:
    """Yield what a chart's specification holds that no figure needs.

    >>> [fault.message for fault in faults({"mark": {"type": "image", "url": "a.png"}})]
    ["'image' cannot stand in 'type'", "'url' has no place in a figure's 'mark'"]
    """
    yield from _SPECIFICATION(spec, ())


def _fields(**readers: Reader) -> Reader:
    """Make a reader of fields: each named field has its reader, any further field is a fault."""

    def read(value: Any, way: Way) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield _unexpected(value, way, "fields with values")
            return
        for name, part in value.items():
            if name in readers:
                yield from readers[name](part, (*way, name))
            else:
                yield _unknown_field(name, way, readers)

    return read


def _unknown_field(name: str, way: Way, known: Iterable[str]) -> Fault:
    """Report a field that figures do not have, with the name of the most similar field."""
    place = f"a figure's '{_last(way)}'" if way else "a figure"
    near = difflib.get_close_matches(str(name), known, n=1)
    message = f"'{_cut(name)}' has no place in {place}"
    hint = f"did you mean '{near[0]}'?" if near else "take it out"
    return Fault((*way, name), message, hint)


def _shaped(
    plain: Reader, *, entry: Reader | None = None, fields: Reader | None = None
) -> Reader:
    """Make a reader that chooses by the value: fields, a list of entries, or a plain value."""

    def read(value: Any, way: Way) -> Iterator[Fault]:
        if isinstance(value, dict) and fields is not None:
            yield from fields(value, way)
        elif isinstance(value, list) and entry is not None:
            for i, part in enumerate(value):
                yield from entry(part, (*way, i))
        else:
            yield from plain(value, way)

    return read


def _word_of(*allowed: str) -> Reader:
    """Make a reader of a few words."""

    def read(value: Any, way: Way) -> Iterator[Fault]:
        if value not in allowed:
            message = f"'{_cut(value)}' cannot stand in '{_last(way)}'"
            yield Fault(way, message, f"one of {', '.join(allowed)}")

    return read


def _nothing(value: Any, way: Way) -> Iterator[Fault]:
    """Read null, which removes an axis or a legend."""
    if value is not None:
        yield _unexpected(value, way, "fields with values, or null")


def _fault(value: Any, way: Way) -> Iterator[Fault]:
    """Refuse a plain value where only a list or fields may stand."""
    yield _unexpected(value, way, "a list or fields with values")


def _number(value: Any, way: Way) -> Iterator[Fault]:
    """Read a number, true, false or null."""
    if value is not None and not isinstance(value, bool | int | float):
        yield _unexpected(value, way, "a number, true, false or null")


def _words(value: Any, way: Way) -> Iterator[Fault]:
    """Read a text that is drawn, or that formats a number; also a number or null."""
    if not isinstance(value, str):
        yield from _number(value, way)
    elif len(value) > LONGEST:
        yield _unexpected(value, way, f"at most {LONGEST} signs long")


# A colour in any of its forms, or a word; an address cannot be written so.
_STYLE = re.compile(
    r"#[0-9a-fA-F]{3,8}|-?[a-zA-Z][\w -]{0,30}|(?:rgb|hsl)a?\([\d ,.%/]{1,40}\)"
)


def _style(value: Any, way: Way) -> Iterator[Fault]:
    """Read a number, a colour, or a plain word such as "left", and never an address."""
    if not isinstance(value, str):
        yield from _number(value, way)
    elif not _STYLE.fullmatch(value):
        yield _unexpected(value, way, "a number, a colour or a plain word")


_NAME = re.compile(r"[a-z]\w{0,39}")
_PICTURE = frozenset({"image", "title"})
"""Names with a meaning for tooltips: the address of a picture, and a heading."""


def _name(value: Any, way: Way) -> Iterator[Fault]:
    """Read the name of a column or of a calculated value."""
    if not isinstance(value, str) or not _NAME.fullmatch(value) or value in _PICTURE:
        yield _unexpected(value, way, "the name of a column or of a calculated value")


def _title(value: Any, way: Way) -> Iterator[Fault]:
    """Read the title of an axis, a legend or a line of a tooltip."""
    yield from _words(value, way)
    if isinstance(value, str) and value in _PICTURE:
        yield _unexpected(
            value,
            way,
            "a title other than 'image' and 'title', which tooltips take for a picture",
        )


def _expression(value: Any, way: Way) -> Iterator[Fault]:
    """Read an expression of Vega's language; see `expression`."""
    if not isinstance(value, str) or len(value) > LONGEST:
        yield _unexpected(value, way, "an expression such as datum.months == 1")
        return
    for message, hint in expression.faults(value):
        yield Fault(way, message, hint)


def _unexpected(value: Any, way: Way, expected: str) -> Fault:
    """Report a value in whose place something else is expected."""
    where = f"'{_last(way)}'" if way else "a specification"
    message = f"{where} is to be {expected}, found '{_cut(value)}'"
    return Fault(way, message, f"write {expected}")


def _last(way: Way) -> str:
    """Return the name of the field at the end of a way."""
    names = [step for step in way if isinstance(step, str)]
    return names[-1] if names else "specification"


def _cut(value: object) -> str:
    """Return the beginning of a value, as much as fits into a message."""
    return str(value)[:40]


def _all(names: str, reader: Reader) -> dict[str, Reader]:
    """Give several fields the same reader; their names are separated by spaces."""
    return dict.fromkeys(names.split(), reader)


# From here on the fields of Vega-Lite, from small to large: each reader uses those above it.
_STYLES = _shaped(_style, entry=_style)
_TEXTS = _shaped(_words, entry=_words)
_TYPE = _word_of("quantitative", "temporal", "nominal", "ordinal")
_SUM = _word_of("count", "sum", "mean", "median", "min", "max")
_SORT = _shaped(
    _style,
    entry=_words,
    fields=_fields(field=_name, op=_SUM, order=_word_of("ascending", "descending")),
)
_DAY = _fields(**_all("year month date utc", _number))
_TICKS = _fields(
    interval=_word_of("year", "quarter", "month", "week", "day"), step=_number
)
_SCALE = _fields(
    type=_word_of("linear", "log", "sqrt", "time", "utc", "ordinal", "band", "point"),
    domain=_shaped(_fault, entry=_shaped(_words, fields=_DAY)),
    range=_STYLES,
    scheme=_style,
    **_all("zero nice padding paddingInner paddingOuter reverse clamp", _number),
)
_AXIS_STYLES = (
    "ticks domain grid orient offset zindex tickMinStep tickSize labels labelAlign labelAngle "
    "labelBaseline labelColor labelFlush labelFontSize labelFontWeight labelLimit labelLineHeight "
    "labelOffset labelOpacity labelOverlap labelPadding gridColor gridOpacity gridWidth "
    "domainColor tickColor titleAlign titleAngle titleColor titleFontSize titleFontWeight "
    "titlePadding titleX titleY direction columns symbolType symbolSize padding"
)
_GUIDE = _shaped(
    _nothing,
    fields=_fields(
        title=_shaped(_title, entry=_title),
        format=_words,
        labelExpr=_expression,
        tickCount=_shaped(_number, fields=_TICKS),
        values=_shaped(_fault, entry=_shaped(_words, fields=_DAY)),
        **_all(_AXIS_STYLES, _style),
    ),
)
_CONDITION = _fields(test=_expression, value=_style)
_CHANNEL_FIELDS: dict[str, Reader] = {
    "field": _name,
    "type": _TYPE,
    "title": _shaped(_title, entry=_title),
    "aggregate": _SUM,
    "timeUnit": _style,
    "format": _words,
    "sort": _SORT,
    "stack": _style,
    "bandPosition": _number,
    "value": _style,
    "datum": _shaped(_words, fields=_DAY),
    "scale": _SCALE,
    "axis": _GUIDE,
    "legend": _GUIDE,
    "header": _GUIDE,
    "condition": _shaped(_fault, entry=_CONDITION, fields=_CONDITION),
}
_CHANNEL = _fields(**_CHANNEL_FIELDS)
# In a text channel, a value is the text itself, and not a style.
_TEXT_CHANNEL = _fields(**{**_CHANNEL_FIELDS, "value": _TEXTS})
_CHANNELS = (
    "x y x2 y2 xOffset yOffset theta theta2 radius color fill stroke opacity fillOpacity "
    "strokeOpacity strokeWidth strokeDash size shape angle row column"
)
_ENCODING = _fields(
    **_all(_CHANNELS, _CHANNEL),
    **_all("text description", _TEXT_CHANNEL),
    **_all("tooltip order detail", _shaped(_nothing, entry=_CHANNEL, fields=_CHANNEL)),
)
_MARKS = _word_of(
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
)
_MARK_STYLES = (
    "height width size color fill stroke opacity fillOpacity strokeOpacity strokeWidth strokeCap "
    "strokeJoin filled cornerRadius cornerRadiusEnd xOffset yOffset x2Offset y2Offset dx dy align "
    "baseline angle font fontSize fontStyle fontWeight interpolate shape clip orient radius "
    "innerRadius outerRadius limit lineHeight thickness invalid"
)
_DRAWN = _fields(
    type=_MARKS,
    tooltip=_number,
    strokeDash=_STYLES,
    text=_TEXTS,
    **_all(_MARK_STYLES, _style),
)
_SUMS = _shaped(_fault, entry=_fields(op=_SUM, field=_name, **{"as": _name}))
_NAMES = _shaped(_fault, entry=_name)
_TRANSFORM = _fields(
    calculate=_expression,
    filter=_expression,
    aggregate=_SUMS,
    groupby=_NAMES,
    fold=_NAMES,
    **{"as": _shaped(_name, entry=_name)},
)
_SIZE = _shaped(_style, fields=_fields(step=_number))
_SIDES = _shaped(_number, fields=_fields(**_all("left right top bottom", _number)))
_VIEW = _fields(**_all("stroke fill strokeWidth cornerRadius opacity", _style))
_UNIT: dict[str, Reader] = {
    "title": _TEXTS,
    "width": _SIZE,
    "height": _SIZE,
    "mark": _shaped(_MARKS, fields=_DRAWN),
    "encoding": _ENCODING,
    "transform": _shaped(_fault, entry=_TRANSFORM),
    "view": _VIEW,
}
_UNITS = _shaped(_fault, entry=_fields(**_UNIT))
_RESOLVE = _fields(
    **_all(
        "scale axis legend",
        _fields(**_all(_CHANNELS, _word_of("shared", "independent"))),
    )
)
_CONFIG = _fields(view=_VIEW, **_all("axis axisX axisY legend header", _GUIDE))
_SPECIFICATION = _fields(
    **_UNIT,
    **_all("layer hconcat vconcat", _UNITS),
    **_all("spacing", _number),
    padding=_SIDES,
    autosize=_style,
    resolve=_RESOLVE,
    config=_CONFIG,
)
