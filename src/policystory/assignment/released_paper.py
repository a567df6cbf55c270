"""A quiz as an instructor hands it out: one learner's questions and terms, signed.

The key (right answers) stays with the instructor.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from policystory.assignment.assignment_rules import NO_ALLOWANCE, Allowance, Policy
from policystory.assignment.read_json import FileKind, read_json
from policystory.assignment.signing import is_signed, signature
from policystory.errors import PolicystoryError
from policystory.quiz.paper import Paper, paper_id

FORMAT = "policystory-paper-1"
MOST_BYTES = 2**20
"""The most bytes of a released paper, many times what a long one has."""


class FeedbackTime(StrEnum):
    """When learners get marks and feedback: at hand-in, at closing, or when the teacher says."""

    HAND_IN = "hand-in"
    CLOSE = "close"
    BY_HAND = "by-hand"


class ReleasedPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A quiz of an assignment as it is handed out to one learner, for one attempt.

    - `class_name` and `assignment`: names; `title`: what learners read;
    - `policy`: the rules for all; `allowance`: what this learner is allowed in addition; their
      dates are in the time zone `zone`;
    - `opens`: the first moment at which the quiz may be begun, in UTC, or "";
    - `feedback`: when the learner gets marks;
    - `honour`: a sentence to which the learner agrees, or "";
    - `paper`: the questions; `signature`: the class's signature of everything else.
    """

    format: str = FORMAT
    class_name: str = msgspec.field(name="class")
    assignment: str
    title: str
    learner: str
    attempt: Annotated[int, msgspec.Meta(ge=1, le=100)]
    zone: str
    policy: Policy
    allowance: Allowance = NO_ALLOWANCE
    opens: str = ""
    feedback: FeedbackTime = FeedbackTime.BY_HAND
    honour: str = ""
    paper: Paper
    signature: str = ""

    @property
    def code(self) -> str:
        """Return a short code that names this quiz of this learner, such as 3f9a-61d0."""
        return f"{self.signature[:4]}-{self.signature[4:8]}"

    @property
    def opens_at(self) -> datetime | None:
        """Return the moment, in UTC, at which the quiz may be begun; None if at any time."""
        return datetime.fromisoformat(self.opens) if self.opens else None


def sign(released: ReleasedPaper, key: bytes) -> ReleasedPaper:
    """Return an assigned quiz with the class's signature, made with the class's secret `key`."""
    unsigned = msgspec.structs.replace(released, signature="")
    return msgspec.structs.replace(unsigned, signature=signature(key, unsigned))


def is_authentic(released: ReleasedPaper, key: bytes) -> bool:
    """Tell whether the class signed this quiz, and nobody has changed it since.

    `key` is the class's secret key for signatures.
    """
    unsigned = msgspec.structs.replace(released, signature="")
    return is_signed(key, unsigned, released.signature)


def write_released(released: ReleasedPaper) -> bytes:
    """Return an assigned quiz as the bytes of a JSON file; an equal quiz gives equal bytes."""
    text = msgspec.json.encode(released, order="deterministic")
    return msgspec.json.format(text, indent=1) + b"\n"


_KIND = FileKind(
    record=ReleasedPaper,
    format=FORMAT,
    most_bytes=MOST_BYTES,
    name="a paper",
    full_name="paper of an assignment",
)


def read_released(data: bytes, name: str) -> ReleasedPaper:
    """Read an assigned quiz from the bytes of its file; `name` is the file's name for messages.

    PolicystoryError if it is no assigned quiz, was changed, or was made by another version.
    """
    released = read_json(data, name, _KIND)
    # The id is a hash of what is shown, so a changed question shows even without the class's key.
    if released.paper.id != paper_id(released.paper):
        raise PolicystoryError(f"{name} was changed after it was made; get it again")
    return released
