"""Plain values to typed records: every fault of a record is found, each with its line.

Scalars stay text until the *type of their field* reads them, so `no`, `012` and `12:30` mean what
they say.
"""

import re
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec

from policystory.errors import Problem
from policystory.reading.bounds import FAULTS, RECORDS
from policystory.reading.document import Document, Step
from policystory.reading.messages import nearest, plain_words, shown

T = TypeVar("T")

Way = tuple[Step, ...]
Fault = tuple[Way, str, str]
"""Where in the record something is wrong, what, and what to do."""

_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_REST_OF_A_NUMBER = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")


def records(
    document: Document, type_: type[T], *way: Step
) -> tuple[list[tuple[T, Way]], list[Problem]]:
    """Read a list of records of `type_` at `way`, each with the way to it.

    Faulty ones are left out and reported.
    """
    rows = _at(document, way)
    if (
        rows is None
    ):  # a field that was left out: the record that it belongs to says whether it may be
        return [], []
    line = document.line(*way)
    if not isinstance(rows, list):
        hint = "begin each record with '- id:'"
        return [], [Problem(document.path, line, "expected a list", hint)]
    if len(rows) > RECORDS:
        message = f"this list has {len(rows):,} records, at most {RECORDS:,} are read"
        return [], [
            Problem(document.path, line, message, "divide it into several files")
        ]
    good: list[tuple[T, Way]] = []
    problems: list[Problem] = []
    for i in range(len(rows)):
        value, faults = record(document, type_, *way, i)
        problems += faults
        if value is not None:
            good.append((value, (*way, i)))
    return good, problems


def left_out(document: Document, read: set[Way], *way: Step) -> list[str | None]:
    """Return the ids of the records of a list that are not among those `read`; None for each without an id.

    What is no list is one record without an id: nobody knows what stands in it.
    """
    rows = _at(document, way)
    if rows is None:
        return []
    if not isinstance(rows, list) or len(rows) > RECORDS:
        return [None]
    faulty = [row for i, row in enumerate(rows) if (*way, i) not in read]
    ids = [row.get("id") if isinstance(row, dict) else None for row in faulty]
    return [id_ if isinstance(id_, str) else None for id_ in ids]


def _at(document: Document, way: Way) -> Any:
    """Return what stands at `way`, or None if nothing does."""
    here: Any = document.data
    for step in way:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
        else:
            here = here.get(step) if isinstance(here, dict) else None
    return here


def record(
    document: Document, type_: type[T], *way: Step
) -> tuple[T | None, list[Problem]]:
    """Read one record of `type_` at `way`; None if it has any fault, all of which are reported.

    `type_` is a msgspec Struct that forbids unknown fields, as do the Structs inside it.
    """
    here = _at(document, way)
    try:
        return _converted(here, type_), []
    except (msgspec.ValidationError, ValueError):
        pass
    # Only now is the record walked field by field, which is slow: commas of numbers are taken out,
    # and every fault is named, where msgspec stops at the first.
    here = _ungrouped(here, type_)
    try:
        return _converted(here, type_), []
    except (msgspec.ValidationError, ValueError) as error:
        faults = list(islice(_faults(here, type_, way), FAULTS))
        # No walk is sure to know every rule of msgspec: what it refuses is never passed.
        faults = faults or [
            (way, plain_words(str(error), here), "compare with content/README.md")
        ]
    return None, [
        Problem(document.path, document.line(*fault_way), message, hint)
        for fault_way, message, hint in faults
    ]


def _converted(value: Any, type_: type[T]) -> T:
    return msgspec.convert(value, type_, strict=False)


def _ungrouped(value: Any, type_: Any) -> Any:
    """Return a value whose numbers have no commas between thousands: an author's "178,000" is clear."""
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        if not isinstance(value, Mapping):
            return value
        fields = _fields(type_)
        return {
            name: _ungrouped(part, fields[name].type) if name in fields else part
            for name, part in value.items()
        }
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (Union, types.UnionType) and not isinstance(value, str):
        member = _member(value, arguments)
        return value if member is None else _ungrouped(value, member)
    if origin in (list, tuple) and isinstance(value, list):
        return [_ungrouped(element, arguments[0]) for element in value]
    grouped = isinstance(value, str) and _is_number(type_) and _GROUPED.fullmatch(value)
    return value.replace(",", "") if grouped else value


def _is_number(type_: Any) -> bool:
    """Tell whether a field takes a number, or a number or nothing, and no text."""
    if get_origin(type_) is Annotated:
        return _is_number(get_args(type_)[0])
    members = [member for member in get_args(type_) if member is not types.NoneType]
    if members:
        return all(_is_number(member) for member in members)
    return type_ in (int, Decimal)


def _faults(value: Any, type_: Any, way: Way) -> Iterator[Fault]:
    """Walk `value` beside `type_` and yield every fault with the way to it."""
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        yield from _struct_faults(value, type_, way)
        return
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (Union, types.UnionType):
        member = _member(value, arguments)
        if member is not None:
            yield from _faults(value, member, way)
            return
    elif origin in (list, tuple) and isinstance(value, list):
        for i, element in enumerate(value):
            yield from _faults(element, arguments[0], (*way, i))
        return
    elif origin is dict and isinstance(value, Mapping):
        for name, part in value.items():
            yield from _faults(name, arguments[0], (*way, name))
            yield from _faults(part, arguments[1], (*way, name))
        return
    yield from _scalar_faults(value, type_, way)


def _scalar_faults(value: Any, type_: Any, way: Way) -> Iterator[Fault]:
    """Yield the fault of a value that is neither record nor list, if it has one."""
    try:
        read = _converted(value, type_)
        if isinstance(read, Decimal) and not read.is_finite():
            raise ValueError("Expected a number")  # noqa: TRY301 - one sentence for all that is no number
    except (msgspec.ValidationError, ValueError) as error:
        field = f"{way[-1]}: " if way and isinstance(way[-1], str) else ""
        yield way, f"{field}{plain_words(str(error), value)}", _choices(type_)


def _choices(type_: Any) -> str:
    """Return a hint that names the values of an enumeration, which may be left out or not."""
    for choice in (type_, *get_args(type_)):
        if isinstance(choice, type) and issubclass(choice, StrEnum):
            return f"one of {', '.join(choice)}"
    return ""


def _member(value: Any, members: tuple[Any, ...]) -> Any:
    """Choose the member of a union that a value's shape belongs to (a mapping, a list), or None when it is a scalar."""
    for member in members:
        if (
            isinstance(value, Mapping)
            and isinstance(member, type)
            and issubclass(member, msgspec.Struct)
        ):
            return member
        if isinstance(value, list) and get_origin(member) in (list, tuple):
            return member
    return None


@lru_cache(maxsize=64)
def _fields(type_: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """Return the fields of a record type by the names that stand in the files."""
    return {field.encode_name: field for field in msgspec.structs.fields(type_)}


def _struct_faults(
    value: Any, type_: type[msgspec.Struct], way: Way
) -> Iterator[Fault]:
    """Yield unknown fields, missing fields and the faults inside each field of a record; else those of its rules."""
    if not isinstance(value, Mapping):
        yield (
            way,
            f"expected fields with values, found {shown(value)}",
            "write 'field: value' lines",
        )
        return
    fields = _fields(type_)
    missing = [
        name for name, field in fields.items() if field.required and name not in value
    ]
    unknown = [name for name in value if name not in fields]
    sound = not missing and not unknown
    for name in unknown:
        # Where the misspelt name of a field is found, it is not said that the field is missing.
        meant = nearest(name, missing, cutoff=0.5)
        missing = [lacked for lacked in missing if lacked != meant]
        hint = (
            f"did you mean '{meant}'?" if meant else _meant(name, value[name], fields)
        )
        yield (*way, name), f"unknown field {_quoted(name)}", hint
    for name in (name for name in fields if name in value):
        for fault in _faults(value[name], fields[name].type, (*way, name)):
            sound = False
            yield fault
    for name in missing:
        yield way, f"field '{name}' is missing", f"add '{name}:' to this record"
    if sound:
        yield from _rule_faults(value, type_, way)


def _quoted(name: str) -> str:
    """Return the name of a field in quotation marks, cut like all values that are shown."""
    return f"'{name}'" if name.isprintable() and len(name) < 60 else shown(name)


def _meant(name: str, value: Any, fields: Mapping[str, Any]) -> str:
    """Return a hint on what an unknown field was meant to be."""
    if value == "" and _REST_OF_A_NUMBER.fullmatch(name):
        return (
            "between braces a comma ends a value: write 178000, or '178,000' in quotes"
        )
    near = nearest(name, fields)
    return f"did you mean '{near}'?" if near else f"known fields: {', '.join(fields)}"


def _rule_faults(value: Any, type_: type[msgspec.Struct], way: Way) -> Iterator[Fault]:
    """Yield the rule that a record breaks though its fields are sound each; a message may begin with its field."""
    try:
        _converted(value, type_)
    except (msgspec.ValidationError, ValueError) as error:
        field = str(error).partition(": ")[0]
        if field in value:
            yield (*way, field), plain_words(str(error), value[field]), ""
        else:
            yield way, plain_words(str(error), value).partition(", found {")[0], ""


def untyped(value: Any) -> Any:
    """Read what stands in a field without a type, such as a chart's specification: what is a JSON scalar is that.

    >>> untyped({"height": "120", "grid": "false", "type": "bar"})
    {'height': 120, 'grid': False, 'type': 'bar'}
    """
    if isinstance(value, dict):
        return {key: untyped(part) for key, part in value.items()}
    if isinstance(value, list):
        return [untyped(element) for element in value]
    if not isinstance(value, str) or value[:1] in ("[", "{", '"'):
        return value  # text that looks like a list is text, however deep
    try:
        read = msgspec.json.decode(value)
    except msgspec.DecodeError:
        return value
    return read if read is None or isinstance(read, bool | int | float) else value
