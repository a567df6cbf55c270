"""Check the figures of a course: what they name, and that they draw facts and load nothing."""

from collections.abc import Iterator

from policystory.course.checks import chart_data, chart_specification
from policystory.course.checks.prose import Problems
from policystory.course.checks.quizzes import NameUse, list_uses
from policystory.course.content import COLUMNS, Figure, Group
from policystory.course.load import Edited
from policystory.course.map_shapes import points
from policystory.course.open_course import OpenCourse

LONGEST_TITLE = 110
"""The most letters of a title: what fits into three lines of a telephone."""


def problems(course: OpenCourse, edited: Edited) -> Problems:
    """Yield each fault of a figure's words, map and specification."""
    for figure in course.content.figures:
        for field_path, message, hint in _faults(figure):
            yield edited.places.problem(
                "figure", figure.id, *field_path, message=message, hint=hint
            )


def name_uses(course: OpenCourse) -> Iterator[NameUse]:
    """Yield every fact, topic, outline and column that the figures name."""
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


def _faults(figure: Figure) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield the path to each fault of a figure, with a message and a hint."""
    for field in ("title", "subtitle", "alt"):
        if not getattr(figure, field).strip():
            yield (field,), f"the figure has no {field}", "write it in words"
    if len(figure.title) > LONGEST_TITLE:
        message = f"the title has {len(figure.title)} letters"
        yield ("title",), message, f"say the finding in {LONGEST_TITLE} at most"
    if figure.frame is not None and not _are_points(figure.frame, 2):
        message = "'frame' is to be two corners"
        yield ("frame",), message, "write two points, such as -93.5,11 -82.5,19.5"
    for i, group in enumerate(figure.query):
        at = group.at if isinstance(group, Group) else None
        if at is not None and not _are_points(at, 1):
            message = "'at' is to be a point"
            yield ("query", i, "at"), message, "write one, such as -90.3,15.2"
    checks = (chart_specification.faults, chart_data.faults)
    for check in checks:
        for fault in check(figure.spec):
            yield ("spec", *fault.field_path), fault.message, fault.hint


def _are_points(text: str, count: int) -> bool:
    """Tell whether a text is this many points of a map."""
    try:
        return len(points(text)) == count
    except ValueError:
        return False
