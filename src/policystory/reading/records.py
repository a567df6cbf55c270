"""Plain values to typed records: every fault of a record is found, each with its line.

Scalars stay text until the *type of their field* reads them, so `no`, `012` and `12:30` mean what
they say.
"""

import re
import types
from collections.abc import Mapping
from decimal import Decimal
from itertools import islice
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec

from policystory.errors import Problem
from policystory.reading.bounds import FAULTS, RECORDS
from policystory.reading.document import Document, Step
from policystory.reading.faults import (
    Way,
    converted,
    faults_of,
    fields_of,
    is_struct,
    member_of,
)
from policystory.reading.messages import plain_words

T = TypeVar("T")

_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


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
        return converted(here, type_), []
    except (msgspec.ValidationError, ValueError):
        pass
    # Only now is the record walked field by field, which is slow: commas of numbers are taken out,
    # and every fault is named, where msgspec stops at the first.
    here = _ungrouped(here, type_)
    try:
        return converted(here, type_), []
    except (msgspec.ValidationError, ValueError) as error:
        faults = list(islice(faults_of(here, type_, way), FAULTS))
        # The walk may not know every rule of msgspec, yet what msgspec refuses is a fault.
        if not faults:
            message = plain_words(str(error), here)
            faults = [(way, message, "compare with content/README.md")]
    problems = [
        Problem(document.path, document.line(*fault_way), message, hint)
        for fault_way, message, hint in faults
    ]
    return None, problems


def _ungrouped(value: Any, type_: Any) -> Any:
    """Return a value whose numbers have no commas between thousands: "178,000" becomes "178000"."""
    if is_struct(type_):
        return _ungrouped_fields(value, type_) if isinstance(value, Mapping) else value
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (Union, types.UnionType) and not isinstance(value, str):
        member = member_of(value, arguments)
        return value if member is None else _ungrouped(value, member)
    if origin in (list, tuple) and isinstance(value, list):
        return [_ungrouped(element, arguments[0]) for element in value]
    grouped = isinstance(value, str) and _is_number(type_) and _GROUPED.fullmatch(value)
    return value.replace(",", "") if grouped else value


def _ungrouped_fields(
    value: Mapping[str, Any], type_: type[msgspec.Struct]
) -> dict[str, Any]:
    ungrouped = dict(value)
    for name, field in fields_of(type_).items():
        if name in value:
            ungrouped[name] = _ungrouped(value[name], field.type)
    return ungrouped


def _is_number(type_: Any) -> bool:
    """Tell whether a field takes a number, or a number or nothing, and no text."""
    if get_origin(type_) is Annotated:
        return _is_number(get_args(type_)[0])
    members = [member for member in get_args(type_) if member is not types.NoneType]
    if members:
        return all(_is_number(member) for member in members)
    return type_ in (int, Decimal)


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
