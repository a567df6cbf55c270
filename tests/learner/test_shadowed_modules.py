import importlib
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from policystory.learner.folder import SAFE_PATH
from policystory.learner.shadowed_modules import move_folder_last
from tests.test_door import python
from tests.worlds import write


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a working folder on the path after Python's modules and before the packages."""
    monkeypatch.chdir(tmp_path)
    packages = next(
        i for i, place in enumerate(sys.path) if place.endswith("-packages")
    )
    path = [*sys.path[:packages], "", *sys.path[packages:]]
    monkeypatch.setattr(sys, "path", path)
    importlib.invalidate_caches()
    return tmp_path


def test_a_file_that_hides_a_package_is_named_and_passed_over(folder: Path) -> None:
    """The folder goes behind the packages, once, and what hides nothing is found as before."""
    (folder / "msgspec.py").write_text("raise RuntimeError")
    (folder / "click").mkdir()
    (folder / "click" / "__init__.py").touch()
    (folder / "mine.py").touch()
    told = move_folder_last()
    assert told.startswith(
        "In this folder, 'click' and 'msgspec.py' have the name of a part of Python"
    )
    assert ("", 1) == (sys.path[-1], sys.path.count(""))
    assert "" == move_folder_last()


@pytest.mark.parametrize(
    "name",
    ["mine.py", "random.py", "json.py", "notes.txt", "01-a.ipynb", "sys.py", "a b.py"],
)
def test_a_file_that_hides_nothing_is_left_alone(folder: Path, name: str) -> None:
    """A name that hides nothing, and one that Python finds before the folder, change nothing."""
    (folder / name).write_text("raise RuntimeError")
    before = list(sys.path)
    assert ("", before) == (move_folder_last(), sys.path)


def test_a_folder_that_is_not_on_the_path_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Python is safe already nothing is moved or told."""
    (folder / "msgspec.py").touch()
    monkeypatch.setattr(sys, "path", [place for place in sys.path if place])
    assert "" == move_folder_last()


def test_a_folder_that_is_gone_is_no_traceback(folder: Path) -> None:
    """A working folder that was deleted hides nothing."""
    folder.rmdir()
    assert "" == move_folder_last()


@pytest.mark.parametrize("name", ["random.py", "json.py", "msgspec.py"])
def test_python_itself_finds_the_lessons_beside_such_a_file(
    tmp_path: Path, name: str
) -> None:
    """Started beside such a file, Python opens a lesson and says which file was passed over."""
    (tmp_path / name).write_text("raise RuntimeError('this is the wrong file')")
    begin = f"import os, sys; os.chdir({str(tmp_path)!r}); sys.path.insert(0, '')"
    printed = python(f"{begin}; import policystory; policystory.lesson")
    assert f"'{name}' has the name of a part of Python" in printed


@pytest.mark.parametrize(
    "name", ["msgspec.py", "fsrs.py", "anywidget.py", "random.py", "json.py"]
)
def test_a_kernel_opens_a_lesson_beside_such_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A lesson beside a file that hides a package works and names it, and only such a file."""
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    monkeypatch.setenv("POLICYSTORY_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("POLICYSTORY_COURSE", str(write(tmp_path / "course")))
    folder = tmp_path / "lessons"
    folder.mkdir()
    (folder / name).write_text("raise RuntimeError('this is the wrong file')")
    shown = run_in(
        folder,
        "import policystory as ps\nps.lesson('01-crossings').quiz()\nps.review()\nps.progress()",
    )
    assert "Exit quiz" in shown
    assert (name not in ("random.py", "json.py")) == (
        f"'{name}' has the name of a part of Python" in shown
    )
    assert "wrong file" not in shown


@pytest.mark.parametrize("name", ["pathlib.py", "ipykernel_launcher.py", "re.py"])
def test_a_kernel_of_ours_starts_beside_any_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """With the variable that `policystory learn` sets, the kernel takes nothing from there."""
    for variable, value in SAFE_PATH.items():
        monkeypatch.setenv(variable, value)
    (tmp_path / name).write_text("raise RuntimeError('this is the wrong file')")
    assert "'text/plain': '2'" in run_in(tmp_path, "1 + 1")


def run_in(folder: Path, code: str) -> str:
    """Run a cell in a kernel whose folder this is, and return the outputs of its lines."""
    book = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(line) for line in code.split("\n")]
    )
    NotebookClient(
        book, resources={"metadata": {"path": str(folder)}}, kernel_name="python3"
    ).execute()
    return str([cell.outputs for cell in book.cells])
