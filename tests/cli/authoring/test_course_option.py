import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result

from policystory.cli import main
from policystory.course import find
from tests.worlds import edit, write

Run = Callable[..., Result]
NOT_ABOUT_A_COURSE = {"new", "collect", "status", "grade", "analyse"}


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path) -> Path:
    """Give the course's folder; the working folder is another, in no course."""
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return root


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Give what JupyterLab is started with; it is not started."""
    seen: dict[str, Any] = {}

    def start(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        seen.update(command=command, **options)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", start)
    monkeypatch.setattr(find, "prepare", lambda course: seen.update(prepared=course))
    return seen


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["check"], "no problems"),
        (["facts"], "17 facts"),
        (["coverage"], "17 facts"),
        (["items"], "carried-april"),
        (["quiz", "01-crossings"], "Exit quiz"),
        (["try", "keeper-gull.value.single-choice", "Tom Reed"], "points"),
    ],
)
def test_every_command_takes_the_folder_of_a_course(
    elsewhere: Path, run: Run, arguments: list[str], part: str
) -> None:
    """From any folder, --course says which course is meant."""
    result = run(*arguments, "--course", elsewhere)
    assert part in result.output
    assert 0 == result.exit_code


def test_all_commands_about_a_course_have_the_option() -> None:
    """Whoever learned --course once can use it with every command that reads a course."""
    without = set()
    for name, command in main.commands.items():
        options = {option for param in command.params for option in param.opts}
        if "--content" in options or "--lessons" in options:
            assert "--course" in options
        if not isinstance(command, click.Group) and "--course" not in options:
            without.add(name)
    assert without <= NOT_ABOUT_A_COURSE


def test_the_option_wins_over_the_variable_and_the_working_folder(
    elsewhere: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed counts more than POLICYSTORY_COURSE; a folder without a course is told."""
    other = write(tmp_path / "other")
    edit(other, "content/course.yml", "course: skerry-isles", "course: other-isles")
    monkeypatch.setenv(find.COURSE, str(other))
    monkeypatch.chdir(other)
    shown = run("check", "--json", "--course", elsewhere)
    assert 0 == shown.exit_code
    assert 1 == json.loads(shown.output)["counts"]["lessons"]
    result = run("check", "--course", tmp_path)
    assert 1 == result.exit_code
    assert "a folder with content/course.yml is expected" in result.output


def test_learn_opens_the_first_lesson_of_the_named_course(
    elsewhere: Path, run: Run, started: dict[str, Any]
) -> None:
    """Another course has its own learner's folder; the kernels are told which course it is."""
    result = run("learn", "--course", elsewhere)
    assert "my-course: 1 lessons copied\n" == result.output
    assert Path("my-course") == started["cwd"]
    assert str(elsewhere) == started["env"][find.COURSE]
    assert elsewhere == started["prepared"]
    assert "--LabApp.default_url=/doc/tree/01-crossings.ipynb" in started["command"]


def test_the_first_lesson_is_the_first_of_the_course_and_not_of_the_alphabet(
    root: Path, run: Run, started: dict[str, Any]
) -> None:
    """The order is that of course.yml; a lesson that is still to be written is passed over."""
    lessons = root / "lessons"
    data = (lessons / "01-crossings.ipynb").read_bytes()
    (lessons / "00-notes.ipynb").write_bytes(data)
    edit(root, "content/course.yml", "lessons:\n", PLANNED)
    run("learn", "--set-up-only")
    run("learn")
    assert "--LabApp.default_url=/doc/tree/01-crossings.ipynb" in started["command"]


PLANNED = """lessons:
  - {id: 00-planned, title: Planned, module: m1, minutes: 5}
"""


def test_a_faulty_course_opens_all_the_same(
    root: Path, run: Run, started: dict[str, Any]
) -> None:
    """Its lessons say what is wrong; JupyterLab is opened at the first by name."""
    (root / "content" / "course.yml").write_text("lessons: [\n")
    assert 0 == run("learn").exit_code
    assert "--LabApp.default_url=/doc/tree/01-crossings.ipynb" in started["command"]


def test_teach_tells_the_panel_which_course_is_meant(
    elsewhere: Path, run: Run, started: dict[str, Any]
) -> None:
    """The class's folder may lie anywhere: its kernels get the named course."""
    assert 0 == run("teach", "a-class", "--course", elsewhere).exit_code
    assert str(elsewhere) == started["env"][find.COURSE]


def test_students_open_a_packed_course_with_one_command(
    elsewhere: Path, run: Run, started: dict[str, Any]
) -> None:
    """The file alone is enough: lessons are copied, and the course lies in the learner's folder."""
    packed = run("pack", elsewhere, "--as-it-is")
    assert 0 == packed.exit_code, packed.output
    assert "  policystory learn skerry-isles.zip\n" in packed.output
    result = run("learn", "skerry-isles.zip")
    assert "my-skerry-isles: 1 lessons copied\n" == result.output
    mine = Path("my-skerry-isles")
    assert mine == started["cwd"]
    assert str((mine / find.PACKED).resolve()) == started["env"][find.COURSE]
    # The same folder without the command: a kernel there finds the course by itself.
    assert mine / find.PACKED == find.course_folder(mine)
    again = run("learn", "skerry-isles.zip", mine)
    assert f"{mine}: 0 lessons copied, 1 kept as they were\n" == again.output
    assert 0 == run("check", "--course", mine).exit_code


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["a", "b"], "name one packed course at most, and one folder"),
        (["a.zip", "b.ZIP"], "name one packed course at most, and one folder"),
        (["notes.txt"], "notes.txt is a file, not a folder"),
        (["a.zip"], "a.zip is not a packed course: there is no such file"),
    ],
)
def test_what_learn_cannot_open_is_a_sentence(
    root: Path, run: Run, names: list[str], sentence: str
) -> None:
    """A slip in the names is told, and nothing is made."""
    (root / "notes.txt").write_text("mine")
    before = set(root.rglob("*"))
    result = run("learn", *names)
    assert result.exit_code
    assert sentence in result.output
    assert before == set(root.rglob("*"))


def test_publish_runs_the_lessons_of_the_named_course(
    elsewhere: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The kernels get the named course, whatever the variable says."""
    monkeypatch.setenv(find.COURSE, str(tmp_path / "nowhere"))
    result = run("publish", "--course", elsewhere)
    assert 0 == result.exit_code, result.output
    assert "run, outputs kept" in result.output
    text = (elsewhere / "lessons" / "01-crossings.ipynb").read_text()
    assert "Exit quiz" in text
    assert sys.executable not in text
