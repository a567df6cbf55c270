"""policystory teaches a policy story from its sources.

The pipeline, and its words::

    content --load--> facts --generate--> items --assemble--> quiz --answer--> attempt --grade--> grade

A lesson notebook needs these names only:

>>> import policystory as ps
>>> ps.__all__
['journal_note', 'lesson', 'progress']

Everything is imported when it is first used, so that ``import policystory`` costs almost nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policystory.notebook import journal_note, lesson, progress

__version__ = "0.1.0"

__all__ = ["journal_note", "lesson", "progress"]


def __getattr__(name: str) -> object:
    """Import what a lesson notebook calls, at its first use."""
    if name in __all__:
        return getattr(import_module("policystory.notebook"), name)
    raise AttributeError(f"module 'policystory' has no attribute {name!r}; it offers {', '.join(__all__)}")


def __dir__() -> list[str]:
    """List the door's own names, so that completion shows what there is."""
    return [*__all__, "__version__"]
