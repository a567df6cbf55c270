"""What a lesson leaves out: notebooks, quizzes, reports and objectives."""

from pathlib import Path

import pytest

from policystory.course.checks.course import check
from policystory.course.load import Folders
from tests.skerry import MARKDOWN
from tests.worlds import LESSON_CODE, edit, notebook, write

QUIZ = "quizzes/01-crossings.yml"
LESSON = "lessons/01-crossings.ipynb"


def test_a_notebook_that_the_course_does_not_list_is_a_problem(tmp_path: Path) -> None:
    """It is named once, however many cells call its lesson, with the nearest lesson."""
    root = write(tmp_path)
    code = tuple(line.replace("01-crossings", "01-crossing") for line in LESSON_CODE)
    stray = notebook("# Stray", code=code[1:])
    (root / "lessons" / "01-crossing.ipynb").write_text(stray, encoding="utf-8")
    messages = [
        (Path(problem.path).name, problem.line, problem.message, problem.hint)
        for problem in check(Folders.of(root)).problems
    ]
    assert (
        "01-crossing.ipynb",
        0,
        "this notebook is no lesson: course.yml lists no '01-crossing'",
        "did you mean '01-crossings'?",
    ) == messages[0]


@pytest.mark.parametrize(
    ("shown", "quiz", "call"),
    [
        (LESSON_CODE[:1], "exit", "quiz()"),
        (LESSON_CODE[1:], "lamps", 'check("lamps")'),
    ],
)
def test_a_quiz_that_no_cell_shows_is_a_problem(
    tmp_path: Path, shown: tuple[str, ...], quiz: str, call: str
) -> None:
    """The hint is the cell to add."""
    root = write(tmp_path)
    lesson = notebook(*MARKDOWN, code=shown)
    (root / LESSON).write_text(lesson, encoding="utf-8")
    (problem,) = check(Folders.of(root)).problems
    assert f"no cell of 01-crossings.ipynb shows the quiz '{quiz}'" == problem.message
    assert (
        f'add: import policystory as ps; ps.lesson("01-crossings").{call}'
        == problem.hint
    )
    line = (root / QUIZ).read_text(encoding="utf-8").split("\n")[problem.line - 1]
    assert f"- id: {quiz}" == line.strip()


def test_graded_work_may_stand_in_no_notebook(tmp_path: Path) -> None:
    """A graded quiz is assigned, and need not be shown."""
    root = write(tmp_path)
    edit(root, QUIZ, "mode: practice", "mode: graded")
    (root / LESSON).write_text(notebook(*MARKDOWN, code=LESSON_CODE[1:]))
    assert () == check(Folders.of(root)).problems


def test_a_quiz_on_a_report_that_its_lesson_does_not_list_is_a_problem(
    tmp_path: Path,
) -> None:
    """A learner is asked about reports that the lesson's card names."""
    root = write(tmp_path)
    edit(root, "content/course.yml", "[harbour-news, island-post]", "[island-post]")
    messages = {
        (problem.message, problem.hint) for problem in check(Folders.of(root)).problems
    }
    assert {
        (
            "asks about the Harbour News, which lesson '01-crossings' does not list",
            "add it to the lesson's 'sources' in course.yml, or narrow the pool",
        )
    } == messages


def test_an_objective_that_no_question_practises_is_a_problem(tmp_path: Path) -> None:
    """What a lesson promises is practised in one of its quizzes."""
    root = write(tmp_path)
    pool = (
        "      - {id: keepers, objectives: [name-a-keeper], "
        "kinds: [single-choice], directions: [value], count: 1}\n"
    )
    edit(root, QUIZ, pool, "")
    (problem,) = check(Folders.of(root)).problems
    assert "no question of the lesson practises 'name-a-keeper'" == problem.message
    assert (
        "add a pool for it to the lesson's quizzes, or take it out here" == problem.hint
    )
