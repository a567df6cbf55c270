"""The compiled course: all content as one JSON file, and the notebooks, inside the package.

A compiled course is read without YAML and without the repository. `write` makes the files when a
wheel is built.
"""

import shutil
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from policystory.course.content import Content, decode, encode
from policystory.course.load import Folders, load
from policystory.errors import ContentError, NotFoundError

FOLDER = "compiled"
FILE = "course.json"


def write(root: Path, into: Path) -> list[Path]:
    """Compile the course in the folder `root` into the folder `into`, which is made if missing.

    Returns the paths of the files written, relative to `into`. Raises ContentError if the course
    has problems.
    """
    # Lessons import this module too, and do not have what the check needs.
    from policystory.course.checks.course import check  # noqa: PLC0415

    folders = Folders.of(root)
    content = load(folders)
    if problems := check(folders).problems:
        raise ContentError(list(problems))
    into.mkdir(parents=True, exist_ok=True)
    (into / FILE).write_bytes(encode(content))
    written = [Path(FILE)]
    for notebook in sorted(folders.lessons.glob("*.ipynb")):
        target = Path("lessons") / notebook.name
        (into / "lessons").mkdir(exist_ok=True)
        shutil.copyfile(notebook, into / target)
        written.append(target)
    return written


def read(file: Traversable) -> Content:
    """Read a compiled course from its JSON file; NotFoundError if it cannot be read."""
    try:
        return decode(file.read_bytes())
    except (OSError, msgspec.MsgspecError) as error:
        raise NotFoundError(
            f"the compiled course {file} cannot be read: {error}; install policystory again"
        ) from error


def packaged_course() -> Traversable:
    """Return the folder of the compiled course inside the package; the folder may not exist."""
    return files("policystory") / FOLDER
