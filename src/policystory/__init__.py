"""policystory teaches a policy story from its sources.

This is the pipeline, in the words of the package::

    content --load--> facts --generate--> items --assemble--> quiz --answer--> attempt
    --grade--> grade

A lesson notebook needs only these names:

>>> import policystory as ps
>>> ps.__all__[:4]
['assignments', 'course_map', 'glossary', 'lesson']
>>> ps.__all__[4:]
['module', 'progress', 'record', 'review']

Each is imported when it is first used, so ``import policystory`` costs almost nothing.
"""

# Type checkers take this name for true. To import it from typing would cost more than this file.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from policystory.notebook import (
        assignments,
        course_map,
        glossary,
        lesson,
        module,
        progress,
        record,
        review,
    )

__version__ = "0.1.0"

__all__ = [
    "assignments",
    "course_map",
    "glossary",
    "lesson",
    "module",
    "progress",
    "record",
    "review",
]


def __getattr__(name: str) -> object:
    """Import a name of `__all__` when it is first used."""
    if name in __all__:
        from policystory.learner.shadowed_modules import move_folder_last  # noqa: PLC0415 - lazy

        # First, because a file in the notebook's folder could hide what is imported below.
        warning = move_folder_last()
        from policystory.uncollected import uncollected  # noqa: PLC0415

        with uncollected():
            if name in ("lesson", "module"):
                _send_page_code()
            from policystory import notebook, notebook_output  # noqa: PLC0415

            if warning:
                notebook_output.show_sentence(warning)
            return getattr(notebook, name)
    raise AttributeError(
        f"module 'policystory' has no attribute {name!r}; it offers {', '.join(__all__)}"
    )


def _send_page_code() -> None:
    """Send the code of quizzes to the page, which unpacks it while the kernel opens the course."""
    from contextlib import suppress  # noqa: PLC0415 - lazy, as above

    # What cannot be imported or read is told by the part that needs it.
    with suppress(ImportError, OSError):
        from policystory.widget.page_code import page_code  # noqa: PLC0415

        page_code()


def __dir__() -> list[str]:
    """Return the names that a lesson can use, for completion."""
    return [*__all__, "__version__"]
