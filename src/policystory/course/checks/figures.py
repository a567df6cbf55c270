"""Check the figures (charts) of a course: they draw only facts, and load nothing from elsewhere."""

from collections.abc import Iterator
from decimal import Decimal

from policystory.course.checks import chart_data, chart_specification
from policystory.course.checks.chart_data import COLUMNS
from policystory.course.checks.prose import Problems
from policystory.course.checks.quizzes import NameUse, list_uses
from policystory.course.content import Figure, Group
from policystory.course.load import EditedCourse
from policystory.course.map_shapes import points
from policystory.course.open_course import OpenCourse
from policystory.facts.checks.wording import held_numbers
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.facts.values.numbers_in_text import numbers, numbers_to_cite

Faults = Iterator[tuple[tuple[str | int, ...], str, str]]
"""The path to each fault of a figure, with a message and a hint."""

_LONGEST_TITLE = 110
"""The most letters of a title: what fits into three lines of a telephone."""


def problems(course: OpenCourse, edited: EditedCourse) -> Problems:
    """Yield each problem of the figures: in their titles and texts, their maps and their charts.

    `edited` is the same course as read from its files; it knows the file and line of each figure.
    """
    for figure in course.content.figures:
        for field_path, message, hint in _faults(course.corpus, figure):
            yield edited.places.problem(
                "figure", figure.id, *field_path, message=message, hint=hint
            )


def name_uses(course: OpenCourse) -> Iterator[NameUse]:
    """Yield each name of a fact, topic, outline or column that a figure uses.

    The caller checks that each of them exists. A NameUse is a tuple: the record's type and id, the
    path to the name in the record, the name, the names that exist, and the type of what is named.
    """
    for figure in course.content.figures:
        record = ("figure", figure.id)
        for i, part in enumerate(figure.query):
            if isinstance(part, Group):
                yield from _group_names(course, record, i, part)
            else:
                yield *record, ("query", i), part, course.corpus.facts, "fact"
        shapes = {shape.id for shape in course.content.shapes}
        yield from list_uses(record, ("outlines",), figure.outlines, shapes, "outline")
        for i, column in enumerate(figure.columns):
            yield *record, ("columns", i, "field"), column.field, COLUMNS, "column"


def _group_names(
    course: OpenCourse, record: tuple[str, str], i: int, group: Group
) -> Iterator[NameUse]:
    """Yield every fact and topic that the group at place `i` names."""
    at = ("query", i)
    facts = course.corpus.facts
    topics = {topic.topic for topic in course.content.topics}
    yield from list_uses(record, (*at, "facts"), group.facts, facts, "fact")
    yield from list_uses(record, (*at, "topics"), group.topics, topics, "topic")


def _faults(corpus: Corpus, figure: Figure) -> Faults:
    """Yield the path to each fault of a figure, with a message and a hint."""
    for field in ("title", "subtitle", "alt"):
        text: str = getattr(figure, field)
        if not text.strip():
            yield (field,), f"the figure has no {field}", "write it in words"
    letters = len(figure.title)
    if letters > _LONGEST_TITLE:
        message = f"the title has {letters} letters"
        hint = f"say the finding in {_LONGEST_TITLE} at most"
        yield ("title",), message, hint
    yield from _number_faults(corpus, figure)
    if figure.frame is not None and not _are_points(figure.frame, 2):
        message = "'frame' is to be two corners"
        yield ("frame",), message, "write two points, such as -93.5,11 -82.5,19.5"
    for i, group in enumerate(figure.query):
        at = None
        if isinstance(group, Group):
            at = group.at
        if at is not None and not _are_points(at, 1):
            message = "'at' is to be a point"
            yield ("query", i, "at"), message, "write one, such as -90.3,15.2"
    checks = (chart_specification.faults, chart_data.faults)
    for check in checks:
        for fault in check(figure.spec):
            yield ("spec", *fault.field_path), fault.message, fault.hint


def _number_faults(corpus: Corpus, figure: Figure) -> Faults:
    """Yield a fault for each number in a figure's words that none of its facts holds."""
    held: set[Decimal] = set()
    for source in corpus.sources.values():
        # A figure's words may name the year of any report.
        year = source.date[:4]
        held |= numbers_to_cite(year)
    for fact in _facts_of(corpus, figure):
        held |= held_numbers(fact)
        held |= numbers(fact.says, corpus.phrases)
    for field_path, text in _texts(figure):
        extras = numbers_to_cite(text) - held
        for number in sorted(extras):
            message = f"the number {number:f} is held by none of the figure's facts"
            yield field_path, message, "correct it, or add the fact to the query"


def _facts_of(corpus: Corpus, figure: Figure) -> Iterator[Fact]:
    """Yield the facts of a figure that exist."""
    for group in figure.groups():
        for fact in corpus.facts.values():
            topic = corpus.topic_of[fact.id]
            if fact.id in group.facts or topic in group.topics:
                yield fact


def _texts(figure: Figure) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield each text of a figure's own, with the path to it."""
    for field in ("title", "subtitle", "alt", "note", "description"):
        yield (field,), getattr(figure, field) or ""
    for i, group in enumerate(figure.query):
        if isinstance(group, Group):
            yield ("query", i, "group"), group.group
            yield ("query", i, "column"), group.column


def _are_points(text: str, count: int) -> bool:
    """Tell whether a text is this many points of a map."""
    try:
        return len(points(text)) == count
    except ValueError:
        return False
