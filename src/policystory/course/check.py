"""Every problem of a course at once: form, corpus, prose, figures, quizzes, and the proof against the texts if they are there."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from policystory.course import prose
from policystory.course.load import Edited, Folders, read
from policystory.course.opened import OpenCourse, slug
from policystory.errors import Problem, QuizError
from policystory.facts import checks
from policystory.facts.checks.proof import Proved, Text, prove
from policystory.items.kinds import KINDS
from policystory.reading import did_you_mean


class Report(msgspec.Struct, frozen=True):
    """What a check found: all problems, how much content there is, and what was proved against the texts."""

    problems: tuple[Problem, ...]
    counts: dict[str, int]
    proved: Proved | None = None


def check(folders: Folders, sources: Path | None = None) -> Report:
    """Check a course; with `sources`, a folder of the reports' texts, prove its facts against them too."""
    edited = read(folders)
    course = OpenCourse(edited.content)
    found = [*edited.problems, *checks.problems(course.corpus, edited.places)]
    found += _prose(course, edited)
    found += _names(course, edited)
    proved = None
    if sources is not None:
        proved, unproved = prove(course.corpus, _texts(sources), edited.places)
        found += unproved
    # A quiz is only drawn from a corpus that holds: otherwise one fault would be reported in many forms.
    if not found:
        found += _quizzes(course, edited)
    return Report(tuple(sorted(set(found))), _counts(course), proved)


def _counts(course: OpenCourse) -> dict[str, int]:
    corpus = course.corpus
    return {
        "sources": len(corpus.sources),
        "entities": len(corpus.entities),
        "properties": len(corpus.properties),
        "facts": len(corpus.facts),
        "lessons": len(course.content.lessons),
        "quizzes": len(course.quizzes()),
    }


def _texts(folder: Path) -> dict[str, Text]:
    """Read the reports' texts, by source id."""
    return {path.stem: Text.of(path.read_bytes()) for path in sorted(folder.glob("*.txt"))}


def _prose(course: OpenCourse, edited: Edited) -> Iterator[Problem]:
    """The lessons' prose cites facts that hold its numbers; each lesson of the course has a notebook."""
    for blocks in edited.prose.values():
        yield from prose.problems(course.corpus, blocks)
    for lesson in course.content.course.lessons:
        if lesson.id not in edited.prose:
            message = f"lesson '{lesson.id}' has no notebook"
            yield edited.places.problem("lesson", lesson.id, "id", message=message, hint=f"add {lesson.id}.ipynb")


def _names(course: OpenCourse, edited: Edited) -> Iterator[Problem]:
    """Lessons, figures and blueprints name only what exists."""
    corpus, places = course.corpus, edited.places
    for lesson in course.content.course.lessons:
        for field, names, known in (
            ("sources", lesson.sources, corpus.sources),
            ("objectives", lesson.objectives, corpus.objectives),
        ):
            for i, name in enumerate(names):
                if name not in known:
                    message = f"there is no {field.removesuffix('s')} '{name}'"
                    yield places.problem("lesson", lesson.id, field, i, message=message, hint=did_you_mean(name, known))
    for figure in course.content.figures:
        for i, name in enumerate(figure.query):
            if name not in corpus.facts:
                message, hint = f"there is no fact '{name}'", did_you_mean(name, corpus.facts)
                yield places.problem("figure", figure.id, "query", i, message=message, hint=hint)
    topics = set(corpus.topic_of.values())
    for file in course.content.quizzes:
        for i, blueprint in enumerate(file.quizzes):
            for j, pool in enumerate(blueprint.pools):
                for field, named, there in (
                    ("objectives", pool.objectives, corpus.objectives),
                    ("topics", pool.topics, topics),
                    ("kinds", pool.kinds, KINDS),
                    ("facts", pool.facts, corpus.facts),
                ):
                    for k, name in enumerate(named):
                        if name not in there:
                            way = ("quizzes", i, "pools", j, field, k)
                            message, hint = f"there is no {field.removesuffix('s')} '{name}'", did_you_mean(name, there)
                            yield places.problem("quiz", file.lesson, *way, message=message, hint=hint)


def _quizzes(course: OpenCourse, edited: Edited) -> Iterator[Problem]:
    """Every blueprint can be drawn."""
    for file in course.content.quizzes:
        for i, blueprint in enumerate(file.quizzes):
            try:
                course.quiz_for(slug(file, blueprint), "check")
            except QuizError as error:
                yield edited.places.problem("quiz", file.lesson, "quizzes", i, message=str(error))
