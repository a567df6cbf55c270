"""policystory teaches a policy story from its sources.

The pipeline, and its words::

    content --load--> facts --generate--> items --assemble--> quiz --answer--> attempt --grade--> grade

A lesson notebook needs these names only:

>>> import policystory as ps
>>> ps.__all__
['glossary', 'lesson', 'progress', 'record', 'review']

Everything is imported when it is first used, so that ``import policystory`` costs almost nothing.
"""

# Type checkers take this name for true; importing it from typing would cost more than all the rest
# of this file.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from policystory.notebook import glossary, lesson, progress, record, review

__version__ = "0.1.0"

__all__ = ["glossary", "lesson", "progress", "record", "review"]


def __getattr__(name: str) -> object:
    """Import what a lesson notebook calls, at its first use."""
    if name in __all__:
        from policystory.learner.in_the_way import make_way  # noqa: PLC0415 - the door is lazy

        passed_over = make_way()  # first: what is imported below could be hidden by a file in the notebook's folder
        from policystory import notebook  # noqa: PLC0415

        if passed_over:
            notebook.tell(passed_over)
        return getattr(notebook, name)
    raise AttributeError(
        f"module 'policystory' has no attribute {name!r}; it offers {', '.join(__all__)}"
    )


def __dir__() -> list[str]:
    """List the door's own names, so that completion shows what there is."""
    return [*__all__, "__version__"]
