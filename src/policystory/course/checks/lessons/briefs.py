"""Check the briefs: short texts that a lesson asks learners to write, and how these are marked."""

from collections.abc import Iterator, Mapping

from policystory.brief.task import faults
from policystory.course.checks.prose import Problems
from policystory.course.open_course import OpenCourse
from policystory.facts.checks.copying import SAY_OTHERWISE, find_copying, shingles
from policystory.facts.text import Text
from policystory.quiz.blueprint import QuizFile
from policystory.reading import Places, Step

Way = tuple[Step, ...]
"""The path to a field from the record of its file."""


def problems(course: OpenCourse, places: Places) -> Problems:
    """Yield each problem of the briefs (tasks to write a short text) and of their rubrics.

    `places` gives the file and line for the message.
    """
    for file in course.content.quizzes:
        # Only the notebook of a lesson shows them.
        if file.briefs and file.lesson is None:
            message = "a module has no briefs"
            hint = "write them in the file of a lesson"
            yield places.problem(
                "quiz", file.name, "briefs", message=message, hint=hint
            )
        for way, message, hint in faults(course.corpus, file.briefs, file.rubric):
            yield places.problem("quiz", file.name, *way, message=message, hint=hint)


def copied_texts(
    course: OpenCourse, texts: Mapping[str, Text], places: Places
) -> Problems:
    """Yield a problem for each text in a brief or rubric that copies a run of words from a report.

    A brief is a task to write a short text; its rubric says how that is marked. `texts` holds the
    reports' texts by source id. `places` gives the file and line for the message.
    """
    # Worked out once: a report has thousands of runs of words.
    runs = shingles(texts)
    for file in course.content.quizzes:
        for way, text in _texts(file):
            repetition = find_copying(text, runs)
            if repetition:
                yield places.problem(
                    "quiz",
                    file.name,
                    *way,
                    message=f"'{way[2]}' {repetition}",
                    hint=SAY_OTHERWISE,
                )


def _texts(file: QuizFile) -> Iterator[tuple[Way, str]]:
    """Yield each text of briefs and rubric that a learner reads, with the path to it."""
    for i, brief in enumerate(file.briefs):
        yield ("briefs", i, "title"), brief.title
        yield ("briefs", i, "ask"), brief.ask
    for i, line in enumerate(file.rubric):
        yield ("rubric", i, "what"), line.what
        for n, level in enumerate(line.levels):
            yield ("rubric", i, "levels", n), level
