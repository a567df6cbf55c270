"""How far each learner is with an assignment, and who needs the teacher's attention, and why."""

from datetime import UTC, datetime

import msgspec
from sqlalchemy import select

from policystory.assignment.assignment_rules import window_end
from policystory.gradebook.learner_results import LearnerResult, State, learner_results
from policystory.gradebook.store import Gradebook
from policystory.gradebook.tables import submissions
from policystory.teaching.class_file import AssignmentFile
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.collecting.handed_file import COUNTING
from policystory.teaching.roster import Learner

_LOW = 0.5
"""The share of the points below which a learner needs attention."""


class LearnerStatus(msgspec.Struct, frozen=True, kw_only=True):
    """How far one learner is with one assignment, and why the teacher should look.

    - `handed_in`: how many of the learner's files count; `refused`: how many do not;
    - `due`: the learner's own due date in UTC, "" if there is none;
    - `result`: the points, and whether the work is graded, missing or excused;
    - `is_due`: whether the due date has passed; False if there is none;
    - `attention`: sentences that say why to look; empty if all is well.
    """

    learner: Learner
    handed_in: int
    refused: int
    due: str
    result: LearnerResult = msgspec.field(name="standing")
    is_due: bool = False
    attention: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """Return the state of the work in words, such as "graded, late" or "not yet"."""
        # Before the due date nothing is missing.
        if self.result.state is State.MISSING and not self.is_due:
            return "not yet"
        late = ", late" if self.result.late else ""
        return f"{self.result.state.value}{late}"


def statuses(
    folder: ClassFolder, book: Gradebook, name: str, now: datetime
) -> list[LearnerStatus]:
    """Return how far each learner is with an assignment, in the order of the roster.

    A learner needs attention if every handed-in file was refused, if the due date has passed and
    nothing that counts was handed in, or if the points are below half. Arguments: `folder`: the
    class's folder; `book`: its gradebook; `name`: the assignment's name; `now`: the time, with its
    zone.
    """
    assignment = folder.graded_assignment(name)
    learners = folder.assigned(assignment)
    ids = [learner.id for learner in learners]
    with book.reading() as connection:
        counted: dict[str, int] = {}
        refused: dict[str, int] = {}
        query = select(submissions.c.learner, submissions.c.outcome).where(
            submissions.c.assignment == name
        )
        for row in connection.execute(query):
            tally = counted if row.outcome in _COUNTING else refused
            tally[row.learner] = tally.get(row.learner, 0) + 1
        results = learner_results(connection, name, ids)
    listed: list[LearnerStatus] = []
    for learner, result in zip(learners, results, strict=True):
        due = _due(folder, assignment, learner)
        status = LearnerStatus(
            learner=learner,
            handed_in=counted.get(learner.id, 0),
            refused=refused.get(learner.id, 0),
            due=due,
            result=result,
            is_due=bool(due) and datetime.fromisoformat(due) <= now.astimezone(UTC),
        )
        attention = tuple(_attention(status))
        listed.append(msgspec.structs.replace(status, attention=attention))
    return listed


_COUNTING = {outcome.value for outcome in COUNTING}


def _due(folder: ClassFolder, assignment: AssignmentFile, learner: Learner) -> str:
    """Return a learner's own due date in UTC; "" if the assignment has none."""
    windows = assignment.policy().windows
    if not windows:
        return ""
    allowance = folder.file.allowance(learner.id)
    return window_end(windows[0], allowance, folder.zone).isoformat()


def _attention(status: LearnerStatus) -> list[str]:
    """Return why the teacher should look at a learner."""
    sentences: list[str] = []
    result = status.result
    if result.state == "excused":
        return sentences
    if status.refused and not status.handed_in:
        sentences.append("What was handed in could not be taken.")
    if status.is_due and not status.handed_in:
        sentences.append("The due date has passed, and nothing was handed in.")
    if result.points is not None and result.possible:
        share = float(result.points / result.possible)
        if share < _LOW:
            sentences.append("Less than half of the points.")
    return sentences
