"""A file as it was found among what learners handed in, and the classes that files end in."""

from enum import StrEnum
from typing import NamedTuple


class FileOutcome(StrEnum):
    """What a file that was handed in turned out to be; each file is in one class."""

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
    """Why a file was not read: its class, and a sentence for the teacher."""

    outcome: FileOutcome
    sentence: str


class HandedFile(NamedTuple):
    """A file that was handed in.

    `name` is its path below the source that the teacher named, with the archives around it, such as
    `week-1.zip/garciaana_501_77_week-1.json`. `data` holds its bytes, or none if it was not read;
    `refusal` says why it was not.
    """

    name: str
    data: bytes = b""
    refusal: Refusal | None = None
