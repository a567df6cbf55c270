"""Check the quizzes of a course: the names they use, their items, and whether they can be drawn.

The quizzes of two learners must be equally hard. A quiz draws its items from pools (groups of
items), a few from each. So all items of a pool must be of one kind and serve one objective: then
every learner gets the same objectives, kinds and points.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from policystory.course.checks import taught_pools, unasked_questions
from policystory.course.checks.prose import Problems
from policystory.course.open_course import OpenCourse
from policystory.course.outline.quiz_names import slug
from policystory.errors import QuizError
from policystory.facts.checks.copying import SAY_OTHERWISE, shingles
from policystory.facts.checks.copying import find_copying as repeated
from policystory.facts.text import Text
from policystory.items.authored import Authored
from policystory.items.authored_faults import faults
from policystory.items.bank import Bank
from policystory.items.fact_set import FactSet
from policystory.items.forms import FORMS
from policystory.items.questions.fact_sets import fact_set_items
from policystory.items.questions.makers import DIRECTIONS
from policystory.quiz.blueprint import Pool, QuizFile
from policystory.reading import Places, Step

_SEEDS = ("check", "check 2", "check 3")
"""The papers that are drawn of each quiz: one seed may leave room where another leaves none."""

FieldPath = tuple[Step, ...]
NameUse = tuple[str, str, FieldPath, str, Collection[str], str]
"""A name that a record uses: the record's type and id, the path to the name in it, the name, the
names that exist, and the type of record that they name."""


def name_uses(course: OpenCourse) -> Iterator[NameUse]:
    """Yield each name of a lesson, module, fact and so on that the quiz files use.

    The caller checks that each of them exists. A NameUse is a tuple: the record's type and id, the
    path to the name in the record, the name, the names that exist, and the type of what is named.
    """
    modules = {module.id for module in course.content.course.modules}
    planned = lesson_ids(course)
    for file in course.content.quizzes:
        record = ("quiz", file.name)
        if file.lesson is not None:
            yield *record, ("lesson",), file.lesson, planned, "lesson"
        if file.module is not None:
            yield *record, ("module",), file.module, modules, "module"
        yield from _pool_names(course, file)
        yield from _item_names(course, file)
        yield from _set_names(course, file)


def list_uses(
    record: tuple[str, str],
    field_path: FieldPath,
    names: Iterable[str],
    known: Collection[str],
    sort: str,
) -> Iterator[NameUse]:
    """Yield a NameUse for each name in a list of a record; the caller checks that the names exist.

    Arguments: `record`: the type and id of the record, such as `("quiz", "03-numbers")`;
    `field_path`: the path to the list in the record; `names`: the list; `known`: the names that
    exist; `sort`: what the names stand for, such as "fact".
    """
    for place, name in enumerate(names):
        yield *record, (*field_path, place), name, known, sort


def lesson_ids(course: OpenCourse) -> set[str]:
    """Return the ids of all lessons, written or only planned.

    A planned lesson is one that a module or an objective names, but that the list of lessons in
    course.yml does not have.
    """
    outline = course.content.course
    named = {lesson.id for lesson in outline.lessons}
    for module in outline.modules:
        named.update(module.lessons)
    for objective in course.corpus.objectives.values():
        named.add(objective.lesson)
    return named


def are_placed(course: OpenCourse) -> bool:
    """Tell whether every quiz file belongs to a lesson or module that exists."""
    known = lesson_ids(course)
    known.update(module.id for module in course.content.course.modules)
    return known.issuperset(file.name for file in course.content.quizzes)


def _pool_names(course: OpenCourse, file: QuizFile) -> Iterator[NameUse]:
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
                field_path = ("quizzes", i, "pools", j, field)
                pool_names = getattr(pool, field)
                # The problem speaks of one name: a topic, a kind.
                sort = field.removesuffix("s")
                yield from list_uses(record, field_path, pool_names, existing, sort)


def _item_names(course: OpenCourse, file: QuizFile) -> Iterator[NameUse]:
    """Yield every name that the authored items of a file use."""
    objectives = course.corpus.objectives
    facts = course.corpus.facts
    field_path: FieldPath
    for item in file.items:
        record = ("item", item.id)
        field_path = ("objectives",)
        yield from list_uses(
            record, field_path, item.objectives, objectives, "objective"
        )
        field_path = ("facts",)
        yield from list_uses(record, field_path, item.facts, facts, "fact")
        for i, option in enumerate(item.options):
            field_path = ("options", i, "facts")
            yield from list_uses(record, field_path, option.facts, facts, "fact")


def _set_names(course: OpenCourse, file: QuizFile) -> Iterator[NameUse]:
    """Yield every name that the sets of facts of a file use."""
    facts = course.corpus.facts
    sources = course.corpus.sources
    for fact_set in file.sets:
        record = ("item", fact_set.id)
        yield from list_uses(record, ("facts",), fact_set.facts, facts, "fact")
        if fact_set.report is not None:
            yield *record, ("report",), fact_set.report, sources, "source"


def problems(course: OpenCourse, places: Places) -> Problems:
    """Yield each problem of the quizzes, and of the items and questions that authors wrote.

    The caller has checked that all names in the quiz files exist. `places` gives the file and line
    for the message.
    """
    faulty = False
    for fact in course.corpus.facts.values():
        for field_path, message, hint in unasked_questions.faults(course.bank, fact):
            yield places.problem(
                "fact", fact.id, *field_path, message=message, hint=hint
            )
    for file in course.content.quizzes:
        for problem in _item_problems(course, file, places):
            faulty = True
            yield problem
    # A pool may lack questions because an item is faulty: that fault is reported already.
    if faulty:
        return
    untaught = list(taught_pools.problems(course, places))
    yield from untaught
    # A quiz that lacks taught questions cannot be drawn: that would be reported twice.
    if not untaught:
        for file in course.content.quizzes:
            yield from _blueprint_problems(course, file, places)


def _item_problems(course: OpenCourse, file: QuizFile, places: Places) -> Problems:
    """Yield the faults of the authored items and of the sets of facts of a file."""
    for item in file.items:
        for field_path, message, hint in faults(course.corpus, item):
            yield places.problem(
                "item", item.id, *field_path, message=message, hint=hint
            )
    for fact_set in file.sets:
        for field_path, message, hint in fact_set_items.faults(course.corpus, fact_set):
            yield places.problem(
                "item", fact_set.id, *field_path, message=message, hint=hint
            )


def _blueprint_problems(course: OpenCourse, file: QuizFile, places: Places) -> Problems:
    """Yield each quiz that cannot be assembled, and each pool whose items are not equally hard."""
    for i, blueprint in enumerate(file.quizzes):
        field_path: FieldPath = ("quizzes", i)
        try:
            for seed in _SEEDS:
                course.quiz(slug(file, blueprint), seed)
        except QuizError as error:
            yield places.problem("quiz", file.name, *field_path, message=str(error))
        for j, pool in enumerate(blueprint.pools):
            difference = unlike_items(pool, course.bank)
            if not difference:
                continue
            message = f"pool '{pool.id}' is not equally hard for everyone: {difference}"
            hint = "name one kind and one objective"
            at = (*field_path, "pools", j)
            yield places.problem("quiz", file.name, *at, message=message, hint=hint)


def unlike_items(pool: Pool, bank: Bank) -> str:
    """Say why the items of a pool are not equally hard; "" if they have one kind and one objective.

    A pool is a part of a quiz's plan: the items that it can draw, and how many it draws. `bank`
    holds all items of the course.
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
        count = len(kinds)
        differences.append(f"its items are of {count} kinds ({names})")
    if not shared:
        names = ", ".join(sorted(served))
        differences.append(f"no objective is served by all of its items ({names})")
    return "; ".join(differences)


def copied_texts(
    course: OpenCourse, texts: Mapping[str, Text], places: Places
) -> Problems:
    """Yield a problem for each text of an author's item that copies a run of words from a report.

    `texts` holds the reports' texts by source id. `places` gives the file and line for the message.
    """
    # Worked out once: a report has thousands of runs of words.
    runs = shingles(texts)
    for id_, field_path, text in _authored(course):
        repetition = repeated(text, runs)
        if repetition:
            message = f"'{field_path[-1]}' {repetition}"
            hint = SAY_OTHERWISE
            yield places.problem("item", id_, *field_path, message=message, hint=hint)


def _authored(course: OpenCourse) -> Iterator[tuple[str, FieldPath, str]]:
    """Yield each text that an author wrote for an item or a set: the id, the path, the text."""
    for file in course.content.quizzes:
        for item in file.items:
            for field_path, text in _texts(item):
                yield item.id, field_path, text
        for fact_set in file.sets:
            for field_path, text in _texts_of_set(fact_set):
                yield fact_set.id, field_path, text


def _texts_of_set(fact_set: FactSet) -> Iterator[tuple[FieldPath, str]]:
    """Yield each text of a set of facts that a learner reads, with the path to it."""
    if fact_set.stem is not None:
        yield ("stem",), fact_set.stem
    for id_, text in fact_set.rows.items():
        yield ("rows", id_), text
    for id_, text in fact_set.because.items():
        yield ("because", id_), text


def _texts(item: Authored) -> Iterator[tuple[FieldPath, str]]:
    """Yield each text of an authored item that a learner reads, with the path to it."""
    yield ("stem",), item.stem
    for i, option in enumerate(item.options):
        yield ("options", i, "text"), option.text
        yield ("options", i, "because"), option.because
