"""The one place where content is read from files; everything after it is values."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from policystory import reading
from policystory.course.content import Content, Course, Figure, LessonText
from policystory.course.prose import Block, blocks, cited
from policystory.course.shapes import Shape, faults
from policystory.errors import ContentError, NotFoundError, Problem
from policystory.facts import checks
from policystory.facts.record import Entity, Fact, Objective, Property, Record, Source, Term, Topic
from policystory.items.authored import Authored
from policystory.quiz import QuizFile
from policystory.reading import Document, Places

R = TypeVar("R", bound=msgspec.Struct)


class Folders(msgspec.Struct, frozen=True):
    """Where a course's texts lie."""

    content: Path
    quizzes: Path
    lessons: Path

    @classmethod
    def of(cls, root: Path) -> "Folders":
        """Return the usual folders below a course's root."""
        return cls(root / "content", root / "quizzes", root / "lessons")


class Edited(msgspec.Struct, frozen=True):
    """Content as it was read: what could be read of it, where each record stands, and every problem met on the way."""

    content: Content
    places: Places
    prose: dict[str, tuple[Block, ...]]
    problems: tuple[Problem, ...]


def load(folders: Folders) -> Content:
    """Read a course's content; ContentError with every problem that keeps it from being opened, if there is one."""
    edited = read(folders)
    problems = {*edited.problems, *checks.unsound(edited.content.corpus(), edited.places)}
    if problems:
        raise ContentError(list(problems))
    return edited.content


def read(folders: Folders) -> Edited:
    """Read whatever can be read, and collect every problem of form; NotFoundError if there is no course at all."""
    if not (folders.content / "course.yml").is_file():
        raise NotFoundError(f"there is no course in {folders.content}: a folder with course.yml is expected")
    return _Reader(folders).read()


class _Topic(Record, frozen=True):
    """A topic's file without its facts, which are read one by one."""

    topic: str
    title: str
    facts: tuple[object, ...] = ()


class _Mentions(Record, frozen=True):
    """The file of the index of mentions."""

    mentions: dict[str, dict[int, tuple[str, ...]]]


class _Reader:
    """Reads the files of a course, one after another, gathering records, places and problems."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.places = Places()
        self.problems: list[Problem] = []

    def read(self) -> Edited:
        content = self.folders.content
        prose = {path.stem: self._prose(path) for path in sorted(self.folders.lessons.glob("*.ipynb"))}
        whole = Content(
            course=self._course(content / "course.yml"),
            sources=self._list("source", content / "sources.yml", Source),
            entities=tuple(
                entity
                for path in sorted((content / "entities").glob("*.yml"))
                for entity in self._list("entity", path, Entity)
            ),
            properties=self._list("property", content / "properties.yml", Property),
            objectives=self._list("objective", content / "objectives.yml", Objective),
            terms=self._list("term", content / "glossary.yml", Term),
            topics=tuple(self._topic(path) for path in sorted((content / "facts").glob("*.yml"))),
            mentions=self._mentions(content / "mentions.yml"),
            figures=tuple(
                msgspec.structs.replace(figure, spec=reading.untyped(figure.spec))
                for figure in self._each("figure", content / "figures", Figure, lambda figure: figure.id)
            ),
            quizzes=tuple(self._quizzes()),
            lessons=tuple(LessonText(name, cited(found)) for name, found in prose.items()),
            shapes=tuple(shape for path in sorted((content / "shapes").glob("*.yml")) for shape in self._shapes(path)),
        )
        return Edited(whole, self.places, prose, tuple(sorted(self.problems)))

    def _document(self, path: Path) -> Document:
        """Parse one file; what it should have been named in messages is how the author reaches it."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error.strerror)
            self.problems.append(Problem(_shown(path), 0, f"this file cannot be read: {reason}", "every course has it"))
            return Document(_shown(path), None)
        document, problems = reading.parse(text, _shown(path))
        self.problems += problems
        return document

    def _list(self, type_: str, path: Path, record: type[R], *way: str) -> tuple[R, ...]:
        """Read a file that is a list of records with ids."""
        return self._records(type_, self._document(path), record, *way)

    def _records(self, type_: str, document: Document, record: type[R], *way: str) -> tuple[R, ...]:
        """Read the records of a document, noting where each stands."""
        found, problems = reading.records(document, record, *way)
        self.problems += problems
        for id_ in reading.ids(document, *way):
            self.places.add_named(type_, id_)
        return tuple(self._placed(type_, one.id, document, at, one) for one, at in found)  # type: ignore[attr-defined]  # R has an id

    def _placed(self, type_: str, id_: str, document: Document, way: tuple[reading.Step, ...], record: R) -> R:
        problem = self.places.add(type_, id_, document, way)
        if problem:
            self.problems.append(problem)
        return record

    def _course(self, path: Path) -> Course:
        """Read the course file; where it is faulty, an empty course stands in so that the rest is still checked."""
        document = self._document(path)
        course, problems = reading.record(document, Course)
        self.problems += problems
        if course is None:
            return Course(course="", title="")
        self.places.add("course", course.course, document, ())
        for i, lesson in enumerate(course.lessons):
            self._placed("lesson", lesson.id, document, ("lessons", i), lesson)
        return course

    def _topic(self, path: Path) -> Topic:
        """Read a file of facts."""
        document = self._document(path)
        head, problems = reading.record(document, _Topic)
        self.problems += problems
        if head is None:
            return Topic(path.stem, path.stem)
        return Topic(head.topic, head.title, self._records("fact", document, Fact, "facts"))

    def _mentions(self, path: Path) -> dict[str, dict[int, tuple[str, ...]]]:
        """Read the index of mentions; a course may have none yet."""
        if not path.is_file():
            return {}
        document = self._document(path)
        found, problems = reading.record(document, _Mentions)
        self.problems += problems
        if found is None:
            return {}
        for source in found.mentions:
            self.places.add("mentions", source, document, ("mentions", source))
        return found.mentions

    def _each(self, type_: str, folder: Path, record: type[R], name: Callable[[R], str]) -> tuple[R, ...]:
        """Read a folder in which each file is one record, known by its `name`."""
        found: list[R] = []
        for path in sorted(folder.glob("*.yml")):
            document = self._document(path)
            one, problems = reading.record(document, record)
            self.problems += problems
            if one is not None:
                found.append(self._placed(type_, name(one), document, (), one))
        return tuple(found)

    def _quizzes(self) -> Iterator[QuizFile]:
        """Read the files of quizzes; a faulty item hides neither its neighbours nor the blueprints."""
        for path in sorted(self.folders.quizzes.glob("*.yml")):
            document = self._document(path)
            head, problems = reading.record(_without(document, "items"), QuizFile)
            self.problems += problems
            if head is not None:
                items = self._records("item", document, Authored, "items")
                file = msgspec.structs.replace(head, items=items)
                yield self._placed("quiz", file.name, document, (), file)

    def _shapes(self, path: Path) -> Iterator[Shape]:
        """Read a file of outlines; one that could not be drawn is reported and left out."""
        for shape in self._list("shape", path, Shape):
            found = list(faults(shape))
            for way, message, hint in found:
                self.problems.append(self.places.problem("shape", shape.id, *way, message=message, hint=hint))
            if not found:
                yield shape

    def _prose(self, path: Path) -> tuple[Block, ...]:
        """Read the prose of one lesson."""
        try:
            return blocks(path.read_text(encoding="utf-8"), _shown(path))
        except (OSError, ValueError) as error:
            message = f"this notebook cannot be read: {error}"
            self.problems.append(Problem(_shown(path), 0, message, "open and save it in JupyterLab"))
            return ()


def _without(document: Document, field: str) -> Document:
    """Return a document without a field that is read apart."""
    if not isinstance(document.data, dict):
        return document
    return msgspec.structs.replace(document, data={name: one for name, one in document.data.items() if name != field})


def _shown(path: Path) -> str:
    """Return a path as the author would type it: from the working folder if it lies below."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):  # it lies elsewhere, or the working folder is gone
        return path.as_posix()
