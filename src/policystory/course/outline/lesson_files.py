"""The notebooks of a course, and which of them is opened first.

`course` is a course's folder, or the JSON file of a compiled one; None: the course in the package.
"""

from importlib.resources.abc import Traversable
from pathlib import Path

from policystory.course import compiled
from policystory.course.content import Course
from policystory.course.outline.lesson_order import lesson_order
from policystory.errors import PolicystoryError


def lesson_notebooks(course: Path | None) -> list[Traversable]:
    """Return the notebooks of the course's lessons, sorted by name; empty if there are none."""
    lessons: Traversable = compiled.packaged_course() / "lessons"
    if course is not None:
        lessons = (course.parent if course.suffix == ".json" else course) / "lessons"
    if not lessons.is_dir():
        return []
    ipynb_files = [file for file in lessons.iterdir() if file.name.endswith(".ipynb")]
    return sorted(ipynb_files, key=lambda file: file.name)


def first_lesson(course: Path | None) -> str | None:
    """Return the name of the notebook of the course's first lesson; None if it has no notebooks.

    This is the first lesson in `course.yml` that has a notebook. If no lesson there has one, or the
    course cannot be read, it is the first notebook by name.
    """
    notebooks = [notebook.name for notebook in lesson_notebooks(course)]
    for lesson in _order(course):
        name = f"{lesson}.ipynb"
        if name in notebooks:
            return name
    return next(iter(notebooks), None)


def _order(course: Path | None) -> tuple[str, ...]:
    """Return the ids of the lessons in their order; none if the course cannot be read."""
    try:
        return lesson_order(_outline(course))
    # The lesson itself says what is wrong with its course.
    except PolicystoryError:
        return ()


def _outline(course: Path | None) -> Course:
    """Return the record of course.yml."""
    if course is None:
        return compiled.read(compiled.packaged_course() / compiled.FILE).course
    if course.suffix == ".json":
        return compiled.read(course).course
    # Reading YAML loads much that an installed course does without.
    from policystory.course.load import Folders, read_outline  # noqa: PLC0415

    return read_outline(Folders.of(course))
