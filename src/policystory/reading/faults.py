"""Find every fault of data that should be a record (fields with values, such as a fact)."""

import re
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin

import msgspec

from policystory.reading.expected_and_found import nearest, plain_words, quote_value
from policystory.reading.level import FieldPath

T = TypeVar("T")

Fault = tuple[FieldPath, str, str]
"""The path to the faulty value, what is wrong, and what to do."""
Fields = Mapping[str, msgspec.structs.FieldInfo]
"""The fields of a record type, by their names in the files."""


class _Part(NamedTuple):
    """A value inside another value, with the type that it must have."""

    # The step from the outer value to this one; empty if both are the same value.
    steps: FieldPath
    value: Any
    type_: Any


_REST_OF_A_NUMBER = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")


def faults_of(value: Any, type_: Any, field_path: FieldPath) -> Iterator[Fault]:
    """Yield the faults of a value that should be of a type, such as a type of record.

    All faulty fields are told. A record's own rules (such as "dates in order") are only checked if
    its fields have no fault.

    A fault is a path (such as ("facts", 0, "period")), what is wrong, and what to do ("" if
    unknown). `field_path` is the path to `value` in its file; the path of each fault begins with
    it.
    """
    if is_struct(type_):
        yield from _struct_faults(value, type_, field_path)
        return
    parts = _parts(value, type_)
    if parts is None:
        yield from _scalar_faults(value, type_, field_path)
        return
    for steps, part, type_of_part in parts:
        yield from faults_of(part, type_of_part, (*field_path, *steps))


def _parts(value: Any, type_: Any) -> list[_Part] | None:
    """Return the values inside a value; None if it must be read as a whole."""
    origin = get_origin(type_)
    arguments = get_args(type_)
    if origin in (Union, types.UnionType):
        member = member_of(value, arguments)
        if member is None:
            return None
        return [_Part((), value, member)]
    if origin in (list, tuple) and isinstance(value, list):
        type_of_element = arguments[0]
        return [_Part((i,), part, type_of_element) for i, part in enumerate(value)]
    if origin is not dict:
        return None
    if not isinstance(value, Mapping):
        return None
    type_of_name, type_of_part = arguments
    parts: list[_Part] = []
    for name, part in value.items():
        parts.append(_Part((name,), name, type_of_name))
        parts.append(_Part((name,), part, type_of_part))
    return parts


def _scalar_faults(value: Any, type_: Any, field_path: FieldPath) -> Iterator[Fault]:
    """Yield the fault of a value that is neither a record nor a list, if it has one."""
    try:
        read = convert(value, type_)
        if isinstance(read, Decimal):
            _refuse_infinite(read)
    except (msgspec.ValidationError, ValueError) as error:
        message = plain_words(str(error), value)
        last = field_path[-1] if field_path else None
        # The message has a line, so the element's place in its list need not be named.
        if isinstance(last, str):
            message = f"{last}: {message}"
        yield field_path, message, _choices(type_, value)


def _refuse_infinite(number: Decimal) -> None:
    """Raise ValueError for a number such as "NaN", which Decimal reads."""
    if not number.is_finite():
        raise ValueError("Expected a number")


def _choices(type_: Any, value: Any) -> str:
    """Return a hint that lists the values of an enumeration, after the nearest; "" for another."""
    for choice in (type_, *get_args(type_)):
        if isinstance(choice, type) and issubclass(choice, StrEnum):
            words = ", ".join(choice)
            near = nearest(str(value), choice)
            return (
                f"did you mean '{near}'? one of {words}" if near else f"one of {words}"
            )
    return ""


def _struct_faults(
    value: Any, type_: type[msgspec.Struct], field_path: FieldPath
) -> Iterator[Fault]:
    """Yield the faults of a record's fields, or else of the record as a whole."""
    if not isinstance(value, Mapping):
        message = f"expected fields with values, found {quote_value(value)}"
        yield field_path, message, "write 'field: value' lines"
        return
    is_sound = True
    for fault in _field_faults(value, fields_of(type_), field_path):
        is_sound = False
        yield fault
    # The rules of a record may rely on the types of its fields.
    if is_sound:
        yield from _rule_faults(value, type_, field_path)


def _field_faults(
    value: Mapping[str, Any], fields: Fields, field_path: FieldPath
) -> Iterator[Fault]:
    """Yield unknown fields, then the faults inside each field, then missing fields."""
    missing = _missing(value, fields)
    for name in value:
        if name in fields:
            continue
        meant = nearest(name, missing, cutoff=0.5)
        if meant:
            # A field that is there under a misspelt name is not reported as missing too.
            missing.remove(meant)
            hint = f"did you mean '{meant}'?"
        else:
            hint = _meant(name, value[name], fields)
        message = f"unknown field {_quoted(name)}"
        yield (*field_path, name), message, hint
    for name, field in fields.items():
        if name in value:
            path_to_field = (*field_path, name)
            yield from faults_of(value[name], field.type, path_to_field)
    for name in missing:
        message = f"field '{name}' is missing"
        yield field_path, message, f"add '{name}:' to this record"


def _missing(value: Mapping[str, Any], fields: Fields) -> list[str]:
    """Return the names of the required fields that a record lacks."""
    missing: list[str] = []
    for name, field in fields.items():
        if field.required and name not in value:
            missing.append(name)
    return missing


def _quoted(name: str) -> str:
    """Return a field's name in quotation marks, shortened if it is long."""
    is_plain = name.isprintable() and len(name) < 60
    if is_plain:
        return f"'{name}'"
    return quote_value(name)


def _meant(name: str, value: Any, fields: Fields) -> str:
    """Return a hint on which field was meant by an unknown one."""
    if value == "" and _REST_OF_A_NUMBER.fullmatch(name):
        comma = "between braces a comma ends a value"
        return f"{comma}: write 178000, or '178,000' in quotes"
    near = nearest(name, fields)
    if near:
        return f"did you mean '{near}'?"
    known = ", ".join(fields)
    return f"known fields: {known}"


def _rule_faults(
    value: Any, type_: type[msgspec.Struct], field_path: FieldPath
) -> Iterator[Fault]:
    """Yield the rule that a record breaks though each of its fields is right."""
    try:
        convert(value, type_)
    except (msgspec.ValidationError, ValueError) as error:
        broken_rule = str(error)
        # A rule about one field begins its message with the name of the field.
        field, _, _ = broken_rule.partition(": ")
        if field in value:
            message = plain_words(broken_rule, value[field])
            yield (*field_path, field), message, ""
        else:
            message = plain_words(broken_rule, value)
            # A whole record is too long to be shown in a message.
            message, _, _ = message.partition(", found {")
            yield field_path, message, ""


def convert(value: Any, type_: type[T]) -> T:
    """Return plain data (dict, list, text) as a value of a type: "12" becomes 12 for an int.

    ValueError or msgspec.ValidationError if the data does not fit the type.
    """
    return msgspec.convert(value, type_, strict=False)


def is_struct(type_: Any) -> bool:
    """Tell whether a type is a record type: a msgspec Struct, which has fields."""
    if not isinstance(type_, type):
        return False
    return issubclass(type_, msgspec.Struct)


def member_of(value: Any, members: tuple[Any, ...]) -> Any:
    """Choose the type of a union that fits a value: a record for a dict, a list type for a list.

    `members` are the types of the union. None if no type fits, or if the value is a text.
    """
    for member in members:
        is_list = get_origin(member) in (list, tuple)
        if isinstance(value, Mapping) and is_struct(member):
            return member
        if isinstance(value, list) and is_list:
            return member
    return None


@lru_cache(maxsize=64)
def fields_of(type_: type[msgspec.Struct]) -> Fields:
    """Return the fields of a record type by their names in the files, such as "retry-cost"."""
    return {field.encode_name: field for field in msgspec.structs.fields(type_)}
