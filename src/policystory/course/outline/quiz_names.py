"""The names of quizzes, such as "03-numbers" and "03-numbers/lamps"."""

from policystory.quiz.blueprint import Blueprint, QuizFile

EXIT = "exit"
"""The id of the quiz that ends a lesson or module; its name is that of the lesson or module."""


def is_exit(blueprint: Blueprint) -> bool:
    """Tell whether this is the plan of an exit quiz, which ends a lesson or module."""
    return blueprint.id == EXIT


def slug(file: QuizFile, blueprint: Blueprint) -> str:
    """Return the name of a quiz, such as "03-numbers/lamps".

    `file` is the quiz file of a lesson or module, and `blueprint` the quiz's plan in it. The exit
    quiz, which ends the lesson or module, has just the file's name: "03-numbers".
    """
    if is_exit(blueprint):
        return file.name
    return f"{file.name}/{blueprint.id}"


def lesson_of(quiz: str) -> str:
    """Return the lesson's (or module's) id in a quiz's name: "03-numbers" of "03-numbers/check"."""
    return quiz.partition("/")[0]
