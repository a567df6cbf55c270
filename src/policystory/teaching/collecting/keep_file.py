"""Keep what was handed in: a copy of each file, and a row in the gradebook with its outcome."""

from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, select, update

from policystory.assignment.submission_file import SubmissionFile, read_submission
from policystory.errors import PolicystoryError
from policystory.gradebook.tables import submissions
from policystory.teaching.collecting.check_record import contradiction
from policystory.teaching.collecting.copies import Copies
from policystory.teaching.collecting.handed_file import (
    COUNTING,
    FileOutcome,
    HandedFile,
)
from policystory.teaching.judge_submission import Judge, JudgedFile

_TAKEN = (*COUNTING, FileOutcome.REPLACED)
_REPLACED = "a later file of this attempt counts"


def keep_file(
    connection: Connection,
    copies: Copies,
    judge: Judge,
    handed: HandedFile,
    now: datetime,
) -> JudgedFile | None:
    """Judge a file and keep it; return its outcome, or None if nothing is new.

    A file that was collected before is judged again as if it had just come then: the roster, or the
    dates of an assignment, may be others since. Arguments: `connection`: in a transaction;
    `copies`: where copies are kept; `judge`; `handed`: the file; `now`: when it was received.
    """
    known = _row_of(connection, sha256(handed.data).hexdigest())
    received = datetime.fromisoformat(known.collected) if known is not None else now
    judged = judge.judge(handed, received)
    known = _row_of(connection, judged.hash)
    if judged.outcome in COUNTING:
        judged = _unless_contradicted(connection, copies, judged)
    if judged.outcome in COUNTING:
        judged = _unless_replaced(connection, judged)
    if known is None:
        # The copy first: a row in the gradebook promises that the file is there.
        file = _keep_copy(copies, judged, handed)
        row = _row(judged) | {"file": file, "collected": now.isoformat()}
        connection.execute(submissions.insert().values(**row))
    elif (known.outcome, known.sentence) == (judged.outcome.value, judged.sentence):
        return None
    else:
        row = _row(judged)
        changed = update(submissions).where(submissions.c.hash == judged.hash)
        connection.execute(changed.values(**row))
    if judged.outcome in COUNTING:
        _replace_earlier(connection, judged)
    return judged


def _row_of(connection: Connection, hash_: str) -> Any | None:
    """Return the row of a file that was collected before, or None."""
    query = select(submissions).where(submissions.c.hash == hash_)
    return connection.execute(query).first()


def _keep_copy(copies: Copies, judged: JudgedFile, handed: HandedFile) -> str:
    """Keep a file's bytes under a name of ours; return the name, "" if it was not read."""
    if handed.refusal is not None:
        return ""
    # What is no submission keeps no ending by which a system would open or run it.
    ending = "bin" if judged.submission is None else "json"
    name = f"{judged.hash}.{ending}"
    copies.keep(name, handed.data)
    return name


def _row(judged: JudgedFile) -> dict[str, str | int]:
    """Return the row of a file, without when it was collected and where it is kept."""
    row: dict[str, str | int] = {
        "hash": judged.hash,
        "assignment": "",
        "learner": "",
        "quiz": "",
        "attempt": 0,
        "handed_in": judged.at,
        "outcome": judged.outcome.value,
        "sentence": judged.sentence,
    }
    if judged.submission is not None:
        released = judged.submission.released
        row |= {
            "assignment": released.assignment,
            "learner": released.learner,
            "quiz": released.paper.quiz,
            "attempt": released.attempt,
        }
    return row


def _taken_files(connection: Connection, judged: JudgedFile) -> list[Any]:
    """Return the rows of the attempt's other files that count or did count."""
    query = select(submissions).where(
        *_of_attempt(judged),
        submissions.c.hash != judged.hash,
        submissions.c.outcome.in_([outcome.value for outcome in _TAKEN]),
    )
    return list(connection.execute(query))


def _of_attempt(judged: JudgedFile) -> list[Any]:
    """Return the conditions by which the files of a submission's attempt are found."""
    row = _row(judged)
    parts = ("assignment", "learner", "quiz", "attempt")
    return [submissions.c[part] == row[part] for part in parts]


def _unless_contradicted(
    connection: Connection, copies: Copies, judged: JudgedFile
) -> JudgedFile:
    """Refuse a file whose record contradicts what was collected of the attempt before."""
    known = _row_of(connection, judged.hash)
    # What was judged before this file came stays: of two that differ, the first one counts.
    if known is not None and known.outcome in _TAKEN:
        return judged
    for row in _taken_files(connection, judged):
        earlier = _kept_submission(copies, row.file)
        if earlier is None or judged.submission is None:
            continue
        by_time = [judged.submission, earlier]
        if judged.at < row.handed_in:
            by_time.reverse()
        fault = contradiction(*by_time)
        if fault:
            sentence = f"{fault} on {row.collected[:10]}: one of both files was altered"
            return _changed(judged, FileOutcome.ALTERED_ANSWERS, sentence)
    return judged


def _kept_submission(copies: Copies, name: str) -> SubmissionFile | None:
    """Return a submission that was kept; None if its file is gone or damaged."""
    try:
        return read_submission(copies.read(name).removeprefix(b"\xef\xbb\xbf"))
    except (OSError, PolicystoryError):
        return None


def _unless_replaced(connection: Connection, judged: JudgedFile) -> JudgedFile:
    """Set a file aside if a later one of the same attempt and window is there."""
    query = select(submissions.c.hash).where(
        *_of_attempt(judged),
        submissions.c.outcome == judged.outcome.value,
        _is_later(judged),
    )
    if connection.execute(query).first() is None:
        return judged
    return _changed(judged, FileOutcome.REPLACED, f"{judged.sentence}; {_REPLACED}")


def _replace_earlier(connection: Connection, judged: JudgedFile) -> None:
    """Set the earlier files of an attempt aside.

    A late file replaces only late ones: what was earned in time never falls through a date.
    """
    earlier = select(submissions.c.hash, submissions.c.sentence).where(
        *_of_attempt(judged),
        submissions.c.outcome == judged.outcome.value,
        submissions.c.hash != judged.hash,
    )
    for hash_, sentence in list(connection.execute(earlier)):
        replaced = update(submissions).where(submissions.c.hash == hash_)
        values = {
            "outcome": FileOutcome.REPLACED.value,
            "sentence": f"{sentence}; {_REPLACED}",
        }
        connection.execute(replaced.values(**values))


def _is_later(judged: JudgedFile) -> Any:
    """Return the condition that a file was handed in later than this one."""
    at, hash_ = submissions.c.handed_in, submissions.c.hash
    # Of two at the same time the name decides, so that their order does not.
    is_same = (at == judged.at) & (hash_ > judged.hash)
    return (at > judged.at) | is_same


def _changed(judged: JudgedFile, outcome: FileOutcome, sentence: str) -> JudgedFile:
    return msgspec.structs.replace(judged, outcome=outcome, sentence=sentence)
