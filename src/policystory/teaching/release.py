"""Make the papers of an assignment: one a learner, quiz and attempt, signed and without a key."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from policystory.assignment.grading_policy import allowed_attempts
from policystory.assignment.released_paper import ReleasedPaper, sign, write_released
from policystory.course.atomic_write import write_atomically
from policystory.course.open_course import OpenCourse
from policystory.errors import NotFoundError, PolicystoryError
from policystory.quiz.assemble import assemble, seed_of
from policystory.quiz.blueprint import Blueprint
from policystory.quiz.paper import Feedback, Mode, Quiz, Rules
from policystory.teaching.class_file import AssignmentFile
from policystory.teaching.class_folder import ClassFolder
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
        self.course = course
        self.name = name
        self.assignment = folder.assignment(name)
        self.quizzes = quizzes_of(self.assignment, course)
        # Asked for once: each is worked out from the file of the secret.
        self._signing = folder.key("signature")
        self._seeding = folder.key("seed").hex()
        self._opens = self._opening_time()

    def _opening_time(self) -> str:
        """Return when the assignment opens, in UTC; "" for no such time."""
        opens = self.assignment.opens_at(self.folder.zone)
        return opens.isoformat() if opens else ""

    def papers(self, learner: Learner) -> Iterator[MadePaper]:
        """Yield every paper of a learner: each quiz, each attempt that is allowed."""
        allowance = self.folder.file.allowance(learner.id)
        attempts = allowed_attempts(self.assignment.policy(), allowance) or 1
        for slug in self.quizzes:
            for attempt in range(1, attempts + 1):
                yield self.paper(learner.id, slug, attempt)

    def paper(self, learner: str, slug: str, attempt: int) -> MadePaper:
        """Return a learner's paper for one attempt at a quiz, named by its slug."""
        blueprint = _graded(self.quizzes[slug])
        assigned = f"{self.folder.file.name}:{self.name}:{slug}"
        seed = seed_of(self.course.id, assigned, learner, attempt, self._seeding)
        course = self.course
        language = course.content.course.language
        quiz = assemble(blueprint, slug, course.bank, seed, course.version, language)
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


def write_paper(folder: Path, released: ReleasedPaper) -> Path:
    """Write a paper below the folder `released` of a class; return its path.

    PolicystoryError if a different paper was released there before: a learner may have it already.
    """
    of_learner = folder / released.assignment / released.learner
    name = released.paper.quiz.replace("/", "--")
    path = of_learner / f"{name}--{released.attempt}.json"
    data = write_released(released)
    try:
        of_learner.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.read_bytes() != data:
            raise PolicystoryError(
                f"{path} was released with other questions or terms; "
                "learners may have it already: release it again with --replace"
            )
    except OSError as error:
        raise NotFoundError(f"{path} cannot be written: {error.strerror}") from error
    write_atomically(path, data)
    return path
