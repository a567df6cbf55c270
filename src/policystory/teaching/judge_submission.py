"""Judge one file that was handed in: whose it is, whether it was changed, whether it is in time."""

from datetime import datetime, tzinfo
from enum import StrEnum
from hashlib import sha256

import msgspec

from policystory.assignment.grading_policy import window_at
from policystory.assignment.released_paper import ReleasedPaper, is_authentic
from policystory.assignment.submission_file import (
    MOST_BYTES,
    SubmissionFile,
    read_submission,
    submitted_work,
)
from policystory.errors import PolicystoryError
from policystory.teaching.roster import Roster


class FileOutcome(StrEnum):
    """What a file that was handed in turned out to be; each file is in one class."""

    ACCEPTED = "accepted"
    LATE = "late"
    TOO_LATE = "too late"
    REPLACED = "replaced by a later one"
    UNKNOWN_LEARNER = "unknown learner"
    OTHERS_PAPER = "another's paper"
    ALTERED_PAPER = "altered paper"
    BROKEN_CHAIN = "broken chain"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too large"
    NOT_OURS = "not ours"


COUNTING = (FileOutcome.ACCEPTED, FileOutcome.LATE)
"""The outcomes of files that are graded."""


class JudgedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was handed in, with its outcome and a sentence for the teacher.

    `hash` is the SHA-256 of its bytes. `submission` is what was read, None if nothing could be.
    """

    name: str
    hash: str
    outcome: FileOutcome
    sentence: str
    submission: SubmissionFile | None = None


class Judge(msgspec.Struct, frozen=True):
    """Judges files against a class: its key for signatures, its name, roster and time zone."""

    key: bytes
    class_name: str
    roster: Roster
    zone: tzinfo

    def judge(self, name: str, data: bytes, received: datetime) -> JudgedFile:
        """Judge the bytes of a file; nothing of it is run, and nothing is written.

        Arguments: `name`: of the file, for messages; `data`: at most a byte more than a submission
        can have; `received`: when the file reached the teacher, with its zone.
        """
        digest = sha256(data).hexdigest()
        fault = _fault_of_bytes(data)
        if fault is not None:
            outcome, sentence = fault
            return JudgedFile(
                name=name, hash=digest, outcome=outcome, sentence=sentence
            )
        try:
            submission = read_submission(data)
        except PolicystoryError as error:
            outcome = FileOutcome.NOT_OURS
            if b"policystory-submission" in data[:MOST_BYTES]:
                outcome = FileOutcome.UNREADABLE
            return JudgedFile(
                name=name, hash=digest, outcome=outcome, sentence=f"{error}"
            )
        outcome, sentence = self._judge_submission(submission, received)
        return JudgedFile(
            name=name,
            hash=digest,
            outcome=outcome,
            sentence=sentence,
            submission=submission,
        )

    def _judge_submission(
        self, submission: SubmissionFile, received: datetime
    ) -> tuple[FileOutcome, str]:
        """Return the outcome of a submission that could be read, and a sentence."""
        released = submission.released
        if released.class_name != self.class_name:
            return FileOutcome.NOT_OURS, f"it is of the class '{released.class_name}'"
        if not is_authentic(released, self.key):
            return (
                FileOutcome.ALTERED_PAPER,
                "its paper is not the one that was released",
            )
        if released.learner not in self.roster:
            return (
                FileOutcome.UNKNOWN_LEARNER,
                f"'{released.learner}' is not in the roster",
            )
        work = submitted_work(submission)
        if work.broken:
            lines = "1 line" if work.broken == 1 else f"{work.broken} lines"
            return FileOutcome.BROKEN_CHAIN, f"{lines} of its record were changed"
        return self._judge_time(released, submission, received)

    def _judge_time(
        self, released: ReleasedPaper, submission: SubmissionFile, received: datetime
    ) -> tuple[FileOutcome, str]:
        """Return whether a sound submission was in time."""
        try:
            handed_in = datetime.fromisoformat(submission.handed_in)
        except ValueError:
            return FileOutcome.UNREADABLE, "it does not say when it was handed in"
        if handed_in.tzinfo is None:
            return FileOutcome.UNREADABLE, "its time of handing in has no time zone"
        # A clock that was set back cannot make a file earlier than its class's opening, nor one
        # set forward later than the moment at which it came.
        handed_in = min(handed_in, received)
        policy, allowance = released.policy, released.allowance
        window = window_at(policy, allowance, self.zone, handed_in)
        when = f"{handed_in.astimezone(self.zone):%Y-%m-%d %H:%M}"
        if window is None:
            return FileOutcome.TOO_LATE, f"handed in {when}, after the close"
        if window.name == "late":
            return FileOutcome.LATE, f"handed in {when}, after it was due"
        return FileOutcome.ACCEPTED, f"handed in {when}"


def _fault_of_bytes(data: bytes) -> tuple[FileOutcome, str] | None:
    """Return what is wrong with a file before it is read; None if nothing is."""
    if not data.strip():
        return FileOutcome.EMPTY, "the file is empty"
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 2**20
        return FileOutcome.TOO_LARGE, f"it is larger than {most} megabytes"
    return None
