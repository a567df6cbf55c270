"""The list or mapping that a parser is reading: its values so far, and the line of each."""

import re
from typing import Any

import msgspec

Step = str | int
FieldPath = tuple[Step, ...]
"""The path to a value in a file: names of fields and positions in lists, such as ("items", 0,
"stem")."""

_THREE_DIGITS = re.compile(r"[0-9]{3}(?:\.[0-9]+)?")
_GROUPS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})*")


class Lines(msgspec.Struct):
    """The line of a value, and the lines of the values inside it.

    `at`: the line, counted from 1. `below`: the lines of the inner values, by field name or
    position in a list.
    """

    at: int
    below: dict[Step, "Lines"]


class Level:
    """A list or mapping while the parser is inside it: its values so far, and the line of each.

    `line`: the line on which it begins, counted from 1. `values`: an empty list or dictionary, to
    be filled.
    """

    def __init__(self, line: int, values: Any) -> None:
        self.values = values
        self.lines = Lines(line, {})
        # In a mapping: whether a name was read, so that its value comes next.
        self.named = False
        # The name that was read last; None where it could not be taken.
        self.name: str | None = None
        self.name_line = line
        # The name of the text that was read last, and its end; None if it was a list or mapping.
        self.name_before = ""
        self.end: Any = None
        # The last digits that were joined to a number; they have no value of their own.
        self.rest = ""

    @property
    def awaits_name(self) -> bool:
        """Tell whether the next value to be read is the name of a field."""
        return isinstance(self.values, dict) and not self.named

    def goes_on_with(self, event: Any) -> bool:
        """Tell whether a supposed field name is the rest of a number, as in "178,000".

        In "{amount: 178,000}", YAML takes the comma for the end of a value and "000" for the next
        name. `event` is the parser's event for that name.
        """
        begin = event.start_mark
        is_close = self.end is not None and (begin.line, begin.index) == (
            self.end.line,
            self.end.index + 1,
        )
        if not is_close or not _THREE_DIGITS.fullmatch(event.value):
            return False
        return bool(_GROUPS.fullmatch(str(self.values.get(self.name_before, ""))))

    def join(self, rest: str) -> None:
        """Append the rest of a number, such as "000", to the number that was read before it.

        The parser will report a value for the supposed name "000"; this value is then left out.
        """
        number = self.values[self.name_before]
        self.values[self.name_before] = f"{number},{rest}"
        self.named = True
        self.name = None
        self.rest = rest

    def put(self, value: Any, lines: Lines) -> None:
        """Add a value, with its lines: at the end of a list, or under the last name."""
        below = self.lines.below
        if isinstance(self.values, list):
            below[len(self.values)] = lines
            self.values.append(value)
            return
        self.named = False
        self.end = None
        if self.rest and value:
            # It was a field after all, such as "000: 1"; whoever reads the record refuses it.
            self.name = self.rest
        self.rest = ""
        if self.name is not None:
            self.name_before = self.name
            # A field stands where it is named, even if its list begins on the next line.
            lines.at = self.name_line
            below[self.name] = lines
            self.values[self.name] = value
