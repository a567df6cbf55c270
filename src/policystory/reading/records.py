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
from policystory.reading.document import Document, Step, Way
from policystory.reading.faults import (
    converted,
    faults_of,
    fields_of,
    is_struct,
    member_of,
)
from policystory.reading.messages import plain_words

T = TypeVar("T")

_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


Placed = tuple[T, Way]
"""A record with the way to it."""


def records(
    document: Document, type_: type[T], *way: Step
) -> tuple[list[Placed[T]], list[Problem]]:
    """Read a list of records of `type_` at `way`, each with the way to it.

    Faulty ones are left out and reported.
    """
    rows = _at(document, way)
    # Whether a field may be left out is for the record that it belongs to.
    if rows is None:
        return [], []
    refusal = _refusal_of_list(rows)
    if refusal is not None:
        message, hint = refusal
        line = document.line(*way)
        return [], [Problem(document.path, line, message, hint)]
    good: list[Placed[T]] = []
    problems: list[Problem] = []
    for i in range(len(rows)):
        way_to_row = (*way, i)
        value, faults = record(document, type_, *way_to_row)
        problems += faults
        if value is not None:
            good.append((value, way_to_row))
    return good, problems


def _refusal_of_list(rows: Any) -> tuple[str, str] | None:
    """Say why the records of a list are not read at all, and what to do; None if they are."""
    if not isinstance(rows, list):
        return "expected a list", "begin each record with '- id:'"
    if len(rows) > RECORDS:
        count = len(rows)
        message = f"this list has {count:,} records, at most {RECORDS:,} are read"
        return message, "divide it into several files"
    return None


def left_out(document: Document, read: set[Way], *way: Step) -> list[str | None]:
    """Return the ids of the records of a list that could not be read; None for each without an id.

    Arguments: the file; the ways to the records that were read; the way to the list.
    """
    rows = _at(document, way)
    if rows is None:
        return []
    # What is no list counts as a record without an id: nobody knows what stands in it.
    if _refusal_of_list(rows) is not None:
        return [None]
    ids: list[str | None] = []
    for i, row in enumerate(rows):
        way_to_row = (*way, i)
        if way_to_row not in read:
            ids.append(_id_of(row))
    return ids


def _id_of(row: Any) -> str | None:
    """Return the id that stands in what could not be read as a record, if it has one."""
    id_ = row.get("id") if isinstance(row, dict) else None
    return id_ if isinstance(id_, str) else None


def _at(document: Document, way: Way) -> Any:
    """Return what stands at `way`, or None if nothing does."""
    here: Any = document.data
    for step in way:
        # A list has its elements by number, a mapping its values by name.
        is_number = isinstance(step, int)
        container: type[Any] = list if is_number else dict
        if not isinstance(here, container):
            return None
        try:
            here = here[step]
        except LookupError:
            return None
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
        every_fault = faults_of(here, type_, way)
        faults = list(islice(every_fault, FAULTS))
        # The walk may not know every rule of msgspec, yet what msgspec refuses is a fault.
        if not faults:
            message = plain_words(str(error), here)
            faults = [(way, message, "compare with content/README.md")]
    problems: list[Problem] = []
    for fault_way, message, hint in faults:
        line = document.line(*fault_way)
        problems.append(Problem(document.path, line, message, hint))
    return None, problems


def _ungrouped(value: Any, type_: Any) -> Any:
    """Return a value whose numbers have no commas between thousands: "178,000" becomes "178000"."""
    if is_struct(type_):
        return _ungrouped_fields(value, type_) if isinstance(value, Mapping) else value
    if isinstance(value, str):
        is_grouped = _GROUPED.fullmatch(value) and _is_number(type_)
        return value.replace(",", "") if is_grouped else value
    origin = get_origin(type_)
    arguments = get_args(type_)
    if origin in (Union, types.UnionType):
        member = member_of(value, arguments)
        return value if member is None else _ungrouped(value, member)
    if origin in (list, tuple) and isinstance(value, list):
        type_of_element = arguments[0]
        return [_ungrouped(element, type_of_element) for element in value]
    return value


def _ungrouped_fields(
    value: Mapping[str, Any], type_: type[msgspec.Struct]
) -> dict[str, Any]:
    ungrouped = dict(value)
    for name, field in fields_of(type_).items():
        if name in ungrouped:
            ungrouped[name] = _ungrouped(ungrouped[name], field.type)
    return ungrouped


def _is_number(type_: Any) -> bool:
    """Tell whether a field takes a number, or a number or nothing, and no text."""
    arguments = get_args(type_)
    if get_origin(type_) is Annotated:
        return _is_number(arguments[0])
    members = set(arguments) - {types.NoneType}
    if not members:
        return type_ in (int, Decimal)
    return all(_is_number(member) for member in members)


def untyped(value: Any) -> Any:
    """Read a field without a type, such as a chart's specification: JSON scalars become values.

    >>> untyped({"height": "120", "grid": "false", "type": "bar"})
    {'height': 120, 'grid': False, 'type': 'bar'}
    """
    if isinstance(value, dict):
        return {key: untyped(part) for key, part in value.items()}
    if isinstance(value, list):
        return [untyped(element) for element in value]
    if not isinstance(value, str):
        return value
    # Text that looks like a list stays text, so that no depth of it is ever decoded.
    if value.startswith(("[", "{", '"')):
        return value
    try:
        read = msgspec.json.decode(value)
    except msgspec.DecodeError:
        return value
    is_scalar = read is None or isinstance(read, bool | int | float)
    return read if is_scalar else value
