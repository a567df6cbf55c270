"""Check a whole course: its files, facts, lessons, charts and quizzes."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from policystory.course import files
from policystory.course.checks import (
    figures,
    markup,
    predictions,
    prose,
    quizzes,
)
from policystory.course.checks.lessons import briefs, budget, completeness, report_words
from policystory.course.checks.lessons.calls import names_of
from policystory.course.checks.lessons.code import NotebookCode, read_code
from policystory.course.checks.prose import Problems
from policystory.course.checks.quizzes import NameUse, list_uses
from policystory.course.content import CourseStatus
from policystory.course.find_time_zone import find_time_zone
from policystory.course.load import EditedCourse, Folders, read
from policystory.course.names import RULE, is_folder_name, shorten
from policystory.course.open_course import OpenCourse
from policystory.errors import NotFoundError, Problem
from policystory.facts import checks, mentions
from policystory.facts.checks.completeness import unwritten_hashes
from policystory.facts.checks.report_texts import ProofCounts, check_against_texts
from policystory.facts.entity import EntityType
from policystory.reading import did_you_mean


class Report(msgspec.Struct, frozen=True):
    """The result of checking a course.

    - `problems`: all problems; if some files or records could not be read, only the problems of
      reading them;
    - `unread`: the number of problems of reading;
    - `counts`: the number of records of each type, such as `{"facts": 210}`;
    - `proved`: how many things were found in the reports' texts; None if the check had no texts;
    - `hints`: what is still to be done, such as a lesson without a notebook; a hint is no problem.
    """

    problems: tuple[Problem, ...]
    counts: dict[str, int]
    proved: ProofCounts | None = None
    unread: int = 0
    hints: tuple[Problem, ...] = ()


def check(folders: Folders, sources: Path | None = None) -> Report:
    """Check a course, and return all its problems together.

    `sources` is a folder with the text of each report, such as `news-1911.txt`: the facts and the
    prose are compared with these texts. None: they are not compared.
    """
    edited = read(folders)
    course = OpenCourse(edited.content)
    unread = list(edited.problems)
    places = edited.places
    problems = checks.problems(course.corpus, places)
    for check_part in _PARTS:
        problems += check_part(course, edited)
    missing = checks.coverage_problems(course.corpus, places)
    missing += _hidden_quizzes(course, edited)
    proved = None
    if sources is None:
        problems += mentions.name_problems(course.corpus, places)
    else:
        texts, unreadable = files.read_texts(sources, places)
        unread += unreadable
        proved, unproved = check_against_texts(course.corpus, texts, places)
        problems += unproved
        missing += unwritten_hashes(course.corpus, texts, places)
        # An index that could not be read is not a missing one.
        is_read = places.is_complete("mentions")
        if is_read and mentions.is_missing(course.corpus, texts):
            missing.append(_missing_index(folders))
        else:
            problems += mentions.problems(course.corpus, texts, places)
        problems += quizzes.copied_texts(course, texts, places)
        problems += predictions.copied_texts(course, texts, places)
        problems += report_words.problems(course.corpus, edited.prose, texts)
        problems += briefs.copied_texts(course, texts, places)
    is_draft = course.content.course.status is CourseStatus.DRAFT
    # A quiz is only drawn from a corpus without faults: otherwise the same fault would be reported
    # again for every question made from it.
    if not unread and not problems and (is_draft or not missing):
        problems += predictions.problems(course, places)
        problems += briefs.problems(course, places)
        problems += quizzes.problems(course, places)
        # While quizzes have faults, nobody knows what they will ask.
        if not problems:
            problems += completeness.unlisted_reports(course, places)
            missing += completeness.unpractised_objectives(course, places)
    hints = list(completeness.hints(course, edited))
    # Whoever still writes a course knows that it is not whole.
    (hints if is_draft else problems).extend(missing)
    told = sorted(set(unread))
    unread_count = len(told)
    # What cannot be read is told alone: a part of the rest may only follow from it.
    if not told:
        told = sorted(set(problems))
    counts = _counts(course)
    return Report(tuple(told), counts, proved, unread_count, tuple(sorted(hints)))


def _missing_index(folders: Folders) -> Problem:
    """Return the problem of a course that has texts and no index of what they mention."""
    where = files.display_path(folders.content / "mentions.yml")
    return Problem(where, 0, "there is no index of mentions", mentions.WRITE_ANEW)


def _counts(course: OpenCourse) -> dict[str, int]:
    """Count the content of each type."""
    corpus = course.corpus
    items = sets = 0
    for file in course.content.quizzes:
        items += len(file.items)
        sets += len(file.sets)
    return {
        "sources": len(corpus.sources),
        "entities": len(corpus.entities),
        "properties": len(corpus.properties),
        "facts": len(corpus.facts),
        "lessons": len(course.content.lessons),
        "quizzes": len(course.quizzes()),
        "authored items": items,
        "sets of facts": sets,
    }


def _notebook_problems(course: OpenCourse, edited: EditedCourse) -> Problems:
    """Yield the problems of the notebooks: of their prose, and of what their cells call."""
    for blocks in edited.prose.values():
        yield from prose.problems(course.corpus, blocks, edited.places)
        yield from markup.problems(blocks)
    for name, code in _code_of(course, edited).items():
        yield from code.problems
        bounds = course.content.course.words
        yield from budget.problems(bounds, edited.prose[name], code.checks)
    if _can_be_called(course, edited):
        yield from completeness.notebook_problems(course, edited)


def _hidden_quizzes(course: OpenCourse, edited: EditedCourse) -> Problems:
    """Yield each quiz of a written lesson that no cell shows, if all that is called is known."""
    if _can_be_called(course, edited):
        code = _code_of(course, edited)
        yield from completeness.hidden_quizzes(course, edited, code)


def _can_be_called(course: OpenCourse, edited: EditedCourse) -> bool:
    """Tell whether all that a cell can call is known."""
    # A figure, quiz or lesson that could not be read may be the one that a cell calls; and so may
    # a quiz that is filed under a wrong lesson.
    is_whole = edited.places.is_complete("course", "lesson", "module", "figure", "quiz")
    return is_whole and quizzes.are_placed(course)


def _code_of(course: OpenCourse, edited: EditedCourse) -> dict[str, NotebookCode]:
    """Return what the code cells of each notebook do; nothing if what they call is not known."""
    code: dict[str, NotebookCode] = {}
    if _can_be_called(course, edited):
        names = names_of(course)
        for name, cells in edited.code.items():
            code[name] = read_code(cells, names, name)
    return code


def _name_problems(course: OpenCourse, edited: EditedCourse) -> Problems:
    """Yield a problem for each name that a lesson, figure or quiz uses but that does not exist."""
    every_name = (
        *_lesson_names(course),
        *figures.name_uses(course),
        *quizzes.name_uses(course),
        *predictions.name_uses(course),
    )
    for type_, id_, field_path, name, known, sort in every_name:
        # A name may stand in a part that could not be read: then nothing is said of it.
        if edited.places.is_unknown(sort, name, known):
            message = f"there is no {sort} '{name}'"
            hint = did_you_mean(name, known)
            yield edited.places.problem(
                type_, id_, *field_path, message=message, hint=hint
            )


def _course_name_problems(course: OpenCourse, edited: EditedCourse) -> Problems:
    """Yield a problem if the course's name cannot be the name of a folder."""
    name = course.content.course.course
    if name and not is_folder_name(name):
        message = f"'{shorten(name)}' cannot name a course"
        place = ("course", name, "course")
        yield edited.places.problem(*place, message=message, hint=f"write {RULE}")


def _zone_problems(course: OpenCourse, edited: EditedCourse) -> Problems:
    """Yield a problem if the time zone of the course's dates does not exist."""
    outline = course.content.course
    try:
        find_time_zone(outline.zone)
    except NotFoundError:
        message = f"there is no time zone '{outline.zone}'"
        hint = (
            "write an IANA name such as America/New_York; "
            "a system without time zones needs the package tzdata"
        )
        place = ("course", outline.course, "zone")
        yield edited.places.problem(*place, message=message, hint=hint)


def _shape_problems(course: OpenCourse, edited: EditedCourse) -> Problems:
    """Yield each outline that belongs neither to a place nor to a neighbour with a name."""
    entities = course.corpus.entities
    places = edited.places
    for shape in edited.content.shapes:
        place = ("shape", shape.id, "id")
        entity = entities.get(shape.id)
        if entity is not None and entity.type is not EntityType.PLACE:
            message = f"'{shape.id}' is no place"
            hint = "give the outline the id of a place"
            yield places.problem(*place, message=message, hint=hint)
        # A neighbour with a name is drawn for orientation, and need not be an entity.
        if entity is not None:
            continue
        if shape.name is not None:
            continue
        if places.is_unknown("entity", shape.id, entities):
            message = f"there is no entity '{shape.id}'"
            hint = "a neighbour that is no entity has a 'name'"
            yield places.problem(*place, message=message, hint=hint)


def _lesson_names(course: OpenCourse) -> Iterator[NameUse]:
    """Yield every source, objective and module that the lessons name."""
    sources = course.corpus.sources
    objectives = course.corpus.objectives
    modules = {module.id for module in course.content.course.modules}
    for lesson in course.content.course.lessons:
        record = ("lesson", lesson.id)
        field_path = ("sources",)
        yield from list_uses(record, field_path, lesson.sources, sources, "source")
        field_path = ("objectives",)
        yield from list_uses(
            record, field_path, lesson.objectives, objectives, "objective"
        )
        # A course without modules needs none for its lessons either.
        if modules:
            yield *record, ("module",), lesson.module, modules, "module"
    yield from _bundle_names(course)


def _bundle_names(course: OpenCourse) -> Iterator[NameUse]:
    """Yield every lesson that a bundle names."""
    known: set[str] = {lesson.id for lesson in course.content.course.lessons}
    # A lesson can stand in a module, with its quiz, before it is written.
    for module in course.content.course.modules:
        known.update(module.lessons)
    record = ("course", course.id)
    for i, bundle in enumerate(course.content.course.bundles):
        field_path = ("bundles", i, "lessons")
        yield from list_uses(record, field_path, bundle.lessons, known, "lesson")


_PARTS = (
    _notebook_problems,
    _name_problems,
    _course_name_problems,
    _zone_problems,
    _shape_problems,
    figures.problems,
)
"""The checks of everything but facts and quizzes."""
