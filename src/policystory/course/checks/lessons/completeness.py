"""Find what a lesson leaves out, such as a quiz that no cell of its notebook shows.

`hints` are about work that is still ahead, such as a lesson that is not written yet.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from policystory.course.checks.lessons.code import NotebookCode
from policystory.course.content import Lesson
from policystory.course.load import EditedCourse
from policystory.course.open_course import OpenCourse
from policystory.course.outline.by_id import by_id
from policystory.course.outline.quiz_names import EXIT, slug
from policystory.errors import Problem
from policystory.facts.words import join_names
from policystory.items.item import Item
from policystory.quiz.blueprint import Blueprint, QuizFile
from policystory.quiz.paper import Mode
from policystory.reading import Places, did_you_mean

Problems = Iterator[Problem]


def hints(course: OpenCourse, edited: EditedCourse) -> Problems:
    """Yield a hint for each lesson without a notebook, and for each quiz file with a wrong name.

    A hint is a Problem that does not make the check fail. A quiz file should have the name of its
    lesson or module. `edited` is the same course as read from its files.
    """
    for lesson in course.content.course.lessons:
        if lesson.id not in edited.prose:
            message = f"lesson '{lesson.id}' has no notebook"
            yield edited.places.problem(
                "lesson",
                lesson.id,
                "id",
                message=message,
                hint=f"add {lesson.id}.ipynb",
            )
    for file in course.content.quizzes:
        problem = edited.places.problem(
            "quiz",
            file.name,
            message=f"this file is named otherwise than '{file.name}', whose quizzes it holds",
            hint=f"rename it to {file.name}.yml",
        )
        if problem.path and Path(problem.path).stem != file.name:
            yield problem


def notebook_problems(course: OpenCourse, edited: EditedCourse) -> Problems:
    """Yield a problem for each notebook that is not a lesson: course.yml does not list it.

    `edited` is the same course as read from its files.
    """
    lessons = {lesson.id for lesson in course.content.course.lessons}
    for name, blocks in edited.prose.items():
        # A lesson's record that could not be read may be the one of this notebook.
        if blocks and edited.places.is_unknown("lesson", name, lessons):
            message = f"this notebook is no lesson: course.yml lists no '{name}'"
            near = did_you_mean(name, lessons)
            hint = near if near.startswith("did") else "list it under 'lessons'"
            yield Problem(blocks[0].path, 0, message, hint)


def hidden_quizzes(
    course: OpenCourse, edited: EditedCourse, code: dict[str, NotebookCode]
) -> Problems:
    """Yield a problem for each practice quiz that no cell shows, if its lesson has a notebook.

    `code` is what the code cells of each notebook do, by the notebook's name.
    """
    lessons = {lesson.id for lesson in course.content.course.lessons}
    shown: set[str] = set()
    for notebook in code.values():
        shown.update(notebook.quizzes)
    for file in course.content.quizzes:
        # A quiz may be planned before its lesson is written.
        written = file.name in edited.prose and file.name in lessons
        if written and edited.places.is_complete("notebook"):
            yield from _hidden_quizzes(file, shown, edited.places)


def _hidden_quizzes(file: QuizFile, shown: Collection[str], places: Places) -> Problems:
    """Yield each practice quiz of a lesson that no cell shows."""
    for i, blueprint in enumerate(file.quizzes):
        # Graded work may be assigned, and then stands in no notebook.
        if blueprint.mode is Mode.GRADED:
            continue
        if slug(file, blueprint) in shown:
            continue
        call = "quiz()" if blueprint.id == EXIT else f'check("{blueprint.id}")'
        message = f"no cell of {file.name}.ipynb shows the quiz '{blueprint.id}'"
        hint = f'add: import policystory as ps; ps.lesson("{file.name}").{call}'
        yield places.problem(
            "quiz", file.name, "quizzes", i, "id", message=message, hint=hint
        )


def unlisted_reports(course: OpenCourse, places: Places) -> Problems:
    """Yield a problem for each quiz about a report that its lesson does not list in course.yml.

    `places` gives the file and line for the message. The caller has checked that all names in the
    quizzes exist.
    """
    for lesson, file in _quizzes_of_lessons(course):
        for i, blueprint in enumerate(file.quizzes):
            items = _items(course, blueprint)
            for message in _unlisted_reports(course, lesson, items):
                yield places.problem(
                    "quiz", file.name, "quizzes", i, "id", message=message, hint=_REPORT
                )


def unpractised_objectives(course: OpenCourse, places: Places) -> Problems:
    """Yield a problem for each objective that a lesson lists but no question of its quizzes serves.

    `places` gives the file and line for the message.
    """
    for lesson, file in _quizzes_of_lessons(course):
        practised: set[str] = set()
        for blueprint in file.quizzes:
            for item in _items(course, blueprint):
                practised.update(item.objectives)
        yield from _unpractised(lesson, practised, places)


def _quizzes_of_lessons(course: OpenCourse) -> Iterator[tuple[Lesson, QuizFile]]:
    """Yield each lesson that has quizzes, with their file."""
    lessons = by_id(course.content.course.lessons)
    for file in course.content.quizzes:
        lesson = lessons.get(file.lesson or "")
        if lesson is not None and file.quizzes:
            yield lesson, file


_REPORT = "add it to the lesson's 'sources' in course.yml, or narrow the pool"


def _items(course: OpenCourse, blueprint: Blueprint) -> list[Item]:
    """Return all items that a quiz can draw."""
    items: list[Item] = []
    for pool in blueprint.pools:
        items += pool.items(course.bank)
    return items


def _unlisted_reports(
    course: OpenCourse, lesson: Lesson, items: list[Item]
) -> Iterator[str]:
    """Yield a message if a quiz can ask about reports that its lesson does not list."""
    # A start page lists no reports: its questions are about the course.
    if not lesson.sources:
        return
    asked: set[str] = set()
    for item in items:
        of_item = {citation.source for citation in item.sources}
        # What several reports say can be read in any of them.
        if of_item.isdisjoint(lesson.sources):
            asked |= of_item
    sources = course.corpus.sources
    unlisted = [sources[source].named for source in sorted(asked)]
    if unlisted:
        reports = join_names(unlisted)
        yield f"asks about {reports}, which lesson '{lesson.id}' does not list"


def _unpractised(
    lesson: Lesson, practised: Collection[str], places: Places
) -> Problems:
    """Yield each objective of a lesson that no question of its quizzes serves."""
    for i, objective in enumerate(lesson.objectives):
        if objective not in practised:
            message = f"no question of the lesson practises '{objective}'"
            hint = "add a pool for it to the lesson's quizzes, or take it out here"
            field_path = ("objectives", i)
            yield places.problem(
                "lesson", lesson.id, *field_path, message=message, hint=hint
            )
