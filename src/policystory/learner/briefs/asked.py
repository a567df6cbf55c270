"""Find in a course the brief (a page argued from facts) that a lesson asks a learner to write."""

import msgspec

from policystory.brief.task import BriefTask, RubricLine
from policystory.course.content import Content
from policystory.course.names import lookup


class AskedBrief(msgspec.Struct, frozen=True):
    """A brief (a page argued from facts) that a lesson asks for.

    `lesson`: the lesson's id. `task`: what is to be written. `rubric`: what the teacher marks by.
    """

    lesson: str
    task: BriefTask
    rubric: tuple[RubricLine, ...]


def asked_brief(content: Content, lesson: str, brief: str) -> AskedBrief:
    """Return the brief (a page argued from facts) that a lesson asks for, with its rubric.

    `lesson` and `brief` are ids. NotFoundError if there is no such brief. The rubric says how the
    teacher marks it.
    """
    tasks: dict[str, BriefTask] = {}
    rubric: tuple[RubricLine, ...] = ()
    for file in content.quizzes:
        if file.lesson == lesson:
            rubric += file.rubric
            for task in file.briefs:
                tasks[task.id] = task
    return AskedBrief(lesson, lookup(brief, tasks, "brief"), rubric)
