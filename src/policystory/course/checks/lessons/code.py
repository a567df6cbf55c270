"""Check the code cells of a notebook: what they call exists, and each cell runs alone.

A learner may run one cell and no other, and reads no Python. So each cell must be one line that
calls policystory. An author who wants other code, such as a chart of their own, imports another
library: from that cell on, only the calls of policystory are checked.
"""

import ast
import re
from collections.abc import Iterator

import msgspec

from policystory.course.checks.lessons.call_reader import CallReader, Meaning
from policystory.course.checks.lessons.calls import PACKAGE, Function, Names, Part
from policystory.course.checks.lessons.cells import CodeCell
from policystory.errors import Problem

_ONE_LINE = 'write it as: import policystory as ps; ps.lesson("01-name").card()'
_FOR_JUPYTER = ("%", "!", "?")
"""The first signs of lines that are for Jupyter and not for Python."""


class NotebookCode(msgspec.Struct, frozen=True):
    """What the code cells of a notebook show, and what is wrong with them.

    `quizzes`, `figures`: the names of the shown quizzes and figures, in order; `checks`: the
    numbers of the cells that show a check (a short quiz); `problems`: what is wrong.
    """

    quizzes: tuple[str, ...]
    figures: tuple[str, ...]
    checks: tuple[int, ...]
    problems: tuple[Problem, ...]


def read_code(cells: tuple[CodeCell, ...], names: Names, notebook: str) -> NotebookCode:
    """Check the code cells of a notebook, and return what they show and what is wrong.

    `names` are the names of lessons, figures, quizzes and so on that exist in the course.
    `notebook` is the id of the notebook's lesson.
    """
    earlier: dict[str, Meaning] = {}
    readers: list[CallReader] = []
    problems: list[Problem] = []
    has_own_code = False
    for cell in cells:
        if _is_for_jupyter(cell.source):
            has_own_code = True
            continue
        try:
            tree = ast.parse(cell.source)
            has_own_code = has_own_code or _imports_more(tree)
            reader = CallReader(cell, names, notebook, earlier, is_free=has_own_code)
            reader.read(tree)
        except (SyntaxError, ValueError, RecursionError) as error:
            line = getattr(error, "lineno", None) or 1
            problems.append(cell.problem(line, "this is no Python code", _ONE_LINE))
            continue
        problems += reader.problems
        if not has_own_code:
            problems += _form_problems(cell, tree, reader)
        earlier.update(reader.here)
        readers.append(reader)
    return _gathered(readers, problems)


def _gathered(readers: list[CallReader], problems: list[Problem]) -> NotebookCode:
    """Put together what the cells of a notebook do."""
    quizzes: list[str] = []
    figures: list[str] = []
    checks: list[int] = []
    for reader in readers:
        quizzes += reader.quizzes
        figures += reader.figures
        if reader.has_check:
            checks.append(reader.cell.cell)
    return NotebookCode(tuple(quizzes), tuple(figures), tuple(checks), tuple(problems))


def _is_for_jupyter(source: str) -> bool:
    """Tell whether a line of a cell is a command of Jupyter, such as %matplotlib."""
    lines = source.splitlines()
    return any(line.lstrip().startswith(_FOR_JUPYTER) for line in lines)


def _imports_more(tree: ast.Module) -> bool:
    """Tell whether a cell imports something else than policystory."""
    modules: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            modules.append(node.module or "")
    return any(module.partition(".")[0] != PACKAGE for module in modules)


def _form_problems(
    cell: CodeCell, tree: ast.Module, reader: CallReader
) -> Iterator[Problem]:
    """Yield a problem if a cell needs an earlier cell, or is not one line that shows something."""
    if reader.borrowed:
        name = reader.borrowed[0]
        message = (
            f"this cell runs only after another one, which says what '{name}' is; "
            "a learner may run it alone"
        )
        yield cell.problem(
            1, message, _standing_alone(cell, name, reader.earlier[name])
        )
    elif not _is_one_line(tree):
        message = "a lesson's cell is one line that calls policystory"
        yield cell.problem(1, message, _ONE_LINE)
    elif reader.shows_nothing and not reader.problems:
        hint = "say what is to be shown, such as .card(), with its parentheses"
        yield cell.problem(1, "this cell shows nothing", hint)


def _standing_alone(cell: CodeCell, name: str, meaning: Meaning) -> str:
    """Return the hint how to write a cell so that it needs no name of an earlier one."""
    code = cell.source.strip()
    if "\n" in code:
        return _ONE_LINE
    if isinstance(meaning, Function):
        return _ONE_LINE
    if isinstance(meaning, Part):
        opened = f'ps.{meaning.kind}("{meaning.id}")'
        # Only the whole name before a method, and not the end of a longer name.
        called = rf"\b{re.escape(name)}(?=\.)"
        code = re.sub(called, opened, code)
        name = "ps"
    return f"write: import {PACKAGE} as {name}; {code}"


def _is_one_line(tree: ast.Module) -> bool:
    """Tell whether code is an import of policystory and an expression, on one line."""
    if len(tree.body) != 2:
        return False
    first, last = tree.body
    if not isinstance(first, ast.Import | ast.ImportFrom):
        return False
    if not isinstance(last, ast.Expr):
        return False
    return first.lineno == last.end_lineno
