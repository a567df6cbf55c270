"""YAML text to plain values: dict, list and text, with the line on which each stands.

Only the plain part of YAML is read. What makes one value stand for another (anchors, aliases, merge
keys) or gives it a type of its own (tags) is refused: nine short lines of aliases can stand for a
billion values, and a `!` that an author forgot to quote would be lost without a word.
"""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from policystory.errors import Problem
from policystory.reading.bounds import DEPTH, FILE_BYTES, NODES, SCALAR_SIGNS

Step = str | int

_TAB = re.compile(r"^ *\t", re.MULTILINE)
_HINT = "check the indentation, colons and quotes here"


class Lines(msgspec.Struct):
    """The line on which a value stands, and those of the values in it, by name or by place."""

    at: int
    below: dict[Step, "Lines"]


class Document(msgspec.Struct, frozen=True):
    """One file as plain values (dict, list, str), with the lines on which they stand."""

    path: str
    data: Any
    lines: Lines | None = None

    def line(self, *way: Step) -> int:
        """Return the line, counted from 1, of the value at `way`, or of the nearest one around it.

        `way` is such as ``3, "value", "amount"``. The line of a field is where it is named, even if
        its list begins on the next one.
        """
        if self.lines is None:
            return 1
        here = self.lines
        for step in way:
            below = here.below.get(step)
            if below is None:
                break
            here = below
        return here.at


class _RefusedError(Exception):
    """The text is not of the plain part of YAML, or too large: where, what, and what to do."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


class _Level:
    """A list or mapping that is being read: its values so far, their lines, and the field's name that came last."""

    def __init__(self, line: int, values: Any) -> None:
        self.values = values
        self.lines = Lines(line, {})
        self.named = False  # in a mapping: a name was read, and its value comes next
        self.name: str | None = None  # None where the name could not be taken
        self.name_line = line


def parse(text: str, path: str) -> tuple[Document, list[Problem]]:
    r"""Parse YAML `text`; `path` is only for messages. A file that cannot be parsed gives one problem and no data.

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
    take: dict[type, Callable[[Any], None]] = {
        yaml.ScalarEvent: builder.scalar,
        yaml.SequenceStartEvent: builder.begin_list,
        yaml.MappingStartEvent: builder.begin_mapping,
        yaml.SequenceEndEvent: builder.end,
        yaml.MappingEndEvent: builder.end,
        yaml.AliasEvent: builder.alias,
        yaml.DocumentStartEvent: builder.begin_document,
    }
    try:
        if len(text) > FILE_BYTES:
            _refuse(
                1,
                f"this file has more than {FILE_BYTES:,} signs",
                "divide it into several files",
            )
        # Events come one by one, so that nothing is built that is then found to be too large.
        for event in yaml.parse(text, Loader=loader):
            handler = take.get(type(event))
            if handler is not None:
                handler(event)
    except _RefusedError as refused:
        problem = Problem(path, refused.line, refused.message, refused.hint)
    except yaml.MarkedYAMLError as error:
        problem = _not_yaml(error, text, path)
    except yaml.reader.ReaderError:
        match = yaml.reader.Reader.NON_PRINTABLE.search(text)
        line = text.count("\n", 0, match.start()) + 1 if match else 1
        message = f"character {match[0] if match else ''!r} cannot stand in YAML"
        problem = Problem(path, line, message, "save the file as UTF-8 text")
    else:
        return Document(path, builder.data, builder.lines), builder.problems
    return Document(path, None), [problem]


def _not_yaml(error: Any, text: str, path: str) -> Problem:
    """Say where and why text is not YAML. A tab before it is the likeliest cause, and is named in its place."""
    line = error.problem_mark.line + 1 if error.problem_mark else 1
    tab = _TAB.search(text)
    if tab and text.count("\n", 0, tab.start()) < line:
        line = text.count("\n", 0, tab.start()) + 1
        message = "this is not YAML: the line begins with a tab"
        return Problem(
            path, line, message, "step inwards with spaces, two for each step"
        )
    return Problem(
        path, line, f"this is not YAML: {error.problem or error.context}", _HINT
    )


def _refuse(line: int, message: str, hint: str) -> None:
    raise _RefusedError(line, message, hint)


class _Builder:
    """Makes values of the parser's events, which come in the order of the text.

    It keeps the lists and mappings that are open in a list of its own and never calls itself, so
    that no depth of nesting can exhaust Python's stack.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.data: Any = None
        self.lines: Lines | None = None
        self.problems: list[Problem] = []
        self._open: list[_Level] = []
        self._nodes = 0
        self._documents = 0

    def begin_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            _refuse(
                _line(event),
                "this is not YAML: a second text begins here",
                "take the line '---' out",
            )

    def alias(self, event: Any) -> None:
        message = f"the alias '*{event.anchor}' is not read"
        _refuse(
            _line(event),
            message,
            "write out what it stands for, or put the text into quotes",
        )

    def scalar(self, event: Any) -> None:
        self._count(event)
        if len(event.value) > SCALAR_SIGNS:
            _refuse(
                _line(event),
                f"this value has more than {SCALAR_SIGNS:,} signs",
                "shorten it",
            )
        level = self._open[-1] if self._open else None
        if level is not None and isinstance(level.values, dict) and not level.named:
            self._name(level, event)
        else:
            self._put(event.value, Lines(_line(event), {}))

    def begin_list(self, event: Any) -> None:
        self._begin(event, [])

    def begin_mapping(self, event: Any) -> None:
        self._begin(event, {})

    def _begin(self, event: Any, values: Any) -> None:
        self._count(event)
        if len(self._open) >= DEPTH:
            _refuse(
                _line(event),
                f"more than {DEPTH} lists or fields stand within each other here",
                _HINT,
            )
        self._open.append(_Level(_line(event), values))

    def end(self, event: Any) -> None:  # noqa: ARG002 - every event is handed to its method
        level = self._open.pop()
        around = self._open[-1] if self._open else None
        if around is not None and isinstance(around.values, dict) and not around.named:
            message, hint = "the name of a field is a word", "write 'field: value'"
            self.problems.append(Problem(self.path, level.lines.at, message, hint))
            around.named, around.name = True, None
        else:
            self._put(level.values, level.lines)

    def _count(self, event: Any) -> None:
        """Count a value, and refuse what is not of the plain part of YAML."""
        self._nodes += 1
        if self._nodes > NODES:
            _refuse(
                _line(event),
                f"this file has more than {NODES:,} values",
                "divide it into several files",
            )
        if event.anchor is not None:
            message = f"the anchor '&{event.anchor}' is not read"
            _refuse(
                _line(event),
                message,
                "write the value out where it is needed, or put the text into quotes",
            )
        if event.tag is not None:
            _refuse(
                _line(event),
                f"the tag '{event.tag}' is not read",
                "a text that begins with '!' needs quotes",
            )

    def _name(self, level: _Level, event: Any) -> None:
        """Take the name of a field; a second one of the same name is a problem, and its value is passed over."""
        level.named, level.name, level.name_line = True, event.value, _line(event)
        if event.value == "<<":
            _refuse(
                level.name_line,
                "the merge key '<<' is not read",
                "write the fields out",
            )
        if event.value in level.values:
            message = f"field '{event.value}' stands twice"
            self.problems.append(
                Problem(self.path, level.name_line, message, "keep one of the two")
            )
            level.name = None

    def _put(self, value: Any, lines: Lines) -> None:
        """Put a value where it belongs: into the list or mapping that is open, or as the whole."""
        level = self._open[-1] if self._open else None
        if level is None:
            self.data, self.lines = value, lines
        elif isinstance(level.values, list):
            level.lines.below[len(level.values)] = lines
            level.values.append(value)
        else:
            level.named = False
            if level.name is not None:
                lines.at = level.name_line
                level.lines.below[level.name] = lines
                level.values[level.name] = value


def _line(event: Any) -> int:
    line: int = event.start_mark.line + 1
    return line
