"""Keep handed-in files: a copy of each, and a row in the gradebook with the decision about it."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

import msgspec
from sqlalchemy import Connection

from policystory.assignment.submission_file import SubmissionFile, read_submission
from policystory.errors import PolicystoryError
from policystory.teaching.collecting.check_record import contradiction
from policystory.teaching.collecting.handed_file import (
    COUNTING,
    FileOutcome,
    HandedFile,
)
from policystory.teaching.collecting.known_files import (
    FileRow,
    KnownFiles,
    attempt_of,
)
from policystory.teaching.collecting.write_copies import Copies
from policystory.teaching.judge_submission import Judge, JudgedFile

_TAKEN = (*COUNTING, FileOutcome.REPLACED)
_REPLACED = "a later file of this attempt counts"


def keep_files(
    connection: Connection,
    copies: Copies,
    judge: Judge,
    batch: Sequence[HandedFile],
    now: datetime,
) -> list[JudgedFile]:
    """Decide about handed-in files, and keep them; return the new ones and newly decided ones.

    A file that was collected before is decided about again by today's dates and roster (the class's
    learners), but with the time at which it was first received. Arguments: `connection`: to the
    gradebook, in a transaction; `copies`: where copies are kept; `judge`: decides about one file;
    `batch`: the files; `now`: when they were received, with its zone.
    """
    files = KnownFiles(connection)
    files.load({sha256(handed.data).hexdigest() for handed in batch})
    judged = [_judged(files, copies, judge, handed, now) for handed in batch]
    files.load({each.hash for each in judged})
    # Other files of an attempt matter only to one that could count.
    counting = [each for each in judged if each.outcome in COUNTING]
    files.load_attempts({attempt_of(_row(each)) for each in counting})
    news: list[JudgedFile] = []
    for handed, each in zip(batch, judged, strict=True):
        kept = _kept(files, copies, handed, each, now)
        if kept is not None:
            news.append(kept)
    # The copies first: a row in the gradebook promises that the file is there.
    copies.flush()
    files.write()
    return news


def _judged(
    files: KnownFiles, copies: Copies, judge: Judge, handed: HandedFile, now: datetime
) -> JudgedFile:
    """Judge a file as if it had come when it came first; begin to write the copy of a new one."""
    known = files.get(sha256(handed.data).hexdigest())
    if known is not None:
        return judge.judge(handed, datetime.fromisoformat(known["collected"]))
    judged = judge.judge(handed, now)
    # Begun here, the disk works while the next files are judged.
    name = _copy_name(judged, handed)
    if name:
        copies.keep(name, handed.data)
    return judged


def _kept(
    files: KnownFiles,
    copies: Copies,
    handed: HandedFile,
    judged: JudgedFile,
    now: datetime,
) -> JudgedFile | None:
    """Keep a file; return its outcome beside the other files, or None if nothing is new."""
    known = files.get(judged.hash)
    if judged.outcome in COUNTING:
        judged = _unless_contradicted(files, copies, judged)
    if judged.outcome in COUNTING:
        judged = _unless_replaced(files, judged)
    if known is None:
        file = _copy_name(judged, handed)
        row = {**_row(judged), "file": file, "collected": now.isoformat()}
        files.add(row)
    else:
        # A copy that was lost is put back.
        if known["file"] and not copies.is_kept(known["file"]):
            copies.keep(known["file"], handed.data)
        if _says(known) == (judged.outcome.value, judged.sentence):
            return None
        files.change(judged.hash, _row(judged))
    if judged.outcome in COUNTING:
        _replace_earlier(files, judged)
    return judged


def _says(row: FileRow) -> tuple[str, str]:
    return row["outcome"], row["sentence"]


def _copy_name(judged: JudgedFile, handed: HandedFile) -> str:
    """Return the name under which a file's bytes are kept; "" if the file was not read."""
    if handed.refusal is not None:
        return ""
    # What is no submission keeps no ending by which a system would open or run it.
    ending = "bin" if judged.submission is None else "json"
    return f"{judged.hash}.{ending}"


def _row(judged: JudgedFile) -> FileRow:
    """Return the row of a file, without when it was collected and where it is kept."""
    row: FileRow = {
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


def _unless_contradicted(
    files: KnownFiles, copies: Copies, judged: JudgedFile
) -> JudgedFile:
    """Refuse a file whose record contradicts what was collected of the attempt before."""
    known = files.get(judged.hash)
    taken = [outcome.value for outcome in _TAKEN]
    # What was judged before this file came stays: of two that differ, the first one counts.
    if known is not None and known["outcome"] in taken:
        return judged
    for row in files.beside(_row(judged), taken):
        earlier = _kept_submission(copies, row["file"])
        if earlier is None or judged.submission is None:
            continue
        by_time = [judged.submission, earlier]
        if judged.at < row["handed_in"]:
            by_time.reverse()
        fault = contradiction(*by_time)
        if fault:
            day = row["collected"][:10]
            sentence = f"{fault} on {day}: one of both files was altered"
            return _changed(judged, FileOutcome.ALTERED_ANSWERS, sentence)
    return judged


def _kept_submission(copies: Copies, name: str) -> SubmissionFile | None:
    """Return a submission that was kept; None if its file is gone or damaged."""
    try:
        return read_submission(copies.read(name).removeprefix(b"\xef\xbb\xbf"))
    except (OSError, PolicystoryError):
        return None


def _unless_replaced(files: KnownFiles, judged: JudgedFile) -> JudgedFile:
    """Set a file aside if a later one of the same attempt and window is there."""
    # Of two at the same time the name decides, so that their order does not.
    moment = (judged.at, judged.hash)
    for row in files.beside(_row(judged), [judged.outcome.value]):
        if (row["handed_in"], row["hash"]) > moment:
            sentence = f"{judged.sentence}; {_REPLACED}"
            return _changed(judged, FileOutcome.REPLACED, sentence)
    return judged


def _replace_earlier(files: KnownFiles, judged: JudgedFile) -> None:
    """Set the earlier files of an attempt aside.

    A late file replaces only late ones: what was earned in time never falls through a date.
    """
    for row in files.beside(_row(judged), [judged.outcome.value]):
        values = {
            "outcome": FileOutcome.REPLACED.value,
            "sentence": f"{row['sentence']}; {_REPLACED}",
        }
        files.change(row["hash"], values)


def _changed(judged: JudgedFile, outcome: FileOutcome, sentence: str) -> JudgedFile:
    return msgspec.structs.replace(judged, outcome=outcome, sentence=sentence)
