"""Check the values in a chart's specification, each with a function for its type.

A function that checks a value is called a reader. Its arguments are the value and the path to the
value from the top of the specification; it yields the faults. Simple readers check a number, a
colour or a name; `fields`, `by_shape` and `word_of` make readers out of readers.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from policystory.course.checks import chart_expression
from policystory.reading import Step
from policystory.reading.expected_and_found import nearest

FieldPath = tuple[Step, ...]


class Fault(msgspec.Struct, frozen=True):
    """A fault in a chart's specification.

    `field_path`: the names and list places that lead to the faulty field, such as `("layer", 0,
    "mark")`; `message`: what is wrong there; `hint`: what to do.
    """

    field_path: FieldPath
    message: str
    hint: str


Faults = Iterator[Fault]
Reader = Callable[[Any, FieldPath], Faults]
"""Checks the value at a path from the top of the specification, and yields its faults."""

LONGEST = 2000
"""The most characters of a text in a specification."""


def fields(**readers: Reader) -> Reader:
    """Return a reader (a checking function) for mappings: only the fields in `readers` are allowed.

    Each field's value is checked by the reader given under the field's name.
    """

    def read(value: Any, field_path: FieldPath) -> Faults:
        if not isinstance(value, dict):
            yield _unexpected(value, field_path, "fields with values")
            return
        # A field that nobody named could load something: it is refused, whatever it holds.
        for name, part in value.items():
            if name in readers:
                yield from readers[name](part, (*field_path, name))
            else:
                yield _unknown_field(name, field_path, readers)

    return read


def _unknown_field(name: str, field_path: FieldPath, known: Iterable[str]) -> Fault:
    """Return the fault of a field that is not allowed, with a similar name that is."""
    place = "a figure"
    if field_path:
        place = f"a figure's '{_last(field_path)}'"
    near = nearest(str(name), known)
    hint = f"did you mean '{near}'?" if near else "take it out"
    message = f"'{_cut(name)}' has no place in {place}"
    return Fault((*field_path, name), message, hint)


def by_shape(
    plain: Reader, *, entry: Reader | None = None, fields: Reader | None = None
) -> Reader:
    """Return a reader (a checking function) that chooses another reader by the type of the value.

    `fields` checks a mapping, and `entry` checks each value of a list. `plain` checks everything
    else; it also checks mappings if there is no `fields`, and lists if there is no `entry`.
    """

    def read(value: Any, field_path: FieldPath) -> Faults:
        if isinstance(value, dict) and fields is not None:
            yield from fields(value, field_path)
        elif isinstance(value, list) and entry is not None:
            for i, part in enumerate(value):
                yield from entry(part, (*field_path, i))
        else:
            yield from plain(value, field_path)

    return read


def word_of(*allowed: str) -> Reader:
    """Return a reader (a checking function) that accepts only the words in `allowed`."""

    def read(value: Any, field_path: FieldPath) -> Faults:
        if value not in allowed:
            message = f"'{_cut(value)}' cannot stand in '{_last(field_path)}'"
            hint = f"one of {', '.join(allowed)}"
            near = nearest(str(value), allowed)
            if near:
                hint = f"did you mean '{near}'? {hint}"
            yield Fault(field_path, message, hint)

    return read


def null(value: Any, field_path: FieldPath) -> Faults:
    """Yield a fault unless the value is null; null leaves out an axis or a legend."""
    if value is not None:
        yield _unexpected(value, field_path, "fields with values, or null")


def no_scalar(value: Any, field_path: FieldPath) -> Faults:
    """Yield a fault for any value: in this place only a list or a mapping is allowed.

    `by_shape` calls this function for values that are neither.
    """
    yield _unexpected(value, field_path, "a list or fields with values")


def number(value: Any, field_path: FieldPath) -> Faults:
    """Yield a fault unless the value is a number, true, false or null."""
    if value is not None and not isinstance(value, bool | int | float):
        yield _unexpected(value, field_path, "a number, true, false or null")


def words(value: Any, field_path: FieldPath) -> Faults:
    """Yield a fault unless the value is a text, a number, true, false or null.

    A text may have 2000 characters at most.
    """
    if not isinstance(value, str):
        yield from number(value, field_path)
    elif len(value) > LONGEST:
        yield _unexpected(value, field_path, f"at most {LONGEST} signs long")


# A colour in any of its forms, or a word; an address cannot be written so.
_STYLE = re.compile(
    r"#[0-9a-fA-F]{3,8}|-?[a-zA-Z][\w -]{0,30}|(?:rgb|hsl)a?\([\d ,.%/]{1,40}\)"
)


def style(value: Any, field_path: FieldPath) -> Faults:
    """Yield a fault unless the value is a number, a colour or a plain word such as "left".

    So the address of a picture is a fault.
    """
    if not isinstance(value, str):
        yield from number(value, field_path)
    elif not _STYLE.fullmatch(value):
        yield _unexpected(value, field_path, "a number, a colour or a plain word")


_NAME = re.compile(r"[a-z]\w{0,39}")
_PICTURE = frozenset({"image", "title"})
"""Names with a meaning for tooltips: the address of a picture, and a heading."""


def name(value: Any, field_path: FieldPath) -> Faults:
    """Yield a fault unless the value can be the name of a column or of a calculated value."""
    is_name = isinstance(value, str) and _NAME.fullmatch(value)
    if not is_name or value in _PICTURE:
        yield _unexpected(
            value, field_path, "the name of a column or of a calculated value"
        )


def title(value: Any, field_path: FieldPath) -> Faults:
    """Yield a fault unless the value can be the title of an axis, a legend or a tooltip's line."""
    yield from words(value, field_path)
    # A tooltip would load the picture at the address that its row "image" shows.
    if isinstance(value, str) and value in _PICTURE:
        expected = (
            "a title other than 'image' and 'title', which tooltips take for a picture"
        )
        yield _unexpected(value, field_path, expected)


def formula(value: Any, field_path: FieldPath) -> Faults:
    """Yield a fault unless the value is an allowed expression, such as "datum.months == 1".

    `chart_expression` says what expressions may contain.
    """
    if not isinstance(value, str) or len(value) > LONGEST:
        yield _unexpected(value, field_path, "an expression such as datum.months == 1")
        return
    for message, hint in chart_expression.faults(value):
        yield Fault(field_path, message, hint)


def _unexpected(value: Any, field_path: FieldPath, expected: str) -> Fault:
    """Return the fault of a value where something else is expected."""
    where = "a specification"
    if field_path:
        where = f"'{_last(field_path)}'"
    message = f"{where} is to be {expected}, found '{_cut(value)}'"
    return Fault(field_path, message, f"write {expected}")


def _last(field_path: FieldPath) -> str:
    """Return the last name of a field in a path."""
    for step in reversed(field_path):
        if isinstance(step, str):
            return step
    return "specification"


def _cut(value: object) -> str:
    """Return the beginning of a value, as much as fits into a message."""
    return str(value)[:40]


def each_of(names: str, reader: Reader) -> dict[str, Reader]:
    """Return a dictionary in which every field has the same `reader` (a checking function).

    `names` holds the names of the fields, separated by spaces.
    """
    return dict.fromkeys(names.split(), reader)
