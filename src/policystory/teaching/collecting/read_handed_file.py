"""Read the bytes of handed-in files; if one cannot be used, a sentence says why."""

import json
from typing import Any

from policystory.assignment.submission_file import (
    FORMAT,
    MOST_BYTES,
    SubmissionFile,
    read_submission,
    write_submission,
)
from policystory.errors import PolicystoryError
from policystory.teaching.collecting.handed_file import FileOutcome, Refusal

_MARK = FORMAT.rpartition("-")[0].encode()
_MARK_OF_PAPER = b"policystory-paper"
_BOM = b"\xef\xbb\xbf"


def read_handed_file(data: bytes) -> SubmissionFile | Refusal:
    """Read a submission (one handed-in attempt) from the bytes of a file, or say why it is refused.

    A byte-order mark, other spaces and other line ends do no harm.
    """
    if not data.removeprefix(_BOM).strip():
        return Refusal(FileOutcome.EMPTY, "the file is empty")
    if len(data) > MOST_BYTES:
        sentence = f"it is larger than {MOST_BYTES // 2**20} megabytes"
        return Refusal(FileOutcome.TOO_LARGE, sentence)
    text = data.removeprefix(_BOM)
    try:
        submission = read_submission(text)
        # What we wrote ourselves cannot hold one field twice; only the rest is searched for it.
        if write_submission(submission) != text:
            json.loads(text, object_pairs_hook=_without_doubles)
    except (PolicystoryError, ValueError, RecursionError) as error:
        return _unread(data, error)
    return submission


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON; ValueError if two of its fields have one name."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise _TwiceError("one of its fields stands there twice")
    return fields


class _TwiceError(ValueError):
    """A field of a file stands there twice, so that readers could see different values."""


def _unread(data: bytes, error: Exception) -> Refusal:
    """Return the class of a file that is no submission that can be read, and a sentence."""
    # In UTF-16 a zero stands beside each letter.
    plain = data.replace(b"\0", b"")
    if _MARK not in plain:
        return _not_ours(plain)
    if plain != data:
        sentence = "it is not in UTF-8: ask for the file as it was saved"
    elif isinstance(error, _TwiceError):
        sentence = f"{error}, as no file of ours has it"
    elif "another version" in str(error):
        sentence = f"{error}; install that version, and collect again"
    else:
        sentence = "it is damaged or cut off: ask the learner to hand it in again"
    return Refusal(FileOutcome.UNREADABLE, sentence)


def _not_ours(data: bytes) -> Refusal:
    """Return why a file is no submission at all."""
    if _MARK_OF_PAPER in data:
        sentence = (
            "it is the paper as it was released, without answers: "
            "the learner has to hand in from the lesson's notebook"
        )
    else:
        sentence = "it is no submission of policystory"
    return Refusal(FileOutcome.NOT_OURS, sentence)
