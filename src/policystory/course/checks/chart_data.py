"""Check that a chart draws only facts, and that a screen reader can name each of its marks."""

import re
from collections.abc import Iterator
from typing import Any

from policystory.course.checks.chart_values import Fault, FieldPath
from policystory.reading import did_you_mean

COLUMNS = tuple(
    "id says label subject subject_lines value lines population speaker mark period date status "
    "kind property amount to bound unit start end months group column report month published "
    "paragraphs tells silent order first longitude latitude".split()
)
"""The columns of a figure's rows: what a chart and its table can show of a fact."""
_OUTLINE_COLUMNS = ("outline", "name", "holds", "type")
_POSITIONS = frozenset(
    "x y x2 y2 longitude latitude longitude2 latitude2 theta radius".split()
)
# The texts of an expression, and the patterns by which it writes dates and numbers.
_TEXT = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_COLUMN_OF = re.compile(r"\bdatum\.(\w+)")
_DIGIT = re.compile(r"\d")
_COLUMN_LISTS = frozenset({"groupby", "fold"})
_EXPRESSIONS = frozenset({"calculate", "filter", "test", "labelExpr"})
# In the expression of a label, `datum` is a tick of the axis and not a row of data.
_OF_A_TICK = frozenset({"value", "label", "index"})


def faults(spec: Any) -> Iterator[Fault]:
    """Yield a fault for each number or column in a chart's specification that comes from no fact.

    Also yield a fault for each mark (bar, point, text) that a screen reader could not name. `spec`
    is a Vega-Lite specification as read from YAML.

    >>> [fault.message for fault in faults({"mark": {"type": "text", "text": "5 sums"}})]
    ["'text' draws a number that no fact holds", "the mark has no 'description'"]
    """
    known = {*COLUMNS, *_OUTLINE_COLUMNS, *_calculated(spec)}
    for field_path, value in _parts(spec, ()):
        yield from _number_faults(field_path, value)
        yield from _column_faults(field_path, value, known)
    yield from _unnamed_marks(spec, (), inherited=False)


def _parts(value: Any, field_path: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    """Yield every value in a specification with the path to it, also those inside values."""
    yield field_path, value
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _parts(part, (*field_path, name))
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from _parts(part, (*field_path, i))


def _calculated(spec: Any) -> Iterator[str]:
    """Yield the names of what a specification calculates out of columns."""
    for field_path, value in _parts(spec, ()):
        if field_path[-1:] != ("as",):
            continue
        if isinstance(value, list):
            yield from value
        else:
            yield str(value)


def _number_faults(field_path: FieldPath, value: Any) -> Iterator[Fault]:
    """Yield a fault for a number in words, or a place, that is written into the specification."""
    channel, field = ("", "", *field_path)[-2:]
    written = str(value)
    is_value = field == "value"
    # A "text" that is a mapping is a channel; its fields say what is drawn.
    is_text = field == "text" and not isinstance(value, dict)
    if is_value and channel == "text":
        is_text = not isinstance(value, dict)
    if field == "datum" or (is_value and channel in _POSITIONS):
        message = f"'{channel}' draws something that no fact holds"
        yield Fault(field_path, message, "name a column under 'field'")
    elif is_text and _DIGIT.search(written):
        message = "'text' draws a number that no fact holds"
        yield Fault(field_path, message, "name a column under 'field'")
    elif field in _EXPRESSIONS and _DIGIT.search(_written(written)):
        message = f"a text in '{field}' has a number that no fact holds"
        yield Fault(field_path, message, "take the number from a column of datum")


def _written(expression: str) -> str:
    """Return the texts that an expression may write, joined."""
    # What is only compared with a column, such as the id of a fact, is not drawn.
    drawn = re.sub(r"[!=]==?\s*('[^']*'|\"[^\"]*\")", "", expression)
    drawn = re.sub(r"\b(?:indexof|format|utcFormat)\([^()]*\)", "", drawn)
    texts: list[str] = []
    for in_single_quotes, in_double_quotes in _TEXT.findall(drawn):
        text = in_single_quotes or in_double_quotes
        texts.append(text)
    return " ".join(texts)


def _column_faults(
    field_path: FieldPath, value: Any, known: set[str]
) -> Iterator[Fault]:
    """Yield a fault for each column that no row has."""
    _, field = ("", "", *field_path)[-2:]
    named: list[str] = []
    if field == "field" and isinstance(value, str):
        named = [value]
    elif field in _COLUMN_LISTS and isinstance(value, list):
        named = [str(name) for name in value]
    elif field in _EXPRESSIONS:
        named = _COLUMN_OF.findall(str(value))
    if field == "labelExpr":
        named = [name for name in named if name not in _OF_A_TICK]
    for name in named:
        if name not in known:
            # A name can be very long; a message shows only its beginning.
            beginning = name[:40]
            message = f"no row has a column '{beginning}'"
            hint = did_you_mean(name, known)
            yield Fault(field_path, message, hint)


def _unnamed_marks(
    spec: Any, field_path: FieldPath, *, inherited: bool
) -> Iterator[Fault]:
    """Yield a fault for each mark that a screen reader could not name."""
    if not isinstance(spec, dict):
        return
    encoding = spec.get("encoding")
    is_named = inherited or (isinstance(encoding, dict) and "description" in encoding)
    for part in ("layer", "hconcat", "vconcat"):
        units = spec.get(part)
        if not isinstance(units, list):
            continue
        for i, unit in enumerate(units):
            path_of_unit = (*field_path, part, i)
            yield from _unnamed_marks(unit, path_of_unit, inherited=is_named)
    mark = spec.get("mark")
    # What repeats a mark or its words, such as a label, is hidden from a screen reader.
    is_hidden = isinstance(mark, dict) and mark.get("aria") is False
    if mark is not None and not is_named and not is_hidden:
        yield Fault(
            (*field_path, "mark"),
            "the mark has no 'description'",
            "add description: {field: says} to 'encoding', or aria: false where it repeats",
        )
