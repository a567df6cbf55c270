"""Private questions: facts and questions of one class, which learners cannot look up."""

from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from policystory.course.checks.quizzes import name_uses
from policystory.course.checks.quizzes import problems as quiz_problems
from policystory.course.content import Content
from policystory.course.load import Additions, read_additions
from policystory.course.open_course import OpenCourse
from policystory.errors import ContentError, Problem
from policystory.facts import checks
from policystory.items.item import code
from policystory.quiz.paper import Quiz
from policystory.reading import did_you_mean
from policystory.teaching.class_folder import ClassFolder

FOLDER = "private"
"""The folder of a class that is never released, packed or handed out."""


class ClassCourse(OpenCourse):
    """A course together with the private facts and questions of a class.

    Arguments: `course`: the course that learners have too, kept as `public`; `additions`: the
    private facts and questions.
    """

    def __init__(self, course: OpenCourse, additions: Additions) -> None:
        """Join both."""
        # Finished items are those of the course alone, so the items of both are made anew.
        super().__init__(_joined(course.content, additions))
        self.public = course
        facts: set[str] = set()
        for topic in additions.topics:
            facts.update(fact.id for fact in topic.facts)
        self._private_facts = frozenset(facts)

    @cached_property
    def private_families(self) -> frozenset[str]:
        """Return the codes of the families of questions that only this class has.

        A family is all questions that ask the same about the same fact.
        """
        return self._codes(self) - self._codes(self.public)

    @cached_property
    def public_families(self) -> frozenset[str]:
        """Return the codes of the families of questions in the course that learners have.

        A family is all questions that ask the same about the same fact.
        """
        return self._codes(self.public)

    @staticmethod
    def _codes(course: OpenCourse) -> frozenset[str]:
        return frozenset(map(code, course.asked_bank.families))

    def taught(self, quiz: str) -> frozenset[str] | None:
        """Return the ids of the facts that a quiz may ask about; None if it may ask about all.

        `quiz`: the quiz's name. The facts are those taught in its lesson and in earlier lessons,
        and all private facts.
        """
        taught = super().taught(quiz)
        return None if taught is None else taught | self._private_facts

    def private_share(self, quiz: Quiz) -> tuple[int, int]:
        """Return how many questions of `quiz` only this class has, and how many it has in all."""
        private = 0
        for key in quiz.key.items.values():
            private += key.family in self.private_families
        return private, len(quiz.key.items)


def class_course(folder: ClassFolder, course: OpenCourse) -> OpenCourse:
    """Return the course with the class's private questions, or the course itself if there are none.

    Private facts and questions are files in the folder `private` of the class's `folder`.
    ContentError lists every problem of these files, with file and line.
    """
    path = folder.path / FOLDER
    if isinstance(course, ClassCourse) or not path.is_dir():
        return course
    additions = read_additions(path)
    # What cannot be read comes first: unknown names may be in just that part.
    problems = list(additions.problems) or list(_taken(additions, course))
    if problems:
        raise ContentError(problems)
    # The course itself was checked when it was compiled, so every problem is of the private files.
    joined = ClassCourse(course, additions)
    problems = checks.blocking_problems(joined.corpus, additions.places)
    problems += _unknown_names(additions, joined)
    # Questions are only tried where all names are known: the same fault would be said twice.
    if not problems:
        problems = list(quiz_problems(joined, additions.places))
    if problems:
        raise ContentError(problems)
    return joined


def _joined(content: Content, additions: Additions) -> Content:
    """Return the content of a course with the additions at the end of its lists."""
    return replace(
        content,
        entities=(*content.entities, *additions.entities),
        topics=(*content.topics, *additions.topics),
        quizzes=(*content.quizzes, *additions.quizzes),
    )


def _records(additions: Additions) -> Iterator[tuple[str, str]]:
    """Yield the type and id of each private record."""
    for entity in additions.entities:
        yield "entity", entity.id
    for topic in additions.topics:
        for fact in topic.facts:
            yield "fact", fact.id
    for file in additions.quizzes:
        yield "quiz", file.name
        for item in file.items:
            yield "item", item.id
        for fact_set in file.sets:
            yield "item", fact_set.id


def _unknown_names(additions: Additions, course: OpenCourse) -> Iterator[Problem]:
    """Yield a problem for each name in the private questions that does not exist."""
    private = set(_records(additions))
    for type_, id_, field_path, name, known, sort in name_uses(course):
        # A private quiz belongs to the class alone, and so names no lesson or module of the course.
        if sort in ("lesson", "module") or (type_, id_) not in private:
            continue
        if name not in known:
            message = f"there is no {sort} '{name}'"
            hint = did_you_mean(name, known)
            yield additions.places.problem(
                type_, id_, *field_path, message=message, hint=hint
            )


def _taken(additions: Additions, course: OpenCourse) -> Iterator[Problem]:
    """Yield a problem for each private id that the course uses for something else."""
    content = course.content
    items: set[str] = set()
    for file in content.quizzes:
        items.update(item.id for item in file.items)
        items.update(fact_set.id for fact_set in file.sets)
    in_use = {
        "fact": set(course.corpus.facts),
        "entity": set(course.corpus.entities),
        "quiz": {file.name for file in content.quizzes},
        "item": items,
    }
    for type_, id_ in _records(additions):
        if id_ in in_use[type_]:
            article = "an" if type_[0] in "ei" else "a"
            message = f"the course has {article} {type_} '{id_}' already"
            hint = "choose an id that begins with the name of the class"
            yield additions.places.problem(type_, id_, message=message, hint=hint)
