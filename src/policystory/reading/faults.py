"""Why a value is no record: every fault of it, each with the way to where it stands."""

import re
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin

import msgspec

from policystory.reading.document import Step
from policystory.reading.messages import nearest, plain_words, shown

T = TypeVar("T")

Way = tuple[Step, ...]
Fault = tuple[Way, str, str]
"""Where in the record something is wrong, what, and what to do."""

_REST_OF_A_NUMBER = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")


def faults_of(value: Any, type_: Any, way: Way) -> Iterator[Fault]:
    """Walk `value` beside `type_` and yield every fault with the way to it."""
    if is_struct(type_):
        yield from _struct_faults(value, type_, way)
        return
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (Union, types.UnionType):
        member = member_of(value, arguments)
        if member is not None:
            yield from faults_of(value, member, way)
            return
    elif origin in (list, tuple) and isinstance(value, list):
        for i, element in enumerate(value):
            yield from faults_of(element, arguments[0], (*way, i))
        return
    elif origin is dict and isinstance(value, Mapping):
        for name, part in value.items():
            yield from faults_of(name, arguments[0], (*way, name))
            yield from faults_of(part, arguments[1], (*way, name))
        return
    yield from _scalar_faults(value, type_, way)


def _scalar_faults(value: Any, type_: Any, way: Way) -> Iterator[Fault]:
    """Yield the fault of a value that is neither record nor list, if it has one."""
    try:
        read = converted(value, type_)
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
            yield from faults_of(value[name], field.type, (*way, name))
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
        converted(value, type_)
    except (msgspec.ValidationError, ValueError) as error:
        # A rule about one field begins its message with the name of the field.
        field, _, _ = str(error).partition(": ")
        if field in value:
            yield (*way, field), plain_words(str(error), value[field]), ""
        else:
            # A whole record is too long to be shown in a message.
            message, _, _ = plain_words(str(error), value).partition(", found {")
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
        if isinstance(value, Mapping) and is_struct(member):
            return member
        if isinstance(value, list) and get_origin(member) in (list, tuple):
            return member
    return None


@lru_cache(maxsize=64)
def fields_of(type_: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """Return the fields of a record type by the names that stand in the files."""
    return {field.encode_name: field for field in msgspec.structs.fields(type_)}
