"""Decide about one handed-in file: whose it is, whether it was altered, whether it is in time."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from hashlib import sha256

import msgspec

from policystory.assignment.assignment_rules import (
    Allowance,
    Policy,
    Window,
    WindowName,
    allowed_attempts,
    window_at,
    window_end,
)
from policystory.assignment.released_paper import ReleasedPaper, is_authentic
from policystory.assignment.submission_file import SubmissionFile
from policystory.errors import PolicystoryError
from policystory.journal.moment import format_time
from policystory.quiz.paper import paper_id
from policystory.teaching.class_file import AssignmentFile, ClassFile
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.collecting.check_record import check_record
from policystory.teaching.collecting.hand_in_times import (
    SubmissionTimes,
    counts_until,
    late_answers,
    submission_times,
)
from policystory.teaching.collecting.handed_file import (
    AttemptKey,
    FileOutcome,
    HandedFile,
    Refusal,
)
from policystory.teaching.collecting.read_handed_file import read_handed_file
from policystory.teaching.collecting.uploader import Upload, Uploaders
from policystory.teaching.roster import Roster


class JudgedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A handed-in file with the decision about it.

    - `name`: the file's name; `hash`: identifies it, usually the SHA-256 of its bytes;
    - `outcome`: the decision, such as "accepted", "late" or "altered paper"; `sentence`: explains
      it to the teacher;
    - `attempt`: which attempt the file was handed in for, None if nothing could be read;
    - `at`: when it counts as handed in, in UTC; "" if that is not known.
    """

    name: str
    hash: str
    outcome: FileOutcome
    sentence: str
    attempt: AttemptKey | None = None
    at: str = ""


class Judge(msgspec.Struct, frozen=True):
    """Decides whether a handed-in file counts: whose it is, whether it was altered or late.

    `key`: checks the class's signature on papers (learners' questions); `class_file` and
    `assignments` (by name): the dates and rules; `roster`: the learners by id; `zone`: the class's
    time zone; `uploaders`: finds out who uploaded a file, from its name.
    """

    key: bytes
    class_file: ClassFile
    roster: Roster
    zone: tzinfo
    assignments: dict[str, AssignmentFile]
    uploaders: Uploaders

    def judge_files(
        self, files: Sequence[tuple[HandedFile, datetime]]
    ) -> list[JudgedFile]:
        """Decide about files, each given with the time at which it reached the teacher.

        Keep their order.
        """
        return [self.judge(handed, received) for handed, received in files]

    def judge(self, handed: HandedFile, received: datetime) -> JudgedFile:
        """Decide about one file; nothing is written.

        Arguments: `handed`: the file; `received`: when it reached the teacher, with its zone.
        """
        if handed.refusal is not None:
            # Its bytes were not read, so its name has to tell it from others.
            digest = _digest(
                f"{handed.name}\0{handed.refusal}".encode("utf-8", "replace")
            )
            return _refused(handed, digest, handed.refusal)
        digest = _digest(handed.data)
        read = read_handed_file(handed.data)
        if isinstance(read, Refusal):
            return _refused(handed, digest, read)
        upload = self.uploaders.upload(handed.name)
        refusal = self._refusal(read, upload)
        if refusal is None:
            return self._judge_time(handed, digest, read, upload, received)
        if refusal.outcome is FileOutcome.OTHERS_PAPER:
            # The same bytes are another file under the name of the learner whose paper it is.
            digest = _digest(f"{upload.learner}\0{digest}".encode())
        return _refused(handed, digest, refusal, read)

    def _refusal(self, submission: SubmissionFile, upload: Upload) -> Refusal | None:
        """Return why a submission that could be read is not graded, or None."""
        released = submission.released
        if released.class_name != self.class_file.name:
            sentence = f"it is of the class '{released.class_name}'"
            return Refusal(FileOutcome.NOT_OURS, sentence)
        is_signed = is_authentic(released, self.key)
        if not is_signed or paper_id(released.paper) != released.paper.id:
            sentence = "its paper is not as this class released it"
            return Refusal(FileOutcome.ALTERED_PAPER, sentence)
        if released.learner not in self.roster:
            sentence = f"'{released.learner}' is not in the roster"
            return Refusal(FileOutcome.UNKNOWN_LEARNER, sentence)
        if upload.learner and upload.learner != released.learner:
            sentence = f"'{upload.learner}' handed in the paper of '{released.learner}'"
            return Refusal(
                FileOutcome.OTHERS_PAPER, f"{sentence}; it counts for nobody"
            )
        return check_record(submission)

    def _judge_time(
        self,
        handed: HandedFile,
        digest: str,
        submission: SubmissionFile,
        upload: Upload,
        received: datetime,
    ) -> JudgedFile:
        """Judge whether a sound submission was in time."""
        try:
            times = submission_times(submission, received)
        except PolicystoryError as error:
            refusal = Refusal(FileOutcome.UNREADABLE, f"{error}")
            return _refused(handed, digest, refusal, submission)
        policy, allowance = _terms_of(
            self.class_file, self.assignments, submission.released
        )
        moment = times.moment
        notes = list(times.oddities)
        window = window_at(policy, allowance, self.zone, moment)
        is_in_time = window is not None and window.name != WindowName.LATE
        if upload.is_late and policy.windows and window is not None and is_in_time:
            if allowance.days or allowance.hours:
                notes.append(
                    "Canvas marks it late, as it does not know this learner's dates"
                )
            else:
                moment = max(moment, window_end(window, allowance, self.zone))
                notes.append(
                    "Canvas marks it late, which counts more than the learner's clock"
                )
                window = window_at(policy, allowance, self.zone, moment)
        notes += _notes(submission, times, policy, allowance)
        outcome, words = _in_words(window)
        when = f"{times.moment.astimezone(self.zone):%Y-%m-%d %H:%M}"
        return JudgedFile(
            name=handed.name,
            hash=digest,
            outcome=outcome,
            sentence="; ".join([f"handed in {when}{words}", *notes]),
            attempt=_attempt_of(submission),
            at=format_time(moment),
        )


def judge_of(folder: ClassFolder) -> Judge:
    """Return the judge of a class's handed-in files.

    ContentError if the class's files have problems.
    """
    roster = folder.roster()
    return Judge(
        key=folder.key("signature"),
        class_file=folder.file,
        roster=roster,
        zone=folder.zone,
        assignments=folder.assignments(),
        uploaders=Uploaders(roster),
    )


def _terms_of(
    class_file: ClassFile,
    assignments: dict[str, AssignmentFile],
    released: ReleasedPaper,
) -> tuple[Policy, Allowance]:
    """Return the rules and the learner's allowance that hold today for a paper.

    A paper is a learner's questions, with rules and dates. A teacher may have given more time since
    the release. If the assignment is gone, the rules and the allowance on the paper hold.
    Arguments: `class_file`: the file with all allowances; `assignments`: by name; `released`: the
    paper.
    """
    assignment = assignments.get(released.assignment)
    if assignment is None:
        return released.policy, released.allowance
    return assignment.policy(), class_file.allowance(released.learner)


def _notes(
    submission: SubmissionFile,
    times: SubmissionTimes,
    policy: Policy,
    allowance: Allowance,
) -> list[str]:
    """Return what the teacher should know of a submission that was taken."""
    released = submission.released
    notes: list[str] = []
    if released.opens_at is not None and times.begun < released.opens_at:
        notes.append("it was begun before it opened")
    until = counts_until(submission, policy, allowance, times.begun)
    late = late_answers(submission, until)
    if late:
        notes.append(f"lines after the end of its time, which do not count: {late}")
    most = allowed_attempts(policy, allowance)
    if most is not None and released.attempt > most:
        notes.append(
            f"attempt {released.attempt} does not count, for {most} are allowed"
        )
    if not submission.lines:
        notes.append("no question was answered")
    return notes


def _in_words(window: Window | None) -> tuple[FileOutcome, str]:
    """Return the outcome of a file by the window of its time, and words after that time."""
    if window is None:
        return FileOutcome.TOO_LATE, ", after the close"
    if window.name == WindowName.LATE:
        return FileOutcome.LATE, ", after it was due"
    return FileOutcome.ACCEPTED, ""


def _refused(
    handed: HandedFile,
    digest: str,
    refusal: Refusal,
    submission: SubmissionFile | None = None,
) -> JudgedFile:
    """Return a file that is not graded."""
    return JudgedFile(
        name=handed.name,
        hash=digest,
        outcome=refusal.outcome,
        sentence=refusal.sentence,
        attempt=None if submission is None else _attempt_of(submission),
    )


def _attempt_of(submission: SubmissionFile) -> AttemptKey:
    """Return which attempt a submission is for, as its paper says."""
    released = submission.released
    return AttemptKey(
        released.assignment, released.learner, released.paper.quiz, released.attempt
    )


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
