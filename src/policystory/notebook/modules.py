"""Show the quiz of a module, at the end of the module's last lesson."""

from typing import Any

from policystory.course.outline.lesson_order import lessons_of
from policystory.learner.session import Session
from policystory.notebook.kernel_session import session
from policystory.notebook.quizzes import quiz_widget
from policystory.notebook_output import Output, errors_as_sentences


class CourseModule:
    """A module of the course: lessons that belong together, with a quiz over all of them.

    Arguments: `session_`: this kernel's course, learner and record; `module`: the module's id.

    >>> import policystory as ps
    >>> ps.module("m1-orientation").quiz()  # doctest: +SKIP
    """

    def __init__(self, session_: Session, module: str) -> None:
        """Open a module; NotFoundError lists the modules if there is none of this name."""
        self._session = session_
        self._module = session_.course.module(module)

    def __repr__(self) -> str:
        """Return the module's title."""
        return f"Module: {self._module.title}"

    @errors_as_sentences
    def quiz(self) -> Any:
        """Show the quiz over all lessons of the module."""
        name = self._module.id
        lessons = lessons_of(self._session.course.content.course, name)
        # The cell stands in the last lesson, so feedback links to the sections of that one.
        last = lessons[-1] if lessons else name
        return quiz_widget(self._session, name, last)


@errors_as_sentences
def module(module: str) -> CourseModule | Output:
    """Return the module with the id `module`; for an unknown id, an output that says so.

    >>> import policystory as ps
    >>> ps.module("m1-orientation").quiz()  # doctest: +SKIP
    """
    return CourseModule(session(), module)
