"""Work out when a submission counts as handed in, and until when its answers count.

Times come from the learner's clock, which can be wrong. A submission counts as handed in at the
latest time in its file, but never after the moment at which the teacher received the file.
"""

from datetime import UTC, datetime, timedelta

import msgspec

from policystory.assignment.assignment_rules import Allowance, Policy, time_limit
from policystory.assignment.submission_file import SubmissionFile, read_line
from policystory.errors import PolicystoryError
from policystory.journal.lines import Line
from policystory.journal.moment import (
    FIRST_YEAR,
    LAST_YEAR,
    format_time,
    latest_credible_time,
)

_GRACE = timedelta(minutes=1)
"""How long after the end of its time an answer still counts: a page needs a moment to send it."""


class SubmissionTimes(msgspec.Struct, frozen=True, kw_only=True):
    """The times of a submission (a handed-in file), in UTC.

    `begun`: the first time in the file; `moment`: when it counts as handed in; `oddities`: what is
    odd about the learner's clock, each as a part of a sentence for the teacher.
    """

    begun: datetime
    moment: datetime
    oddities: tuple[str, ...] = ()


def submission_times(submission: SubmissionFile, received: datetime) -> SubmissionTimes:
    """Return the times of a submission (a handed-in file).

    `submission`: the record of answers in it must have been checked before; `received`: when the
    file reached the teacher, with its zone. PolicystoryError if the file does not say when it was
    handed in.
    """
    claimed = _moment(submission.handed_in)
    if claimed is None:
        raise PolicystoryError("it does not say when it was handed in")
    begun = _moment(submission.begun) or claimed
    lines = [read_line(kept) for kept in submission.lines]
    sound = [line for line in lines if line is not None]
    at = [datetime.fromisoformat(line.at) for line in sound]
    latest = max([claimed, *at])
    oddities: list[str] = []
    if latest > claimed or _goes_back(submission, lines):
        oddities.append(
            "its clock was set back while it was answered; its latest time counts"
        )
    if format_time(latest) > latest_credible_time(received):
        oddities.append(
            "its clock was ahead; the time at which it was collected counts"
        )
    return SubmissionTimes(
        begun=min([claimed, begun, *at]),
        moment=min(latest, received.astimezone(UTC)),
        oddities=tuple(oddities),
    )


def _moment(text: str) -> datetime | None:
    """Return a time with its zone, in UTC; None if the text is none."""
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None or not FIRST_YEAR < at.year < LAST_YEAR:
            return None
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _goes_back(submission: SubmissionFile, lines: list[Line | None]) -> bool:
    """Tell whether a line of a file has an earlier time than the line before it there."""
    by_file: dict[str, list[tuple[int, str]]] = {}
    for kept, line in zip(submission.lines, lines, strict=True):
        if line is not None:
            by_file.setdefault(kept.file, []).append((line.n, line.at))
    for numbered in by_file.values():
        times = [at for _, at in sorted(numbered)]
        if times != sorted(times):
            return True
    return False


def counts_until(
    submission: SubmissionFile, policy: Policy, allowance: Allowance, begun: datetime
) -> str:
    """Return the last time at which a learner's answer counts; "" if there is no time limit.

    The time is a text in the format of the learner's record, so that texts can be compared. If the
    rules printed on the learner's paper allow more time than the rules of today, the paper's count.
    Arguments: `submission`: the handed-in file; `policy`: the rules for all; `allowance`: what this
    learner is allowed in addition; `begun`: when the attempt began.
    """
    released = submission.released
    limits = [
        time_limit(policy, allowance),
        time_limit(released.policy, released.allowance),
    ]
    longest = timedelta(0)
    for limit in limits:
        if limit is None:
            return ""
        longest = max(longest, limit)
    return format_time(begun + longest + _GRACE)


def late_answers(submission: SubmissionFile, until: str) -> int:
    """Count the recorded lines of a submission (a handed-in file) that are later than `until`.

    `until`: a time as `counts_until` returns it; for "" (no limit) the result is 0.
    """
    if not until:
        return 0
    lines = [read_line(kept) for kept in submission.lines]
    return sum(line is not None and line.at > until for line in lines)
