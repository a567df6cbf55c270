"""Load what lessons need while a kernel starts, so that the first cell does not wait for it.

It is an extension of IPython, for the kernels that `policystory learn` starts.
"""

import sys
from contextlib import suppress
from functools import partial
from importlib import import_module

_LESSONS = ("lessons", "modules", "quizzes", "lesson_pages")
_WIDGETS = ("page_code", "quiz_attempts", "page.lesson_page")


def load_ipython_extension(_shell: object) -> None:
    """Import the parts of lessons, pack the code of quizzes, and read the course.

    IPython calls this with its shell.
    """
    path = list(sys.path)
    # IPython puts the notebook's folder first, as "". A learner's file there may have the name of a
    # module that is imported here; the first cell warns of it.
    sys.path[:] = filter(None, path)
    try:
        _load()
    finally:
        sys.path[:] = path


def _load() -> None:
    """Import what lessons need, and make what does not depend on the learner."""
    names = [f"policystory.notebook.{name}" for name in _LESSONS]
    names += [f"policystory.widget.{name}" for name in _WIDGETS]
    for name in names:
        import_module(name)
    # None of this while the path has the notebook's folder.
    from policystory.errors import PolicystoryError  # noqa: PLC0415
    from policystory.widget.model import known_models  # noqa: PLC0415
    from policystory.widget.page_code import packed_code, page_code  # noqa: PLC0415

    language = "en"
    # What is amiss with the course is told by the first cell that needs it.
    with suppress(PolicystoryError, OSError):
        language = _read_course() or language
    packed_code(language)
    # The page gets the code of quizzes when it is opened.
    known_models.prepare_pages(partial(page_code, language))


def _read_course() -> str | None:
    """Read the course of the kernel's folder if it is compiled; return its language, or None."""
    from policystory.course import find  # noqa: PLC0415 - as above

    start = find.working_folder()
    folder = find.course_folder(start)
    # An author may still change a course that is not compiled, so the first cell reads that.
    if folder is not None and folder.suffix != ".json":
        return None
    course = find.course(start)
    # Made here, so that the first quiz does not wait for them.
    _ = course.corpus, course.asked_bank
    return course.content.course.language
