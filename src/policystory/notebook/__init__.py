"""What the cells of a lesson's notebook call: card, figures, quizzes, facts, review, progress.

If something cannot be shown, the cell shows a sentence that says why: see `notebook_output`. Each
name is imported when it is first used, so that a cell loads only what it shows.
"""

from importlib import import_module

# Type checkers take this name for true; imports below it are never run.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from policystory.notebook.assigned_papers import assignments
    from policystory.notebook.course_maps import course_map
    from policystory.notebook.kernel_session import session
    from policystory.notebook.learner_record import record
    from policystory.notebook.lessons import Lesson, glossary, lesson
    from policystory.notebook.modules import CourseModule, module
    from policystory.notebook.progress_tables import progress
    from policystory.notebook.reviews import review

__all__ = [
    "CourseModule",
    "Lesson",
    "assignments",
    "course_map",
    "glossary",
    "lesson",
    "module",
    "progress",
    "record",
    "review",
    "session",
]

# A file never has the name of a function: the package could not tell one from the other.
_FILES = {
    "CourseModule": "modules",
    "Lesson": "lessons",
    "assignments": "assigned_papers",
    "course_map": "course_maps",
    "glossary": "lessons",
    "lesson": "lessons",
    "module": "modules",
    "progress": "progress_tables",
    "record": "learner_record",
    "review": "reviews",
    "session": "kernel_session",
}


def __getattr__(name: str) -> object:
    """Import a name of `__all__` when it is first used."""
    if name in _FILES:
        file = import_module(f"{__name__}.{_FILES[name]}")
        return getattr(file, name)
    raise AttributeError(f"module '{__name__}' has no attribute {name!r}")
