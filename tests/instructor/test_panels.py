"""The panels of the instructor's notebook do what the commands do, and say so."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from policystory import instructor
from policystory.course import find
from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse
from policystory.instructor.panel import Panel
from policystory.teaching.demo.make import make_demo
from policystory.teaching.set_up.instructor_notebook import NOTEBOOK, copy_notebook

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a demo class's folder, as it is made."""
    path = tmp_path_factory.mktemp("made") / "demo"
    make_demo(path, OpenCourse(load(Folders.of(ROOT))))
    return path


@pytest.fixture
def demo(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a copy of the demo class; it is the working folder, as in a notebook."""
    path = tmp_path / "demo"
    shutil.copytree(made, path)
    monkeypatch.chdir(path)
    monkeypatch.setenv(find.COURSE, str(ROOT))
    monkeypatch.setenv(find.HOME, str(tmp_path / "home"))
    instructor.use()
    return path


def fill(panel: Panel, **values: object) -> None:
    """Type values into the fields of a panel."""
    for name, value in values.items():
        panel._fields[name].value = value


def press(panel: Panel, words: str) -> str:
    """Press a button, and return what the panel then shows."""
    (button,) = [each for each in panel._buttons if each.description == words]
    button.click()
    assert not button.disabled
    return panel._result.value


def test_the_week_by_buttons(demo: Path) -> None:
    """From the roster to Canvas's grades by buttons alone."""
    assert "Nothing changes" in press(instructor.roster(), "Show what changes")
    assert "has 30 learners" in press(instructor.roster(), "Change the roster")
    assert "for Ngozi Abara" in press(instructor.preview(), "Show")
    assert "60 papers" in press(instructor.release(), "Release")
    assert "30 learners; 30 need" in press(instructor.status(), "Show")
    shown = press(instructor.collect(), "Collect")
    assert "57 new files" in shown
    assert "after it was due" in shown
    assert "0 new files" in press(instructor.collect(), "Collect")
    assert "28 learners graded, 28 changed" in press(instructor.grade(), "Grade")
    shown = press(instructor.regrade(), "Show what would change")
    assert "No mark changes" in shown
    assert "28 learners" in press(instructor.feedback(), "Give feedback")
    assert "Objectives" in press(instructor.analyse(), "Analyse")
    press(instructor.analyse(), "Write a page without names")
    assert "demo01" not in (demo / "analysis-week-1.html").read_text("utf-8")
    assert "28 grades" in press(instructor.export(), "Export")
    assert "Week 1" in (demo / "grades.csv").read_text("utf-8").splitlines()[0]


def test_a_new_assignment_is_offered_in_every_panel(demo: Path) -> None:
    """What is assigned by one panel can be released by another that was shown before."""
    release, assign = instructor.release(), instructor.assign()
    fill(assign, name="week-2", lessons=("03-numbers-at-the-border",), minutes="40")
    assert "written" in press(assign, "Assign")
    assert ("week-1", "week-2") == tuple(release._fields["assignment"].options)
    assert "30 papers" in press(release, "Release")


@pytest.mark.parametrize(
    ("panel", "values", "button", "sentence"),
    [
        ("roster", {"file": "none.csv"}, "Show what changes", "none.csv"),
        ("assign", {"name": "../x"}, "Assign", "name"),
        ("assign", {"name": "w", "minutes": "many"}, "Assign", "minutes"),
        ("assign", {"name": "week-1"}, "Assign", "is there already"),
        ("preview", {"learner": "nobody"}, "Show", "is not in the roster"),
        ("collect", {"source": "nowhere"}, "Collect", "there is no file"),
        ("regrade", {}, "Change the marks", "say why"),
        ("export", {"canvas": "none.csv"}, "Export", "none.csv"),
    ],
)
def test_what_goes_wrong_is_a_sentence(
    demo: Path, panel: str, values: dict[str, object], button: str, sentence: str
) -> None:
    """Each panel turns an error into a sentence that a screen reader reads out."""
    shown = getattr(instructor, panel)()
    fill(shown, **values)
    said = press(shown, button)
    assert 'role="alert"' in said
    assert sentence in said
    assert "Traceback" not in said
    assert "fault of policystory" not in said


def test_a_fault_of_ours_keeps_its_details(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unforeseen fault is a sentence with the file that has the details."""
    panel = instructor.status()
    monkeypatch.setattr(
        "policystory.instructor.grading_panels.statuses", lambda *_: 1 / 0
    )
    assert "This is a fault of policystory" in press(panel, "Show")
    (file,) = (tmp_path / "home").glob("fault-*.txt")
    assert "ZeroDivisionError" in file.read_text("utf-8")


def test_outside_a_class_panels_are_shown_and_say_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder without a class every panel appears, and its button says what to do."""
    monkeypatch.chdir(tmp_path)
    for name in ("status", "collect", "release", "export"):
        panel = getattr(instructor, name)()
        said = press(panel, panel._buttons[-1].description)
        assert "there is no" in said


def test_a_saved_panel_names_the_command(demo: Path) -> None:
    """Where a panel is not live, a text says how to do the same."""
    bundle = instructor.collect()._repr_mimebundle_()
    assert "policystory collect SOURCE" in bundle["text/plain"]
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_learners_names_cannot_become_markup(demo: Path) -> None:
    """A name with signs of HTML is shown as it was written."""
    text = (demo / "roster.csv").read_text("utf-8")
    text = text.replace("Ngozi Abara", "<img src=x onerror=y>")
    (demo / "roster.csv").write_text(text, "utf-8")
    said = press(instructor.status(), "Show")
    assert "&lt;img src=x onerror=y&gt;" in said
    assert "<img" not in said


def test_the_notebook_has_a_cell_of_one_line_for_each_panel(tmp_path: Path) -> None:
    """Each step of the notebook is one short line, and each panel has its step."""
    assert copy_notebook(tmp_path)
    cells = json.loads((tmp_path / NOTEBOOK).read_text("utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert [] == [source for source in code if "\n" in source]
    called = [source for source in code if source.startswith("instructor.")]
    expected = {f"instructor.{name}()" for name in instructor.__all__}
    expected -= {"instructor.use()", "instructor.frames()"}
    assert expected == {source for source in called if source.endswith("()")}
    assert [] == [cell for cell in cells if cell.get("outputs")]


def test_a_notebook_that_is_there_stays(tmp_path: Path) -> None:
    """A teacher's own notebook is never overwritten."""
    (tmp_path / NOTEBOOK).write_text("mine", "utf-8")
    assert not copy_notebook(tmp_path)
    assert "mine" == (tmp_path / NOTEBOOK).read_text("utf-8")
