"""Mark an assignment again after a key was corrected: see first what would change, then do it."""

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection

from policystory.assignment.regrade import AnsweredPaper, Change, RegradeRule, regrade
from policystory.assignment.submission_file import read_submission, submitted_work
from policystory.attempt import Attempt
from policystory.gradebook.store import Gradebook
from policystory.gradebook.writing import (
    AttemptName,
    KeptQuiz,
    keep_correction,
    kept_quiz,
)
from policystory.items.bank import Bank
from policystory.quiz.paper import Key
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.corrected_key import corrected_key
from policystory.teaching.grading import latest_files


class Regrade(msgspec.Struct, frozen=True):
    """What a regrade of one attempt changes: the attempt, its marks, and its corrected key."""

    attempt: AttemptName
    changes: tuple[Change, ...]
    corrected: Key


def planned_regrade(
    folder: ClassFolder,
    book: Gradebook,
    bank: Bank,
    assignment: str,
    rule: RegradeRule,
    dropped: frozenset[str] = frozenset(),
) -> Iterator[Regrade]:
    """Yield each attempt whose marks a regrade would change; nothing is changed here.

    Arguments: `folder`: the class; `book`: its gradebook; `bank`: the items of today; `assignment`:
    its name; `rule`: which mark counts; `dropped`: ids of items that are withdrawn for all.
    """
    for learner in folder.assigned(folder.assignment(assignment)):
        with book.reading() as connection:
            yield from _of_learner(
                folder, connection, bank, assignment, learner.id, rule, dropped
            )


def _of_learner(
    folder: ClassFolder,
    connection: Connection,
    bank: Bank,
    assignment: str,
    learner: str,
    rule: RegradeRule,
    dropped: frozenset[str],
) -> Iterator[Regrade]:
    """Yield each attempt of a learner whose marks would change."""
    for row in latest_files(connection, assignment, learner):
        name = AttemptName(assignment, learner, row.quiz, row.attempt)
        kept = kept_quiz(connection, name)
        if kept is None:
            continue
        quiz = kept.quiz
        data = (folder.path / "collected" / row.file).read_bytes()
        responses = submitted_work(read_submission(data)).responses
        new = corrected_key(quiz, bank, dropped | _withdrawn(kept))
        answered = AnsweredPaper(
            learner=learner,
            number=row.attempt,
            paper=quiz.paper,
            attempt=Attempt(paper=quiz.paper.id, responses=responses, submitted=True),
            old=quiz.key,
            new=new,
        )
        changes = regrade([answered], rule)
        if changes:
            yield Regrade(name, tuple(changes), new)


def _withdrawn(kept: KeptQuiz) -> frozenset[str]:
    """Return the items, by their ids in the bank, that an earlier regrade withdrew."""
    if kept.corrected is None:
        return frozenset()
    today = kept.corrected.items
    withdrawn = [
        key.name for id_, key in kept.quiz.key.items.items() if id_ not in today
    ]
    return frozenset(withdrawn)


def apply_regrade(
    book: Gradebook, planned: Iterable[Regrade], rule: RegradeRule
) -> None:
    """Keep the corrected keys of a regrade; grading the assignment then uses them.

    Arguments: `book`: the gradebook; `planned`: what `planned_regrade` yielded; `rule`: as there.
    """
    with book.writing() as connection:
        for each in planned:
            keep_correction(connection, each.attempt, each.corrected, rule)
