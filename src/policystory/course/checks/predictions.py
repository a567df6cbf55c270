"""Check the predictions: guesses that a lesson asks of learners before they read it."""

from collections.abc import Iterator, Mapping

from policystory.course.checks.prose import Problems
from policystory.course.checks.quizzes import NameUse, list_uses
from policystory.course.open_course import OpenCourse
from policystory.facts.checks.copying import SAY_OTHERWISE, find_copying, shingles
from policystory.facts.text import Text
from policystory.quiz.blueprint import QuizFile
from policystory.quiz.prediction import Prediction, faults
from policystory.reading import Places, Step

_FIELD = "predict"
"""The field of a quiz file that holds the predictions."""


def name_uses(course: OpenCourse) -> Iterator[NameUse]:
    """Yield each name of a fact that a prediction uses; the caller checks that the fact exists.

    A NameUse is a tuple: the record's type and id, the path to the name in the record, the name,
    the names that exist, and the type of what is named.
    """
    facts = course.corpus.facts
    for file in course.content.quizzes:
        record = ("quiz", file.name)
        for i, prediction in enumerate(file.predict):
            field_path = (_FIELD, i, "facts")
            yield from list_uses(record, field_path, prediction.facts, facts, "fact")


def problems(course: OpenCourse, places: Places) -> Problems:
    """Yield each problem of the predictions (guesses that are asked before a lesson).

    The caller has checked that all facts they name exist. `places` gives the file and line for the
    message.
    """
    for file in course.content.quizzes:
        for way, message, hint in _faults(course, file):
            yield places.problem(
                "quiz", file.name, _FIELD, *way, message=message, hint=hint
            )


def _faults(
    course: OpenCourse, file: QuizFile
) -> Iterator[tuple[tuple[Step, ...], str, str]]:
    """Yield the faults of one file's predictions."""
    # Only the notebook of a lesson shows them.
    if file.predict and file.lesson is None:
        hint = "write them in the file of a lesson"
        yield (), "a module has no predictions", hint
    yield from faults(course.corpus, file.predict)


def copied_texts(
    course: OpenCourse, texts: Mapping[str, Text], places: Places
) -> Problems:
    """Yield a problem for each text of a prediction that copies a run of words from a report.

    A prediction is a guess asked before a lesson. `texts` holds the reports' texts by source id.
    `places` gives the file and line for the message.
    """
    # Worked out once: a report has thousands of runs of words.
    runs = shingles(texts)
    for file in course.content.quizzes:
        for i, prediction in enumerate(file.predict):
            for way, text in _texts(prediction):
                repetition = find_copying(text, runs)
                if repetition:
                    yield places.problem(
                        "quiz",
                        file.name,
                        *(_FIELD, i, *way),
                        message=f"'{way[0]}' {repetition}",
                        hint=SAY_OTHERWISE,
                    )


def _texts(prediction: Prediction) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Yield each text of a prediction that a learner reads, with the path to it."""
    yield ("ask",), prediction.ask
    for i, option in enumerate(prediction.options):
        yield ("options", i), option
    yield ("afterwards",), prediction.afterwards
