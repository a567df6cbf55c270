"""Open the class in the notebook's folder, for one press of a button."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from policystory.course import find
from policystory.course.open_course import OpenCourse
from policystory.gradebook.store import Gradebook
from policystory.gradebook.writing import Author
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.steps import open_gradebook


class _Place(msgspec.Struct):
    """Where the class of this notebook is."""

    folder: Path = Path()
    gradebook: str | None = None


_place = _Place()


def use(folder: str = ".", gradebook: str | None = None) -> None:
    """Name the class that all panels work on; without this it is the one in the notebook's folder.

    Arguments: `folder`: of the class; `gradebook`: the URL of a database in place of the file
    gradebook.sqlite, such as postgresql+psycopg://host/name.
    """
    _place.folder = Path(folder)
    _place.gradebook = gradebook


class OpenedClass(msgspec.Struct, frozen=True):
    """A class's folder and gradebook, and the time at which a button was pressed."""

    folder: ClassFolder
    book: Gradebook
    now: datetime

    def author(self, because: str) -> Author:
        """Return who changes the gradebook, and why."""
        who = os.environ.get("POLICYSTORY_TEACHER") or getpass.getuser()
        return Author(who, self.now.isoformat(), because)

    def course(self) -> OpenCourse:
        """Return the course, as the commands find it."""
        return find.course(find.working_folder())


def class_folder() -> ClassFolder:
    """Return the class's folder, which is the notebook's own; NotFoundError if it is none."""
    return ClassFolder(_place.folder)


@contextmanager
def open_class() -> Iterator[OpenedClass]:
    """Open the class and its gradebook; both are closed afterwards, so that nothing is held."""
    # Anew for each button: files may have been edited by hand since the last one.
    folder = class_folder()
    now = datetime.now(UTC)
    book = open_gradebook(folder, _place.gradebook, now)
    try:
        yield OpenedClass(folder, book, now)
    finally:
        book.close()
