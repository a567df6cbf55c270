"""Find assignments, and the feedback on them, in a learner's folder."""

from pathlib import Path

import msgspec

from policystory.assignment.feedback_file import MOST_BYTES as MOST_FEEDBACK_BYTES
from policystory.assignment.feedback_file import FeedbackFile, read_feedback
from policystory.assignment.practice_file import ENDING as _PRACTICE
from policystory.assignment.practice_file import MOST_BYTES as MOST_PRACTICE_BYTES
from policystory.assignment.practice_file import PracticeFile, read_practice
from policystory.assignment.released_paper import (
    MOST_BYTES,
    ReleasedPaper,
    read_released,
)
from policystory.course.files import UnreadableError, read_bytes
from policystory.errors import PolicystoryError

FOLDER = "assignments"
"""The folder, beside the lessons, into which learners put the papers that they get."""
_MOST_FILES = 1000
_FEEDBACK = "-feedback.json"


class FoundPapers(msgspec.Struct, frozen=True):
    """The quizzes (papers) and feedback of assignments that were found in a learner's folder.

    - `papers`: the quizzes that the teacher handed out, each to one learner;
    - `faults`: a sentence for each file that cannot be read;
    - `feedback`: the teacher's feedback, by the assignment's name;
    - `practice`: the assignments for practice, by name; they are the same for all learners.
    """

    papers: tuple[ReleasedPaper, ...]
    faults: tuple[str, ...] = ()
    feedback: dict[str, FeedbackFile] = {}
    practice: dict[str, PracticeFile] = {}


def find_papers(folder: Path, learner: str = "") -> FoundPapers:
    """Find the quizzes (papers) and feedback that a teacher handed out, in a folder `assignments`.

    Papers are sorted by assignment, quiz and attempt, each once. Arguments: `folder`: the folder
    with the lessons, which has `assignments`; `learner`: a learner's id, or "". If a paper or
    feedback there belongs to this learner, those of other learners are left out.
    """
    papers: dict[str, ReleasedPaper] = {}
    feedback: list[FeedbackFile] = []
    practice: dict[str, PracticeFile] = {}
    faults: list[str] = []
    paths = sorted((folder / FOLDER).rglob("*.json"))[:_MOST_FILES]
    for path in paths:
        try:
            if path.name.endswith(_FEEDBACK):
                data = read_bytes(path, MOST_FEEDBACK_BYTES)
                feedback.append(read_feedback(data, path.name))
                continue
            if path.name.endswith(_PRACTICE):
                data = read_bytes(path, MOST_PRACTICE_BYTES)
                for_all = read_practice(data, path.name)
                # A file that was released again has the terms of today.
                practice[for_all.assignment] = for_all
                continue
            released = read_released(read_bytes(path, MOST_BYTES), path.name)
        except UnreadableError as error:
            faults.append(f"{path.name} cannot be read: {error}.")
        except PolicystoryError as error:
            faults.append(f"{error}.")
        else:
            papers.setdefault(released.signature, released)
    ordered = sorted(papers.values(), key=_order)
    ids = {released.learner for released in ordered}
    ids |= {told.learner for told in feedback}
    if learner in ids:
        ordered = [released for released in ordered if released.learner == learner]
        feedback = [told for told in feedback if told.learner == learner]
    by_assignment = {told.assignment: told for told in feedback}
    return FoundPapers(tuple(ordered), tuple(faults), by_assignment, practice)


def _order(released: ReleasedPaper) -> tuple[str, str, int]:
    return released.assignment, released.paper.quiz, released.attempt
