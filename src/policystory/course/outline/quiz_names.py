"""The names of quizzes, by which lessons, records and the command line know them."""

from policystory.quiz.blueprint import Blueprint, QuizFile

EXIT = "exit"
"""The id of the quiz that ends a lesson or module; its name is that of the lesson or module."""


def is_exit(blueprint: Blueprint) -> bool:
    """Tell whether a blueprint is of the quiz that ends a lesson or module."""
    return blueprint.id == EXIT


def slug(file: QuizFile, blueprint: Blueprint) -> str:
    """Return the name of a quiz: the file's name for an exit quiz, otherwise `file/quiz`.

    An exit quiz ends a lesson or module.
    """
    if is_exit(blueprint):
        return file.name
    return f"{file.name}/{blueprint.id}"


def lesson_of(quiz: str) -> str:
    """Return the lesson, or the module, in a quiz's name."""
    return quiz.partition("/")[0]
