"""Make the papers of an assignment: one a learner, quiz and attempt, signed and without a key."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from policystory.assignment.grading_policy import allowed_attempts
from policystory.assignment.released_paper import (
    ReleasedPaper,
    read_released,
    sign,
    write_released,
)
from policystory.course.atomic_write import write_atomically
from policystory.course.open_course import OpenCourse
from policystory.errors import NotFoundError, PolicystoryError
from policystory.gradebook.writing import AttemptName
from policystory.quiz.assemble import assemble, seed_of
from policystory.quiz.blueprint import Blueprint
from policystory.quiz.limits import Limits
from policystory.quiz.paper import Feedback, Mode, Quiz, Rules
from policystory.teaching.class_file import AssignmentFile, PrivateUse
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.handing_out.private_questions import ClassCourse, class_course
from policystory.teaching.roster import Learner

GRADED_RULES = Rules(feedback=Feedback.WHEN_RELEASED)
"""No hints, no confidence, and nothing told before the teacher releases it."""


class MadePaper(msgspec.Struct, frozen=True):
    """A paper for one learner, with the quiz (its key included) from which it was made."""

    released: ReleasedPaper
    quiz: Quiz


class PaperMaker:
    """Makes the papers of one assignment; the same arguments give the same papers.

    Arguments: `folder`: the class; `course`; `name`: of the assignment. NotFoundError if the course
    has no such quiz or lesson.
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
            return course
        return class_course(self.folder, course)

    def private_share(self, quiz: Quiz) -> tuple[int, int]:
        """Return how many questions of a paper only the class has, and how many the paper has."""
        if isinstance(self.course, ClassCourse):
            return self.course.private_share(quiz)
        return 0, len(quiz.paper.items)

    def _opening_time(self) -> str:
        """Return when the assignment opens, in UTC; "" for no such time."""
        opens = self.assignment.opens_at(self.folder.zone)
        return opens.isoformat() if opens else ""

    def attempts(self, learner: Learner) -> Iterator[AttemptName]:
        """Yield the attempts of a learner: each quiz, each attempt that is allowed."""
        allowance = self.folder.file.allowance(learner.id)
        attempts = allowed_attempts(self.assignment.policy(), allowance) or 1
        for slug in self.quizzes:
            for attempt in range(1, attempts + 1):
                yield AttemptName(self.name, learner.id, slug, attempt)

    def papers(self, learner: Learner) -> Iterator[MadePaper]:
        """Yield every paper of a learner as it would be made today."""
        for attempt in self.attempts(learner):
            yield self.paper(learner.id, attempt.quiz, attempt.attempt)

    def paper(
        self, learner: str, slug: str, attempt: int, kept: Quiz | None = None
    ) -> MadePaper:
        """Return a learner's paper for one attempt at a quiz, with the terms of today.

        Arguments: `learner`: an id; `slug`: the quiz; `attempt`: its number; `kept`: the questions
        that were released before, which stay even if the course has changed since.
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
    return msgspec.structs.replace(blueprint, mode=Mode.GRADED, rules=GRADED_RULES)


def quizzes_of(assignment: AssignmentFile, course: OpenCourse) -> dict[str, Blueprint]:
    """Return the blueprints of an assignment by slug: its quizzes, and its lessons' exit quizzes.

    NotFoundError names the quizzes, lessons and bundles that there are.
    """
    # A lesson's exit quiz has the lesson's name.
    slugs = [*assignment.quizzes, *assignment.lessons]
    if assignment.bundle is not None:
        slugs += course.bundle(assignment.bundle).lessons
    return {slug: course.blueprint(slug) for slug in slugs}


def path_of_paper(folder: Path, released: ReleasedPaper) -> Path:
    """Return where a paper lies below the folder `released` of a class."""
    name = released.paper.quiz.replace("/", "--")
    of_learner = folder / released.assignment / released.learner
    return of_learner / f"{name}--{released.attempt}.json"


def difference(path: Path, released: ReleasedPaper) -> str:
    """Return how a paper differs from the one that was released at this path, or ""."""
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


def is_other_questions(difference_: str) -> bool:
    """Tell whether a difference is one of the questions, so that learners must keep theirs."""
    return difference_ == _OTHER_QUESTIONS


def write_paper(folder: Path, released: ReleasedPaper) -> Path:
    """Write a paper below the folder `released` of a class; return its path."""
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
