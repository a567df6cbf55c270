"""Every problem of a course, at once: of its files, facts, prose, figures and quizzes."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from policystory.course import files
from policystory.course.checks import markup, prose, quizzes, specification
from policystory.course.checks.prose import Problems
from policystory.course.checks.quizzes import Named, listed
from policystory.course.content import COLUMNS
from policystory.course.load import Edited, Folders, read
from policystory.course.names import RULE, in_short, is_plain
from policystory.course.open_course import OpenCourse
from policystory.course.zone import zone_of
from policystory.errors import NotFoundError, Problem
from policystory.facts import checks, mentions
from policystory.facts.checks.proof import Proved, prove
from policystory.facts.entity import EntityType
from policystory.facts.text import Text
from policystory.reading import Places, did_you_mean
from policystory.reading.bounds import SOURCE_BYTES


class Report(msgspec.Struct, frozen=True):
    """What a check of a course finds.

    `problems` holds all of them; the first `unread` of them say what could not be read, and the
    problems that only follow from those are left out. `counts` says how much content there is, and
    `proved` what was compared with the reports' texts, if they were there.
    """

    problems: tuple[Problem, ...]
    counts: dict[str, int]
    proved: Proved | None = None
    unread: int = 0


def check(folders: Folders, sources: Path | None = None) -> Report:
    """Check a course.

    Arguments: the course's folders; a folder with the reports' texts, to prove the facts against
    them too.
    """
    edited = read(folders)
    course = OpenCourse(edited.content)
    unread = list(edited.problems)
    places = edited.places
    problems = checks.problems(course.corpus, places)
    for check_part in _PARTS:
        problems += check_part(course, edited)
    proved = None
    if sources is not None:
        texts, unreadable = read_texts(sources, places)
        unread += unreadable
        proved, unproved = prove(course.corpus, texts, places)
        problems += unproved
        problems += mentions.problems(course.corpus, texts, places)
        problems += quizzes.copied(course, texts, places)
    # A quiz is only drawn from a corpus without faults: otherwise the same fault would be reported
    # again for every question made from it.
    if not unread and not problems:
        problems += quizzes.problems(course, places)
    first = sorted(set(unread))
    later = sorted(set(problems) - set(first))
    return Report((*first, *later), _counts(course), proved, len(first))


def _counts(course: OpenCourse) -> dict[str, int]:
    """Return how much content of each sort there is."""
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


def read_texts(folder: Path, places: Places) -> tuple[dict[str, Text], list[Problem]]:
    """Read the reports' texts from the `.txt` files of a folder.

    Arguments: the folder; the places of the content, which take note of each text that cannot be
    read. Returns the texts by the id of their source, and a problem for each unreadable text.
    """
    texts: dict[str, Text] = {}
    problems = []
    for path in sorted(folder.glob("*.txt")):
        try:
            texts[path.stem] = Text.of(files.data_of(path, SOURCE_BYTES))
        except files.UnreadableError as error:
            reason, hint = str(error), error.hint
        except UnicodeDecodeError:
            reason = "it is not UTF-8 text"
            hint = "save it as UTF-8; the hash of its source changes with it"
        else:
            continue
        places.leave_out("text", path.stem)
        message = f"this text cannot be read: {reason}"
        problems.append(Problem(files.shown(path), 0, message, hint))
    return texts, problems


def _prose_problems(course: OpenCourse, edited: Edited) -> Problems:
    """Yield the problems of the lessons' prose, and each lesson without a notebook."""
    places = edited.places
    for blocks in edited.prose.values():
        yield from prose.problems(course.corpus, blocks, places)
        yield from markup.problems(blocks)
    for lesson in course.content.course.lessons:
        name = lesson.id
        if name not in edited.prose:
            message = f"lesson '{name}' has no notebook"
            hint = f"add {name}.ipynb"
            yield places.problem("lesson", name, "id", message=message, hint=hint)


def _name_problems(course: OpenCourse, edited: Edited) -> Problems:
    """Yield each name of nothing: lessons, figures and quizzes name only what exists."""
    every_name = (
        *_lesson_names(course),
        *_figure_names(course),
        *quizzes.names(course),
    )
    for type_, id_, way, name, known, sort in every_name:
        # A name may stand in a part that could not be read: then nothing is said of it.
        if edited.places.lack(sort, name, known):
            message = f"there is no {sort} '{name}'"
            hint = did_you_mean(name, known)
            yield edited.places.problem(type_, id_, *way, message=message, hint=hint)


def _course_name_problems(course: OpenCourse, edited: Edited) -> Problems:
    """Yield a problem if the course's name cannot name a folder: its records are kept in one."""
    name = course.content.course.course
    if name and not is_plain(name):
        message = f"'{in_short(name)}' cannot name a course"
        place = ("course", name, "course")
        yield edited.places.problem(*place, message=message, hint=f"write {RULE}")


def _zone_problems(course: OpenCourse, edited: Edited) -> Problems:
    """Yield a problem if the time zone of the course's dates does not exist."""
    outline = course.content.course
    try:
        zone_of(outline.zone)
    except NotFoundError:
        message = f"there is no time zone '{outline.zone}'"
        hint = (
            "write an IANA name such as America/New_York; "
            "a system without time zones needs the package tzdata"
        )
        place = ("course", outline.course, "zone")
        yield edited.places.problem(*place, message=message, hint=hint)


def _shape_problems(course: OpenCourse, edited: Edited) -> Problems:
    """Yield each outline that is neither a place's nor that of a neighbour with a name."""
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
        if entity is not None or shape.name is not None:
            continue
        if places.lack("entity", shape.id, entities):
            message = f"there is no entity '{shape.id}'"
            hint = "a neighbour that is no entity has a 'name'"
            yield places.problem(*place, message=message, hint=hint)


def _chart_problems(course: OpenCourse, edited: Edited) -> Problems:
    """Yield what a figure's specification holds that no figure needs, such as what loads."""
    for figure in course.content.figures:
        for fault in specification.faults(figure.spec):
            way = ("spec", *fault.way)
            message, hint = fault.message, fault.hint
            yield edited.places.problem(
                "figure", figure.id, *way, message=message, hint=hint
            )


def _lesson_names(course: OpenCourse) -> Iterator[Named]:
    """Yield every name that the lessons use: of sources, objectives and modules."""
    sources = course.corpus.sources
    objectives = course.corpus.objectives
    modules = {module.id for module in course.content.course.modules}
    for lesson in course.content.course.lessons:
        record = ("lesson", lesson.id)
        way = ("sources",)
        yield from listed(record, way, lesson.sources, sources, "source")
        way = ("objectives",)
        yield from listed(record, way, lesson.objectives, objectives, "objective")
        # A course without modules needs none for its lessons either.
        if modules:
            yield *record, ("module",), lesson.module, modules, "module"


def _figure_names(course: OpenCourse) -> Iterator[Named]:
    """Yield every name that the figures use: of facts and of columns."""
    for figure in course.content.figures:
        record = ("figure", figure.id)
        facts = course.corpus.facts
        yield from listed(record, ("query",), figure.query, facts, "fact")
        for i, column in enumerate(figure.columns):
            yield *record, ("columns", i, "field"), column.field, COLUMNS, "column"


_PARTS = (
    _prose_problems,
    _name_problems,
    _course_name_problems,
    _zone_problems,
    _shape_problems,
    _chart_problems,
)
"""The checks of all that is neither a fact nor a quiz."""
