"""An assignment for practice, as one file for all learners: what to do, and until when.

The file has no questions: the learner's own course makes them, and shows the marks at once.
"""

from datetime import datetime

import msgspec

from policystory.assignment.assignment_rules import NO_ALLOWANCE, Allowance, Policy
from policystory.assignment.read_json import FileKind, read_json

FORMAT = "policystory-practice-1"
ENDING = "-practice.json"
"""How the name of such a file ends."""
MOST_BYTES = 2**18
"""The most bytes of such a file, many times what a long one has."""


class PracticeFile(msgspec.Struct, frozen=True, kw_only=True):
    """An assignment for practice.

    `class_name` and `assignment`: the names of the class and the assignment; `title`: what learners
    read. `quizzes`: the names of the quizzes to take. `opens`: a moment in UTC, or "". `policy`:
    the dates, in the time zone `zone`.
    """

    format: str = FORMAT
    class_name: str = msgspec.field(name="class")
    assignment: str
    title: str
    quizzes: tuple[str, ...]
    zone: str
    policy: Policy
    opens: str = ""

    @property
    def opens_at(self) -> datetime | None:
        """Return the moment at which the assignment opens; None if it is always open."""
        return datetime.fromisoformat(self.opens) if self.opens else None

    @property
    def allowance(self) -> Allowance:
        """Return what one learner is allowed in addition to the dates: nothing."""
        return NO_ALLOWANCE


def write_practice(practice: PracticeFile) -> bytes:
    """Return an assignment for practice as the bytes of a JSON file."""
    # Sorted, so that a folder that is synchronised does not send the same file again.
    text = msgspec.json.encode(practice, order="deterministic")
    return msgspec.json.format(text, indent=1) + b"\n"


_KIND = FileKind(
    record=PracticeFile,
    format=FORMAT,
    most_bytes=None,
    name="an assignment for practice",
    full_name="assignment for practice",
)


def read_practice(data: bytes, name: str) -> PracticeFile:
    """Read an assignment for practice from the bytes of its file; `name` is for messages.

    PolicystoryError if it is no such assignment, or one of a newer format.
    """
    return read_json(data, name, _KIND)
