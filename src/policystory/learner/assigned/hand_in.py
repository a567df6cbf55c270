"""Make the file that a learner hands in for a quiz that the teacher assigned."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from policystory.assignment.released_paper import ReleasedPaper
from policystory.assignment.submission_file import (
    RecordLine,
    SubmissionFile,
    record_quiz,
)
from policystory.errors import JournalError
from policystory.journal.lines import Answered, Begun, Line, Submitted
from policystory.journal.moment import format_time


def make_submission(
    released: ReleasedPaper, record_folder: Path, now: datetime
) -> SubmissionFile:
    """Return what a learner hands in for an assigned quiz: the quiz, and the record's lines on it.

    Arguments: `released`: the quiz as the learner got it; `record_folder`: the folder of the
    learner's record; `now`: the time, with its zone. JournalError if the record cannot be read.
    """
    lines = list(_lines(released, record_folder))
    times = [line.at for line, _ in lines]
    return SubmissionFile(
        released=released,
        begun=min(times, default=format_time(now)),
        handed_in=format_time(now),
        lines=tuple(kept for _, kept in lines),
    )


def _lines(released: ReleasedPaper, folder: Path) -> Iterator[tuple[Line, RecordLine]]:
    """Yield the lines of the record about a paper, each with the hash of the line before."""
    quiz = record_quiz(released)
    try:
        paths = sorted(folder.glob("*.jsonl"))
        for path in paths:
            before = ""
            for data in path.read_bytes().splitlines():
                line = _read(data)
                if line is None:
                    # Nothing after a damaged line can be proved by it.
                    break
                if _is_about(line, quiz, released.attempt):
                    yield line, RecordLine(path.name, before, data.decode())
                before = line.chain
    except OSError as error:
        raise JournalError(
            f"the record in {folder} cannot be read: {error.strerror}"
        ) from error


def _read(data: bytes) -> Line | None:
    """Return a line of a record; None if it is damaged."""
    try:
        return msgspec.json.decode(data, type=Line)
    except (ValueError, RecursionError):
        return None


def _is_about(line: Line, quiz: str, attempt: int) -> bool:
    """Tell whether a line is about an attempt at a quiz."""
    event = line.event
    if not isinstance(event, (Answered, Begun, Submitted)):
        return False
    return event.quiz == quiz and event.attempt == attempt
