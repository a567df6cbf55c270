"""Collect what was handed in, and grade it into the gradebook; to do so again changes nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from policystory.assignment.outcome import Outcome, Submission, outcome
from policystory.assignment.regrade import AnsweredPaper, apply_changes, regrade
from policystory.assignment.submission_file import SubmissionFile, submitted_work
from policystory.attempt import Attempt
from policystory.errors import PolicystoryError
from policystory.grade import ZERO, Grade, grade
from policystory.gradebook.store import Gradebook
from policystory.gradebook.tables import submissions
from policystory.gradebook.writing import (
    AttemptName,
    Author,
    KeptQuiz,
    keep_marks,
    keep_total,
    kept_quiz,
    released_quizzes,
)
from policystory.quiz.paper import Key, Quiz
from policystory.teaching.class_file import AssignmentFile
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.collecting.handed_file import COUNTING, HandedFile, Refusal
from policystory.teaching.collecting.keep_file import keep_file
from policystory.teaching.collecting.read_strictly import read_strictly
from policystory.teaching.collecting.times import counts_until, submission_times
from policystory.teaching.judge_submission import JudgedFile, judge_of


def collect(
    folder: ClassFolder,
    book: Gradebook,
    files: Iterable[HandedFile | tuple[str, bytes]],
    now: datetime,
) -> Iterator[JudgedFile]:
    """Judge files, keep them, and yield each that is new or is judged otherwise than before.

    Each file is one transaction, so that a run that was cut off goes on. Arguments: `folder`: the
    class; `book`: its gradebook; `files`: names and bytes; `now`: when they were received, with its
    zone.
    """
    judge = judge_of(folder)
    kept = folder.path / "collected"
    for file in files:
        with book.writing() as connection:
            judged = keep_file(connection, kept, judge, HandedFile(*file), now)
        if judged is not None:
            yield judged


class GradedLearner(msgspec.Struct, frozen=True):
    """A learner whose work was graded, and whether the total changed."""

    learner: str
    changed: bool


class MarkedAttempt(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt that was handed in, with its marks.

    `quiz` is the paper and its key as they were released, and `key` the key of today. `responses`
    are all answers that count by item, and `handed_in` is the attempt with the time and the points.
    """

    name: AttemptName
    quiz: Quiz
    key: Key
    responses: dict[str, tuple[Any, ...]]
    grade: Grade
    handed_in: Submission


class Grader(msgspec.Struct, frozen=True):
    """Grades the attempts of one assignment by its terms of today."""

    folder: ClassFolder
    name: str
    assignment: AssignmentFile

    def grade(
        self, connection: Connection, learner: str, author: Author
    ) -> bool | None:
        """Grade a learner, keep marks and total, and tell whether the total changed.

        None if nothing was handed in that counts.
        """
        marked = self.marked(connection, learner)
        if not marked:
            return None
        for attempt in marked:
            families = {
                item: key.family for item, key in attempt.quiz.key.items.items()
            }
            last = {item: given[-1] for item, given in attempt.responses.items()}
            keep_marks(connection, attempt.name, attempt.grade, families, last)
        total = self._total(connection, learner, marked)
        return keep_total(connection, self.name, learner, total, author)

    def marked(self, connection: Connection, learner: str) -> list[MarkedAttempt]:
        """Return a learner's attempts with their marks, by quiz and attempt."""
        best: dict[tuple[str, int], MarkedAttempt] = {}
        for row in latest_files(connection, self.name, learner):
            attempt = AttemptName(self.name, learner, row.quiz, row.attempt)
            marked = self._marked(connection, attempt, row)
            key = (row.quiz, row.attempt)
            before = best.get(key)
            # What was handed in late does not lower what was handed in in time.
            if before is None or self._worth(marked) > self._worth(before):
                best[key] = marked
        return list(best.values())

    def _worth(self, marked: MarkedAttempt) -> Decimal:
        """Return the points of an attempt after the credit of its window."""
        return self._outcome(marked.name.learner, [marked.handed_in]).points

    def _outcome(self, learner: str, handed_in: list[Submission]) -> Outcome:
        allowance = self.folder.file.allowance(learner)
        policy = self.assignment.policy()
        return outcome(policy, allowance, self.folder.zone, handed_in)

    def _total(
        self, connection: Connection, learner: str, marked: list[MarkedAttempt]
    ) -> Outcome:
        """Return what the attempts of a learner earn together."""
        by_quiz: dict[str, list[Submission]] = {}
        for attempt in marked:
            by_quiz.setdefault(attempt.name.quiz, []).append(attempt.handed_in)
        outcomes: list[Outcome] = []
        released = released_quizzes(connection, self.name, learner)
        for quiz, possible in released.items():
            earned = self._outcome(learner, by_quiz.get(quiz, []))
            # A quiz that was not handed in earns nothing of its points.
            of_quiz = max(earned.possible, possible)
            outcomes.append(msgspec.structs.replace(earned, possible=of_quiz))
        return _sum(outcomes)

    def _marked(
        self, connection: Connection, name: AttemptName, row: Any
    ) -> MarkedAttempt:
        """Mark the file of one attempt; `row` is its row in the gradebook."""
        kept = kept_quiz(connection, name)
        if kept is None:
            raise PolicystoryError(
                f"the paper of {name.learner} for {name.assignment} is not in this gradebook; "
                "release the assignment again, which gives the same papers"
            )
        quiz = kept.quiz
        read = read_strictly((self.folder.path / "collected" / row.file).read_bytes())
        if isinstance(read, Refusal) or read.released.paper.id != quiz.paper.id:
            raise PolicystoryError(
                f"collected/{row.file}, of {name.learner}, is not the file that was collected; "
                "put it back from a copy"
            )
        at = datetime.fromisoformat(row.handed_in)
        responses = submitted_work(read, self._until(read, row.collected)).responses
        attempt = Attempt(paper=quiz.paper.id, responses=responses, submitted=True)
        result = _corrected(grade(quiz.paper, quiz.key, attempt), name, kept, attempt)
        return MarkedAttempt(
            name=name,
            quiz=quiz,
            key=kept.corrected or quiz.key,
            responses=responses,
            grade=result,
            handed_in=Submission(name.attempt, at, result.points, result.possible),
        )

    def _until(self, submission: SubmissionFile, collected: str) -> str:
        """Return the last time at which an answer of a submission counts; "" for no limit."""
        times = submission_times(submission, datetime.fromisoformat(collected))
        allowance = self.folder.file.allowance(submission.released.learner)
        policy = self.assignment.policy()
        return counts_until(submission, policy, allowance, times.begun)


def _corrected(
    result: Grade, name: AttemptName, kept: KeptQuiz, attempt: Attempt
) -> Grade:
    """Return a grade after the correction of its key, if there was one."""
    if kept.corrected is None:
        return result
    answered = AnsweredPaper(
        learner=name.learner,
        number=name.attempt,
        paper=kept.quiz.paper,
        attempt=attempt,
        old=kept.quiz.key,
        new=kept.corrected,
    )
    return apply_changes(result, regrade([answered], kept.rule))


def grade_assignment(
    folder: ClassFolder, book: Gradebook, name: str, author: Author
) -> Iterator[GradedLearner]:
    """Grade all that was collected of an assignment, and yield each learner with any work.

    Arguments: `folder`: the class; `book`: its gradebook; `name`: of the assignment; `author`: who
    grades, when and why. Each learner is one transaction, so that a run that was cut off goes on.
    """
    grader = Grader(folder, name, folder.assignment(name))
    for learner in folder.assigned(grader.assignment):
        with book.writing() as connection:
            changed = grader.grade(connection, learner.id, author)
        if changed is not None:
            yield GradedLearner(learner.id, changed)


def _sum(outcomes: list[Outcome]) -> Outcome:
    """Return the outcomes of an assignment's quizzes together."""
    sentences: list[str] = []
    for part in outcomes:
        sentences += part.why
    return Outcome(
        points=sum((part.points for part in outcomes), ZERO),
        possible=sum((part.possible for part in outcomes), ZERO),
        late=any(part.late for part in outcomes),
        why=tuple(sentences),
    )


def latest_files(connection: Connection, assignment: str, learner: str) -> list[Any]:
    """Return the rows of the files that count: of each attempt the last in time, and the last late.

    They are in the order of quiz, attempt and time.
    """
    counting = [outcome_.value for outcome_ in COUNTING]
    columns = submissions.c
    query = (
        select(submissions)
        .where(
            columns.assignment == assignment,
            columns.learner == learner,
            columns.outcome.in_(counting),
        )
        .order_by(columns.quiz, columns.attempt, columns.handed_in, columns.hash)
    )
    return list(connection.execute(query))
