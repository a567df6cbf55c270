"""A handed-in file as it was found, and what can be decided about it, such as "late"."""

from enum import StrEnum
from typing import NamedTuple


class FileOutcome(StrEnum):
    """The decision about a handed-in file; each file gets exactly one.

    ACCEPTED and LATE files are graded. `OTHERS_PAPER`: one learner handed in the paper (questions
    with answers) of another. `BROKEN_CHAIN`: lines of the learner's record of answers were changed.
    `NOT_OURS`: not a submission to this class.
    """

    ACCEPTED = "accepted"
    LATE = "late"
    TOO_LATE = "too late"
    REPLACED = "replaced by a later one"
    UNKNOWN_LEARNER = "unknown learner"
    OTHERS_PAPER = "another's paper"
    ALTERED_PAPER = "altered paper"
    ALTERED_ANSWERS = "altered answers"
    BROKEN_CHAIN = "broken chain"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too large"
    NOT_OURS = "not ours"


COUNTING = (FileOutcome.ACCEPTED, FileOutcome.LATE)
"""The outcomes of files that are graded."""


class Refusal(NamedTuple):
    """Why a handed-in file does not count.

    `outcome`: the decision, such as too large; `sentence`: explains it to the teacher.
    """

    outcome: FileOutcome
    sentence: str


class AttemptKey(NamedTuple):
    """Which attempt a file was handed in for: assignment, learner, quiz, and its number from 1."""

    assignment: str
    learner: str
    quiz: str
    attempt: int


class HandedFile(NamedTuple):
    """A handed-in file.

    - `name`: its path inside the folder that the teacher named, with the archives in which it lies,
      such as `week-1.zip/garciaana_501_77_week-1.json`;
    - `data`: its bytes, none if it was not read;
    - `refusal`: why it was not read, or None.
    """

    name: str
    data: bytes = b""
    refusal: Refusal | None = None
