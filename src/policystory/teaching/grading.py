"""Collect handed-in files, and write their grades into the gradebook; repeats change nothing."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection

from policystory.errors import PolicystoryError
from policystory.gradebook.change_history import Author
from policystory.gradebook.grades import LearnerGrade, keep_grades
from policystory.gradebook.store import Gradebook
from policystory.teaching.class_file import AssignmentFile
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.collecting.handed_file import HandedFile
from policystory.teaching.collecting.keep_files import (
    ReceivedFiles,
    keep_files,
    received_files,
)
from policystory.teaching.collecting.write_copies import Copies, in_batches
from policystory.teaching.judge_submission import JudgedFile, judge_of
from policystory.teaching.workers.learner_work import (
    MarkedAttempt,
    NotGraded,
    grade_batch,
    marked_attempts,
)
from policystory.teaching.workers.plan import Plan, counting_files
from policystory.teaching.workers.processes import Processes, Spread

_ALONE = 5
"""Batches of files that are judged here before processes are started: a thousand files."""
_ROUNDS = 5
"""How often learners are graded again whose work was collected while the grading ran."""


def collect(
    folder: ClassFolder,
    book: Gradebook,
    files: Iterable[HandedFile | tuple[str, bytes]],
    now: datetime,
    spread: Spread | None = None,
) -> Iterator[JudgedFile]:
    """Store handed-in files; yield the decision about each that is new or decided anew.

    Every few files are stored together, so a run that was interrupted can be repeated. Arguments:
    `folder`: the class's folder; `book`: its gradebook; `files`: each with its name and its bytes;
    `now`: when they were received, with its zone; `spread`: runs the decisions somewhere, by
    default on all processors of this machine.
    """
    judge = judge_of(folder)
    spread = spread or Processes(alone=_ALONE)
    waiting: deque[ReceivedFiles] = deque()
    batches = _received(book, files, now, waiting)
    with Copies(folder.path / "collected") as copies:
        for judged in spread(judge.judge_files, batches):
            # The results come in the order of the batches.
            batch = waiting.popleft()
            with book.writing() as connection:
                news = keep_files(connection, copies, judge, batch, judged)
            yield from news


def _received(
    book: Gradebook,
    files: Iterable[HandedFile | tuple[str, bytes]],
    now: datetime,
    waiting: deque[ReceivedFiles],
) -> Iterator[list[tuple[HandedFile, datetime]]]:
    """Yield files with their times, in batches; each batch is also added to `waiting`."""
    for batch in in_batches(HandedFile(*file) for file in files):
        with book.reading() as connection:
            received = received_files(connection, batch, now)
        waiting.append(received)
        yield received.files


class GradedLearner(msgspec.Struct, frozen=True):
    """What grading did for one learner.

    `learner`: an id; `changed`: whether the total changed; `left_out`: whether the work was not
    graded, because nothing has changed since the last grading.
    """

    learner: str
    changed: bool
    left_out: bool = False


class Grader(msgspec.Struct, frozen=True):
    """Marks the attempts of one assignment by the dates and rules of today, and stores nothing.

    `folder`: the class's folder; `name`: the assignment's name; `assignment`: its file, as read.
    """

    folder: ClassFolder
    name: str
    assignment: AssignmentFile

    def marked(self, connection: Connection, learner: str) -> list[MarkedAttempt]:
        """Return a learner's attempts with their marks, sorted by quiz and number of the attempt.

        `connection`: to the gradebook; `learner`: an id. PolicystoryError if a paper (the learner's
        questions) or a file is missing, or was changed after it was collected.
        """
        plan = Plan(self.folder, self.name, self.assignment)
        marked: list[MarkedAttempt] = []
        for work in plan.work(connection, learner):
            if isinstance(work, NotGraded):
                raise PolicystoryError(work.sentence)
            marked += marked_attempts(work, plan.rules(connection))
        return marked


def grade_assignment(
    folder: ClassFolder,
    book: Gradebook,
    name: str,
    author: Author,
    spread: Spread | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[GradedLearner]:
    """Grade all collected work for an assignment; yield each learner who handed in anything.

    Learners whose work has not changed since the last grading are not graded again. Arguments:
    `folder`: the class's folder; `book`: its gradebook; `name`: the assignment's name; `author`:
    who grades, when, and why; `spread`: runs the grading, such as a `Cluster`; by default all
    processors of this machine do; `progress`: is called with the number of learners looked at so
    far.

    PolicystoryError at the end, with all reasons, if the work of some learners cannot be graded.
    """
    assignment = folder.graded_assignment(name)
    plan = Plan(folder, name, assignment)
    learners = [each.id for each in folder.assigned(assignment)]
    spread = spread or Processes()
    for _ in range(_ROUNDS):
        stale: list[str] = []
        looked_at = _counted(learners, progress)
        for grades in spread(grade_batch, plan.batches(book, looked_at)):
            yield from _kept(book, plan, grades, author, stale)
            yield from _left_out(plan)
        yield from _left_out(plan)
        learners = stale
    # At the end, for a damaged file must not keep the others from their grades.
    if plan.faults:
        raise PolicystoryError("\n".join(fault.sentence for fault in plan.faults))


def _counted(
    learners: Iterable[str], progress: Callable[[int], None] | None
) -> Iterator[str]:
    """Yield learners, and tell how many there were so far."""
    for count, learner in enumerate(learners, 1):
        yield learner
        if progress is not None:
            progress(count)


def _kept(
    book: Gradebook,
    plan: Plan,
    grades: list[LearnerGrade | NotGraded],
    author: Author,
    stale: list[str],
) -> Iterator[GradedLearner]:
    """Keep the grades of a batch, and yield its learners.

    A learner of whom something was collected or corrected meanwhile is added to `stale` instead.
    """
    done = [each for each in grades if isinstance(each, LearnerGrade)]
    plan.faults += [each for each in grades if isinstance(each, NotGraded)]
    with book.writing() as connection:
        ids = [each.learner for each in done]
        bases = plan.bases(connection, ids)
        fresh = [each for each in done if bases.get(each.learner) == each.basis]
        changed = keep_grades(connection, plan.name, fresh, author)
    # Somebody handed in, or a key was corrected, while these were graded.
    stale += [id_ for id_ in ids if id_ not in changed]
    for id_, is_changed in changed.items():
        yield GradedLearner(id_, is_changed)


def _left_out(plan: Plan) -> Iterator[GradedLearner]:
    """Yield the learners that were left out since this was asked last."""
    left_out, plan.left_out = plan.left_out, []
    for id_ in left_out:
        yield GradedLearner(id_, changed=False, left_out=True)


def latest_files(connection: Connection, assignment: str, learner: str) -> list[Any]:
    """Return the gradebook's rows of a learner's files that are graded in an assignment.

    For each attempt these are the last file in time and the last late file, if there are such. They
    are sorted by quiz, attempt and time. `assignment`: its name; `learner`: an id.
    """
    return counting_files(connection, assignment, [learner]).get(learner, [])
