"""What the code cells of a notebook call, and the form in which they stand."""

import inspect
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policystory
from policystory.course.checks.lessons import calls
from policystory.course.checks.lessons.calls import Argument, Names, names_of
from policystory.course.checks.lessons.cells import CodeCell, code_cells
from policystory.course.checks.lessons.code import NotebookCode, read_code
from tests.worlds import course, notebook

NAMES = Names(
    lessons=("01-one", "02-two"),
    modules=("m1",),
    figures=("boats", "lamps"),
    quizzes=("01-one", "01-one/first", "02-two/second", "m1"),
    briefs={"01-one": ("for", "against")},
)
PS = "import policystory as ps; "
ONE = f'{PS}ps.lesson("01-one").'


def read(*code: str, lesson: str = "01-one") -> NotebookCode:
    """Read a notebook of these code cells."""
    cells = code_cells(notebook(code=code), "l.ipynb")
    return read_code(cells, NAMES, lesson)


@pytest.mark.parametrize(
    "code",
    [
        f"{ONE}card()",
        f'{ONE}figure("boats")',
        f"{ONE}figure('boats')",
        f'{ONE}check(part="first")',
        f"{ONE}quiz()",
        f'{ONE}brief("for")',
        f'{PS}ps.module("m1").quiz()',
        f"{PS}ps.progress()",
        "import policystory; policystory.review()",
        'from policystory import lesson; lesson("01-one").card()',
        f"# Shift and Enter run it.\n{ONE}card()  # the card",
        "",
        "   \n",
    ],
)
def test_a_call_that_works_has_no_problem(code: str) -> None:
    """One line that shows something that exists is what a lesson's cell is."""
    assert () == read(code).problems


@pytest.mark.parametrize(
    ("code", "message", "hint"),
    [
        (
            f'{ONE}check("frist")',
            "there is no check 'frist' in lesson '01-one'",
            "did you mean 'first'?",
        ),
        (
            f'{ONE}check("second")',
            "there is no check 'second' in lesson '01-one'",
            "there are: first",
        ),
        (f'{ONE}figure("boat")', "there is no figure 'boat'", "did you mean 'boats'?"),
        (
            f'{PS}ps.lesson("01-on").card()',
            "there is no lesson '01-on'",
            "did you mean '01-one'?",
        ),
        (
            f'{PS}ps.module("m2").quiz()',
            "there is no module 'm2'",
            "did you mean 'm1'?",
        ),
        (f"{ONE}crad()", "a lesson has no 'crad'", "did you mean 'card'?"),
        (
            'import policystry as ps; ps.lesson("01-one").card()',
            "there is no library 'policystry'",
            "did you mean 'policystory'?",
        ),
        (
            'from policystori import lesson as ps; ps("01-one").card()',
            "there is no library 'policystori'",
            "did you mean 'policystory'?",
        ),
        (
            f"{PS}ps.progres()",
            "policystory has no 'progres'",
            "did you mean 'progress'?",
        ),
        (
            "from policystory import lessen; lessen()",
            "policystory has no 'lessen'",
            "did you mean 'lesson'?",
        ),
        (
            f"{ONE}check()",
            "'check' takes one thing in its parentheses, the check",
            'write it in quotes, as in check("…")',
        ),
        (
            f'{ONE}check("first", 3)',
            "'check' takes one thing in its parentheses, the check",
            'write it in quotes, as in check("…")',
        ),
        (
            f'{ONE}figure(name="boats")',
            "'figure' takes one thing in its parentheses, the figure",
            'write it in quotes, as in figure("…")',
        ),
        (
            f"{ONE}figure(boats)",
            "'figure' is not given the figure as a text",
            'write it in quotes, as in figure("…")',
        ),
        (
            f"{PS}ps.lesson(1).card()",
            "'lesson' is not given the lesson as a text",
            'write it in quotes, as in lesson("…")',
        ),
        (
            f'{ONE}card("first")',
            "'card' takes nothing in its parentheses",
            "write card()",
        ),
        (f'{ONE}brief("both")', "there is no side 'both'", "there are: for, against"),
        (
            f'{PS}ps.lesson("02-two").card()',
            "this cell shows lesson '02-two' in the notebook of '01-one'",
            "write '01-one'",
        ),
        (
            f"{ONE}card",
            "this cell shows nothing",
            "say what is to be shown, such as .card(), with its parentheses",
        ),
        (
            f'{PS}ps.lesson("01-one")',
            "this cell shows nothing",
            "say what is to be shown, such as .card(), with its parentheses",
        ),
        (
            "1 + 1",
            "a lesson's cell is one line that calls policystory",
            'write it as: import policystory as ps; ps.lesson("01-name").card()',
        ),
        (
            'import policystory as ps\nps.lesson("01-one").card()',
            "a lesson's cell is one line that calls policystory",
            'write it as: import policystory as ps; ps.lesson("01-name").card()',
        ),
        (
            "ps.lesson(",
            "this is no Python code",
            'write it as: import policystory as ps; ps.lesson("01-name").card()',
        ),
    ],
)
def test_a_call_that_cannot_work_is_a_problem(
    code: str, message: str, hint: str
) -> None:
    """The problem has the cell, the line, and what to write."""
    text = notebook("# One", code=(code,))
    (problem,) = read_code(code_cells(text, "l.ipynb"), NAMES, "01-one").problems
    assert (f"cell 2: {message}", hint) == (problem.message, problem.hint)
    line = text.split("\n")[problem.line - 1]
    assert "ps" in line or "policystory" in line or "1 + 1" in line


def test_a_quiz_that_does_not_exist_is_a_problem() -> None:
    """A lesson without an exit quiz cannot show one."""
    (problem,) = read(f'{PS}ps.lesson("02-two").quiz()', lesson="02-two").problems
    assert "cell 1: lesson '02-two' has no exit quiz" == problem.message


@pytest.mark.parametrize(
    ("first", "second", "name", "hint"),
    [
        (
            'import policystory as ps\nlesson = ps.lesson("01-one")\nlesson.card()',
            'lesson.check("first")',
            "lesson",
            f'write: {PS}ps.lesson("01-one").check("first")',
        ),
        (f"{ONE}card()", "ps.progress()", "ps", f"write: {PS}ps.progress()"),
    ],
)
def test_a_cell_that_needs_an_earlier_one_is_a_problem(
    first: str, second: str, name: str, hint: str
) -> None:
    """A learner may run one cell alone; the hint is the line to write."""
    *_, problem = read(first, second).problems
    assert hint == problem.hint
    assert (
        f"cell 2: this cell runs only after another one, which says what '{name}' is; "
        "a learner may run it alone"
    ) == problem.message


def test_names_of_earlier_cells_are_followed() -> None:
    """A slip is found whatever the lesson is called."""
    messages = [
        problem.message
        for problem in read(
            'import policystory as ps\nbook = ps.lesson("01-one")',
            'book.check("frist")',
        ).problems
    ]
    assert "cell 2: there is no check 'frist' in lesson '01-one'" in messages


def test_a_notebook_may_have_code_of_its_own() -> None:
    """From the cell that imports another library on, only calls of policystory are checked."""
    code = read(
        "import math\n\nsize = math.pi",
        "size * 2",
        "%matplotlib inline",
        'import policystory as ps\nfor name in ["boats"]:\n    ps.lesson("01-one").figure(name)',
        'ps.lesson("01-one").figure("boat")',
    )
    (problem,) = code.problems
    assert "cell 5: there is no figure 'boat'" == problem.message


def test_what_a_notebook_shows_is_known() -> None:
    """Quizzes, figures and the cells of checks are listed in their order."""
    code = read(
        f'{ONE}check("first")', f'{ONE}figure("boats")', f"{ONE}quiz()", "1 +", ""
    )
    assert ("01-one/first", "01-one") == code.quizzes
    assert ("boats",) == code.figures
    assert (1,) == code.checks


def test_a_code_cell_has_the_lines_of_the_file() -> None:
    """A line of code is found where it stands as code, also if a text before it has its words."""
    text = notebook("1 + 1\n\n2 + 2", code=("1 + 1", "2 + 2\n3 + 3", "1 + 1"))
    lines = text.split("\n")
    cells = code_cells(text, "l.ipynb")
    assert [2, 3, 4] == [cell.cell for cell in cells]
    at = [line for cell in cells for line in cell.lines]
    assert sorted(at) == at
    assert ["1 + 1", "2 + 2\\n", "3 + 3", "1 + 1"] == [
        lines[line - 1].strip().rstrip(",").strip('"') for line in at
    ]


def test_a_source_in_one_string_is_found() -> None:
    """Some editors keep a cell's code as one text; its problem is at the line of that text."""
    text = '{\n"cells": [\n{"cell_type": "code",\n"source": "1 + 1"}]}'
    (cell,) = code_cells(text, "l.ipynb")
    assert "1 + 1" == cell.source
    assert 4 == cell.lines[0]


@given(
    st.lists(st.text(alphabet='psimort lecy.("01-one)=;\n', max_size=60), max_size=3)
)
def test_any_code_can_be_read(code: list[str]) -> None:
    """No code makes the check raise."""
    cells = [CodeCell("l.ipynb", i, source, (1,)) for i, source in enumerate(code, 1)]
    assert read_code(tuple(cells), NAMES, "01-one") is not None


def test_long_code_is_read_quickly() -> None:
    """Deeply nested code is refused or read, and does not take long."""
    begun = time.process_time()
    for code in ("(" * 5000, "ps" + ".a" * 900, "a = " + "-" * 900 + "1", "\0"):
        read_code((CodeCell("l.ipynb", 1, code, (1,)),), NAMES, "01-one")
    assert time.process_time() - begun < 2


def test_names_of_a_course_are_those_that_its_notebooks_can_use() -> None:
    """Lessons, modules, figures and quizzes come from the course."""
    names = names_of(course())
    assert ("01-crossings",) == names.lessons
    assert ["lamps"] == names.checks("01-crossings")


def _argument(function: object) -> str | None:
    """Return the name of the one argument that a notebook gives to a function."""
    parameters = [
        name for name in inspect.signature(function).parameters if name != "self"
    ]
    # Which quiz and attempt of an assignment only a learner knows, in no notebook of a course.
    most = 3 if function is policystory.assignments else 1
    assert len(parameters) <= most, f"{function} takes more than one argument"
    return parameters[0] if parameters else None


def test_what_a_notebook_can_call_is_known_to_the_check() -> None:
    """Whatever policystory offers to a notebook is known, with its argument."""
    for name in policystory.__all__:
        assert name in calls.CALLS, f"add '{name}' to CALLS in {calls.__file__}"
        assert _argument(getattr(policystory, name)) == calls.CALLS[name]


def test_what_a_lesson_can_show_is_known_to_the_check() -> None:
    """Whatever a lesson can show is known, with its argument."""
    lesson = type(policystory.lesson("03-numbers-at-the-border"))
    for name, method in inspect.getmembers(lesson, inspect.isfunction):
        if name.startswith("_"):
            continue
        assert name in calls.LESSON_CALLS, f"add '{name}' to LESSON_CALLS"
        assert _argument(method) == calls.LESSON_CALLS[name]


def test_each_argument_has_a_name_in_words() -> None:
    """A message can name every kind of argument."""
    for argument in Argument:
        assert NAMES.known(argument, calls.Part(Argument.LESSON, "01-one"))
