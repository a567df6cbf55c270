"""Say in plain words where and why a text is not YAML.

The line of the mistake is named, such as the line of a bracket that is never closed. A parser names
the place where it stops, often a line later.
"""

import re
from typing import Any, NamedTuple

_TAB = re.compile(r"^ *\t", re.MULTILINE)
_IN_QUOTES = "put the whole text in quotation marks"
_STEPS = "two spaces for each step inwards; a record of a list begins with '- '"


class Slip(NamedTuple):
    """A mistake in a YAML text: its line (counted from 1), what is wrong, and what to do."""

    line: int
    message: str
    hint: str


def slip_of(error: Any, text: str) -> Slip:
    """Return where and why a text is not YAML.

    `error` is the parser's `yaml.MarkedYAMLError`, and `text` is the whole text.
    """
    where = error.problem_mark or error.context_mark
    at = where.line + 1 if where else 1
    tab = _TAB.search(text)
    line_of_tab = text.count("\n", 0, tab.start()) + 1 if tab else at + 1
    # A tab before the fault is its likeliest cause, and is named in its place.
    if line_of_tab <= at:
        hint = "step inwards with spaces, two for each step"
        return Slip(line_of_tab, "the line begins with a tab", hint)
    slip = _of_opening(error, text)
    if slip is None and where is not None:
        slip = _of_place(error, text, where.line, where.column)
    reason = error.problem or error.context
    hint = "check the indentation, colons and quotes here"
    return slip or Slip(at, str(reason), hint)


def _of_opening(error: Any, text: str) -> Slip | None:
    """Return the slip if a bracket or quotation mark is not closed, or a line has no colon."""
    begin = error.context_mark
    context, problem = error.context or "", error.problem or ""
    if begin is None:
        return None
    at = begin.line + 1
    sign = _line(text, begin.line)[begin.column : begin.column + 1]
    if "flow" in context and error.problem_mark.line == begin.line:
        hint = (
            "put commas between the fields, and a text with a comma in quotation marks"
        )
        return Slip(at, f"a comma or the end of '{sign}' is missing", hint)
    if "flow" in context:
        closing = {"{": "}", "[": "]"}.get(sign, "the other one")
        message = f"the bracket '{sign}' that opens here is not closed"
        return Slip(at, message, f"add '{closing}'")
    if "quoted scalar" in context and "end of stream" in problem:
        hint = "add it at the end; inside the text it is written twice"
        return Slip(at, "the quotation mark that opens here is not closed", hint)
    if "expected ':'" in problem:
        return Slip(at, "the line has no colon", "write 'field: value'")
    return None


def _of_place(error: Any, text: str, line: int, column: int) -> Slip | None:
    """Return the slip if the place where the parser stopped shows it. Counted from 0."""
    problem = error.problem or ""
    written = _line(text, line)
    if "mapping values" in problem:
        return _of_colon(text, line, column)
    if "cannot start any token" in problem:
        sign = written[column : column + 1]
        return Slip(line + 1, f"a text cannot begin with '{sign}'", _IN_QUOTES)
    if "did not find expected" not in problem and "<block end>" not in problem:
        return None
    if not written[:column].strip():
        return Slip(line + 1, "the line is indented like none before it", _STEPS)
    if written[column : column + 1] in ("]", "}"):
        message = f"the bracket '{written[column]}' closes nothing"
        return Slip(line + 1, message, "take it out, or open it")
    message = "the text goes on after its quotation mark"
    return Slip(line + 1, message, f"{_IN_QUOTES} of the other sort")


def _of_colon(text: str, line: int, column: int) -> Slip:
    """Return the slip of a colon that begins a field where none can begin."""
    before = _line(text, line)[:column]
    if ":" in before:
        message = "a colon with a space after it stands in a text"
        return Slip(line + 1, message, _IN_QUOTES)
    above = _line(text, line - 1) if line else ""
    field, _, value = above.strip().removeprefix("- ").partition(":")
    if field.replace("-", "").isalnum() and value[:1].strip():
        return Slip(line, "a colon has no space after it", "write 'field: value'")
    return Slip(line + 1, "the line is indented further than the field above", _STEPS)


def _line(text: str, number: int) -> str:
    """Return a line of a text, counted from 0; "" if it has no such line."""
    lines = text.split("\n")
    if number < len(lines):
        return lines[number]
    return ""
