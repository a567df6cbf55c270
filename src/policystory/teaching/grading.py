"""Collect what was handed in, and grade it into the gradebook; to do so again changes nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from policystory.assignment.outcome import Outcome, Submission, outcome
from policystory.assignment.regrade import AnsweredPaper, apply_changes, regrade
from policystory.assignment.submission_file import (
    MOST_BYTES,
    read_submission,
    submitted_work,
)
from policystory.attempt import Attempt
from policystory.course.atomic_write import write_atomically
from policystory.errors import PolicystoryError
from policystory.grade import ZERO, grade
from policystory.gradebook.store import Gradebook
from policystory.gradebook.tables import submissions
from policystory.gradebook.writing import (
    AttemptName,
    Author,
    is_collected,
    keep_marks,
    keep_total,
    kept_quiz,
    released_quizzes,
)
from policystory.teaching.class_file import AssignmentFile
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.judge_submission import COUNTING, Judge, JudgedFile

Handed = tuple[str, bytes]
"""A file that was handed in: its name for messages, and its bytes."""


def collect(
    folder: ClassFolder, book: Gradebook, files: Iterable[Handed], now: datetime
) -> Iterator[JudgedFile]:
    """Judge files, keep those that are new, and yield each with its outcome.

    A file that was collected before is left out. Arguments: `folder`: the class; `book`: its
    gradebook; `files`; `now`: when they were received, with its zone.
    """
    judge = Judge(
        folder.key("signature"), folder.file.name, folder.roster(), folder.zone
    )
    for name, data in files:
        judged = judge.judge(name, data, now)
        with book.writing() as connection:
            if is_collected(connection, judged.hash):
                continue
            # The copy first: a row in the gradebook promises that the file is there.
            target = folder.path / "collected" / f"{judged.hash}.json"
            write_atomically(target, data[: MOST_BYTES + 1])
            connection.execute(submissions.insert().values(**_row(judged, target, now)))
        yield judged


def _row(judged: JudgedFile, target: Path, now: datetime) -> dict[str, str | int]:
    """Return the row of a file that was handed in."""
    submission = judged.submission
    row: dict[str, str | int] = {
        "hash": judged.hash,
        "assignment": "",
        "learner": "",
        "quiz": "",
        "attempt": 0,
        "handed_in": "",
        "collected": now.isoformat(),
        "outcome": judged.outcome.value,
        "sentence": judged.sentence,
        "file": target.name,
    }
    if submission is not None:
        released = submission.released
        row |= {
            "assignment": released.assignment,
            "learner": released.learner,
            "quiz": released.paper.quiz,
            "attempt": released.attempt,
            "handed_in": submission.handed_in,
        }
    return row


class GradedLearner(msgspec.Struct, frozen=True):
    """A learner whose work was graded, and whether the total changed."""

    learner: str
    changed: bool


def grade_assignment(
    folder: ClassFolder, book: Gradebook, name: str, author: Author
) -> Iterator[GradedLearner]:
    """Grade all that was collected of an assignment, and yield each learner with any work.

    Arguments: `folder`: the class; `book`: its gradebook; `name`: of the assignment; `author`: who
    grades, when and why. Each learner is one transaction, so that a run that was cut off goes on.
    """
    assignment = folder.assignment(name)
    for learner in folder.assigned(assignment):
        with book.writing() as connection:
            total = _total_of(folder, connection, assignment, name, learner.id)
            if total is None:
                continue
            changed = keep_total(connection, name, learner.id, total, author)
        yield GradedLearner(learner.id, changed)


def _total_of(
    folder: ClassFolder,
    connection: Connection,
    assignment: AssignmentFile,
    name: str,
    learner: str,
) -> Outcome | None:
    """Grade a learner's attempts and return what they earn together; None if there are none."""
    handed = latest_files(connection, name, learner)
    if not handed:
        return None
    by_quiz: dict[str, list[Submission]] = {}
    for row in handed:
        attempt = AttemptName(name, learner, row.quiz, row.attempt)
        file = folder.path / "collected" / row.file
        by_quiz.setdefault(row.quiz, []).append(
            _graded(connection, attempt, file.read_bytes())
        )
    policy = assignment.policy()
    allowance = folder.file.allowance(learner)
    outcomes = []
    for quiz, possible in released_quizzes(connection, name, learner).items():
        earned = outcome(policy, allowance, folder.zone, by_quiz.get(quiz, []))
        # A quiz that was not handed in earns nothing of its points.
        of_quiz = max(earned.possible, possible)
        outcomes.append(msgspec.structs.replace(earned, possible=of_quiz))
    return _sum(outcomes)


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
    """Return the rows of the files that count: of each attempt the one handed in last."""
    counting = [outcome_.value for outcome_ in COUNTING]
    query = (
        select(submissions)
        .where(
            submissions.c.assignment == assignment,
            submissions.c.learner == learner,
            submissions.c.outcome.in_(counting),
        )
        .order_by(submissions.c.handed_in, submissions.c.hash)
    )
    by_attempt = {(row.quiz, row.attempt): row for row in connection.execute(query)}
    return [by_attempt[key] for key in sorted(by_attempt)]


def _graded(connection: Connection, name: AttemptName, data: bytes) -> Submission:
    """Grade one attempt, keep its marks, and return its points."""
    kept = kept_quiz(connection, name)
    if kept is None:
        raise PolicystoryError(
            f"the paper of {name.learner} for {name.assignment} is not in this gradebook; "
            "release the assignment again, which gives the same papers"
        )
    quiz = kept.quiz
    submission = read_submission(data)
    responses = submitted_work(submission).responses
    attempt = Attempt(paper=quiz.paper.id, responses=responses, submitted=True)
    result = grade(quiz.paper, quiz.key, attempt)
    if kept.corrected is not None:
        answered = AnsweredPaper(
            learner=name.learner,
            number=name.attempt,
            paper=quiz.paper,
            attempt=attempt,
            old=quiz.key,
            new=kept.corrected,
        )
        result = apply_changes(result, regrade([answered], kept.rule))
    families = {item: key.family for item, key in quiz.key.items.items()}
    last = {item: given[-1] for item, given in responses.items()}
    keep_marks(connection, name, result, families, last)
    handed_in = datetime.fromisoformat(submission.handed_in)
    return Submission(name.attempt, handed_in, result.points, result.possible)
