"""Read the content of a course from the files that its authors edit."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from policystory import reading
from policystory.course import files
from policystory.course.checks.lessons.cells import CodeCell, code_cells
from policystory.course.checks.prose import Block, cited
from policystory.course.checks.prose import blocks as blocks_of
from policystory.course.content import Content, Course, Figure, LessonText
from policystory.course.general import left_out
from policystory.course.general.properties import general_beside, with_extended
from policystory.course.map_shapes import Shape, faults
from policystory.course.outline.languages import language_problems
from policystory.course.records import RecordReader, without_fields
from policystory.errors import ContentError, NotFoundError, Problem
from policystory.facts import checks
from policystory.facts.entity import Entity, Property
from policystory.facts.record import (
    Fact,
    Objective,
    Paragraph,
    Record,
    Source,
    Term,
    Topic,
)
from policystory.items.authored import Authored
from policystory.items.fact_set import FactSet
from policystory.quiz.blueprint import QuizFile
from policystory.reading import Places


class Folders(msgspec.Struct, frozen=True):
    """The three folders of a course: content, quizzes and lessons."""

    content: Path
    quizzes: Path
    lessons: Path

    @classmethod
    def of(cls, root: Path) -> "Folders":
        """Return the folders `content`, `quizzes` and `lessons` in the course's folder `root`."""
        return cls(root / "content", root / "quizzes", root / "lessons")


class EditedCourse(msgspec.Struct, frozen=True):
    """A course as read from the files that authors edit.

    `places`: the file and line of each record; `prose`: the blocks (paragraphs, list items and
    table rows) of each notebook, by the lesson's id; `code`: the code cells of each notebook, by
    the lesson's id; `problems`: what could not be read.
    """

    content: Content
    places: Places
    prose: dict[str, tuple[Block, ...]]
    code: dict[str, tuple[CodeCell, ...]]
    problems: tuple[Problem, ...]


def load(folders: Folders) -> Content:
    """Return the content of a course.

    Raises ContentError with all that keeps the course from being used, or NotFoundError.
    """
    edited = read(folders)
    # What could not be read is reported alone: the problems that follow from it would only hide it.
    problems = edited.problems or checks.blocking_problems(
        edited.content.corpus(), edited.places
    )
    if problems:
        raise ContentError(list(problems))
    return edited.content


def read(folders: Folders) -> EditedCourse:
    """Return all of a course that can be read, with a problem for everything that cannot.

    Raises NotFoundError if there is no course.
    """
    if not (folders.content / "course.yml").exists():
        raise NotFoundError(
            f"there is no course in {files.display_path(folders.content)}: "
            "a folder with course.yml is expected"
        )
    return _CourseReader(folders).read()


class Additions(msgspec.Struct, frozen=True):
    """Facts and questions that are kept outside a course, and are added to it for one class.

    `topics` holds the facts; `entities` the people, places and so on in the facts; `quizzes` the
    questions, and which quizzes may ask them. `places` knows the file and line of each record;
    `problems` says what could not be read.
    """

    entities: tuple[Entity, ...]
    topics: tuple[Topic, ...]
    quizzes: tuple[QuizFile, ...]
    places: Places
    problems: tuple[Problem, ...]


def read_additions(folder: Path) -> Additions:
    """Read the files `entities/*.yml`, `facts/*.yml` and `quizzes/*.yml` of a folder.

    The files have the same form as those of a course; each of the three folders may be missing.
    """
    # There are no notebooks among them; a course's folders are named all the same.
    reader = _CourseReader(Folders(folder, folder / "quizzes", folder / "lessons"))
    return Additions(
        entities=reader.record_lists("entity", folder / "entities", Entity),
        topics=reader.topics(folder / "facts"),
        quizzes=tuple(reader.quizzes()),
        places=reader.places,
        problems=tuple(sorted(reader.problems)),
    )


def read_outline(folders: Folders) -> Course:
    """Read only the file course.yml; return an empty course if the file has a fault."""
    return _CourseReader(folders).read_outline()


class _Topic(Record, frozen=True):
    """The fields of a topic's file other than its facts, which are read singly."""

    topic: str
    title: str


class _Mentions(Record, frozen=True):
    """The file of the index of mentions."""

    mentions: dict[str, dict[Paragraph, tuple[str, ...]]]


class _CourseReader(RecordReader):
    """Reads the files of a course."""

    def __init__(self, folders: Folders) -> None:
        """Begin with nothing read."""
        super().__init__()
        self.folders = folders

    def read(self) -> EditedCourse:
        """Read all files of the course; its `problems` say what could not be read."""
        content = self.folders.content
        prose: dict[str, tuple[Block, ...]] = {}
        code: dict[str, tuple[CodeCell, ...]] = {}
        lessons: list[LessonText] = []
        for path in sorted(self.folders.lessons.glob("*.ipynb")):
            blocks, code[path.stem] = self._notebook(path)
            prose[path.stem] = blocks
            lessons.append(LessonText(path.stem, cited(blocks)))
        self._unread_files()
        topics = self.topics(content / "facts")
        reports = self.document("source", content / "sources.yml")
        reports = left_out.with_usual_fields(reports)
        whole = Content(
            course=self._course(content / "course.yml"),
            sources=self.records("source", reports, Source),
            entities=self.record_lists("entity", content / "entities", Entity),
            properties=self._properties(content / "properties.yml", topics),
            objectives=self.record_list(
                "objective", content / "objectives.yml", Objective
            ),
            terms=self.record_list("term", content / "glossary.yml", Term),
            topics=topics,
            mentions=self._mentions(content / "mentions.yml"),
            figures=tuple(self._figures(content / "figures")),
            quizzes=tuple(self.quizzes()),
            lessons=tuple(lessons),
            shapes=tuple(self._shapes(content / "shapes")),
        )
        self.problems.sort()
        return EditedCourse(whole, self.places, prose, code, tuple(self.problems))

    def read_outline(self) -> Course:
        """Read the file course.yml only."""
        return self._course(self.folders.content / "course.yml")

    def _unread_files(self) -> None:
        """Report each file that looks like content and is not read, such as a .yaml file."""
        folders = self.folders
        missing = files.missing_folders(folders.content)
        unread = files.ignored_files(folders.content, folders.quizzes)
        for name, problem in (*missing, *unread):
            self.problems.append(problem)
            for type_ in files.HOLDS.get(name, ()):
                self.add_unreadable(type_)

    def _course(self, path: Path) -> Course:
        """Read the course file; a faulty one gives an empty course."""
        document = self.document("course", path)
        course = self.record("course", document, Course)
        if course is None:
            return Course(course="", title="")
        self.problems += language_problems(course, document)
        self.places.add("course", course.course, document, ())
        for i, lesson in enumerate(course.lessons):
            self.remember("lesson", lesson.id, document, ("lessons", i), lesson)
        return course

    def _properties(
        self, path: Path, topics: tuple[Topic, ...]
    ) -> tuple[Property, ...]:
        """Read the properties of the course; add the general ones that only facts name."""
        document, problems = with_extended(self.document("property", path))
        self.problems += problems
        if problems:
            self.add_unreadable("property")
        declared = self.records("property", document, Property)
        return (*declared, *general_beside(declared, topics))

    def topics(self, folder: Path) -> tuple[Topic, ...]:
        """Read the files of facts in a folder, sorted by file name; each file is a topic."""
        return tuple(map(self._topic, files.content_files(folder)))

    def _topic(self, path: Path) -> Topic:
        """Read a file of facts, even if its topic or title is faulty."""
        document, problems = left_out.with_shared_fields(self.document("fact", path))
        # After a slip in what they share, each fact would be told as faulty.
        if problems:
            self.problems += problems
            self.add_unreadable("fact")
            return Topic(path.stem, path.stem)
        head = self.record(
            "topic", without_fields(document, "facts", left_out.EACH), _Topic
        )
        facts = self.records("fact", document, Fact, "facts")
        head = head or _Topic(path.stem, path.stem)
        return Topic(head.topic, head.title, facts)

    def _mentions(self, path: Path) -> dict[str, dict[int, tuple[str, ...]]]:
        """Read the index of mentions, which may be missing."""
        if not path.exists() and not path.is_symlink():
            return {}
        document = self.document("mentions", path)
        index = self.record("mentions", document, _Mentions)
        if index is None:
            return {}
        for source in index.mentions:
            self.places.add("mentions", source, document, ("mentions", source))
        return index.mentions

    def _figures(self, folder: Path) -> Iterator[Figure]:
        """Read a folder in which each file is one figure."""
        for path in files.content_files(folder):
            document = self.document("figure", path)
            figure = self.record("figure", document, Figure)
            if figure is not None:
                spec = reading.read_untyped(figure.spec)
                figure = msgspec.structs.replace(figure, spec=spec)
                yield self.remember("figure", figure.id, document, (), figure)

    def quizzes(self) -> Iterator[QuizFile]:
        """Yield the quiz files as read; faulty parts are left out, and told in `problems`."""
        for path in files.content_files(self.folders.quizzes):
            document = self.document("quiz", path)
            rest = without_fields(document, "items", "sets")
            head = self.record("quiz", rest, QuizFile)
            items = self.records("item", document, Authored, "items")
            # Items and sets share their ids: both are families of questions.
            sets = self.records("item", document, FactSet, "sets")
            if head is not None:
                file = msgspec.structs.replace(head, items=items, sets=sets)
                yield self.remember("quiz", file.name, document, (), file)

    def _shapes(self, folder: Path) -> Iterator[Shape]:
        """Read the files of outlines; report and leave out those that cannot be drawn."""
        for shape in self.record_lists("shape", folder, Shape):
            is_sound = True
            for field_path, message, hint in faults(shape):
                problem = self.places.problem(
                    "shape", shape.id, *field_path, message=message, hint=hint
                )
                self.problems.append(problem)
                is_sound = False
            if is_sound:
                yield shape

    def _notebook(self, path: Path) -> tuple[tuple[Block, ...], tuple[CodeCell, ...]]:
        """Read the prose and the code cells of one lesson."""
        where = files.display_path(path)
        try:
            text = files.read_notebook(path)
            return blocks_of(text, where), code_cells(text, where)
        except (files.UnreadableError, ValueError, RecursionError) as error:
            message = f"this notebook cannot be read: {error}"
            hint = "open and save it in JupyterLab"
            self.problems.append(Problem(where, 0, message, hint))
            # A notebook that cannot be read may show any quiz, so no quiz is reported as missing.
            self.add_unreadable("notebook", path.stem)
            # The course is read on; a lesson without blocks has nothing to check.
            return (), ()
