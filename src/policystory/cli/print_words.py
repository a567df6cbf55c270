"""Print how much there is to read and to answer in each lesson (`policystory check --words`)."""

from policystory.cli.options import print_json
from policystory.cli.terminal import say
from policystory.course.load import Folders, read
from policystory.course.open_course import OpenCourse
from policystory.errors import ContentError
from policystory.report.lesson_words import lesson_words, words_text


def print_words(folders: Folders, as_json: bool) -> None:
    """Print how much there is to read and to answer in each lesson: as a table, or as JSON.

    ContentError if a file of the course cannot be read.
    """
    edited = read(folders)
    if edited.problems:
        raise ContentError(list(edited.problems))
    lessons = lesson_words(OpenCourse(edited.content), edited)
    if as_json:
        print_json(lessons)
    else:
        say("\n".join(words_text(lessons)))
