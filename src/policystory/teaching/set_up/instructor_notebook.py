"""Copy the instructor's notebook into a class's folder."""

from importlib.resources import files
from pathlib import Path

from policystory.course.atomic_write import write_atomically

NOTEBOOK = "instructor.ipynb"


def copy_notebook(folder: Path) -> bool:
    """Copy the instructor's notebook into a class's folder; return whether it was copied.

    A notebook that is there already stays as it is, and the result is False.
    """
    # A teacher writes into it, too: it is never overwritten.
    target = folder / NOTEBOOK
    if target.exists():
        return False
    source = files("policystory.teaching.set_up") / NOTEBOOK
    write_atomically(target, source.read_bytes())
    return True
