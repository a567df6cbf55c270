"""Read what one code cell calls of policystory, and find calls that cannot work."""

import ast
from collections.abc import Collection

from policystory.course.checks.lessons.calls import (
    CALLS,
    PACKAGE,
    Argument,
    Function,
    Names,
    Part,
    quiz_shown,
)
from policystory.course.checks.lessons.cells import CodeCell
from policystory.course.names import shorten
from policystory.errors import Problem
from policystory.reading import did_you_mean

Meaning = str | Function | Part
"""What a name stands for: the package (its name), one of its functions, or a lesson or module."""


class CallReader:
    """Reads one code cell.

    `here` says what the names stand for that the cell makes, as far as they are of policystory, and
    `borrowed` lists names that it takes from `earlier`, those of earlier cells. `quizzes` and
    `figures` are what the cell shows; `has_check` tells whether a check, a short quiz, is among it.
    """

    def __init__(
        self,
        cell: CodeCell,
        names: Names,
        notebook: str,
        earlier: dict[str, Meaning],
        *,
        is_free: bool = False,
    ) -> None:
        """Begin with nothing read.

        Arguments: `names`: the names that the course knows; `notebook`: the id of the notebook's
        lesson; `earlier`: what the names of earlier cells stand for; `is_free`: the notebook has
        code of its own, whose variables may hold a name.
        """
        self.cell = cell
        self.here: dict[str, Meaning] = {}
        self.borrowed: list[str] = []
        self.quizzes: list[str] = []
        self.figures: list[str] = []
        self.has_check = False
        self.shows_nothing = False
        self.problems: list[Problem] = []
        self._names = names
        self._notebook = notebook
        self.earlier = earlier
        self._is_free = is_free
        # Each expression is read once: it may stand in a larger one.
        self._meanings: dict[ast.AST, Meaning | None] = {}

    def read(self, tree: ast.Module) -> None:
        """Read the code of the cell."""
        for statement in tree.body:
            for node in ast.walk(statement):
                self._import(node)
            for node in ast.walk(statement):
                if isinstance(node, ast.Call | ast.Attribute | ast.Name):
                    self._meaning(node)
            if isinstance(statement, ast.Assign):
                self._assign(statement)
        last = None
        if tree.body:
            last = tree.body[-1]
        if isinstance(last, ast.Expr):
            # A lesson alone, or a method without parentheses, shows no part of the lesson.
            meaning = self._meaning(last.value)
            is_method = isinstance(last.value, ast.Attribute)
            self.shows_nothing = meaning is not None or is_method

    def _import(self, node: ast.AST) -> None:
        """Remember under which name policystory, or a function of it, is imported."""
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name == PACKAGE:
                    self.here[alias.asname or PACKAGE] = PACKAGE
        if isinstance(node, ast.ImportFrom) and node.module == PACKAGE:
            for alias in node.names:
                if self._is_offered(node, alias.name):
                    self.here[alias.asname or alias.name] = Function(alias.name)

    def _assign(self, statement: ast.Assign) -> None:
        """Remember the name of what is assigned, or forget it if it is something else now."""
        meaning = self._meaning(statement.value)
        for target in statement.targets:
            if not isinstance(target, ast.Name):
                continue
            self.here.pop(target.id, None)
            if meaning is not None:
                self.here[target.id] = meaning

    def _meaning(self, node: ast.AST) -> Meaning | None:
        """Return what an expression stands for; None if it is nothing of policystory's."""
        if node not in self._meanings:
            self._meanings[node] = self._read(node)
        return self._meanings[node]

    def _read(self, node: ast.AST) -> Meaning | None:
        if isinstance(node, ast.Name):
            return self._name(node)
        if isinstance(node, ast.Attribute):
            return self._attribute(node)
        if isinstance(node, ast.Call):
            return self._call(node)
        return None

    def _name(self, node: ast.Name) -> Meaning | None:
        """Return what a name stands for."""
        if node.id in self.here:
            return self.here[node.id]
        if node.id in self.earlier and isinstance(node.ctx, ast.Load):
            self.borrowed.append(node.id)
            return self.earlier[node.id]
        return None

    def _attribute(self, node: ast.Attribute) -> Meaning | None:
        """Return the function of the package that is meant, and report one that does not exist."""
        owner = self._meaning(node.value)
        if owner == PACKAGE and self._is_offered(node, node.attr):
            return Function(node.attr)
        if isinstance(owner, Part) and node.attr not in owner.calls:
            message = f"a {owner.kind} has no '{shorten(node.attr)}'"
            self._report(node, message, _nearest(node.attr, owner.calls))
        return None

    def _is_offered(self, node: ast.AST, name: str) -> bool:
        """Tell whether policystory offers a function, and report it if not."""
        # Names with underscores, such as __version__, are no parts of lessons.
        if name in CALLS or name.startswith("_"):
            return name in CALLS
        message = f"policystory has no '{shorten(name)}'"
        self._report(node, message, _nearest(name, CALLS))
        return False

    def _call(self, node: ast.Call) -> Meaning | None:
        """Check a call, and return the lesson or module that it opens."""
        function = self._meaning(node.func)
        if isinstance(function, Function):
            return self._open(node, function)
        if isinstance(node.func, ast.Attribute):
            owner = self._meaning(node.func.value)
            if isinstance(owner, Part) and node.func.attr in owner.calls:
                self._show(node, owner, node.func.attr)
        return None

    def _open(self, node: ast.Call, function: Function) -> Part | None:
        """Check a call of the package, and return the lesson or module that it opens."""
        expected = CALLS[function.name]
        name = self._argument(node, function.name, expected, None)
        if expected is None:
            return None
        is_lesson = expected is Argument.LESSON
        here = self._notebook
        if is_lesson and name not in ("", here) and here in self._names.lessons:
            message = f"this cell shows lesson '{name}' in the notebook of '{here}'"
            self._report(node, message, f"write '{here}'")
        return Part(expected, name)

    def _show(self, node: ast.Call, part: Part, method: str) -> None:
        """Check a call of a lesson or module, and remember what it shows."""
        name = self._argument(node, method, part.calls[method], part)
        if method == "figure":
            self.figures.append(name)
        quiz = quiz_shown(part, method, name)
        # Of a lesson or check that does not exist is told already.
        if quiz is None or not part.id:
            return
        self.quizzes.append(quiz)
        self.has_check = self.has_check or method == "check"
        if method == "quiz" and quiz not in self._names.quizzes:
            message = f"{part.kind} '{part.id}' has no exit quiz"
            self._report(node, message, "write a quiz with the id 'exit' for it")

    def _argument(
        self, node: ast.Call, called: str, expected: Argument | None, part: Part | None
    ) -> str:
        """Return the name that a call is given, and report one that does not exist; then ""."""
        values = [*node.args, *(keyword.value for keyword in node.keywords)]
        if expected is None:
            if values:
                message = f"'{called}' takes nothing in its parentheses"
                self._report(node, message, f"write {called}()")
            return ""
        thing = _THINGS[expected]
        wrong_names = [key.arg for key in node.keywords if key.arg != expected.value]
        if len(values) != 1 or wrong_names:
            message = f"'{called}' takes one thing in its parentheses, the {thing}"
            self._report(node, message, f'write it in quotes, as in {called}("…")')
            return ""
        return self._text(values[0], called, expected, part)

    def _text(
        self, value: ast.expr, called: str, expected: Argument, part: Part | None
    ) -> str:
        """Return the text of an argument if it names something that exists, otherwise ""."""
        thing = _THINGS[expected]
        if self._is_free and not isinstance(value, ast.Constant):
            return ""
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
            hint = f'write it in quotes, as in {called}("…")'
            self._report(value, f"'{called}' is not given the {thing} as a text", hint)
            return ""
        known = self._names.known(expected, part)
        # The checks of a lesson that does not exist are not known.
        if part is not None and expected is Argument.CHECK and not part.id:
            return ""
        # That a notebook is no lesson is told of the notebook, not again of each cell.
        is_here = expected is Argument.LESSON and value.value == self._notebook
        if value.value in known or is_here:
            return value.value
        message = f"there is no {thing} '{shorten(value.value)}'"
        if part is not None and expected is Argument.CHECK:
            message += f" in lesson '{part.id}'"
        self._report(value, message, _nearest(value.value, known))
        return ""

    def _report(self, node: ast.AST, message: str, hint: str) -> None:
        """Keep a problem of a piece of the code."""
        line = getattr(node, "lineno", 1)
        self.problems.append(self.cell.problem(line, message, hint))


_THINGS = {
    Argument.LESSON: "lesson",
    Argument.MODULE: "module",
    Argument.FIGURE: "figure",
    Argument.CHECK: "check",
    Argument.SIDE: "side",
}
"""What the argument of a call is, in words."""


def _nearest(name: str, known: Collection[str]) -> str:
    """Return a hint: the most similar name, or all names."""
    near = did_you_mean(name, known)
    if near.startswith("did") or not known:
        return near
    return f"there are: {', '.join(known)}"
