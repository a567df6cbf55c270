"""Problems of the quizzes: names of nothing, papers that are not alike, quizzes that cannot be drawn, faulty items.

Two learners' papers must be equally hard by construction, not by luck: all that one pool can draw
is of one kind and serves one objective, so that whatever is drawn both papers have the same
objectives, levels, kinds and points.
"""

from collections.abc import Collection, Iterator, Mapping

from policystory.course.open_course import OpenCourse, slug
from policystory.errors import Problem, QuizError
from policystory.facts.checks.copying import copied as repeated
from policystory.facts.checks.copying import shingles
from policystory.facts.text import Text
from policystory.items.authored_faults import faults
from policystory.items.bank import Bank
from policystory.items.forms import FORMS
from policystory.items.questions import from_sets
from policystory.items.questions.makers import DIRECTIONS
from policystory.quiz.blueprint import Pool, QuizFile
from policystory.reading import Places, Step

Named = tuple[str, str, tuple[Step, ...], str, Collection[str], str]
"""Which record names what: its type and id, where in it, the name, what there is, and what sort of
thing that is."""


def names(course: OpenCourse) -> Iterator[Named]:
    """Yield what each file of quizzes names: its lesson or module, and what its pools and items name."""
    modules = {module.id for module in course.content.course.modules}
    for file in course.content.quizzes:
        if file.lesson is not None:
            yield "quiz", file.name, ("lesson",), file.lesson, lessons(course), "lesson"
        if file.module is not None:
            yield "quiz", file.name, ("module",), file.module, modules, "module"
        yield from _pool_names(course, file)
        yield from _item_names(course, file)
        yield from _set_names(course, file)


def lessons(course: OpenCourse) -> set[str]:
    """Return every lesson that is written or planned: of the course file, of its modules, and of the objectives."""
    outline = course.content.course
    listed = {lesson.id for lesson in outline.lessons} | {
        one for module in outline.modules for one in module.lessons
    }
    return listed | {
        objective.lesson for objective in course.corpus.objectives.values()
    }


def _pool_names(course: OpenCourse, file: QuizFile) -> Iterator[Named]:
    """Yield what each pool of each blueprint names."""
    known: dict[str, Collection[str]] = {
        "objectives": course.corpus.objectives,
        "topics": set(course.corpus.topic_of.values()),
        "kinds": FORMS,
        "levels": {one.level for one in course.corpus.objectives.values()},
        "directions": DIRECTIONS,
        "facts": course.corpus.facts,
    }
    for i, blueprint in enumerate(file.quizzes):
        for j, pool in enumerate(blueprint.pools):
            for field, there in known.items():
                for k, name in enumerate(getattr(pool, field)):
                    way = ("quizzes", i, "pools", j, field, k)
                    yield "quiz", file.name, way, name, there, field.removesuffix("s")


def _item_names(course: OpenCourse, file: QuizFile) -> Iterator[Named]:
    """Yield what each authored item names."""
    corpus = course.corpus
    for item in file.items:
        for i, name in enumerate(item.objectives):
            yield (
                "item",
                item.id,
                ("objectives", i),
                name,
                corpus.objectives,
                "objective",
            )
        for i, name in enumerate(item.facts):
            yield "item", item.id, ("facts", i), name, corpus.facts, "fact"
        for i, option in enumerate(item.options):
            for j, name in enumerate(option.facts):
                yield (
                    "item",
                    item.id,
                    ("options", i, "facts", j),
                    name,
                    corpus.facts,
                    "fact",
                )


def _set_names(course: OpenCourse, file: QuizFile) -> Iterator[Named]:
    """Yield what each set of facts names."""
    corpus = course.corpus
    for fact_set in file.sets:
        for place, name in enumerate(fact_set.facts):
            yield "item", fact_set.id, ("facts", place), name, corpus.facts, "fact"
        if fact_set.report is not None:
            way: tuple[Step, ...] = ("report",)
            yield "item", fact_set.id, way, fact_set.report, corpus.sources, "source"


def problems(course: OpenCourse, places: Places) -> Iterator[Problem]:
    """Yield what is wrong with items, sets and blueprints all of whose names exist."""
    faulty = False
    for file in course.content.quizzes:
        for item in file.items:
            for way, message, hint in faults(course.corpus, item):
                faulty = True
                yield places.problem("item", item.id, *way, message=message, hint=hint)
        for fact_set in file.sets:
            for way, message, hint in from_sets.faults(course.corpus, fact_set):
                faulty = True
                yield places.problem(
                    "item", fact_set.id, *way, message=message, hint=hint
                )
    # Without a faulty item a pool may hold too few: that would be the same fault in another form.
    if not faulty:
        for file in course.content.quizzes:
            yield from _blueprint_problems(course, file, places)


def _blueprint_problems(
    course: OpenCourse, file: QuizFile, places: Places
) -> Iterator[Problem]:
    """Every blueprint of a file can be drawn, and gives everyone an equally hard paper."""
    for i, blueprint in enumerate(file.quizzes):
        try:
            course.quiz_for(slug(file, blueprint), "check")
        except QuizError as error:
            yield places.problem("quiz", file.name, "quizzes", i, message=str(error))
        for j, pool in enumerate(blueprint.pools):
            if unlike := unlike_items(pool, course.bank):
                message = f"pool '{pool.id}' is not equally hard for everyone: {unlike}"
                hint = "name one kind and one objective"
                yield places.problem(
                    "quiz",
                    file.name,
                    "quizzes",
                    i,
                    "pools",
                    j,
                    message=message,
                    hint=hint,
                )


def unlike_items(pool: Pool, bank: Bank) -> str:
    """Say in what the items of a pool are unlike; empty if all are of one kind and share an objective."""
    # Most pools name both, and then their items need not be made.
    if len(pool.kinds) == len(pool.objectives) == 1:
        return ""
    items = pool.items(bank)
    kinds = sorted({item.kind for item in items})
    found = (
        [f"its items are of {len(kinds)} kinds ({', '.join(kinds)})"]
        if len(kinds) > 1
        else []
    )
    if items and not set(items[0].objectives).intersection(
        *(item.objectives for item in items)
    ):
        served = sorted({objective for item in items for objective in item.objectives})
        found.append(
            f"no objective is served by all of its items ({', '.join(served)})"
        )
    return "; ".join(found)


def copied(
    course: OpenCourse, texts: Mapping[str, Text], places: Places
) -> Iterator[Problem]:
    """Yield each text of an authored item that repeats a sentence of a source."""
    runs = shingles(texts)
    for file in course.content.quizzes:
        for item in file.items:
            shown: list[tuple[tuple[Step, ...], str]] = [(("stem",), item.stem)]
            for i, option in enumerate(item.options):
                shown += [
                    (("options", i, "text"), option.text),
                    (("options", i, "because"), option.because),
                ]
            for way, text in shown:
                if found := repeated(text, runs):
                    message = f"'{way[-1]}' {found}"
                    yield places.problem(
                        "item",
                        item.id,
                        *way,
                        message=message,
                        hint="say it in our own words",
                    )
