"""An open course: its content, and what is made of it once, when first asked for."""

from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from policystory.course.content import Content, Figure, Lesson, LessonText, version
from policystory.errors import NotFoundError
from policystory.facts.corpus import Corpus
from policystory.items.generate import Bank
from policystory.quiz import Blueprint, Quiz, QuizFile, assemble, seed_of
from policystory.reading import did_you_mean

T = TypeVar("T")

EXIT = "exit"
"""The quiz that ends a lesson, or the one of a module; it is asked for by the lesson's or module's name alone."""


class OpenCourse:
    """A course that can be asked for its lessons, facts, items and quizzes.

    Arguments: the content.
    """

    def __init__(self, content: Content) -> None:
        """Keep the content; nothing is made yet."""
        self.content = content
        self.id = content.course.course

    @cached_property
    def corpus(self) -> Corpus:
        """Return the facts, indexed."""
        return self.content.corpus()

    @cached_property
    def bank(self) -> Bank:
        """Return every item."""
        return Bank(self.corpus, (item for file in self.content.quizzes for item in file.items))

    @cached_property
    def version(self) -> str:
        """Return the version of the content."""
        return version(self.content)

    def lesson(self, lesson: str) -> Lesson:
        """Return a lesson's card; NotFoundError names the lessons that there are."""
        known = {one.id: one for one in self.content.course.lessons}
        return _found(lesson, known, "lesson")

    def text(self, lesson: str) -> LessonText:
        """Return what a lesson's prose cites; empty for a lesson without a notebook."""
        return next((one for one in self.content.lessons if one.id == lesson), LessonText(lesson, ()))

    def figure(self, figure: str) -> Figure:
        """Return a figure; NotFoundError names the figures that there are."""
        return _found(figure, {one.id: one for one in self.content.figures}, "figure")

    def quizzes(self) -> dict[str, Blueprint]:
        """Return all blueprints by slug, as a learner meets them: `lesson/part`, then `lesson` for the exit quiz."""
        return {
            slug(file, one): one
            for file in self.content.quizzes
            for one in sorted(file.quizzes, key=lambda one: one.id == EXIT)
        }

    def blueprint(self, quiz: str) -> Blueprint:
        """Return a blueprint; NotFoundError names the quizzes of its lesson, or all that there are."""
        known = self.quizzes()
        of = quiz.partition("/")[0]
        beside = {one: there for one, there in known.items() if one.partition("/")[0] == of}
        return known[quiz] if quiz in known else _found(quiz, beside or known, "quiz")

    def quiz(self, quiz: str, seed: str) -> Quiz:
        """Assemble a quiz for a seed; NotFoundError or QuizError if that cannot be."""
        return assemble(self.blueprint(quiz), quiz, self.bank, seed, self.version, self.content.course.language)

    def quiz_for(self, quiz: str, learner: str, attempt: int = 1) -> Quiz:
        """Assemble a learner's own practice quiz."""
        return self.quiz(quiz, seed_of(self.id, quiz, learner, attempt))


def slug(file: QuizFile, blueprint: Blueprint) -> str:
    """Return the name by which a quiz is asked for."""
    return file.name if blueprint.id == EXIT else f"{file.name}/{blueprint.id}"


def _found(name: str, known: Mapping[str, T], what: str) -> T:
    if name in known:
        return known[name]
    raise NotFoundError(f"there is no {what} '{name}'; {_offer(name, known)}")


def _offer(name: str, known: Mapping[str, object]) -> str:
    """Say what there is instead."""
    if not known:
        return "this course has none"
    near = did_you_mean(name, known)
    return near if near.startswith("did") else f"there are: {', '.join(known)}"
