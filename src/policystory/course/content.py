"""The content of a course as one value: edited as text, compiled to JSON, and loaded from it."""

from hashlib import blake2b
from operator import attrgetter
from typing import Annotated, Any, TypeVar

import msgspec

from policystory.course.shapes import Shape
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, Property
from policystory.facts.record import Objective, Record, Source, Term, Topic
from policystory.quiz.blueprint import QuizFile

R = TypeVar("R", bound=msgspec.Struct)

MOST_MINUTES = 24 * 60
"""Minutes of a lesson: what takes more than a day is several lessons."""


class Module(Record, frozen=True):
    """A group of lessons that belong together.

    A lesson may be listed before it is written, so that its quiz can exist already.
    """

    id: str
    title: str
    lessons: tuple[str, ...] = ()


class Lesson(Record, frozen=True, kw_only=True):
    """A lesson of the course, as its card shows it."""

    id: str
    title: str
    module: str
    minutes: Annotated[int, msgspec.Meta(ge=1, le=MOST_MINUTES)]
    sources: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    next: str | None = None


class Course(Record, frozen=True, kw_only=True):
    """The course file: the course's name, its modules, and its lessons in order.

    `zone` is the time zone of the course's dates, by its IANA name, such as America/New_York.
    """

    course: str
    title: str
    language: str = "en"
    zone: str = "UTC"
    subtitle: str | None = None
    modules: tuple[Module, ...] = ()
    lessons: tuple[Lesson, ...] = ()


COLUMNS = tuple(
    "id says label value population speaker mark period amount bound unit start end months".split()
)
"""The parts of a fact that a figure and its table can show."""


class Column(Record, frozen=True):
    """One column of a figure's data table."""

    field: str
    title: str


class Figure(Record, frozen=True, kw_only=True):
    """A figure drawn from facts: a Vega-Lite specification, with words for those who cannot see it.

    `query` lists the facts by id; `columns` are those of the table that shows the same facts.
    """

    id: str
    title: str
    caption: str
    alt: str
    query: tuple[str, ...]
    spec: dict[str, Any]
    columns: tuple[Column, ...]
    description: str | None = None


class Cited(msgspec.Struct, frozen=True):
    """A fact that a lesson's prose cites, and the heading of the section that cites it first."""

    fact: str
    section: str


class LessonText(msgspec.Struct, frozen=True):
    """What the engine needs from a lesson's notebook: the facts that its prose cites, in order."""

    id: str
    cited: tuple[Cited, ...]


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is taught."""

    course: Course
    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    properties: tuple[Property, ...] = ()
    objectives: tuple[Objective, ...] = ()
    terms: tuple[Term, ...] = ()
    topics: tuple[Topic, ...] = ()
    mentions: dict[str, dict[int, tuple[str, ...]]] = {}
    figures: tuple[Figure, ...] = ()
    quizzes: tuple[QuizFile, ...] = ()
    lessons: tuple[LessonText, ...] = ()
    shapes: tuple[Shape, ...] = ()

    def corpus(self) -> Corpus:
        """Index the facts and all that they name."""
        return Corpus(
            self.sources,
            self.entities,
            self.properties,
            self.objectives,
            self.topics,
            self.terms,
            self.mentions,
        )


def encode(content: Content) -> bytes:
    """Write content as JSON: the same bytes for the same content, in whatever order it was read."""
    return msgspec.json.encode(_plain(content), order="deterministic")


def _plain(content: Content) -> dict[str, Any]:
    """Return content as values that JSON has."""
    # Paragraphs are numbers here, and text in JSON, where only text can be a key.
    plain: dict[str, Any] = msgspec.to_builtins(_sorted(content), str_keys=True)
    return plain


def decode(data: bytes) -> Content:
    """Read what `encode` wrote."""
    return msgspec.json.decode(data, type=Content)


def version(content: Content) -> str:
    """Return the version of the content: a hash of 16 hexadecimal digits.

    Papers and answers carry it. Prose of lessons does not count, nor do outlines: a corrected comma
    or coast must not look like another quiz.
    """
    without_prose = msgspec.structs.replace(content, lessons=())
    taught = _plain(without_prose)
    del taught["shapes"]
    data = msgspec.json.encode(taught, order="deterministic")
    return blake2b(data, digest_size=8).hexdigest()


def _sorted(content: Content) -> Content:
    """Put the records of each type into the order of their ids."""
    topics = []
    for topic in sorted(content.topics, key=attrgetter("topic")):
        facts = _by_id(topic.facts)
        topics.append(msgspec.structs.replace(topic, facts=facts))
    quizzes = []
    for file in sorted(content.quizzes, key=attrgetter("name")):
        items, sets = _by_id(file.items), _by_id(file.sets)
        quizzes.append(msgspec.structs.replace(file, items=items, sets=sets))
    return msgspec.structs.replace(
        content,
        sources=_by_id(content.sources),
        entities=_by_id(content.entities),
        properties=_by_id(content.properties),
        objectives=_by_id(content.objectives),
        terms=_by_id(content.terms),
        topics=tuple(topics),
        figures=_by_id(content.figures),
        quizzes=tuple(quizzes),
        lessons=_by_id(content.lessons),
        shapes=_by_id(content.shapes),
    )


def _by_id(records: tuple[R, ...]) -> tuple[R, ...]:
    """Return records in the order of their ids."""
    return tuple(sorted(records, key=attrgetter("id")))
