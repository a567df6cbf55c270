"""Parse YAML text into plain values (dict, list and str), each with its line.

Only plain YAML is accepted: anchors, aliases, merge keys and tags are refused.
"""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from policystory.errors import Problem
from policystory.reading.file_limits import DEPTH, FILE_BYTES, NODES, SCALAR_SIGNS
from policystory.reading.level import Level, Lines, Step
from policystory.reading.yaml_faults import slip_of

_HINT = "check the indentation, colons and quotes here"
_DIVIDE = "divide it into several files"


class Document(msgspec.Struct, frozen=True):
    """One YAML file as plain values (dict, list and str), each with its line.

    `path`: the file's name for messages. `data`: the values; None if the file is empty or not YAML.
    """

    path: str
    data: Any
    lines: Lines | None = None

    def line(self, *field_path: Step) -> int:
        """Return the line, counted from 1, of the value at a path such as `"items", 0, "stem"`.

        For a field, that is the line with the field's name. If there is no such value, the line of
        the nearest value around it is returned.
        """
        if self.lines is None:
            return 1
        here = self.lines
        for step in field_path:
            below = here.below.get(step)
            if below is None:
                break
            here = below
        return here.at


class _RefusedError(Exception):
    """The text is too large, or is YAML of a sort that is not accepted: line, message and hint."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.hint = hint


def parse(text: str, path: str) -> tuple[Document, list[Problem]]:
    r"""Parse YAML text; return the document and the problems found.

    `path` is the file's name for messages. If the text cannot be parsed, there is one problem, and
    the document's data is None.

    >>> document, problems = parse("colour: no\nsize: 012", "a.yml")
    >>> document.data, document.line("size"), problems
    ({'colour': 'no', 'size': '012'}, 2, [])
    """
    # Imported here because a learner's lesson reads the compiled course and must not need YAML.
    import yaml  # noqa: PLC0415

    # The C parser does the same as the one in Python, eight times as fast; not every installation
    # has it.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    builder = _Builder(path)
    handlers: dict[type, Callable[[Any], None]] = {
        yaml.ScalarEvent: builder.scalar,
        yaml.SequenceStartEvent: builder.begin_list,
        yaml.MappingStartEvent: builder.begin_mapping,
        yaml.SequenceEndEvent: builder.end,
        yaml.MappingEndEvent: builder.end,
        yaml.AliasEvent: builder.alias,
        yaml.DocumentStartEvent: builder.begin_document,
    }
    nothing = Document(path, None)
    if len(text) > FILE_BYTES:
        message = f"this file has more than {FILE_BYTES:,} signs"
        return nothing, [Problem(path, 1, message, _DIVIDE)]
    try:
        # Events come one by one, so that nothing is built that is then found to be too large.
        for event in yaml.parse(text, Loader=loader):
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)
    except _RefusedError as refused:
        problem = Problem(path, refused.line, refused.message, refused.hint)
    except yaml.MarkedYAMLError as error:
        slip = slip_of(error, text)
        message = f"this is not YAML: {slip.message}"
        problem = Problem(path, slip.line, message, slip.hint)
    except yaml.reader.ReaderError:
        unreadable = yaml.reader.Reader.NON_PRINTABLE.search(text)
        problem = _not_printable(unreadable, path)
    else:
        return Document(path, builder.data, builder.lines), builder.problems
    return nothing, [problem]


def _not_printable(unreadable: re.Match[str] | None, path: str) -> Problem:
    """Say which character is not allowed in YAML, and where."""
    line = _line_of(unreadable) if unreadable else 1
    sign = unreadable[0] if unreadable else ""
    message = f"character {sign!r} cannot stand in YAML"
    return Problem(path, line, message, "save the file as UTF-8 text")


def _line_of(match: re.Match[str]) -> int:
    """Return the line, counted from 1, on which a match begins."""
    before = match.string[: match.start()]
    return before.count("\n") + 1


def _refuse(event: Any, message: str, hint: str) -> None:
    raise _RefusedError(_line(event), message, hint)


class _Builder:
    """Builds values from the parser's events, which come in the order of the text.

    It keeps the unfinished lists and mappings in a list and does not recurse, so that deep nesting
    cannot exhaust Python's stack.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.data: Any = None
        self.lines: Lines | None = None
        self.problems: list[Problem] = []
        self._open: list[Level] = []
        self._nodes = 0
        self._documents = 0

    def begin_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            message = "this is not YAML: a second text begins here"
            _refuse(event, message, "take the line '---' out")

    def alias(self, event: Any) -> None:
        message = f"the alias '*{event.anchor}' is not read"
        hint = "write out what it stands for, or put the text into quotes"
        _refuse(event, message, hint)

    def scalar(self, event: Any) -> None:
        self._count(event)
        if len(event.value) > SCALAR_SIGNS:
            message = f"this value has more than {SCALAR_SIGNS:,} signs"
            _refuse(event, message, "shorten it")
        level = self._innermost
        if level is not None and level.awaits_name:
            self._name(level, event)
            return
        lines = Lines(_line(event), {})
        self._put(event.value, lines)
        if level is not None:
            level.end = event.end_mark

    def begin_list(self, event: Any) -> None:
        self._begin(event, [])

    def begin_mapping(self, event: Any) -> None:
        self._begin(event, {})

    def _begin(self, event: Any, values: Any) -> None:
        self._count(event)
        if len(self._open) >= DEPTH:
            message = f"more than {DEPTH} lists or fields stand within each other here"
            _refuse(event, message, _HINT)
        level = Level(_line(event), values)
        self._open.append(level)

    def end(self, event: Any) -> None:  # noqa: ARG002 - every event is handed to its method
        level = self._open.pop()
        around = self._innermost
        if around is None or not around.awaits_name:
            self._put(level.values, level.lines)
            return
        message = "the name of a field is a word"
        self._report(level.lines.at, message, "write 'field: value'")
        around.named = True
        around.name = None

    @property
    def _innermost(self) -> Level | None:
        """Return the unfinished list or mapping that was opened last; None at the top."""
        if self._open:
            return self._open[-1]
        return None

    def _report(self, line: int, message: str, hint: str) -> None:
        problem = Problem(self.path, line, message, hint)
        self.problems.append(problem)

    def _count(self, event: Any) -> None:
        """Count a value; refuse too many, and what is not plain YAML."""
        self._nodes += 1
        if self._nodes > NODES:
            message = f"this file has more than {NODES:,} values"
            _refuse(event, message, _DIVIDE)
        if event.anchor is not None:
            message = f"the anchor '&{event.anchor}' is not read"
            hint = "write the value out where it is needed, or put the text into quotes"
            _refuse(event, message, hint)
        if event.tag is not None:
            message = f"the tag '{event.tag}' is not read"
            hint = "a text that begins with '!' needs quotes"
            _refuse(event, message, hint)

    def _name(self, level: Level, event: Any) -> None:
        """Store the name of a field."""
        name = event.value
        line = _line(event)
        if level.goes_on_with(event):
            level.join(name)
            return
        if name == "<<":
            message = "the merge key '<<' is not read"
            _refuse(event, message, "write the fields out")
        level.named = True
        level.name = name
        level.name_line = line
        if name in level.values:
            message = f"field '{name}' stands twice"
            self._report(line, message, "keep one of the two")
            # The first value stands, and that of the second name is passed over.
            level.name = None

    def _put(self, value: Any, lines: Lines) -> None:
        """Put a value into the innermost list or mapping, or make it the whole document."""
        level = self._innermost
        if level is None:
            self.data = value
            self.lines = lines
        else:
            level.put(value, lines)


def _line(event: Any) -> int:
    line: int = event.start_mark.line + 1
    return line
