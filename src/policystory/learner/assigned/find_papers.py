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


def find_papers(folder: Path) -> FoundPapers:
    """Return the papers below the folder `assignments` of a learner's folder.

    They are in the order of assignment, quiz and attempt. A paper that lies there twice counts
    once. Argument: `folder`: the folder with the lessons.
    """
    papers: dict[str, ReleasedPaper] = {}
    feedback: dict[str, FeedbackFile] = {}
    faults: list[str] = []
    paths = sorted((folder / FOLDER).rglob("*.json"))[:_MOST_FILES]
    for path in paths:
        try:
            if path.name.endswith(_FEEDBACK):
                data = read_bytes(path, MOST_FEEDBACK_BYTES)
                told = read_feedback(data, path.name)
                feedback[told.assignment] = told
                continue
            released = read_released(read_bytes(path, MOST_BYTES), path.name)
        except UnreadableError as error:
            faults.append(f"{path.name} cannot be read: {error}.")
        except PolicystoryError as error:
            faults.append(f"{error}.")
        else:
            papers.setdefault(released.signature, released)
    ordered = sorted(papers.values(), key=_order)
    return FoundPapers(tuple(ordered), tuple(faults), feedback)


def _order(released: ReleasedPaper) -> tuple[str, str, int]:
    return released.assignment, released.paper.quiz, released.attempt
