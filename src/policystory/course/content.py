"""The content of a course: all that its authors write, to be kept as one JSON file."""

from enum import StrEnum
from hashlib import blake2b
from operator import attrgetter
from typing import Annotated, Any, TypeVar

import msgspec

from policystory.course.map_shapes import Shape
from policystory.course.outline.word_budget import WordBudget
from policystory.facts.corpus import Corpus
from policystory.facts.entity import Declared, Entity, Property, Side, Unit
from policystory.facts.record import (
    Objective,
    Record,
    Source,
    Term,
    Topic,
)
from policystory.quiz.blueprint import QuizFile
from policystory.wording import phrasebook_or_english

R = TypeVar("R", bound=msgspec.Struct)

_MOST_MINUTES = 24 * 60
"""The most minutes of a lesson; a longer one should be several lessons."""


class Module(Record, frozen=True):
    """A group of lessons. A lesson can be listed here before its notebook is written."""

    id: str
    title: str
    lessons: tuple[str, ...] = ()


class Lesson(Record, frozen=True, kw_only=True):
    """A lesson, as course.yml lists it.

    `module`: the id of its module; `minutes`: how long it takes; `sources`: ids of the reports that
    it tells of; `objectives`: ids of what it teaches; `next`: the id of the lesson that follows.
    """

    id: str
    title: str
    module: str
    minutes: Annotated[int, msgspec.Meta(ge=1, le=_MOST_MINUTES)]
    sources: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    next: str | None = None


class Bundle(Record, frozen=True):
    """Lessons that a teacher can assign at once, such as those of one week."""

    id: str
    title: str
    lessons: tuple[str, ...]


class CourseStatus(StrEnum):
    """How far a course is; in a draft, whatever is still missing is a hint and not a problem."""

    DRAFT = "draft"
    PUBLISHED = "published"


class Course(Record, frozen=True, kw_only=True):
    """The file course.yml: the course's id and title, its modules, and its lessons in order.

    `course`: the id, after which the folder of a learner's records is named; `zone`: the time zone
    of all dates, such as America/New_York; `words`: limits for the texts of the lessons; `bundles`:
    groups of lessons that a teacher can assign together; `status`: whether it is still a draft;
    `sides`: the camps for which people speak; `units`: the units of amounts; `titles`: words that
    may stand before a person's name, such as "alderman".
    """

    course: str
    title: str
    language: str = "en"
    zone: str = "UTC"
    status: CourseStatus = CourseStatus.PUBLISHED
    subtitle: str | None = None
    words: WordBudget = WordBudget()
    modules: tuple[Module, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    sides: tuple[Side, ...] = ()
    units: tuple[Unit, ...] = ()
    titles: tuple[str, ...] = ()


class Column(Record, frozen=True):
    """A column of the data table below a chart.

    `title`: its heading; `field`: which column of the chart's rows it shows, such as "period".
    """

    field: str
    title: str


class Group(Record, frozen=True, kw_only=True):
    """Facts that a figure (a chart or map) shows together under the heading `group`.

    `facts`: ids of facts; `topics`: topics whose facts are all shown; `column`: a second heading,
    for a figure with rows and columns; `at`: where a map shows the group, such as "-89.3,14.4"
    (longitude and latitude).
    """

    group: str
    column: str = ""
    at: str | None = None
    facts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Each(StrEnum):
    """What one row of a figure (a chart or map) stands for.

    `FACT`: one fact. `REPORT`: one fact in one of the reports that tell it. `SILENCE`: one group of
    facts in one report of the course; a report that tells none of them has a row, too.
    """

    FACT = "fact"
    REPORT = "report"
    SILENCE = "silence"


class Figure(Record, frozen=True, kw_only=True):
    """A chart or map drawn from facts, with words for readers who cannot see it.

    - `title`: a sentence that says what can be seen; `subtitle`: what is drawn; `note`: a caution;
    - `query`: ids of facts, or groups of facts; `each`: what a row of the drawn data stands for;
    - `outlines`: the ids of a map's countries; `frame`: its south-western and north-eastern
      corners;
    - `spec`: the Vega-Lite specification; `columns`: those of the data table below the figure;
    - `alt`: a short description; `description`: a long one;
    - `wrap`: how many letters a line in the chart may have before it is broken.
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
        """Return the facts that the figure draws, in groups, as `query` lists them.

        A fact that `query` lists outside any group becomes a group of its own, without heading.
        """
        groups: list[Group] = []
        for part in self.query:
            group = Group(group="", facts=(part,)) if isinstance(part, str) else part
            groups.append(group)
        return tuple(groups)


class CitedFact(msgspec.Struct, frozen=True):
    """The id of a fact that a lesson cites, and the heading above its first citation there."""

    fact: str
    section: str


class LessonText(msgspec.Struct, frozen=True):
    """The facts that a lesson's notebook cites, in order; `id` is the lesson's id."""

    id: str
    cited: tuple[CitedFact, ...]


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """All content of a course: its records, and which facts each lesson cites.

    `mentions` holds the ids of the entities that each paragraph of each report names: `{"news":
    {13: ("gull-rock",)}}`.
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
        """Return the corpus: all facts, reports, entities and other records, by id."""
        corpus = Corpus(
            self.sources,
            self.entities,
            self.properties,
            self.objectives,
            self.topics,
            self.terms,
            self.mentions,
            Declared(self.course.sides, self.course.units, self.course.titles),
        )
        return corpus.speaking(phrasebook_or_english(self.course.language))


def encode(content: Content) -> bytes:
    """Return content as JSON, which does not depend on the order of the records in their files."""
    return msgspec.json.encode(_plain(content), order="deterministic")


def _plain(content: Content) -> Any:
    # Paragraphs are numbers here, and text in JSON, where only text can be a key.
    return msgspec.to_builtins(_sorted(content), str_keys=True)


def decode(data: bytes) -> Content:
    """Return the content in JSON that `encode` wrote; msgspec.MsgspecError if it cannot be read."""
    return msgspec.json.decode(data, type=Content)


def version(content: Content) -> str:
    """Return the version of the content: a hash of 16 digits, kept with drawn quizzes and answers.

    Lessons' prose, limits of words, predictions, briefs, outlines of maps and the status are left
    out of the hash, so that correcting a comma in them does not change the version.
    """
    taught = _plain(msgspec.structs.replace(content, lessons=()))
    del taught["shapes"]
    for file in taught["quizzes"]:
        for field in ("predict", "briefs", "rubric"):
            file.pop(field, None)
    for field in ("words", "status"):
        taught["course"].pop(field, None)
    data = msgspec.json.encode(taught, order="deterministic")
    return blake2b(data, digest_size=8).hexdigest()


def _sorted(content: Content) -> Content:
    """Sort the records of each type by id."""
    by_topic = sorted(content.topics, key=attrgetter("topic"))
    topics = map(_with_sorted_facts, by_topic)
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


def _with_sorted_facts(topic: Topic) -> Topic:
    return msgspec.structs.replace(topic, facts=_by_id(topic.facts))


def _by_id(records: tuple[R, ...]) -> tuple[R, ...]:
    return tuple(sorted(records, key=attrgetter("id")))
