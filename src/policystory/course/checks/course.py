"""Every problem of a course at once: form, corpus, prose, figures, quizzes, and the proof against the texts."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from policystory.course import files
from policystory.course.checks import markup, prose, quizzes, specification
from policystory.course.checks.quizzes import Named
from policystory.course.content import COLUMNS
from policystory.course.load import Edited, Folders, read
from policystory.course.names import RULE, in_short, is_plain
from policystory.course.open_course import OpenCourse
from policystory.course.zone import zone_of
from policystory.errors import NotFoundError, Problem
from policystory.facts import checks, mentions
from policystory.facts.checks.proof import Proved, prove
from policystory.facts.record import EntityType
from policystory.facts.text import Text
from policystory.reading import Places, did_you_mean
from policystory.reading.bounds import SOURCE_BYTES


class Report(msgspec.Struct, frozen=True):
    """What a check found: all problems, how much content there is, and what was proved against the texts.

    The first `unread` problems tell what could not be read; what would only follow from it is not
    told.
    """

    problems: tuple[Problem, ...]
    counts: dict[str, int]
    proved: Proved | None = None
    unread: int = 0


def check(folders: Folders, sources: Path | None = None) -> Report:
    """Check a course; with `sources`, a folder of the reports' texts, prove its facts against them too."""
    edited = read(folders)
    course = OpenCourse(edited.content)
    unread = list(edited.problems)
    found = checks.problems(course.corpus, edited.places)
    found += _prose(course, edited)
    found += _names(course, edited)
    found += _name(course, edited)
    found += _zone(course, edited)
    found += _shapes(course, edited)
    found += _charts(course, edited)
    proved = None
    if sources is not None:
        texts, faulty = read_texts(sources, edited.places)
        unread += faulty
        proved, unproved = prove(course.corpus, texts, edited.places)
        found += [*unproved, *mentions.problems(course.corpus, texts, edited.places)]
        found += quizzes.copied(course, texts, edited.places)
    # A quiz is only drawn from a corpus that holds: otherwise one fault would be reported in many
    # forms.
    if not unread and not found:
        found += quizzes.problems(course, edited.places)
    first = sorted(set(unread))
    return Report(
        (*first, *sorted({*found} - {*first})), _counts(course), proved, len(first)
    )


def _counts(course: OpenCourse) -> dict[str, int]:
    corpus = course.corpus
    return {
        "sources": len(corpus.sources),
        "entities": len(corpus.entities),
        "properties": len(corpus.properties),
        "facts": len(corpus.facts),
        "lessons": len(course.content.lessons),
        "quizzes": len(course.quizzes()),
        "authored items": sum(len(file.items) for file in course.content.quizzes),
        "sets of facts": sum(len(file.sets) for file in course.content.quizzes),
    }


def read_texts(folder: Path, places: Places) -> tuple[dict[str, Text], list[Problem]]:
    """Read the reports' texts, by source id, and tell which could not be read; `places` notes these too."""
    texts: dict[str, Text] = {}
    problems = []
    for path in sorted(folder.glob("*.txt")):
        try:
            texts[path.stem] = Text.of(files.data_of(path, SOURCE_BYTES))
        except files.UnreadableError as error:
            reason, hint = str(error), error.hint
        except UnicodeDecodeError:
            reason, hint = (
                "it is not UTF-8 text",
                "save it as UTF-8; the hash of its source changes with it",
            )
        else:
            continue
        places.leave_out("text", path.stem)
        problems.append(
            Problem(files.shown(path), 0, f"this text cannot be read: {reason}", hint)
        )
    return texts, problems


def _prose(course: OpenCourse, edited: Edited) -> Iterator[Problem]:
    """The lessons' prose cites facts that hold its numbers; each lesson of the course has a notebook."""
    for blocks in edited.prose.values():
        yield from prose.problems(course.corpus, blocks, edited.places)
        yield from markup.problems(blocks)
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


def _names(course: OpenCourse, edited: Edited) -> Iterator[Problem]:
    """Lessons, figures and blueprints name only what exists."""
    for type_, id_, way, name, known, what in (
        *_lesson_names(course),
        *_figure_names(course),
        *quizzes.names(course),
    ):
        if edited.places.lack(what, name, known):
            message, hint = f"there is no {what} '{name}'", did_you_mean(name, known)
            yield edited.places.problem(type_, id_, *way, message=message, hint=hint)


def _name(course: OpenCourse, edited: Edited) -> Iterator[Problem]:
    """The course's name is a folder of the learner's record, so that it is one plain part of a path."""
    name = course.content.course.course
    if name and not is_plain(name):
        message, hint = f"'{in_short(name)}' cannot name a course", f"write {RULE}"
        yield edited.places.problem(
            "course", name, "course", message=message, hint=hint
        )


def _zone(course: OpenCourse, edited: Edited) -> Iterator[Problem]:
    """The course's dates are in a time zone that there is."""
    of = course.content.course
    try:
        zone_of(of.zone)
    except NotFoundError:
        message = f"there is no time zone '{of.zone}'"
        hint = "write an IANA name such as America/New_York; a system without time zones needs the package tzdata"
        yield edited.places.problem(
            "course", of.course, "zone", message=message, hint=hint
        )


def _shapes(course: OpenCourse, edited: Edited) -> Iterator[Problem]:
    """An outline is a place's, or that of a neighbour with a name of its own."""
    entities = course.corpus.entities
    for shape in edited.content.shapes:
        known = entities.get(shape.id)
        if (
            known is None
            and shape.name is None
            and edited.places.lack("entity", shape.id, entities)
        ):
            message, hint = (
                f"there is no entity '{shape.id}'",
                "a neighbour that is no entity has a 'name'",
            )
            yield edited.places.problem(
                "shape", shape.id, "id", message=message, hint=hint
            )
        if known is not None and known.type is not EntityType.PLACE:
            message, hint = (
                f"'{shape.id}' is no place",
                "give the outline the id of a place",
            )
            yield edited.places.problem(
                "shape", shape.id, "id", message=message, hint=hint
            )


def _charts(course: OpenCourse, edited: Edited) -> Iterator[Problem]:
    """A figure's specification holds what figures need, and nothing that loads."""
    for figure in course.content.figures:
        for fault in specification.faults(figure.spec):
            way = ("spec", *fault.way)
            yield edited.places.problem(
                "figure", figure.id, *way, message=fault.message, hint=fault.hint
            )


def _lesson_names(course: OpenCourse) -> Iterator[Named]:
    """Yield what each lesson names."""
    for lesson in course.content.course.lessons:
        for i, name in enumerate(lesson.sources):
            yield (
                "lesson",
                lesson.id,
                ("sources", i),
                name,
                course.corpus.sources,
                "source",
            )
        for i, name in enumerate(lesson.objectives):
            yield (
                "lesson",
                lesson.id,
                ("objectives", i),
                name,
                course.corpus.objectives,
                "objective",
            )
        if modules := {module.id for module in course.content.course.modules}:
            yield "lesson", lesson.id, ("module",), lesson.module, modules, "module"


def _figure_names(course: OpenCourse) -> Iterator[Named]:
    """Yield what each figure names."""
    for figure in course.content.figures:
        for i, name in enumerate(figure.query):
            yield "figure", figure.id, ("query", i), name, course.corpus.facts, "fact"
        for i, column in enumerate(figure.columns):
            yield (
                "figure",
                figure.id,
                ("columns", i, "field"),
                column.field,
                COLUMNS,
                "column",
            )
