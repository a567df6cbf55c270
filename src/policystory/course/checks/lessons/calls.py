"""What the code cells of a notebook can call, and what each call expects as its argument."""

from collections.abc import Collection, Mapping
from enum import StrEnum

import msgspec

from policystory.course.open_course import OpenCourse

PACKAGE = "policystory"


class Function(msgspec.Struct, frozen=True):
    """A function that policystory offers to notebooks, such as `lesson`."""

    name: str


class Argument(StrEnum):
    """The kinds of things that an argument can name, such as a lesson.

    The value is the argument's name in a call: `check(part="...")` names a CHECK (a short quiz).
    """

    LESSON = "lesson"
    MODULE = "module"
    FIGURE = "figure"
    CHECK = "part"
    SIDE = "side"
    ASSIGNMENT = "name"


CALLS: Mapping[str, Argument | None] = {
    "assignments": Argument.ASSIGNMENT,
    "lesson": Argument.LESSON,
    "module": Argument.MODULE,
    "course_map": None,
    "glossary": None,
    "progress": None,
    "record": None,
    "review": None,
}
"""What policystory offers to a notebook, with the argument of each; None: it takes none."""

LESSON_CALLS: Mapping[str, Argument | None] = {
    "brief": Argument.SIDE,
    "card": None,
    "check": Argument.CHECK,
    "facts": None,
    "figure": Argument.FIGURE,
    "predict": None,
    "quiz": None,
    "recap": None,
    "review": None,
}
"""What a lesson shows, with the argument of each call."""

MODULE_CALLS: Mapping[str, Argument | None] = {"quiz": None}
"""What a module shows."""


class Part(msgspec.Struct, frozen=True):
    """A lesson or module that a notebook opens.

    `kind` says which of the two. `id` is "" if the code does not show it, or if nothing has it.
    """

    kind: Argument
    id: str

    @property
    def calls(self) -> Mapping[str, Argument | None]:
        """Return the names of the methods that this lesson or module has.

        The value of each is what the method's argument names, or None if it takes no argument.
        """
        if self.kind is Argument.MODULE:
            return MODULE_CALLS
        return LESSON_CALLS


class Names(msgspec.Struct, frozen=True):
    """The names in a course that notebooks can use in their calls.

    `briefs` maps a lesson's id to the ids of its briefs (short argued texts): an id is the
    side that a learner takes, such as "for". The other fields are the ids or names of all lessons,
    modules, figures and quizzes.
    """

    lessons: tuple[str, ...]
    modules: tuple[str, ...]
    figures: tuple[str, ...]
    quizzes: tuple[str, ...]
    briefs: Mapping[str, tuple[str, ...]] = {}

    def known(self, argument: Argument, part: Part | None) -> Collection[str]:
        """Return the names that may be given for `argument`, such as the names of all figures.

        `part` is the lesson or module whose method is called: only its own checks and briefs are
        returned.
        """
        match argument:
            case Argument.LESSON:
                return self.lessons
            case Argument.MODULE:
                return self.modules
            case Argument.FIGURE:
                return self.figures
            case Argument.CHECK:
                return self.checks(part.id if part else "")
        return self.briefs.get(part.id if part else "", ())

    def checks(self, lesson: str) -> list[str]:
        """Return the ids of the checks (short quizzes) in a lesson, such as "same-period"."""
        start = f"{lesson}/"
        quizzes = [name for name in self.quizzes if name.startswith(start)]
        return [name.removeprefix(start) for name in quizzes]


def names_of(course: OpenCourse) -> Names:
    """Return the names of lessons, modules, figures, quizzes and briefs that notebooks can use."""
    outline = course.content.course
    briefs: dict[str, tuple[str, ...]] = {}
    for file in course.content.quizzes:
        sides = tuple(brief.id for brief in file.briefs)
        briefs[file.name] = briefs.get(file.name, ()) + sides
    return Names(
        lessons=tuple(lesson.id for lesson in outline.lessons),
        modules=tuple(module.id for module in outline.modules),
        figures=tuple(figure.id for figure in course.content.figures),
        quizzes=tuple(course.quizzes()),
        briefs=briefs,
    )


def quiz_shown(part: Part, method: str, argument: str) -> str | None:
    """Return the name of the quiz that a call shows; None if it shows no quiz.

    >>> quiz_shown(Part(Argument.LESSON, "03-numbers"), "check", "same-period")
    '03-numbers/same-period'
    """
    if method == "check":
        return f"{part.id}/{argument}"
    # The exit quiz has the name of its lesson or module.
    if method == "quiz":
        return part.id
    return None
