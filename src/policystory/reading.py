"""YAML text to typed records, with positions: every fault of a file is found, each with its line.

Scalars stay text until the *type of their field* reads them, so `no`, `012` and `12:30` mean what they say.
"""

import difflib
import re
import types
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

import msgspec

from policystory.errors import Problem

if TYPE_CHECKING:
    from yaml.nodes import Node

T = TypeVar("T")

Step = str | int


class Document(msgspec.Struct, frozen=True):
    """One file as plain values (dict, list, str); where each stands is looked up in its YAML nodes when it is asked."""

    path: str
    data: Any
    root: Any = None

    def line(self, *way: Step) -> int:
        """Return the line, counted from 1, of the value at `way`, or of the nearest value that encloses it.

        `way` is such as ``3, "value", "amount"``. The line of a field is where it is named, even if its list begins on
        the next one.
        """
        node, line = self.root, self.root.start_mark.line + 1 if self.root is not None else 1
        for step in way if node is not None else ():
            found = _child(node, step)
            if found is None:
                break
            node, line = found
        return line


def _child(node: Any, step: Step) -> "tuple[Node, int] | None":
    """Return what stands one step below a node, and its line."""
    if isinstance(step, int):
        below = node.value if node.id == "sequence" else ()
        return (below[step], below[step].start_mark.line + 1) if step < len(below) else None
    pairs = node.value if node.id == "mapping" else ()
    return next(((value, key.start_mark.line + 1) for key, value in pairs if key.value == step), None)


def parse(text: str, path: str) -> tuple[Document, list[Problem]]:
    r"""Parse YAML `text`; `path` is only for messages. A file that cannot be parsed gives one problem and no data.

    >>> document, problems = parse("colour: no\nsize: 012", "a.yml")
    >>> document.data, document.line("size"), problems
    ({'colour': 'no', 'size': '012'}, 2, [])
    """
    # Imported here because a learner's lesson reads the compiled course and must not need YAML.
    import yaml  # noqa: PLC0415

    # The base loader gives every scalar as text, which is what we want, and wastes no time on guessing its type.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        message = f"this is not YAML: {error.problem or error.context}"
        return Document(path, None), [Problem(path, line, message, "check the indentation, colons and quotes here")]
    except yaml.reader.ReaderError:
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        message = f"character {found[0] if found else ''!r} cannot stand in YAML"
        return Document(path, None), [Problem(path, line, message, "save the file as UTF-8 text")]
    except RecursionError:
        return Document(path, None), [Problem(path, 1, "lists are nested too deeply", "write a list of records")]
    problems: list[Problem] = []
    try:
        data = _plain(root, problems, path) if root is not None else None
    except RecursionError:  # such as an alias (*name) inside what it stands for (&name)
        return Document(path, None), [Problem(path, 1, "a value contains itself, or is nested too deeply", "")]
    return Document(path, data, root), problems


def _plain(node: "Node", problems: list[Problem], path: str) -> Any:
    """Turn a YAML node into dict, list and str, and note every key that stands twice."""
    sort = getattr(node, "id", "")
    if sort == "scalar":
        return node.value
    if sort == "sequence":
        return [_plain(child, problems, path) for child in node.value]
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if key_node.id != "scalar":
            problems.append(Problem(path, line, "the name of a field is a word", "write 'field: value'"))
            continue
        key = key_node.value
        if key in found:
            problems.append(Problem(path, line, f"field '{key}' stands twice", "keep one of the two"))
            continue
        found[key] = _plain(value_node, problems, path)
    return found


def records(document: Document, type_: type[T], *way: Step) -> tuple[list[tuple[T, tuple[Step, ...]]], list[Problem]]:
    """Read a list of records of `type_` at `way`, each with the way to it. Faulty ones are left out and reported."""
    here: Any = document.data
    for step in way:
        # A field that was left out is empty: the record that it belongs to says whether it may be.
        here = here.get(step) if isinstance(here, dict) else here[step]
    if here is None:
        return [], []
    if not isinstance(here, list):
        return [], [Problem(document.path, document.line(*way), "expected a list", "begin each record with '- id:'")]
    good: list[tuple[T, tuple[Step, ...]]] = []
    problems: list[Problem] = []
    for i in range(len(here)):
        value, faults = record(document, type_, *way, i)
        problems += faults
        if value is not None:
            good.append((value, (*way, i)))
    return good, problems


def ids(document: Document, *way: Step) -> set[str]:
    """Return the ids of all records of a list, faulty or not."""
    here: Any = document.data
    for step in way:
        here = here.get(step) if isinstance(here, dict) else None
    found = (one.get("id") for one in here if isinstance(one, dict)) if isinstance(here, list) else ()
    return {id_ for id_ in found if isinstance(id_, str)}


def record(document: Document, type_: type[T], *way: Step) -> tuple[T | None, list[Problem]]:
    """Read one record of `type_` at `way`; None if it has any fault, all of which are reported.

    `type_` is a msgspec Struct that forbids unknown fields, as do the Structs inside it.
    """
    here: Any = document.data
    for step in way:
        here = here[step]
    try:
        return msgspec.convert(here, type_, strict=False), []
    except (msgspec.ValidationError, ValueError) as error:
        # Only now is the record walked field by field, which is slow: msgspec stops at the first fault, we name all.
        problems = [
            Problem(document.path, document.line(*fault_way), message, hint)
            for fault_way, message, hint in _faults(here, type_, way)
        ]
        whole = Problem(document.path, document.line(*way), str(error), "compare with content/README.md")
        return None, problems or [whole]


Fault = tuple[tuple[Step, ...], str, str]


def _faults(value: Any, type_: Any, way: tuple[Step, ...]) -> Iterator[Fault]:
    """Walk `value` beside `type_` and yield every fault with the way to it; msgspec alone would stop at the first."""
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        yield from _struct_faults(value, type_, way)
        return
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in (Union, types.UnionType):
        chosen = _member(value, arguments)
        if chosen is not None:
            yield from _faults(value, chosen, way)
            return
    elif origin in (list, tuple) and isinstance(value, list):
        for i, element in enumerate(value):
            yield from _faults(element, arguments[0], (*way, i))
        return
    try:
        read = msgspec.convert(value, type_, strict=False)
        if isinstance(read, Decimal) and not read.is_finite():
            raise ValueError("Expected a number")  # noqa: TRY301 - one sentence for all that is no number
    except (msgspec.ValidationError, ValueError) as error:
        field = f"{way[-1]}: " if way and isinstance(way[-1], str) else ""
        yield way, f"{field}{_plain_words(str(error), value)}", _choices(type_)


def _choices(type_: Any) -> str:
    """Return a hint that names the values of an enumeration, which may be left out or not."""
    for choice in (type_, *get_args(type_)):
        if isinstance(choice, type) and issubclass(choice, StrEnum):
            return f"one of {', '.join(choice)}"
    return ""


def _member(value: Any, members: tuple[Any, ...]) -> Any:
    """Choose the member of a union that a value's shape belongs to (a mapping, a list), or None when it is a scalar."""
    for member in members:
        if isinstance(value, Mapping) and isinstance(member, type) and issubclass(member, msgspec.Struct):
            return member
        if isinstance(value, list) and get_origin(member) in (list, tuple):
            return member
    return None


@lru_cache(maxsize=64)
def _fields(type_: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """Return the fields of a record type by the names that stand in the files."""
    return {field.encode_name: field for field in msgspec.structs.fields(type_)}


def _struct_faults(value: Any, type_: type[msgspec.Struct], way: tuple[Step, ...]) -> Iterator[Fault]:
    """Yield unknown fields, missing fields and the faults inside each field of a record."""
    if not isinstance(value, Mapping):
        yield way, f"expected fields with values, found {_shown(value)}", "write 'field: value' lines"
        return
    fields = _fields(type_)
    for name in value:
        if name not in fields:
            near = difflib.get_close_matches(name, fields, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"known fields: {', '.join(fields)}"
            yield (*way, name), f"unknown field '{name}'", hint
    for name, field in fields.items():
        if name in value:
            yield from _faults(value[name], field.type, (*way, name))
        elif field.required:
            yield way, f"field '{name}' is missing", f"add '{name}:' to this record"


def _shown(value: Any) -> str:
    """Show a value in a message, cut to a length that can be read."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _plain_words(message: str, value: Any) -> str:
    """Say what msgspec found in words for an editor: what was expected, what stands there."""
    message = re.sub(r", got `\w+`", "", message.split(" - at `$", maxsplit=1)[0]).replace(" | null", "")
    words = {
        "`int`": "a whole number",
        "`decimal`": "a number",
        "Invalid decimal string": "Expected a number",
        "`array`": "a list",
        "`object`": "fields with values",
        "`bool`": "true or false",
        "`str`": "text",
    }
    for technical, plain in words.items():
        message = message.replace(technical, plain)
    return f"{message[0].lower()}{message[1:]}, found {_shown(value)}" if "found" not in message else message


def untyped(value: Any) -> Any:
    """Read what stands in a field without a type, such as a chart's specification: what is a JSON scalar is that.

    >>> untyped({"height": "120", "grid": "false", "type": "bar"})
    {'height': 120, 'grid': False, 'type': 'bar'}
    """
    if isinstance(value, dict):
        return {key: untyped(one) for key, one in value.items()}
    if isinstance(value, list):
        return [untyped(one) for one in value]
    try:
        read = msgspec.json.decode(value)
    except (msgspec.DecodeError, TypeError):
        return value
    return read if read is None or isinstance(read, bool | int | float) else value


class Places:
    """Where each record of the content stands, so that any later check can name file and line.

    A course that was compiled has no places: its problems were found before, and checks say file "" and line 0.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[tuple[str, str], tuple[Document, tuple[Step, ...]]] = {}
        self._named: set[tuple[str, str]] = set()

    def add(self, type_: str, id_: str, document: Document, way: tuple[Step, ...]) -> Problem | None:
        """Note where the record of this type and id stands; a second one of the same id is a problem."""
        if (type_, id_) in self._known:
            first = self.problem(type_, id_, "id", message="")
            message = f"the id '{id_}' is taken: another {type_} has it at {first.path}:{first.line}"
            return Problem(
                document.path, document.line(*way, "id"), message, "ids are permanent; choose a new one here"
            )
        self._known[type_, id_] = (document, way)
        return None

    def add_named(self, type_: str, id_: str) -> None:
        """Note that a record of this id stands somewhere, even if it could not be read."""
        self._named.add((type_, id_))

    def lack(self, type_: str, id_: str, known: Collection[str]) -> bool:
        """Tell whether a name names nothing. What could not be read is reported once, and not wherever it is named."""
        return id_ not in known and (type_, id_) not in self._named

    def problem(self, type_: str, id_: str, *steps: Step, message: str, hint: str = "") -> Problem:
        """Return a problem with the field at `steps` of a record."""
        if (type_, id_) not in self._known:
            return Problem("", 0, f"{type_} '{id_}': {message}", hint)
        document, way = self._known[type_, id_]
        return Problem(document.path, document.line(*way, *steps), message, hint)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint with the nearest known name, or what to do when none is near."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"did you mean '{near[0]}'?" if near else "add it to the content first, or correct the name"
