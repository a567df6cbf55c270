"""The languages in which questions, feedback and pages are worded."""

from collections.abc import Iterator

from policystory.course.content import Course
from policystory.errors import Problem
from policystory.reading import Document
from policystory.wording import closest, languages, phrasebook_of

LANGUAGES = {code: phrasebook_of(code).say("language.name") for code in languages()}
"""The name of each language that a course can be in, by its code."""


def language_problems(course: Course, document: Document) -> Iterator[Problem]:
    """Yield a problem if the package has no words for questions in the language of a course.

    `document` is the file course.yml, which gives the line for the message.
    """
    # Spanish of Mexico is worded as Spanish.
    if closest(course.language):
        return
    names = [f"{code} ({name})" for code, name in LANGUAGES.items()]
    message = f"language: there is no wording in '{course.language}'"
    hint = f"write one of {', '.join(names)}"
    yield Problem(document.path, document.line("language"), message, hint)
