"""Turn plain data (dict, list, text) into typed records, such as facts, and find every fault.

Each value stays a text until the type of its field is known, so `no` is not taken for false, or
`012` for a number.
"""

import re
import types
from collections.abc import Mapping
from decimal import Decimal
from itertools import islice
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec

from policystory.errors import Problem
from policystory.reading.expected_and_found import plain_words
from policystory.reading.faults import (
    convert,
    faults_of,
    fields_of,
    is_struct,
    member_of,
)
from policystory.reading.file_limits import FAULTS, RECORDS
from policystory.reading.level import FieldPath, Step
from policystory.reading.parse_yaml import Document

T = TypeVar("T")

_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


Placed = tuple[T, FieldPath]
"""A record, with the path to it."""


def records(
    document: Document, type_: type[T], *field_path: Step
) -> tuple[list[Placed[T]], list[Problem]]:
    """Read a list of records, such as facts; return the sound records and all problems.

    `type_` is the type of a record. Each sound record comes with its path in the document.
    `field_path` is the path to the list, such as `"facts"`. A missing list gives no records and no
    problems.
    """
    rows = _at(document, field_path)
    # Whether the list may be missing is checked with the record that contains it.
    if rows is None:
        return [], []
    refusal = _refusal_of_list(rows)
    if refusal is not None:
        message, hint = refusal
        line = document.line(*field_path)
        return [], [Problem(document.path, line, message, hint)]
    good: list[Placed[T]] = []
    problems: list[Problem] = []
    for i in range(len(rows)):
        row_path = (*field_path, i)
        value, faults = record(document, type_, *row_path)
        problems += faults
        if value is not None:
            good.append((value, row_path))
    return good, problems


def _refusal_of_list(rows: Any) -> tuple[str, str] | None:
    """Return why a list of records is not read, and what to do; None if it is."""
    if not isinstance(rows, list):
        return "expected a list", "begin each record with '- id:'"
    if len(rows) > RECORDS:
        count = len(rows)
        message = f"this list has {count:,} records, at most {RECORDS:,} are read"
        return message, "divide it into several files"
    return None


def unread_ids(
    document: Document, read: set[FieldPath], *field_path: Step
) -> list[str | None]:
    """Return the ids of the unreadable records of a list, in the order of the list.

    A record without an id gives None. A list that cannot be read at all gives [None]; a missing
    list gives []. `field_path` is the path to the list in the document; `read` holds the paths to
    the records that could be read.
    """
    rows = _at(document, field_path)
    if rows is None:
        return []
    # A value that should be a list and is none counts as one record without an id.
    if _refusal_of_list(rows) is not None:
        return [None]
    ids: list[str | None] = []
    for i, row in enumerate(rows):
        row_path = (*field_path, i)
        if row_path not in read:
            ids.append(_id_of(row))
    return ids


def _id_of(row: Any) -> str | None:
    """Return the id of a record that could not be read, if it has one."""
    id_ = None
    if isinstance(row, dict):
        id_ = row.get("id")
    if isinstance(id_, str):
        return id_
    return None


def _at(document: Document, field_path: FieldPath) -> Any:
    """Return the value at a path; None if there is none."""
    here: Any = document.data
    for step in field_path:
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
    document: Document, type_: type[T], *field_path: Step
) -> tuple[T | None, list[Problem]]:
    """Read one record, such as a fact; return the record and the problems found.

    With any problem, the record is None. `type_` is a msgspec Struct that forbids unknown fields.
    `field_path` is the path to the record in the document, such as `"facts", 0`.
    """
    here = _at(document, field_path)
    try:
        return convert(here, type_), []
    except (msgspec.ValidationError, ValueError):
        pass
    # Only now is the record walked field by field, which is slow: commas of numbers are taken out,
    # and every fault is named, where msgspec stops at the first.
    here = _ungrouped(here, type_)
    try:
        return convert(here, type_), []
    except (msgspec.ValidationError, ValueError) as error:
        every_fault = faults_of(here, type_, field_path)
        faults = list(islice(every_fault, FAULTS))
        # The walk may not know every rule of msgspec, yet what msgspec refuses is a fault.
        if not faults:
            message = plain_words(str(error), here)
            faults = [(field_path, message, "compare with content/README.md")]
    problems: list[Problem] = []
    for fault_path, message, hint in faults:
        line = document.line(*fault_path)
        problems.append(Problem(document.path, line, message, hint))
    return None, problems


def _ungrouped(value: Any, type_: Any) -> Any:
    """Return a value without commas between thousands: "178,000" becomes "178000"."""
    if is_struct(type_):
        if isinstance(value, Mapping):
            return _ungrouped_fields(value, type_)
        return value
    if isinstance(value, str):
        is_grouped = _GROUPED.fullmatch(value) and _is_number(type_)
        if is_grouped:
            return value.replace(",", "")
        return value
    origin = get_origin(type_)
    arguments = get_args(type_)
    if origin in (Union, types.UnionType):
        member = member_of(value, arguments)
        if member is None:
            return value
        return _ungrouped(value, member)
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
    """Tell whether a field takes numbers and no text."""
    arguments = get_args(type_)
    if get_origin(type_) is Annotated:
        return _is_number(arguments[0])
    members = set(arguments) - {types.NoneType}
    if not members:
        return type_ in (int, Decimal)
    return all(_is_number(member) for member in members)


def read_untyped(value: Any) -> Any:
    """Convert texts to values in data without fixed types, such as a chart's specification.

    Texts that are JSON numbers, true, false or null become these values; other texts stay texts.

    >>> read_untyped({"height": "120", "grid": "false", "type": "bar"})
    {'height': 120, 'grid': False, 'type': 'bar'}
    """
    if isinstance(value, dict):
        return {key: read_untyped(part) for key, part in value.items()}
    if isinstance(value, list):
        return [read_untyped(element) for element in value]
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
    if is_scalar:
        return read
    return value
