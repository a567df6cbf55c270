"""The class on which all panels of an instructor's notebook work, and its course."""

from contextlib import AbstractContextManager
from pathlib import Path

import msgspec

from policystory.course import find
from policystory.course.open_course import OpenCourse
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.open_class import OpenClass, open_class


class _Place(msgspec.Struct):
    """Where the class of this notebook is: its folder, and its gradebook's URL or None."""

    folder: Path = Path()
    gradebook: str | None = None


_place = _Place()


def use(folder: str = ".", gradebook: str | None = None) -> None:
    """Choose the class on which all panels work; by default, the one in the working folder.

    Arguments: `folder`: the class's folder; `gradebook`: the URL of the gradebook's database, such
    as postgresql+psycopg://host/name, or None for the file gradebook.sqlite in the class's folder.
    """
    _place.folder = Path(folder)
    _place.gradebook = gradebook


def class_folder() -> ClassFolder:
    """Return the folder of the class that was chosen with `use`, by default the working folder.

    NotFoundError if it is not a class's folder.
    """
    return ClassFolder(_place.folder)


def open_notebook_class() -> AbstractContextManager[OpenClass]:
    """Open the class of this notebook and its gradebook, for the `with` block of one button.

    NotFoundError if there is no class; see `use`.
    """
    # Anew for each button: files may have been edited by hand since the last one.
    return open_class(_place.folder, _place.gradebook)


def notebook_course() -> OpenCourse:
    """Return the course around the working folder, or else the installed one."""
    return find.course(find.working_folder())
