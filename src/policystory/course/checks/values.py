"""Readers of the values in a chart's specification: each yields the faults of its value.

A reader gets a value and the way that leads to it from the top of the specification. Small readers
read a number, a colour or a name; `fields`, `shaped` and `word_of` make readers out of readers.
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


Faults = Iterator[Fault]
Reader = Callable[[Any, Way], Faults]
"""Reads a value and yields its faults; the way leads to it from the top of the specification."""

LONGEST = 2000
"""Characters that a text in a specification may have."""


def fields(**readers: Reader) -> Reader:
    """Make a reader of fields: each named field has its reader, any further field is a fault."""

    def read(value: Any, way: Way) -> Faults:
        if not isinstance(value, dict):
            yield _unexpected(value, way, "fields with values")
            return
        # A field that nobody named could load something: it is refused, whatever it holds.
        for name, part in value.items():
            if name in readers:
                yield from readers[name](part, (*way, name))
            else:
                yield _unknown_field(name, way, readers)

    return read


def _unknown_field(name: str, way: Way, known: Iterable[str]) -> Fault:
    """Report a field that figures do not have, with the name of the most similar field."""
    place = "a figure"
    if way:
        place = f"a figure's '{_last(way)}'"
    hint = "take it out"
    for near in difflib.get_close_matches(str(name), known, n=1):
        hint = f"did you mean '{near}'?"
    message = f"'{_cut(name)}' has no place in {place}"
    return Fault((*way, name), message, hint)


def shaped(
    plain: Reader, *, entry: Reader | None = None, fields: Reader | None = None
) -> Reader:
    """Make a reader that chooses by the value: fields, a list of entries, or a plain value."""

    def read(value: Any, way: Way) -> Faults:
        if isinstance(value, dict) and fields is not None:
            yield from fields(value, way)
        elif isinstance(value, list) and entry is not None:
            for i, part in enumerate(value):
                yield from entry(part, (*way, i))
        else:
            yield from plain(value, way)

    return read


def word_of(*allowed: str) -> Reader:
    """Make a reader of a few words."""

    def read(value: Any, way: Way) -> Faults:
        if value not in allowed:
            message = f"'{_cut(value)}' cannot stand in '{_last(way)}'"
            choices = ", ".join(allowed)
            yield Fault(way, message, f"one of {choices}")

    return read


def nothing(value: Any, way: Way) -> Faults:
    """Read null, which removes an axis or a legend."""
    if value is not None:
        yield _unexpected(value, way, "fields with values, or null")


def refused(value: Any, way: Way) -> Faults:
    """Refuse a plain value where only a list or fields may stand."""
    yield _unexpected(value, way, "a list or fields with values")


def number(value: Any, way: Way) -> Faults:
    """Read a number, true, false or null."""
    if value is not None and not isinstance(value, bool | int | float):
        yield _unexpected(value, way, "a number, true, false or null")


def words(value: Any, way: Way) -> Faults:
    """Read a text that is drawn, or that formats a number; also a number or null."""
    if not isinstance(value, str):
        yield from number(value, way)
    elif len(value) > LONGEST:
        yield _unexpected(value, way, f"at most {LONGEST} signs long")


# A colour in any of its forms, or a word; an address cannot be written so.
_STYLE = re.compile(
    r"#[0-9a-fA-F]{3,8}|-?[a-zA-Z][\w -]{0,30}|(?:rgb|hsl)a?\([\d ,.%/]{1,40}\)"
)


def style(value: Any, way: Way) -> Faults:
    """Read a number, a colour, or a plain word such as "left", and never an address."""
    if not isinstance(value, str):
        yield from number(value, way)
    elif not _STYLE.fullmatch(value):
        yield _unexpected(value, way, "a number, a colour or a plain word")


_NAME = re.compile(r"[a-z]\w{0,39}")
_PICTURE = frozenset({"image", "title"})
"""Names with a meaning for tooltips: the address of a picture, and a heading."""


def name(value: Any, way: Way) -> Faults:
    """Read the name of a column or of a calculated value."""
    is_name = isinstance(value, str) and _NAME.fullmatch(value)
    if not is_name or value in _PICTURE:
        yield _unexpected(value, way, "the name of a column or of a calculated value")


def title(value: Any, way: Way) -> Faults:
    """Read the title of an axis, a legend or a line of a tooltip."""
    yield from words(value, way)
    # A tooltip would load the picture at the address that its row "image" shows.
    if isinstance(value, str) and value in _PICTURE:
        expected = (
            "a title other than 'image' and 'title', which tooltips take for a picture"
        )
        yield _unexpected(value, way, expected)


def formula(value: Any, way: Way) -> Faults:
    """Read an expression of Vega's language; see `expression`."""
    if not isinstance(value, str) or len(value) > LONGEST:
        yield _unexpected(value, way, "an expression such as datum.months == 1")
        return
    for message, hint in expression.faults(value):
        yield Fault(way, message, hint)


def _unexpected(value: Any, way: Way, expected: str) -> Fault:
    """Report a value in whose place something else is expected."""
    where = "a specification"
    if way:
        where = f"'{_last(way)}'"
    message = f"{where} is to be {expected}, found '{_cut(value)}'"
    return Fault(way, message, f"write {expected}")


def _last(way: Way) -> str:
    """Return the name of the field at the end of a way."""
    for step in reversed(way):
        if isinstance(step, str):
            return step
    return "specification"


def _cut(value: object) -> str:
    """Return the beginning of a value, as much as fits into a message."""
    return str(value)[:40]


def each_of(names: str, reader: Reader) -> dict[str, Reader]:
    """Give several fields the same reader; their names are separated by spaces."""
    return dict.fromkeys(names.split(), reader)
