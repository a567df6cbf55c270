"""The one place where content is read from files; all other modules work on what it returns."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from policystory import reading
from policystory.course import files
from policystory.course.checks.prose import Block, cited
from policystory.course.checks.prose import blocks as blocks_of
from policystory.course.content import Content, Course, Figure, LessonText
from policystory.course.shapes import Shape, faults
from policystory.errors import ContentError, NotFoundError, Problem
from policystory.facts import checks
from policystory.facts.record import (
    Entity,
    Fact,
    Objective,
    Paragraph,
    Property,
    Record,
    Source,
    Term,
    Topic,
)
from policystory.items.authored import Authored
from policystory.items.fact_set import FactSet
from policystory.quiz.blueprint import QuizFile
from policystory.reading import Document, Places
from policystory.reading.bounds import FILE_BYTES, NOTEBOOK_BYTES

R = TypeVar("R", bound=msgspec.Struct)


class Folders(msgspec.Struct, frozen=True):
    """The folders of a course."""

    content: Path
    quizzes: Path
    lessons: Path

    @classmethod
    def of(cls, root: Path) -> "Folders":
        """Return the usual folders below a course's root."""
        return cls(root / "content", root / "quizzes", root / "lessons")


class Edited(msgspec.Struct, frozen=True):
    """Content as it was read: its records, their places in the files, and what is unreadable.

    `prose` holds the blocks of each lesson by its id, `problems` what could not be read.
    """

    content: Content
    places: Places
    prose: dict[str, tuple[Block, ...]]
    problems: tuple[Problem, ...]


def load(folders: Folders) -> Content:
    """Read a course's content.

    Raises ContentError with every problem that keeps the course from being opened, and
    NotFoundError if there is no course.
    """
    edited = read(folders)
    # What could not be read is reported alone: the problems that follow from it would only hide it.
    problems = edited.problems or checks.unsound(edited.content.corpus(), edited.places)
    if problems:
        raise ContentError(list(problems))
    return edited.content


def read(folders: Folders) -> Edited:
    """Read what can be read of a course, and collect what cannot.

    Raises NotFoundError if there is no course.
    """
    if not (folders.content / "course.yml").exists():
        raise NotFoundError(
            f"there is no course in {files.shown(folders.content)}: "
            "a folder with course.yml is expected"
        )
    return _Reader(folders).read()


FOLLOWING = {
    "course": ("lesson", "module"),
    "objective": ("level", "lesson"),
    "fact": ("topic",),
    "quiz": ("item",),
}
"""Sorts of names that only records of a type define, by that type.

Where such a record could not be read, its names may exist; no use of them is reported as wrong.
"""
HOLDS = {
    "course": ("course",),
    "sources": ("source",),
    "entities": ("entity",),
    "properties": ("property",),
    "objectives": ("objective",),
    "glossary": ("term",),
    "mentions": ("mentions",),
    "facts": ("fact",),
    "figures": ("figure",),
    "shapes": ("shape",),
    "quizzes": ("quiz",),
}
"""The type of the records in a file or folder, by its name."""
MAY_BE_EMPTY = ("glossary.yml",)


class _Topic(Record, frozen=True):
    """The head of a topic's file; its facts are read one by one."""

    topic: str
    title: str


class _Mentions(Record, frozen=True):
    """The file of the index of mentions."""

    mentions: dict[str, dict[Paragraph, tuple[str, ...]]]


class _Reader:
    """Reads the files of a course, and gathers records, their places, and problems."""

    def __init__(self, folders: Folders) -> None:
        """Begin with nothing read."""
        self.folders = folders
        self.places = Places()
        self.problems: list[Problem] = []

    def read(self) -> Edited:
        """Read all files of the course."""
        content = self.folders.content
        lessons = sorted(self.folders.lessons.glob("*.ipynb"))
        prose = {path.stem: self._prose(path) for path in lessons}
        self._unread_files()
        whole = Content(
            course=self._course(content / "course.yml"),
            sources=self._list("source", content / "sources.yml", Source),
            entities=self._lists("entity", content / "entities", Entity),
            properties=self._list("property", content / "properties.yml", Property),
            objectives=self._list("objective", content / "objectives.yml", Objective),
            terms=self._list("term", content / "glossary.yml", Term),
            topics=tuple(self._topic(path) for path in files.edited(content / "facts")),
            mentions=self._mentions(content / "mentions.yml"),
            figures=tuple(self._figures(content / "figures")),
            quizzes=tuple(self._quizzes()),
            lessons=tuple(
                LessonText(lesson, cited(blocks)) for lesson, blocks in prose.items()
            ),
            shapes=tuple(self._shapes(content / "shapes")),
        )
        return Edited(whole, self.places, prose, tuple(sorted(self.problems)))

    def _unread_files(self) -> None:
        """Report each file that looks like content and is not read, such as a .yaml file."""
        content = self.folders.content
        missing = files.missing(content)
        unread = files.unread(content, self.folders.quizzes)
        for name, problem in (*missing, *unread):
            self.problems.append(problem)
            for type_ in HOLDS.get(name, ()):
                self._leave_out(type_)

    def _leave_out(self, type_: str, id_: str | None = None) -> None:
        """Note that a record could not be read, and with it the names that only it defines."""
        self.places.leave_out(type_, id_)
        for follower in FOLLOWING.get(type_, ()):
            self.places.leave_out(follower)

    def _document(self, type_: str, path: Path) -> Document:
        """Parse a file of records of a type; the document is empty if that cannot be done."""
        where = files.shown(path)
        try:
            document, problems = reading.parse(files.text_of(path, FILE_BYTES), where)
        except files.UnreadableError as error:
            document = Document(where, None)
            message = f"this file cannot be read: {error}"
            problems = [Problem(where, 0, message, error.hint)]
        if document.data is None and not problems and path.name not in MAY_BE_EMPTY:
            hint = "write its records, or [] if there are none yet"
            problems = [Problem(where, 1, "this file is empty", hint)]
        self.problems += problems
        # Any record of this type may have been in the part that could not be parsed.
        if problems:
            self._leave_out(type_)
        return document

    def _lists(self, type_: str, folder: Path, record: type[R]) -> tuple[R, ...]:
        """Read a folder in which each file is a list of records with ids."""
        read: list[R] = []
        for path in files.edited(folder):
            read += self._list(type_, path, record)
        return tuple(read)

    def _list(self, type_: str, path: Path, record: type[R]) -> tuple[R, ...]:
        """Read a file that is a list of records with ids."""
        return self._records(type_, self._document(type_, path), record)

    def _records(
        self, type_: str, document: Document, record: type[R], *way: str
    ) -> tuple[R, ...]:
        """Read a list of records, and note their places and which of them are unreadable."""
        readable, problems = reading.records(document, record, *way)
        self.problems += problems
        for id_ in reading.left_out(document, {at for _, at in readable}, *way):
            self._leave_out(type_, id_)
        placed = []
        for read, at in readable:
            id_ = read.id  # type: ignore[attr-defined]  # records of a list have an id
            placed.append(self._placed(type_, id_, document, at, read))
        return tuple(placed)

    def _record(self, type_: str, document: Document, record: type[R]) -> R | None:
        """Read a document that is one record; None if it is empty or faulty."""
        # An empty document is reported where it is parsed.
        if document.data is None:
            return None
        read, problems = reading.record(document, record)
        self.problems += problems
        if read is None:
            self._leave_out(type_)
        return read

    def _placed(
        self,
        type_: str,
        id_: str,
        document: Document,
        way: tuple[reading.Step, ...],
        record: R,
    ) -> R:
        """Note the place of a record, and report an id that another record has already."""
        problem = self.places.add(type_, id_, document, way)
        if problem:
            self.problems.append(problem)
            # The second record was meant to have another id, which may be used elsewhere.
            self._leave_out(type_)
        return record

    def _course(self, path: Path) -> Course:
        """Read the course file; a faulty one gives an empty course."""
        # With an empty course, the rest of the content can still be checked.
        document = self._document("course", path)
        course = self._record("course", document, Course)
        if course is None:
            return Course(course="", title="")
        self.places.add("course", course.course, document, ())
        for i, lesson in enumerate(course.lessons):
            self._placed("lesson", lesson.id, document, ("lessons", i), lesson)
        return course

    def _topic(self, path: Path) -> Topic:
        """Read a file of facts, even if its topic or title is faulty."""
        document = self._document("fact", path)
        head = self._record("topic", _without(document, "facts"), _Topic)
        facts = self._records("fact", document, Fact, "facts")
        if head is None:
            return Topic(path.stem, path.stem, facts)
        return Topic(head.topic, head.title, facts)

    def _mentions(self, path: Path) -> dict[str, dict[int, tuple[str, ...]]]:
        """Read the index of mentions; a course may have none yet."""
        if not path.exists() and not path.is_symlink():
            return {}
        document = self._document("mentions", path)
        index = self._record("mentions", document, _Mentions)
        if index is None:
            return {}
        for source in index.mentions:
            self.places.add("mentions", source, document, ("mentions", source))
        return index.mentions

    def _figures(self, folder: Path) -> Iterator[Figure]:
        """Read a folder in which each file is one figure."""
        for path in files.edited(folder):
            document = self._document("figure", path)
            figure = self._record("figure", document, Figure)
            if figure is not None:
                spec = reading.untyped(figure.spec)
                figure = msgspec.structs.replace(figure, spec=spec)
                yield self._placed("figure", figure.id, document, (), figure)

    def _quizzes(self) -> Iterator[QuizFile]:
        """Read the files of quizzes; beside a faulty item or set everything else is read."""
        for path in files.edited(self.folders.quizzes):
            document = self._document("quiz", path)
            head = self._record("quiz", _without(document, "items", "sets"), QuizFile)
            items = self._records("item", document, Authored, "items")
            # Items and sets share their ids: both are families of questions.
            sets = self._records("item", document, FactSet, "sets")
            if head is not None:
                file = msgspec.structs.replace(head, items=items, sets=sets)
                yield self._placed("quiz", file.name, document, (), file)

    def _shapes(self, folder: Path) -> Iterator[Shape]:
        """Read the files of outlines; one that could not be drawn is reported and left out."""
        for shape in self._lists("shape", folder, Shape):
            shape_faults = list(faults(shape))
            for way, message, hint in shape_faults:
                problem = self.places.problem(
                    "shape", shape.id, *way, message=message, hint=hint
                )
                self.problems.append(problem)
            if not shape_faults:
                yield shape

    def _prose(self, path: Path) -> tuple[Block, ...]:
        """Read the prose of one lesson."""
        try:
            return blocks_of(files.text_of(path, NOTEBOOK_BYTES), files.shown(path))
        except (files.UnreadableError, ValueError, RecursionError) as error:
            message = f"this notebook cannot be read: {error}"
            hint = "open and save it in JupyterLab"
            self.problems.append(Problem(files.shown(path), 0, message, hint))
            return ()


def _without(document: Document, *fields: str) -> Document:
    """Return a document without some fields, which are read by themselves."""
    if not isinstance(document.data, dict):
        return document
    rest = {name: value for name, value in document.data.items() if name not in fields}
    return msgspec.structs.replace(document, data=rest)
