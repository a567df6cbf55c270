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
    # Whether a field may be left out is for the record that it belongs to.
    if rows is None:
        return [], []
    line = document.line(*way)
    if not isinstance(rows, list):
        hint = "begin each record with '- id:'"
        return [], [Problem(document.path, line, "expected a list", hint)]
    if len(rows) > RECORDS:
        message = f"this list has {len(rows):,} records, at most {RECORDS:,} are read"
        hint = "divide it into several files"
        return [], [Problem(document.path, line, message, hint)]
    good: list[tuple[T, Way]] = []
    problems: list[Problem] = []
    for i in range(len(rows)):
        value, faults = record(document, type_, *way, i)
        problems += faults
        if value is not None:
            good.append((value, (*way, i)))
    return good, problems


def left_out(document: Document, read: set[Way], *way: Step) -> list[str | None]:
    """Return the ids of the records of a list that could not be read; None for each without an id.

    Arguments: the file; the ways to the records that were read; the way to the list.
    """
    rows = _at(document, way)
    if rows is None:
        return []
    # What is no list counts as a record without an id: nobody knows what stands in it.
    if not isinstance(rows, list) or len(rows) > RECORDS:
        return [None]
    ids: list[str | None] = []
    for i, row in enumerate(rows):
        if (*way, i) not in read:
            id_ = row.get("id") if isinstance(row, dict) else None
            ids.append(id_ if isinstance(id_, str) else None)
    return ids


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
        # The walk may not know every rule of msgspec, yet what msgspec refuses is a fault.
        if not faults:
            message = plain_words(str(error), here)
            faults = [(way, message, "compare with content/README.md")]
    problems = [
        Problem(document.path, document.line(*fault_way), message, hint)
        for fault_way, message, hint in faults
    ]
    return None, problems


def _converted(value: Any, type_: type[T]) -> T:
    return msgspec.convert(value, type_, strict=False)


def _ungrouped(value: Any, type_: Any) -> Any:
    """Return a value whose numbers have no commas between thousands: "178,000" becomes "178000"."""
    if _is_struct(type_):
        return _ungrouped_fields(value, type_) if isinstance(value, Mapping) else value
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (Union, types.UnionType) and not isinstance(value, str):
        member = _member(value, arguments)
        return value if member is None else _ungrouped(value, member)
    if origin in (list, tuple) and isinstance(value, list):
        return [_ungrouped(element, arguments[0]) for element in value]
    grouped = isinstance(value, str) and _is_number(type_) and _GROUPED.fullmatch(value)
    return value.replace(",", "") if grouped else value


def _ungrouped_fields(
    value: Mapping[str, Any], type_: type[msgspec.Struct]
) -> dict[str, Any]:
    ungrouped = dict(value)
    for name, field in _fields(type_).items():
        if name in value:
            ungrouped[name] = _ungrouped(value[name], field.type)
    return ungrouped


def _is_struct(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, msgspec.Struct)


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
    if _is_struct(type_):
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
        if isinstance(read, Decimal):
            _refuse_infinite(read)
    except (msgspec.ValidationError, ValueError) as error:
        field = f"{way[-1]}: " if way and isinstance(way[-1], str) else ""
        yield way, f"{field}{plain_words(str(error), value)}", _choices(type_)


def _refuse_infinite(number: Decimal) -> None:
    """Refuse what Decimal reads and is no number, such as "NaN", as msgspec refuses any text."""
    if not number.is_finite():
        raise ValueError("Expected a number")


def _choices(type_: Any) -> str:
    """Return a hint that names the values of an enumeration, which may be left out or not."""
    for choice in (type_, *get_args(type_)):
        if isinstance(choice, type) and issubclass(choice, StrEnum):
            return f"one of {', '.join(choice)}"
    return ""


def _member(value: Any, members: tuple[Any, ...]) -> Any:
    """Return the member of a union that has the shape of a mapping or list; None for a scalar."""
    for member in members:
        if isinstance(value, Mapping) and _is_struct(member):
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
    """Yield what is wrong with the fields of a record, or else with the record as a whole."""
    if not isinstance(value, Mapping):
        message = f"expected fields with values, found {shown(value)}"
        yield way, message, "write 'field: value' lines"
        return
    is_sound = True
    for fault in _field_faults(value, _fields(type_), way):
        is_sound = False
        yield fault
    # The rules of a record may rely on the types of its fields.
    if is_sound:
        yield from _rule_faults(value, type_, way)


def _field_faults(
    value: Mapping[str, Any], fields: dict[str, msgspec.structs.FieldInfo], way: Way
) -> Iterator[Fault]:
    """Yield unknown fields, the faults inside each field, and missing fields, in this order."""
    missing = dict.fromkeys(name for name, field in fields.items() if field.required)
    for name in value:
        missing.pop(name, None)
    for name in value:
        if name in fields:
            continue
        meant = nearest(name, missing, cutoff=0.5)
        if meant:
            # A field that is there under a misspelt name is not reported as missing too.
            del missing[meant]
            hint = f"did you mean '{meant}'?"
        else:
            hint = _meant(name, value[name], fields)
        yield (*way, name), f"unknown field {_quoted(name)}", hint
    for name, field in fields.items():
        if name in value:
            yield from _faults(value[name], field.type, (*way, name))
    for name in missing:
        yield way, f"field '{name}' is missing", f"add '{name}:' to this record"


def _quoted(name: str) -> str:
    """Return the name of a field in quotation marks, cut like all values that are shown."""
    return f"'{name}'" if name.isprintable() and len(name) < 60 else shown(name)


def _meant(name: str, value: Any, fields: Mapping[str, Any]) -> str:
    """Return a hint on what an unknown field was meant to be."""
    if value == "" and _REST_OF_A_NUMBER.fullmatch(name):
        comma = "between braces a comma ends a value"
        return f"{comma}: write 178000, or '178,000' in quotes"
    near = nearest(name, fields)
    return f"did you mean '{near}'?" if near else f"known fields: {', '.join(fields)}"


def _rule_faults(value: Any, type_: type[msgspec.Struct], way: Way) -> Iterator[Fault]:
    """Yield the rule that a record breaks though each of its fields is sound."""
    try:
        _converted(value, type_)
    except (msgspec.ValidationError, ValueError) as error:
        # A rule about one field begins its message with the name of the field.
        field, _, _ = str(error).partition(": ")
        if field in value:
            yield (*way, field), plain_words(str(error), value[field]), ""
        else:
            # A whole record is too long to be shown in a message.
            message, _, _ = plain_words(str(error), value).partition(", found {")
            yield way, message, ""


def untyped(value: Any) -> Any:
    """Read a field without a type, such as a chart's specification: JSON scalars become values.

    >>> untyped({"height": "120", "grid": "false", "type": "bar"})
    {'height': 120, 'grid': False, 'type': 'bar'}
    """
    if isinstance(value, dict):
        return {key: untyped(part) for key, part in value.items()}
    if isinstance(value, list):
        return [untyped(element) for element in value]
    # Text that looks like a list stays text, so that no depth of it is ever decoded.
    if not isinstance(value, str) or value[:1] in ("[", "{", '"'):
        return value
    try:
        read = msgspec.json.decode(value)
    except msgspec.DecodeError:
        return value
    return read if read is None or isinstance(read, bool | int | float) else value
