"""Make the papers of an assignment: each holds a learner's questions for one attempt at a quiz."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from policystory.assignment.assignment_rules import allowed_attempts
from policystory.assignment.released_paper import (
    ReleasedPaper,
    read_released,
    sign,
    write_released,
)
from policystory.course.atomic_write import write_atomically
from policystory.course.open_course import OpenCourse
from policystory.course.outline.by_id import by_id
from policystory.course.outline.quiz_names import lesson_of
from policystory.errors import NotFoundError, PolicystoryError
from policystory.gradebook.papers import AttemptName
from policystory.quiz.assemble import assemble, seed_of
from policystory.quiz.blueprint import Blueprint
from policystory.quiz.may_be_asked import Limits
from policystory.quiz.paper import Feedback, Mode, Quiz, Rules
from policystory.teaching.class_file import AssignmentFile, PrivateUse
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.handing_out.private_questions import ClassCourse, class_course
from policystory.teaching.roster import Learner

_GRADED_RULES = Rules(feedback=Feedback.WHEN_RELEASED)
"""No hints, no confidence, and nothing told before the teacher releases it."""


class MadePaper(msgspec.Struct, frozen=True):
    """A paper for one learner, and the quiz from which it was made, with its right answers."""

    released: ReleasedPaper
    quiz: Quiz


class PaperMaker:
    """Makes the papers of one assignment: each learner's questions for an attempt at a quiz.

    The same arguments always give the same papers. Arguments: `folder`: the class's folder;
    `course`: has the questions; `name`: the assignment's name. NotFoundError if there is no such
    assignment, or if the course has no such quiz or lesson.
    """

    def __init__(self, folder: ClassFolder, course: OpenCourse, name: str) -> None:
        """Read the assignment, and find its quizzes."""
        self.folder = folder
        self.name = name
        self.assignment = folder.assignment(name)
        self.course = self._course_of(course)
        self.quizzes = quizzes_of(self.assignment, self.course)
        # Asked for once: each is worked out from the file of the secret.
        self._signing = folder.key("signature")
        self._seeding = folder.key("seed").hex()
        self._opens = self._opening_time()

    def _course_of(self, course: OpenCourse) -> OpenCourse:
        """Return the course from which the assignment asks, with private questions or without."""
        if self.assignment.private is PrivateUse.NONE:
            return course.public if isinstance(course, ClassCourse) else course
        return class_course(self.folder, course)

    def private_share(self, quiz: Quiz) -> tuple[int, int]:
        """Return how many questions of `quiz` only this class has, and how many it has in all."""
        if isinstance(self.course, ClassCourse):
            return self.course.private_share(quiz)
        return 0, len(quiz.paper.items)

    def _opening_time(self) -> str:
        """Return when the assignment opens, in UTC; "" for no such time."""
        opens = self.assignment.opens_at(self.folder.zone)
        return opens.isoformat() if opens else ""

    def attempts(self, learner: Learner) -> Iterator[AttemptName]:
        """Yield the attempts for which a learner gets papers (questions), sorted by quiz.

        The attempts of a quiz are sorted by number.
        """
        allowance = self.folder.file.allowance(learner.id)
        attempts = allowed_attempts(self.assignment.policy(), allowance) or 1
        for slug in self.quizzes:
            for attempt in range(1, attempts + 1):
                yield AttemptName(self.name, learner.id, slug, attempt)

    def paper(
        self, learner: str, slug: str, attempt: int, kept: Quiz | None = None
    ) -> MadePaper:
        """Return a learner's paper for one attempt at a quiz, with the dates and rules of today.

        Arguments: `learner`: an id; `slug`: the quiz's name; `attempt`: the attempt's number, from
        1; `kept`: an earlier released quiz, whose questions stay; None to draw questions.
        """
        quiz = kept or self._drawn(learner, slug, attempt)
        released = ReleasedPaper(
            class_name=self.folder.file.name,
            assignment=self.name,
            title=self.assignment.title,
            learner=learner,
            attempt=attempt,
            zone=self.folder.file.zone,
            policy=self.assignment.policy(),
            allowance=self.folder.file.allowance(learner),
            opens=self._opens,
            feedback=self.assignment.feedback,
            honour=self.assignment.honour,
            paper=quiz.paper,
        )
        return MadePaper(sign(released, self._signing), quiz)

    def _drawn(self, learner: str, slug: str, attempt: int) -> Quiz:
        """Return the questions of an attempt, drawn from the course of today."""
        blueprint = _graded(self.quizzes[slug])
        assigned = f"{self.folder.file.name}:{self.name}:{slug}"
        seed = seed_of(self.course.id, assigned, learner, attempt, self._seeding)
        course = self.course
        language = course.content.course.language
        last: frozenset[str] = frozenset()
        if isinstance(course, ClassCourse) and (
            self.assignment.private is PrivateUse.FIRST
        ):
            # What was asked before is drawn last, and public questions shall be drawn last.
            last = course.public_families
        # As in practice, only what the lessons tell is asked.
        limits = Limits(taught=course.taught(slug), asked_before=last)
        return assemble(
            blueprint, slug, course.bank, seed, course.version, language, limits
        )


def _graded(blueprint: Blueprint) -> Blueprint:
    """Return the blueprint of a quiz as graded work: what practice allows is left out."""
    return msgspec.structs.replace(blueprint, mode=Mode.GRADED, rules=_GRADED_RULES)


def quizzes_of(assignment: AssignmentFile, course: OpenCourse) -> dict[str, Blueprint]:
    """Return the blueprints (plans) of an assignment's quizzes, by the quiz's name.

    These are the quizzes that it names, and the exit quizzes of its lessons. NotFoundError if the
    course lacks one of them.
    """
    # A lesson's exit quiz has the lesson's name.
    slugs = [*assignment.quizzes, *assignment.lessons]
    if assignment.bundle is not None:
        slugs += course.bundle(assignment.bundle).lessons
    return _told_apart({slug: course.blueprint(slug) for slug in slugs}, course)


def _told_apart(
    quizzes: dict[str, Blueprint], course: OpenCourse
) -> dict[str, Blueprint]:
    """Return quizzes with the lesson before each title that two of them share, as "Exit quiz"."""
    times = Counter(blueprint.title for blueprint in quizzes.values())
    lessons = by_id(course.content.course.lessons)
    told: dict[str, Blueprint] = {}
    for slug, blueprint in quizzes.items():
        lesson = lessons.get(lesson_of(slug))
        title = blueprint.title
        if times[title] > 1 and lesson is not None:
            title = f"{lesson.title}: {title}"
        told[slug] = msgspec.structs.replace(blueprint, title=title)
    return told


def path_of_paper(folder: Path, released: ReleasedPaper) -> Path:
    """Return the path for the file of a paper (a learner's questions).

    `folder`: the folder named "released" inside the class's folder, where each assignment has a
    folder with one for each learner; `released`: the paper.
    """
    name = released.paper.quiz.replace("/", "--")
    of_learner = folder / released.assignment / released.learner
    return of_learner / f"{name}--{released.attempt}.json"


def difference(path: Path, released: ReleasedPaper) -> str:
    """Say how a paper (a learner's questions) differs from the file of an earlier release.

    `path`: the file. The result is "" if nothing differs or the file does not exist. NotFoundError
    if the file cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise NotFoundError(f"{path} cannot be read: {error.strerror}") from error
    if data == write_released(released):
        return ""
    try:
        before = read_released(data, path.name)
    except PolicystoryError:
        return "is damaged"
    if before.paper.id != released.paper.id:
        return _OTHER_QUESTIONS
    return "has other terms, such as dates"


_OTHER_QUESTIONS = "has other questions"


def differs_in_questions(difference_: str) -> bool:
    """Tell whether questions differ, and not only dates or rules.

    `difference_`: a text that `difference` returned.
    """
    return difference_ == _OTHER_QUESTIONS


def write_paper(folder: Path, released: ReleasedPaper) -> Path:
    """Write the file of a paper (a learner's questions); return its path.

    `folder`: the folder named "released" inside the class's folder; `released`: the paper.
    NotFoundError if a folder for the file cannot be made.
    """
    path = path_of_paper(folder, released)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotFoundError(f"{path} cannot be written: {error.strerror}") from error
    data = write_released(released)
    # The same bytes again would only make a shared folder send them again.
    if not path.exists() or path.read_bytes() != data:
        write_atomically(path, data)
    return path
