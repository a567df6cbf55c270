"""Why a value is no record: every fault of it, each with the way to where it stands."""

import re
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar, Union, get_args, get_origin

import msgspec

from policystory.reading.document import Way
from policystory.reading.messages import nearest, plain_words, shown

T = TypeVar("T")

Fault = tuple[Way, str, str]
"""Where in the record something is wrong, what, and what to do."""
Fields = Mapping[str, msgspec.structs.FieldInfo]
"""The fields of a record type by the names that stand in the files."""


class _Part(NamedTuple):
    """A value inside a value, with the type that it must have."""

    # The step to it, or none where it is the value itself.
    steps: Way
    value: Any
    type_: Any


_REST_OF_A_NUMBER = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")


def faults_of(value: Any, type_: Any, way: Way) -> Iterator[Fault]:
    """Walk `value` beside `type_` and yield every fault with the way to it."""
    if is_struct(type_):
        yield from _struct_faults(value, type_, way)
        return
    parts = _parts(value, type_)
    if parts is None:
        yield from _scalar_faults(value, type_, way)
        return
    for steps, part, type_of_part in parts:
        yield from faults_of(part, type_of_part, (*way, *steps))


def _parts(value: Any, type_: Any) -> list[_Part] | None:
    """Return what of a value is to be walked further; None if it is to be read as a whole."""
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
    if origin is not dict or not isinstance(value, Mapping):
        return None
    type_of_name, type_of_part = arguments
    parts: list[_Part] = []
    for name, part in value.items():
        parts.append(_Part((name,), name, type_of_name))
        parts.append(_Part((name,), part, type_of_part))
    return parts


def _scalar_faults(value: Any, type_: Any, way: Way) -> Iterator[Fault]:
    """Yield the fault of a value that is neither record nor list, if it has one."""
    try:
        read = converted(value, type_)
        if isinstance(read, Decimal):
            _refuse_infinite(read)
    except (msgspec.ValidationError, ValueError) as error:
        message = plain_words(str(error), value)
        last = way[-1] if way else None
        # The place of an element in its list is told by its line.
        if isinstance(last, str):
            message = f"{last}: {message}"
        yield way, message, _choices(type_)


def _refuse_infinite(number: Decimal) -> None:
    """Refuse what Decimal reads and is no number, such as "NaN", as msgspec refuses any text."""
    if not number.is_finite():
        raise ValueError("Expected a number")


def _choices(type_: Any) -> str:
    """Return a hint that names the values of an enumeration, which may be left out or not."""
    for choice in (type_, *get_args(type_)):
        if isinstance(choice, type) and issubclass(choice, StrEnum):
            words = ", ".join(choice)
            return f"one of {words}"
    return ""


def _struct_faults(
    value: Any, type_: type[msgspec.Struct], way: Way
) -> Iterator[Fault]:
    """Yield what is wrong with the fields of a record, or else with the record as a whole."""
    if not isinstance(value, Mapping):
        message = f"expected fields with values, found {shown(value)}"
        yield way, message, "write 'field: value' lines"
        return
    is_sound = True
    for fault in _field_faults(value, fields_of(type_), way):
        is_sound = False
        yield fault
    # The rules of a record may rely on the types of its fields.
    if is_sound:
        yield from _rule_faults(value, type_, way)


def _field_faults(
    value: Mapping[str, Any], fields: Fields, way: Way
) -> Iterator[Fault]:
    """Yield unknown fields, the faults inside each field, and missing fields, in this order."""
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
        yield (*way, name), message, hint
    for name, field in fields.items():
        if name in value:
            way_to_field = (*way, name)
            yield from faults_of(value[name], field.type, way_to_field)
    for name in missing:
        message = f"field '{name}' is missing"
        yield way, message, f"add '{name}:' to this record"


def _missing(value: Mapping[str, Any], fields: Fields) -> list[str]:
    """Return the names of the required fields that a record lacks."""
    missing: list[str] = []
    for name, field in fields.items():
        if field.required and name not in value:
            missing.append(name)
    return missing


def _quoted(name: str) -> str:
    """Return the name of a field in quotation marks, cut like all values that are shown."""
    is_plain = name.isprintable() and len(name) < 60
    return f"'{name}'" if is_plain else shown(name)


def _meant(name: str, value: Any, fields: Fields) -> str:
    """Return a hint on what an unknown field was meant to be."""
    if value == "" and _REST_OF_A_NUMBER.fullmatch(name):
        comma = "between braces a comma ends a value"
        return f"{comma}: write 178000, or '178,000' in quotes"
    near = nearest(name, fields)
    if near:
        return f"did you mean '{near}'?"
    known = ", ".join(fields)
    return f"known fields: {known}"


def _rule_faults(value: Any, type_: type[msgspec.Struct], way: Way) -> Iterator[Fault]:
    """Yield the rule that a record breaks though each of its fields is sound."""
    try:
        converted(value, type_)
    except (msgspec.ValidationError, ValueError) as error:
        broken_rule = str(error)
        # A rule about one field begins its message with the name of the field.
        field, _, _ = broken_rule.partition(": ")
        if field in value:
            message = plain_words(broken_rule, value[field])
            yield (*way, field), message, ""
        else:
            message = plain_words(broken_rule, value)
            # A whole record is too long to be shown in a message.
            message, _, _ = message.partition(", found {")
            yield way, message, ""


def converted(value: Any, type_: type[T]) -> T:
    """Return a plain value as one of a type; ValueError (msgspec has its own) if it is none."""
    return msgspec.convert(value, type_, strict=False)


def is_struct(type_: Any) -> bool:
    """Tell whether a type is that of a record, with fields."""
    return isinstance(type_, type) and issubclass(type_, msgspec.Struct)


def member_of(value: Any, members: tuple[Any, ...]) -> Any:
    """Return the member of a union that has the shape of a mapping or list; None for a scalar."""
    for member in members:
        is_list = get_origin(member) in (list, tuple)
        if isinstance(value, Mapping) and is_struct(member):
            return member
        if isinstance(value, list) and is_list:
            return member
    return None


@lru_cache(maxsize=64)
def fields_of(type_: type[msgspec.Struct]) -> Fields:
    """Return the fields of a record type by the names that stand in the files."""
    return {field.encode_name: field for field in msgspec.structs.fields(type_)}
