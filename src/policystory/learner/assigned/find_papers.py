"""Find the papers and the feedback of assignments that lie in a learner's folder."""

from pathlib import Path

import msgspec

from policystory.assignment.feedback_file import MOST_BYTES as MOST_FEEDBACK_BYTES
from policystory.assignment.feedback_file import FeedbackFile, read_feedback
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
    """The papers in a learner's folder, and a sentence for each file that is none.

    `feedback` has the feedback on assignments, by the name of the assignment.
    """

    papers: tuple[ReleasedPaper, ...]
    faults: tuple[str, ...] = ()
    feedback: dict[str, FeedbackFile] = {}


def find_papers(folder: Path, learner: str = "") -> FoundPapers:
    """Return the papers in the folder `assignments`, sorted by assignment, quiz and attempt.

    A paper that lies there twice counts once. A class may share one folder: if any paper there is
    `learner`'s, only that learner's are returned, otherwise all. Arguments: `folder`: the folder
    with the lessons; `learner`: an id, or "" for all papers.
    """
    papers: dict[str, ReleasedPaper] = {}
    feedback: list[FeedbackFile] = []
    faults: list[str] = []
    paths = sorted((folder / FOLDER).rglob("*.json"))[:_MOST_FILES]
    for path in paths:
        try:
            if path.name.endswith(_FEEDBACK):
                data = read_bytes(path, MOST_FEEDBACK_BYTES)
                feedback.append(read_feedback(data, path.name))
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
    return FoundPapers(tuple(ordered), tuple(faults), by_assignment)


def _order(released: ReleasedPaper) -> tuple[str, str, int]:
    return released.assignment, released.paper.quiz, released.attempt
