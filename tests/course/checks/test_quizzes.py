"""Problems of quizzes: names of nothing, and papers that are not equally hard."""

from pathlib import Path

import pytest

from policystory.course.checks.course import check
from policystory.course.checks.quizzes import lesson_ids, unlike_items
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.quiz.blueprint import Pool
from tests.skerry import MARKDOWN
from tests.worlds import course, edit, notebook, problems, write

QUIZ = "quizzes/01-crossings.yml"
MIXED = "no objective is served by all of its items"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "lesson: 01-crossings\n",
            "lesson: 02-crossings\n",
            "there is no lesson '02-crossings'",
        ),
        ("lesson: 01-crossings\n", "module: m2\n", "there is no module 'm2'"),
        (
            "lesson: 01-crossings\n",
            "",
            "expected one of the fields 'lesson' and 'module'",
        ),
        (
            "lesson: 01-crossings\n",
            "lesson: 01-crossings\nmodule: m1\n",
            "expected one of the fields 'lesson'",
        ),
    ],
)
def test_a_file_of_quizzes_belongs_to_one_lesson_or_module(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    """Its lesson or module must be there, and is one of the two."""
    (reported,) = problems(tmp_path, QUIZ, old, new)
    assert (0, True) == (reported[0] if new else 0, reported[1].startswith(message)), (
        reported
    )


def without_predictions(file: Path) -> None:
    """Take the predictions, which stand last, out of a file of quizzes: a module has none."""
    before, _, _ = file.read_text(encoding="utf-8").partition("predict:")
    file.write_text(before, encoding="utf-8")


def test_a_module_has_a_quiz_of_its_own(tmp_path: Path) -> None:
    """The exit quiz of a module is asked for by the module's name."""
    edit(write(tmp_path), QUIZ, "lesson: 01-crossings\n", "module: m1\n")
    without_predictions(tmp_path / QUIZ)
    shown = 'import policystory as ps; ps.module("m1").quiz()'
    lesson = notebook(*MARKDOWN, code=(shown,))
    (tmp_path / "lessons" / "01-crossings.ipynb").write_text(lesson, encoding="utf-8")
    assert [] == list(check(Folders.of(tmp_path)).problems)
    opened = OpenCourse(load(Folders.of(tmp_path)))
    assert ["m1/lamps", "m1"] == list(opened.quizzes())
    assert "m1" == opened.quiz("m1", "s").paper.quiz


def test_a_planned_lesson_can_have_quizzes(tmp_path: Path) -> None:
    """Lessons named by the course, its modules and objectives need no notebook to be known."""
    write(tmp_path)
    edit(
        tmp_path,
        "content/course.yml",
        "title: Crossings}",
        "title: Crossings, lessons: [03-lamps]}",
    )
    edit(
        tmp_path,
        "content/objectives.yml",
        "tell-the-lamps, lesson: 01-crossings",
        "tell-the-lamps, lesson: 02-isles",
    )
    (tmp_path / "quizzes/03.yml").write_text("lesson: 03-lamps\ntitle: Lamps\n")
    assert [] == list(check(Folders.of(tmp_path)).problems)
    assert {"01-crossings", "02-isles", "03-lamps"} == lesson_ids(
        OpenCourse(load(Folders.of(tmp_path)))
    )


@pytest.mark.parametrize(
    ("parts", "unlike"),
    [
        ({"objectives": ("name-a-keeper",), "kinds": ("single-choice",)}, ""),
        ({"facts": ("keeper-gull",), "kinds": ("single-choice",)}, ""),
        ({"facts": ("no-fact",)}, ""),
        (
            {"facts": ("keeper-gull", "cause-reed"), "kinds": ("single-choice",)},
            f"{MIXED} (name-a-keeper, tell-the-lamps)",
        ),
        (
            {"facts": ("carried-winter",), "kinds": ("number", "single-choice")},
            "its items are of 2 kinds (number, single-choice)",
        ),
        (
            {
                "facts": ("carried-winter", "keeper-gull"),
                "kinds": ("number", "single-choice"),
            },
            (
                "its items are of 2 kinds (number, single-choice); "
                f"{MIXED} (name-a-keeper, read-a-count)"
            ),
        ),
    ],
)
def test_a_pool_is_equally_hard_for_everyone(
    parts: dict[str, tuple[str, ...]], unlike: str
) -> None:
    """All that a pool can draw is of one kind, and serves one objective."""
    pool = Pool(id="p", count=1, **parts)  # type: ignore[arg-type]  # fields vary
    assert unlike == unlike_items(pool, course().bank)


def test_unequal_pool_is_a_problem_on_its_line(tmp_path: Path) -> None:
    """An author is told which pool gives one learner a harder paper than another, and why."""
    old = "{id: typed, topics: [crossings], kinds: [number], count: 1, points: 2}"
    (reported,) = problems(
        tmp_path, QUIZ, old, old.replace("[number]", "[number, single-choice]")
    )
    line, message, hint = reported
    assert (0, "name one kind and one objective") == (line, hint)
    assert message.startswith("pool 'typed' is not equally hard for everyone")
    assert "2 kinds (number, single-choice)" in message


def test_a_lesson_belongs_to_a_module(tmp_path: Path) -> None:
    """A lesson of a module that is not there is a problem."""
    (reported,) = problems(
        tmp_path, "content/course.yml", "    module: m1\n", "    module: m2\n"
    )
    assert (0, "there is no module 'm2'") == reported[:2]


@pytest.mark.parametrize("attempts", ["0", "-1", "some"])
def test_attempts_are_a_number_from_one(tmp_path: Path, attempts: str) -> None:
    """A quiz that nobody may take is a mistake."""
    new = f"    mode: practice\n    attempts: {attempts}\n"
    (reported,) = problems(tmp_path, QUIZ, "    mode: practice\n", new)
    assert 1 == reported[0]
    assert reported[1].startswith("attempts: expected a whole number")
