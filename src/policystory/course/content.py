"""The content of a course as one value: what is edited as text, compiled to JSON, and loaded."""

from hashlib import blake2b
from typing import Annotated, Any

import msgspec

from policystory.course.shapes import Shape
from policystory.facts.corpus import Corpus
from policystory.facts.record import (
    Entity,
    Objective,
    Property,
    Record,
    Source,
    Term,
    Topic,
)
from policystory.quiz.blueprint import QuizFile

MOST_MINUTES = 24 * 60
"""Minutes of a lesson: what takes more than a day is several."""


class Module(Record, frozen=True):
    """A group of lessons that belong together, written or planned: a quiz can be there before its lesson is."""

    id: str
    title: str
    lessons: tuple[str, ...] = ()


class Lesson(Record, frozen=True, kw_only=True):
    """What a lesson's card shows."""

    id: str
    title: str
    module: str
    minutes: Annotated[int, msgspec.Meta(ge=1, le=MOST_MINUTES)]
    sources: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    next: str | None = None


class Course(Record, frozen=True, kw_only=True):
    """The course file: its name, its modules and its lessons in order.

    `zone` is the time zone in which its dates are meant, by its IANA name, such as
    America/New_York.
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
"""What a figure and its table can show of a fact."""


class Column(Record, frozen=True):
    """One column of a figure's data table."""

    field: str
    title: str


class Figure(Record, frozen=True, kw_only=True):
    """A declarative figure: a Vega-Lite specification over facts, with the words that make it readable without eyes."""

    id: str
    title: str
    caption: str
    alt: str
    query: tuple[str, ...]
    spec: dict[str, Any]
    columns: tuple[Column, ...]
    description: str | None = None


class Cited(msgspec.Struct, frozen=True):
    """A fact that a lesson's prose cites, and the heading of the section in which it first does."""

    fact: str
    section: str


class LessonText(msgspec.Struct, frozen=True):
    """What the engine needs of a lesson's notebook: which facts its prose cites, and where."""

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
    """Write content as JSON, the same bytes for the same content whatever the order of its files."""
    return msgspec.json.encode(_plain(content), order="deterministic")


def _plain(content: Content) -> dict[str, Any]:
    """Return content as plain values: paragraphs are numbers here and text in JSON, where only text can be a key."""
    plain: dict[str, Any] = msgspec.to_builtins(_sorted(content), str_keys=True)
    return plain


def decode(data: bytes) -> Content:
    """Read what `encode` wrote."""
    return msgspec.json.decode(data, type=Content)


def version(content: Content) -> str:
    """Return the version of the content, a hash that papers and records carry.

    Prose of lessons does not count, nor do outlines: a corrected comma or coast must not look like
    another quiz.
    """
    taught = _plain(msgspec.structs.replace(content, lessons=()))
    del taught["shapes"]
    return blake2b(
        msgspec.json.encode(taught, order="deterministic"), digest_size=8
    ).hexdigest()


def _sorted(content: Content) -> Content:
    """Put the records of each sort into the order of their ids."""
    topics = tuple(
        msgspec.structs.replace(
            topic, facts=tuple(sorted(topic.facts, key=lambda fact: fact.id))
        )
        for topic in sorted(content.topics, key=lambda topic: topic.topic)
    )
    return msgspec.structs.replace(
        content,
        sources=tuple(sorted(content.sources, key=lambda one: one.id)),
        entities=tuple(sorted(content.entities, key=lambda one: one.id)),
        properties=tuple(sorted(content.properties, key=lambda one: one.id)),
        objectives=tuple(sorted(content.objectives, key=lambda one: one.id)),
        terms=tuple(sorted(content.terms, key=lambda one: one.id)),
        topics=topics,
        figures=tuple(sorted(content.figures, key=lambda one: one.id)),
        quizzes=tuple(
            msgspec.structs.replace(
                file,
                items=tuple(sorted(file.items, key=lambda one: one.id)),
                sets=tuple(sorted(file.sets, key=lambda one: one.id)),
            )
            for file in sorted(content.quizzes, key=lambda one: one.name)
        ),
        lessons=tuple(sorted(content.lessons, key=lambda one: one.id)),
        shapes=tuple(sorted(content.shapes, key=lambda one: one.id)),
    )
