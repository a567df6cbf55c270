"""Read which functions of policystory a code cell calls, and find calls that cannot work."""

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
from policystory.reading.expected_and_found import nearest

Meaning = str | Function | Part
"""What a name stands for: the package (its name), one of its functions, or a lesson or module."""


class CallReader:
    """Reads one code cell of a notebook, and collects its calls of policystory and their faults.

    After `read`, the attributes are:

    - `here`: what each name that the cell defines stands for, such as a lesson;
    - `earlier`: the same for the names that earlier cells define;
    - `borrowed`: the names of earlier cells that this cell uses;
    - `quizzes`, `figures`: the names of the quizzes and of the figures that the cell shows;
    - `has_check`: whether the cell shows a check (a short quiz within the lesson);
    - `shows_nothing`: whether the cell ends with just a lesson, or with a method without
      parentheses;
    - `problems`: the calls that cannot work.
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
        """Collect the cell's calls of policystory, and their faults, in this object's attributes.

        `tree` is the parsed code of the cell.
        """
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
                self._check_module(node, alias.name)
                if alias.name == PACKAGE:
                    name = alias.asname or PACKAGE
                    self.here[name] = PACKAGE
        if isinstance(node, ast.ImportFrom):
            self._check_module(node, node.module or "")
            for alias in node.names if node.module == PACKAGE else ():
                if self._is_offered(node, alias.name):
                    self.here[alias.asname or alias.name] = Function(alias.name)

    def _check_module(self, node: ast.AST, module: str) -> None:
        """Report a misspelt name of the package, which would pass for another library."""
        if module != PACKAGE and nearest(module, [PACKAGE], cutoff=0.8):
            hint = f"did you mean '{PACKAGE}'?"
            self._report(node, f"there is no library '{shorten(module)}'", hint)

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
        match node:
            case ast.Name():
                return self._name(node)
            case ast.Attribute():
                return self._attribute(node)
            case ast.Call():
                return self._call(node)
            case _:
                return None

    def _name(self, node: ast.Name) -> Meaning | None:
        """Return what a name stands for."""
        name = node.id
        if name in self.here:
            return self.here[name]
        is_read = isinstance(node.ctx, ast.Load)
        if is_read and name in self.earlier:
            self.borrowed.append(name)
            return self.earlier[name]
        return None

    def _attribute(self, node: ast.Attribute) -> Meaning | None:
        """Return the function of the package that is meant, and report one that does not exist."""
        owner = self._meaning(node.value)
        name = node.attr
        if owner == PACKAGE and self._is_offered(node, name):
            return Function(name)
        if isinstance(owner, Part) and name not in owner.calls:
            shown = shorten(name)
            message = f"a {owner.kind} has no '{shown}'"
            hint = _nearest(name, owner.calls)
            self._report(node, message, hint)
        return None

    def _is_offered(self, node: ast.AST, name: str) -> bool:
        """Tell whether policystory offers a function, and report it if not."""
        # Names with underscores, such as __version__, are no parts of lessons.
        if name in CALLS or name.startswith("_"):
            return name in CALLS
        message = f"policystory has no '{shorten(name)}'"
        hint = _nearest(name, CALLS)
        self._report(node, message, hint)
        return False

    def _call(self, node: ast.Call) -> Meaning | None:
        """Check a call, and return the lesson or module that it opens."""
        function = self._meaning(node.func)
        if isinstance(function, Function):
            return self._open(node, function)
        if not isinstance(node.func, ast.Attribute):
            return None
        owner = self._meaning(node.func.value)
        method = node.func.attr
        if isinstance(owner, Part) and method in owner.calls:
            self._show(node, owner, method)
        return None

    def _open(self, node: ast.Call, function: Function) -> Part | None:
        """Check a call of the package, and return the lesson or module that it opens."""
        expected = CALLS[function.name]
        # The names of assignments are not in the course: each class has its own.
        if expected is Argument.ASSIGNMENT:
            return None
        name = self._argument(node, function.name, expected, None)
        if expected is None:
            return None
        here = self._notebook
        is_lesson = expected is Argument.LESSON
        is_elsewhere = name not in ("", here)
        if is_lesson and is_elsewhere and here in self._names.lessons:
            message = f"this cell shows lesson '{name}' in the notebook of '{here}'"
            self._report(node, message, f"write '{here}'")
        return Part(expected, name)

    def _show(self, node: ast.Call, part: Part, method: str) -> None:
        """Check a call of a lesson or module, and remember what it shows."""
        expected = part.calls[method]
        name = self._argument(node, method, expected, part)
        if method == "figure":
            self.figures.append(name)
        quiz = quiz_shown(part, method, name)
        # A lesson or check that does not exist has been reported already.
        if quiz is None:
            return
        if not part.id:
            return
        self.quizzes.append(quiz)
        if method == "check":
            self.has_check = True
        if method == "quiz" and quiz not in self._names.quizzes:
            message = f"{part.kind} '{part.id}' has no exit quiz"
            self._report(node, message, "write a quiz with the id 'exit' for it")

    def _argument(
        self, node: ast.Call, called: str, expected: Argument | None, part: Part | None
    ) -> str:
        """Return the name that a call is given, and report one that does not exist; then ""."""
        values = list(node.args)
        values += [keyword.value for keyword in node.keywords]
        if expected is None:
            if values:
                message = f"'{called}' takes nothing in its parentheses"
                self._report(node, message, f"write {called}()")
            return ""
        thing = _THINGS[expected]
        names = {keyword.arg for keyword in node.keywords}
        has_wrong_name = not names <= {expected.value}
        if len(values) != 1 or has_wrong_name:
            message = f"'{called}' takes one thing in its parentheses, the {thing}"
            self._report(node, message, f'write it in quotes, as in {called}("…")')
            return ""
        only = values[0]
        return self._text(only, called, expected, part)

    def _text(
        self, value: ast.expr, called: str, expected: Argument, part: Part | None
    ) -> str:
        """Return the text of an argument if it names something that exists, otherwise ""."""
        thing = _THINGS[expected]
        is_written_out = isinstance(value, ast.Constant)
        if self._is_free and not is_written_out:
            return ""
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
            message = f"'{called}' is not given the {thing} as a text"
            hint = f'write it in quotes, as in {called}("…")'
            self._report(value, message, hint)
            return ""
        # From here on the argument is a text, and may be misspelt.
        name = value.value
        known = self._names.known(expected, part)
        # The checks of a lesson that does not exist are not known.
        of_lesson = part is not None and expected is Argument.CHECK
        if part is not None and of_lesson and not part.id:
            return ""
        # A notebook that is not a lesson is reported once, and not for each of its cells.
        is_here = expected is Argument.LESSON and name == self._notebook
        if is_here or name in known:
            return name
        message = f"there is no {thing} '{shorten(name)}'"
        if part is not None and of_lesson:
            message += f" in lesson '{part.id}'"
        hint = _nearest(name, known)
        self._report(value, message, hint)
        return ""

    def _report(self, node: ast.AST, message: str, hint: str) -> None:
        """Keep a problem of a piece of the code."""
        line = getattr(node, "lineno", 1)
        problem = self.cell.problem(line, message, hint)
        self.problems.append(problem)


_THINGS = {
    Argument.LESSON: "lesson",
    Argument.MODULE: "module",
    Argument.FIGURE: "figure",
    Argument.CHECK: "check",
    Argument.SIDE: "side",
    Argument.ASSIGNMENT: "assignment",
}
"""What the argument of a call is, in words."""


def _nearest(name: str, known: Collection[str]) -> str:
    """Return a hint: the most similar name, or all names."""
    near = did_you_mean(name, known)
    if near.startswith("did"):
        return near
    if not known:
        return near
    names = ", ".join(known)
    return f"there are: {names}"
