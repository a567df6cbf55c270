"""What a lesson asks a learner to argue, found in the course."""

import msgspec

from policystory.brief.task import BriefTask, RubricLine
from policystory.course.content import Content
from policystory.course.names import lookup


class AskedBrief(msgspec.Struct, frozen=True):
    """A brief as a lesson asks for it: the lesson's id, the task, and the teacher's rubric."""

    lesson: str
    task: BriefTask
    rubric: tuple[RubricLine, ...]


def asked_brief(content: Content, lesson: str, brief: str) -> AskedBrief:
    """Return a brief that a lesson asks for; NotFoundError names the briefs that exist."""
    tasks: dict[str, BriefTask] = {}
    rubric: tuple[RubricLine, ...] = ()
    for file in content.quizzes:
        if file.lesson == lesson:
            rubric += file.rubric
            for task in file.briefs:
                tasks[task.id] = task
    return AskedBrief(lesson, lookup(brief, tasks, "brief"), rubric)
