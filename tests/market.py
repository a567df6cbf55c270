"""The course of `tests/market_town`: a second invented course, with other sides, money and units.

It declares no property of its own where a general one serves, and offers wrong answers beside its
facts, as a small course does.
"""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from policystory.course.load import Folders, load
from policystory.course.open_course import OpenCourse

FOLDER = Path(__file__).with_name("market_town")


def write(root: Path) -> Folders:
    """Copy the course below `root`, with the folders that it has no files for."""
    shutil.copytree(FOLDER, root, dirs_exist_ok=True)
    for name in ("lessons", "quizzes", "content/figures"):
        (root / name).mkdir(exist_ok=True)
    return Folders.of(root)


@cache
def course() -> OpenCourse:
    """Return the course, open; tests share it, for nothing in it changes."""
    with TemporaryDirectory() as folder:
        return OpenCourse(load(write(Path(folder))))
