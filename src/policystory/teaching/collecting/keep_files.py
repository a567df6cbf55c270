"""Keep handed-in files: a copy of each, and a row in the gradebook with the decision about it."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from policystory.assignment.submission_file import SubmissionFile, read_submission
from policystory.errors import PolicystoryError
from policystory.teaching.collecting.check_record import contradiction
from policystory.teaching.collecting.handed_file import (
    COUNTING,
    AttemptKey,
    FileOutcome,
    HandedFile,
)
from policystory.teaching.collecting.known_files import (
    FileRow,
    KnownFiles,
)
from policystory.teaching.collecting.write_copies import Copies
from policystory.teaching.judge_submission import Judge, JudgedFile

_TAKEN = (*COUNTING, FileOutcome.REPLACED)
_OF_NO_ATTEMPT = AttemptKey("", "", "", 0)
_REPLACED = "a later file of this attempt counts"


class ReceivedFiles(NamedTuple):
    """A batch of handed-in files.

    `files`: each with the time at which it reached the teacher, with its zone; `hashes`: the
    SHA-256 of their bytes, in the same order.
    """

    files: list[tuple[HandedFile, datetime]]
    hashes: list[str]


def received_files(
    connection: Connection, batch: Sequence[HandedFile], now: datetime
) -> ReceivedFiles:
    """Return files with the times at which each was first received.

    A file that was collected before keeps its earlier time; all others get `now`. Arguments:
    `connection`: to the gradebook; `batch`: the files; `now`: the time, with its zone.
    """
    hashes = [sha256(handed.data).hexdigest() for handed in batch]
    known = KnownFiles(connection)
    known.load(hashes)
    times = [_received(known, hash_, now) for hash_ in hashes]
    return ReceivedFiles(list(zip(batch, times, strict=True)), hashes)


def _received(files: KnownFiles, hash_: str, now: datetime) -> datetime:
    """Return when the file with this hash came first: `now`, if it was never collected."""
    known = files.get(hash_)
    return now if known is None else datetime.fromisoformat(known["collected"])


def keep_files(
    connection: Connection,
    copies: Copies,
    judge: Judge,
    batch: ReceivedFiles,
    judged: Sequence[JudgedFile],
) -> list[JudgedFile]:
    """Store handed-in files; return the decisions about those that are new or decided anew.

    Arguments: `connection`: to the gradebook, in a transaction; `copies`: the folder of copies;
    `judge`: decides about one file; `batch`: the files; `judged`: the decision about each file by
    itself. In the result, a decision can differ: a file may contradict or replace another one of
    the same attempt.
    """
    files = KnownFiles(connection)
    files.load(batch.hashes)
    news: list[JudgedFile] = []
    judged = _judged_by_now(files, judge, batch, judged)
    for (handed, _), hash_, each in zip(*batch, judged, strict=True):
        # Begun here, the disk works while the rest is looked at.
        if files.get(hash_) is None:
            _begin_copy(copies, each, handed)
    files.load([each.hash for each in judged])
    # Other files of an attempt matter only to one that could count.
    counting = [each for each in judged if each.outcome in COUNTING]
    files.load_attempts({_attempt(each) for each in counting})
    for (handed, received), each in zip(batch.files, judged, strict=True):
        kept = _kept(files, copies, handed, each, received)
        if kept is not None:
            news.append(kept)
    # The copies first: a row in the gradebook promises that the file is there.
    copies.flush()
    files.write()
    return news


def _judged_by_now(
    files: KnownFiles, judge: Judge, batch: ReceivedFiles, judged: Sequence[JudgedFile]
) -> list[JudgedFile]:
    """Return the decisions; a file that somebody collected meanwhile is judged by that time."""
    by_now: list[JudgedFile] = []
    for (handed, received), hash_, each in zip(*batch, judged, strict=True):
        first = _received(files, hash_, received)
        by_now.append(each if first == received else judge.judge(handed, first))
    return by_now


def _begin_copy(copies: Copies, judged: JudgedFile, handed: HandedFile) -> None:
    """Begin to write the copy of a file, if its bytes were read."""
    name = _copy_name(judged, handed)
    if name:
        copies.keep(name, handed.data)


def _kept(
    files: KnownFiles,
    copies: Copies,
    handed: HandedFile,
    judged: JudgedFile,
    received: datetime,
) -> JudgedFile | None:
    """Keep a file; return its outcome beside the other files, or None if nothing is new."""
    known = files.get(judged.hash)
    if judged.outcome in COUNTING:
        judged = _unless_contradicted(files, copies, handed, judged)
    if judged.outcome in COUNTING:
        judged = _unless_replaced(files, judged)
    if known is None:
        file = _copy_name(judged, handed)
        row = {**_row(judged), "file": file, "collected": received.isoformat()}
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
    ending = "bin" if judged.attempt is None else "json"
    return f"{judged.hash}.{ending}"


def _attempt(judged: JudgedFile) -> AttemptKey:
    """Return the attempt of a file as its row has it, which leaves no column empty."""
    return judged.attempt or _OF_NO_ATTEMPT


def _row(judged: JudgedFile) -> FileRow:
    """Return the row of a file, without when it was collected and where it is kept."""
    return {
        "hash": judged.hash,
        **_attempt(judged)._asdict(),
        "handed_in": judged.at,
        "outcome": judged.outcome.value,
        "sentence": judged.sentence,
    }


def _unless_contradicted(
    files: KnownFiles, copies: Copies, handed: HandedFile, judged: JudgedFile
) -> JudgedFile:
    """Refuse a file whose record contradicts what was collected of the attempt before."""
    known = files.get(judged.hash)
    taken = [outcome.value for outcome in _TAKEN]
    # What was judged before this file came stays: of two that differ, the first one counts.
    if known is not None and known["outcome"] in taken:
        return judged
    for row in files.beside(_attempt(judged), judged.hash, taken):
        earlier = _kept_submission(copies, row["file"])
        if earlier is None:
            continue
        by_time = [_submission(handed.data), earlier]
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
        return _submission(copies.read(name))
    except (OSError, PolicystoryError):
        return None


def _submission(data: bytes) -> SubmissionFile:
    """Return the submission in the bytes of a file that could be read before."""
    return read_submission(data.removeprefix(b"\xef\xbb\xbf"))


def _unless_replaced(files: KnownFiles, judged: JudgedFile) -> JudgedFile:
    """Set a file aside if a later one of the same attempt and window is there."""
    # Of two at the same time the name decides, so that their order does not.
    moment = (judged.at, judged.hash)
    for row in files.beside(_attempt(judged), judged.hash, [judged.outcome.value]):
        if (row["handed_in"], row["hash"]) > moment:
            sentence = f"{judged.sentence}; {_REPLACED}"
            return _changed(judged, FileOutcome.REPLACED, sentence)
    return judged


def _replace_earlier(files: KnownFiles, judged: JudgedFile) -> None:
    """Set the earlier files of an attempt aside.

    A late file replaces only late ones: what was earned in time never falls through a date.
    """
    for row in files.beside(_attempt(judged), judged.hash, [judged.outcome.value]):
        values = {
            "outcome": FileOutcome.REPLACED.value,
            "sentence": f"{row['sentence']}; {_REPLACED}",
        }
        files.change(row["hash"], values)


def _changed(judged: JudgedFile, outcome: FileOutcome, sentence: str) -> JudgedFile:
    return msgspec.structs.replace(judged, outcome=outcome, sentence=sentence)
