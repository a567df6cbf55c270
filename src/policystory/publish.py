"""Run lesson notebooks before a release, so that they show their outputs without being run."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policystory.course.atomic_write import write_atomically
from policystory.course.files import display_path
from policystory.course.find import COURSE, HOME, LEARNER, READER, is_course
from policystory.errors import NotFoundError, PolicystoryError
from policystory.learner.folder import SAFE_PATH
from policystory.render.lesson_html import ALERT

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KEPT = ("jupyter", "tags")
"""The entries of a cell's metadata that are kept."""


def publish(
    folder: Path, names: tuple[str, ...] = (), course: Path | None = None
) -> Iterator[str]:
    """Run notebooks, save each with its outputs, and yield a line of text after each.

    `folder`: where the notebooks are. `names`: the notebooks to run, without `.ipynb`; empty for
    all. `course`: the folder of their course; None for the course around the notebooks.
    NotFoundError for an unknown name, before any notebook is run. PolicystoryError if a notebook
    cannot be read or a cell shows an error; that file is not changed.
    """
    paths = {path.stem: path for path in sorted(folder.glob("*.ipynb"))}
    for name in names:
        if name not in paths:
            shown = display_path(folder)
            raise NotFoundError(
                f"there is no notebook '{name}' in {shown}; there are: {', '.join(paths)}"
            )
    for name in names or paths:
        _run(paths[name], course)
        yield f"{display_path(paths[name])}: run, outputs kept"


def _run(path: Path, course: Path | None) -> None:
    """Run one notebook, and write it so that it does not differ from run to run."""
    # These load for more than a second, and only authors need them.
    import nbformat  # noqa: PLC0415
    from nbclient import NotebookClient  # noqa: PLC0415
    from nbclient.exceptions import CellExecutionError, DeadKernelError  # noqa: PLC0415

    notebook = _read(path)
    with tempfile.TemporaryDirectory() as empty:
        environment = {**os.environ, **SAFE_PATH, HOME: empty, LEARNER: READER}
        if course is not None and is_course(course):
            environment[COURSE] = str(course.resolve())
        client = NotebookClient(
            notebook,
            resources={"metadata": {"path": str(path.parent)}},
            store_widget_state=False,
        )
        # An author cannot mend what a kernel warns of.
        client.extra_arguments = ["--log-level=ERROR"]
        try:
            client.execute(env=environment)
        except CellExecutionError as error:
            cell = _failed_cell(notebook)
            raise PolicystoryError(f"{path}: {cell} does not run: {error}") from error
        except DeadKernelError as error:
            raise PolicystoryError(
                f"{path}: its kernel died before the last cell had run"
            ) from error
    _refuse_alerts(path, notebook)
    _settle(notebook)
    text = nbformat.writes(notebook, indent=1)  # type: ignore[no-untyped-call]  # no types
    write_atomically(path, f"{text}\n".encode())


def _read(path: Path) -> Any:
    """Return a notebook; PolicystoryError if it cannot be read."""
    import nbformat  # noqa: PLC0415

    try:
        return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # no types
    except OSError as error:
        reason = error.strerror or "the system refuses it"
        raise PolicystoryError(f"{path} cannot be read: {reason}") from error
    except (
        ValueError,
        KeyError,
        AttributeError,
        TypeError,
        RecursionError,
        nbformat.ValidationError,
    ) as error:
        # It is no text, no JSON, or other JSON, in which nbformat looks for cells before it checks.
        raise PolicystoryError(
            f"{path} is no notebook that can be read: open and save it in JupyterLab"
        ) from error


def _refuse_alerts(path: Path, notebook: Any) -> None:
    """Raise PolicystoryError, with each cell, if cells show an error or why nothing is shown."""
    # In a notebook an error is a sentence and not an exception, so the run itself did not fail.
    faults: list[str] = []
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", ()):
            # A cell with the tag `raises-exception` may show an error, and the run goes on.
            if output.output_type == "error":
                reason = f"{output.ename}: {output.evalue}"
                faults.append(f"{path}: cell {number} shows an error: {reason}")
            data = output.get("data", {})
            if ALERT in data.get("text/html", ""):
                reason = data["text/plain"]
                faults.append(f"{path}: cell {number} cannot be shown: {reason}")
    if faults:
        raise PolicystoryError("\n".join(faults))


def _failed_cell(notebook: Any) -> str:
    """Name the cell whose output is an error."""
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                return f"cell {number}"
    return "a cell"


def _settle(notebook: Any) -> None:
    """Remove what differs from run to run or needs a kernel: times, live views, versions."""
    notebook.metadata = {
        "kernelspec": {
            "display_name": "Python 3",
            "language": "python",
            "name": "python3",
        },
        "language_info": {"name": "python"},
    }
    for i, cell in enumerate(notebook.cells):
        cell.id = f"cell-{i:02}"
        metadata = cell.metadata
        cell.metadata = {key: metadata[key] for key in KEPT if key in metadata}
        for output in cell.get("outputs", ()):
            # Without a kernel a live view is an error message, and hides the plain form.
            output.get("data", {}).pop(WIDGET_VIEW, None)
