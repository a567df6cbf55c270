"""Measure nbgrader beside us: ten notebooks, each with ten answers, into a table of grades."""

import os
import subprocess
import sys
from pathlib import Path

from nbformat import v4, write

from tests.bench.measured_process import Measured, measured

_LEARNERS = 10
_QUESTIONS = 10
_NAME = "week-1"
_WHAT = "  the peer: nbgrader, autograde and export"


def row(path: Path) -> tuple[str, str, Measured | None]:
    """Return what was measured, in words and numbers; `path` is an empty folder for the course.

    Without nbgrader the words say so, and there are no numbers.
    """
    _make_course(path)
    # nbgrader runs alembic by its name, which stands beside this Python.
    folders = [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    os.environ["PATH"] = os.pathsep.join(folders)
    try:
        _run(path, "generate_assignment", _NAME)
    except subprocess.CalledProcessError as error:
        last = error.stderr.decode().strip().splitlines()[-1:]
        return _WHAT, f"not measured: {' '.join(last)[:60]}", None
    notebook = (path / "source" / _NAME / "answers.ipynb").read_bytes()
    for number in range(_LEARNERS):
        folder = path / "submitted" / f"learner-{number}" / _NAME
        folder.mkdir(parents=True)
        # As the teacher solved it: all answers are right.
        (folder / "answers.ipynb").write_bytes(notebook)
    graded = measured(_command("autograde", _NAME), path)
    exported = measured(_command("export"), path)
    both = graded.beside(exported)
    return f"{_WHAT}, {_LEARNERS} submissions", both.told(_LEARNERS), both


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "nbgrader", *arguments]


def _run(path: Path, *arguments: str) -> None:
    """Run one command of nbgrader in the course's folder."""
    subprocess.run(_command(*arguments), cwd=path, check=True, capture_output=True)


def _make_course(path: Path) -> None:
    """Write a notebook with ten questions, each a cell to be solved and a cell that tests it."""
    cells = []
    for number in range(_QUESTIONS):
        solution = f"### BEGIN SOLUTION\nanswer_{number} = {number}\n### END SOLUTION"
        cells.append(_cell(solution, f"answer-{number}", is_test=False))
        cells.append(
            _cell(f"assert answer_{number} == {number}", f"test-{number}", is_test=True)
        )
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    folder = path / "source" / _NAME
    folder.mkdir(parents=True)
    write(notebook, folder / "answers.ipynb")


def _cell(code: str, name: str, *, is_test: bool) -> object:
    """Return a cell with what nbgrader has to know of it."""
    cell = v4.new_code_cell(code)
    cell.metadata.nbgrader = {
        "grade": is_test,
        "grade_id": name,
        "locked": is_test,
        "schema_version": 3,
        "solution": not is_test,
        "task": False,
    }
    if is_test:
        cell.metadata.nbgrader["points"] = 1
    return cell
