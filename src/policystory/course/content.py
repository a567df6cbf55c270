"""The content of a course as one value: read from the edited files, or from the compiled JSON."""

from decimal import Decimal
from enum import StrEnum
from hashlib import blake2b
from operator import attrgetter
from typing import Annotated, Any, TypeVar

import msgspec

from policystory.course.map_shapes import Shape
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Entity, Property
from policystory.facts.record import (
    Objective,
    Record,
    Source,
    Term,
    Topic,
    check_number,
)
from policystory.quiz.blueprint import QuizFile

R = TypeVar("R", bound=msgspec.Struct)

MOST_MINUTES = 24 * 60
"""The most minutes of a lesson; a longer one should be several lessons."""


class Module(Record, frozen=True):
    """A group of lessons; a lesson that has a quiz can be listed before it is written."""

    id: str
    title: str
    lessons: tuple[str, ...] = ()


class Lesson(Record, frozen=True, kw_only=True):
    """A lesson of the course.

    `minutes` is how long the lesson takes. `sources` and `objectives` are ids. `next` is the id of
    the lesson that follows.
    """

    id: str
    title: str
    module: str
    minutes: Annotated[int, msgspec.Meta(ge=1, le=MOST_MINUTES)]
    sources: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    next: str | None = None


Percent = Annotated[int, msgspec.Meta(ge=1, le=100)]
Words = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
HIGHEST_GRADE = Decimal(30)
"""The highest grade of readability that a text can be held to."""


class WordBudget(Record, frozen=True, kw_only=True):
    """How much reading a lesson may ask for; None: there is no bound.

    `least` and `most` are the words of the running text in the sections, the parts that end with a
    check. `denials` is the largest share of sentences with "not", "never" and the like, in percent,
    and `grade` the highest grade of readability (by Flesch and Kincaid).
    """

    least: Words | None = None
    most: Words | None = None
    denials: Percent | None = None
    grade: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse a grade that no text has."""
        if self.grade is not None:
            check_number("grade", self.grade, Decimal(0), HIGHEST_GRADE)


class Bundle(Record, frozen=True):
    """Lessons that a teacher can assign at once, such as those of one week."""

    id: str
    title: str
    lessons: tuple[str, ...]


class Course(Record, frozen=True, kw_only=True):
    """The course file: the course's id and title, its modules, and its lessons in order.

    `course` is the id, which names the folder of a learner's records. `zone` is the time zone of
    the course's dates, such as America/New_York. `words` bounds what the lessons ask one to read.
    `bundles` are what a teacher can assign at once.
    """

    course: str
    title: str
    language: str = "en"
    zone: str = "UTC"
    subtitle: str | None = None
    words: WordBudget = WordBudget()
    modules: tuple[Module, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    bundles: tuple[Bundle, ...] = ()


class Column(Record, frozen=True):
    """One column of a chart's table: its heading, and the column of the rows that it shows."""

    field: str
    title: str


class Group(Record, frozen=True, kw_only=True):
    """Facts that a figure puts together under a heading: their ids, or those of whole topics.

    `column` is a second heading. `at` is where a map shows them: longitude and latitude.
    """

    group: str
    column: str = ""
    at: str | None = None
    facts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Each(StrEnum):
    """What one row of a figure stands for.

    `FACT`: a fact; `REPORT`: a fact in a report that tells it; `SILENCE`: a group in any report.
    """

    FACT = "fact"
    REPORT = "report"
    SILENCE = "silence"


class Figure(Record, frozen=True, kw_only=True):
    """A chart drawn from facts, with words for readers who cannot see the chart.

    `title` is the finding, `subtitle` says what is drawn, and `note` what to beware of. `query`
    lists the ids of facts, or groups of them; `each` says what a row stands for. `outlines` are the
    ids of a map's countries, `frame` its south-western and north-eastern corners. `spec` is the
    Vega-Lite specification, `columns` are those of a table of the same rows. `alt` describes the
    chart in short, `description` at length. `wrap` is the most letters in a line of words.
    """

    id: str
    title: str
    subtitle: str
    alt: str
    query: tuple[str | Group, ...]
    spec: dict[str, Any]
    columns: tuple[Column, ...]
    each: Each = Each.FACT
    outlines: tuple[str, ...] = ()
    frame: str | None = None
    wrap: Annotated[int, msgspec.Meta(ge=8, le=200)] = 36
    note: str | None = None
    description: str | None = None

    def groups(self) -> tuple[Group, ...]:
        """Return the facts of the query in groups; facts outside a group have the heading ""."""
        groups: list[Group] = []
        for part in self.query:
            group = Group(group="", facts=(part,)) if isinstance(part, str) else part
            groups.append(group)
        return tuple(groups)


class CitedFact(msgspec.Struct, frozen=True):
    """A fact that a lesson's prose cites: its id, and the heading above its first citation."""

    fact: str
    section: str


class LessonText(msgspec.Struct, frozen=True):
    """The facts that the prose of a lesson's notebook cites, in order, with the lesson's id."""

    id: str
    cited: tuple[CitedFact, ...]


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """All content of a course: its records, the index of mentions, and what lessons cite.

    The index of mentions says which entities each paragraph of each report names.
    """

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
        """Return the corpus: the records, indexed by id."""
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
    """Write content as JSON, sorted: the order in the files does not change the bytes."""
    return msgspec.json.encode(_plain(content), order="deterministic")


def _plain(content: Content) -> dict[str, Any]:
    """Return content as values that JSON has."""
    # Paragraphs are numbers here, and text in JSON, where only text can be a key.
    plain: dict[str, Any] = msgspec.to_builtins(_sorted(content), str_keys=True)
    return plain


def decode(data: bytes) -> Content:
    """Read the JSON that `encode` wrote; msgspec.MsgspecError if the JSON cannot be read."""
    return msgspec.json.decode(data, type=Content)


def version(content: Content) -> str:
    """Return the version of the content: a hash of 16 digits that papers and answers carry.

    The prose of lessons, the bounds of its words, predictions, briefs and the outlines of maps are
    left out, so that correcting a comma does not change the version.
    """
    without_prose = msgspec.structs.replace(content, lessons=())
    taught = _plain(without_prose)
    del taught["shapes"]
    for file in taught["quizzes"]:
        for field in ("predict", "briefs", "rubric"):
            file.pop(field, None)
    taught["course"].pop("words", None)
    data = msgspec.json.encode(taught, order="deterministic")
    return blake2b(data, digest_size=8).hexdigest()


def _sorted(content: Content) -> Content:
    """Sort the records of each type by id."""
    topics = []
    for topic in sorted(content.topics, key=attrgetter("topic")):
        facts = _by_id(topic.facts)
        topics.append(msgspec.structs.replace(topic, facts=facts))
    quizzes = []
    for file in sorted(content.quizzes, key=attrgetter("name")):
        items = _by_id(file.items)
        sets = _by_id(file.sets)
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
    """Return records sorted by id."""
    return tuple(sorted(records, key=attrgetter("id")))
