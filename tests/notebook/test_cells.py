"""Each cell of a lesson is one line that stands alone, whichever cells were run before it."""

from pathlib import Path
from typing import Any

import pytest

from policystory.notebook_output import Unavailable
from tests.course.checks.test_quizzes import without_predictions
from tests.worlds import edit

PARTS = {
    "card()": "Output",
    'figure("crossings")': "Output",
    'check("lamps")': "QuizWidget",
    "quiz()": "QuizWidget",
    "review()": "Output",
    "facts()": "Output",
    "predict()": "PollWidget",
    "recap()": "Output",
}


def run(cell: str) -> Any:
    """Run a cell in a kernel that has run no other, and return what it shows."""
    names: dict[str, Any] = {}
    *lines, last = cell.split("; ")
    exec("\n".join(lines), names)  # noqa: S102 - a cell of this file is run as a kernel would
    return eval(last, names)  # noqa: S307 - as above


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("part", PARTS)
def test_a_cell_of_one_line_shows_its_part(part: str) -> None:
    """Every part is shown by a cell that imports the package and names the lesson."""
    shown = run(f'import policystory as ps; ps.lesson("01-crossings").{part}')
    assert PARTS[part] == type(shown).__name__


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("part", PARTS)
def test_a_cell_of_an_unknown_lesson_says_so(part: str) -> None:
    """The line that names no lesson of the course shows a sentence with the right name."""
    shown = run(f'import policystory as ps; ps.lesson("01-crossing").{part}')
    assert isinstance(shown, Unavailable)
    assert "did you mean '01-crossings'?" in repr(shown)


def test_a_module_has_a_quiz_on_the_page(home: Path) -> None:
    """`ps.module(…).quiz()` shows the module's quiz, or says which modules there are."""
    quizzes = Path.cwd().parent / "quizzes" / "01-crossings.yml"
    edit(
        Path.cwd().parent,
        "quizzes/01-crossings.yml",
        "lesson: 01-crossings",
        "module: m1",
    )
    without_predictions(quizzes)
    shown = run('import policystory as ps; ps.module("m1").quiz()')
    assert ("m1", 3) == (shown.paper["quiz"], len(shown.paper["items"]))
    unknown = run('import policystory as ps; ps.module("m9").quiz()')
    assert "There is no module 'm9'; did you mean 'm1'?" == repr(unknown)


@pytest.mark.usefixtures("home")
def test_a_module_without_a_quiz_says_so() -> None:
    """A module that has no quiz of its own shows a sentence, as every missing part does."""
    shown = run('import policystory as ps; ps.module("m1").quiz()')
    assert "There is no quiz 'm1'" in repr(shown)
