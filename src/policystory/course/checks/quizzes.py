"""Problems of the quizzes: their names, their items, and papers that are not equally hard.

The papers of two learners must be equally hard by construction, not by luck. So all items of a pool
are of one kind and serve one objective: whichever are drawn, both papers have the same objectives,
levels, kinds and points.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from policystory.course.checks import asked_by_hand
from policystory.course.checks.prose import Problems
from policystory.course.open_course import OpenCourse, slug
from policystory.errors import QuizError
from policystory.facts.checks.copying import copied as repeated
from policystory.facts.checks.copying import shingles
from policystory.facts.text import Text
from policystory.items.authored import Authored
from policystory.items.authored_faults import faults
from policystory.items.bank import Bank
from policystory.items.forms import FORMS
from policystory.items.questions import fact_set_items
from policystory.items.questions.makers import DIRECTIONS
from policystory.quiz.blueprint import Pool, QuizFile
from policystory.reading import Places, Step

Way = tuple[Step, ...]
Named = tuple[str, str, Way, str, Collection[str], str]
"""A name that a record of the content uses: the record's type and id, the way to the name in it,
the name, the names that exist, and the sort of thing that they name."""


def names(course: OpenCourse) -> Iterator[Named]:
    """Yield every name that a file of quizzes uses: of lessons, modules, facts and more."""
    modules = {module.id for module in course.content.course.modules}
    planned = lessons(course)
    for file in course.content.quizzes:
        record = ("quiz", file.name)
        if file.lesson is not None:
            yield *record, ("lesson",), file.lesson, planned, "lesson"
        if file.module is not None:
            yield *record, ("module",), file.module, modules, "module"
        yield from _pool_names(course, file)
        yield from _item_names(course, file)
        yield from _set_names(course, file)


def listed(
    record: tuple[str, str],
    way: Way,
    names: Iterable[str],
    known: Collection[str],
    sort: str,
) -> Iterator[Named]:
    """Yield each name of a list in a record.

    Arguments: the record's type and id; the way to the list in it; the list; the names that exist;
    the sort of thing that they name.
    """
    for place, name in enumerate(names):
        yield *record, (*way, place), name, known, sort


def lessons(course: OpenCourse) -> set[str]:
    """Return every lesson, written or planned.

    They are named by the course file, by its modules and by the objectives.
    """
    outline = course.content.course
    named = {lesson.id for lesson in outline.lessons}
    for module in outline.modules:
        named.update(module.lessons)
    for objective in course.corpus.objectives.values():
        named.add(objective.lesson)
    return named


def _pool_names(course: OpenCourse, file: QuizFile) -> Iterator[Named]:
    """Yield every name that the pools of a file use."""
    corpus = course.corpus
    levels = {objective.level for objective in corpus.objectives.values()}
    known: dict[str, Collection[str]] = {
        "objectives": corpus.objectives,
        "topics": set(corpus.topic_of.values()),
        "kinds": FORMS,
        "levels": levels,
        "directions": DIRECTIONS,
        "facts": corpus.facts,
    }
    record = ("quiz", file.name)
    for i, blueprint in enumerate(file.quizzes):
        for j, pool in enumerate(blueprint.pools):
            for field, existing in known.items():
                way = ("quizzes", i, "pools", j, field)
                pool_names = getattr(pool, field)
                # The problem speaks of one name: a topic, a kind.
                sort = field.removesuffix("s")
                yield from listed(record, way, pool_names, existing, sort)


def _item_names(course: OpenCourse, file: QuizFile) -> Iterator[Named]:
    """Yield every name that the authored items of a file use."""
    objectives = course.corpus.objectives
    facts = course.corpus.facts
    way: Way
    for item in file.items:
        record = ("item", item.id)
        way = ("objectives",)
        yield from listed(record, way, item.objectives, objectives, "objective")
        way = ("facts",)
        yield from listed(record, way, item.facts, facts, "fact")
        for i, option in enumerate(item.options):
            way = ("options", i, "facts")
            yield from listed(record, way, option.facts, facts, "fact")


def _set_names(course: OpenCourse, file: QuizFile) -> Iterator[Named]:
    """Yield every name that the sets of facts of a file use."""
    facts = course.corpus.facts
    sources = course.corpus.sources
    for fact_set in file.sets:
        record = ("item", fact_set.id)
        yield from listed(record, ("facts",), fact_set.facts, facts, "fact")
        if fact_set.report is not None:
            yield *record, ("report",), fact_set.report, sources, "source"


def problems(course: OpenCourse, places: Places) -> Problems:
    """Yield what is wrong with the items, sets and blueprints, all of whose names exist."""
    faulty = False
    for fact in course.corpus.facts.values():
        for way, message, hint in asked_by_hand.faults(course.bank, fact):
            yield places.problem("fact", fact.id, *way, message=message, hint=hint)
    for file in course.content.quizzes:
        for problem in _item_problems(course, file, places):
            faulty = True
            yield problem
    # A pool may lack questions because an item is faulty: that fault is reported already.
    if not faulty:
        for file in course.content.quizzes:
            yield from _blueprint_problems(course, file, places)


def _item_problems(course: OpenCourse, file: QuizFile, places: Places) -> Problems:
    """Yield the faults of the authored items and of the sets of facts of a file."""
    for item in file.items:
        for way, message, hint in faults(course.corpus, item):
            yield places.problem("item", item.id, *way, message=message, hint=hint)
    for fact_set in file.sets:
        for way, message, hint in fact_set_items.faults(course.corpus, fact_set):
            yield places.problem("item", fact_set.id, *way, message=message, hint=hint)


def _blueprint_problems(course: OpenCourse, file: QuizFile, places: Places) -> Problems:
    """Yield each quiz that cannot be drawn, and each pool that is not equally hard."""
    for i, blueprint in enumerate(file.quizzes):
        way: Way = ("quizzes", i)
        try:
            course.quiz_for(slug(file, blueprint), "check")
        except QuizError as error:
            yield places.problem("quiz", file.name, *way, message=str(error))
        for j, pool in enumerate(blueprint.pools):
            difference = unlike_items(pool, course.bank)
            if not difference:
                continue
            message = f"pool '{pool.id}' is not equally hard for everyone: {difference}"
            yield places.problem(
                "quiz",
                file.name,
                *(*way, "pools", j),
                message=message,
                hint="name one kind and one objective",
            )


def unlike_items(pool: Pool, bank: Bank) -> str:
    """Say how the items of a pool differ.

    Returns "" if all of them are of one kind and share an objective.
    """
    # Most pools name both, and then their items need not be made.
    if len(pool.kinds) == len(pool.objectives) == 1:
        return ""
    items = pool.items(bank)
    # A pool without items is reported as a quiz that cannot be drawn.
    if not items:
        return ""
    kinds: set[str] = set()
    served: set[str] = set()
    shared = set(items[0].objectives)
    for item in items:
        kinds.add(item.kind)
        served.update(item.objectives)
        shared.intersection_update(item.objectives)
    differences = []
    if len(kinds) > 1:
        names = ", ".join(sorted(kinds))
        differences.append(f"its items are of {len(kinds)} kinds ({names})")
    if not shared:
        names = ", ".join(sorted(served))
        differences.append(f"no objective is served by all of its items ({names})")
    return "; ".join(differences)


def copied(course: OpenCourse, texts: Mapping[str, Text], places: Places) -> Problems:
    """Yield each text of an authored item that repeats a sentence of a source."""
    # Worked out once: a report has thousands of runs of words.
    runs = shingles(texts)
    for item in _authored(course):
        for way, text in _texts(item):
            repetition = repeated(text, runs)
            if repetition:
                message = f"'{way[-1]}' {repetition}"
                hint = "say it in our own words"
                yield places.problem("item", item.id, *way, message=message, hint=hint)


def _authored(course: OpenCourse) -> Iterator[Authored]:
    """Yield every item that an author wrote."""
    for file in course.content.quizzes:
        yield from file.items


def _texts(item: Authored) -> Iterator[tuple[Way, str]]:
    """Yield each text of an authored item that a learner reads, and the way to it."""
    yield ("stem",), item.stem
    for i, option in enumerate(item.options):
        yield ("options", i, "text"), option.text
        yield ("options", i, "because"), option.because
