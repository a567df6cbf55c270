"""policystory teaches a policy story from its sources.

This is the pipeline, and what it calls things::

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
        from policystory import notebook, notebook_output  # noqa: PLC0415

        if warning:
            notebook_output.show_sentence(warning)
        return getattr(notebook, name)
    raise AttributeError(
        f"module 'policystory' has no attribute {name!r}; it offers {', '.join(__all__)}"
    )


def __dir__() -> list[str]:
    """Return the names that a lesson can use, for completion."""
    return [*__all__, "__version__"]
