"""Verify a learner's record: find lines that were changed, are gone, or have a future date."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from policystory import journal
from policystory.journal import JournalFile, Receipt
from policystory.learner.record_actions.read_export import Owner

# How many lines are named in one line that sets them aside: a line has its limit.
AT_ONCE = 1000


class FileState(msgspec.Struct, frozen=True):
    """The state of one file of a learner's record.

    - `file`: its name;
    - `answers`: how many answers can be read; `trusted`: how many of these are proved unchanged by
      hashes;
    - `faults`: what is wrong;
    - `receipt`: the file's name, its number of proved lines and the last hash, as a text to be kept
      elsewhere; "" if no line is proved;
    - `copy_of`: the name of the file of which this is a copy; "" if of none.
    """

    file: str
    answers: int
    trusted: int
    faults: tuple[journal.Fault, ...]
    receipt: str = ""
    copy_of: str = ""


class Verification(msgspec.Struct, frozen=True):
    """The state of a learner's record.

    `files`: the state of each file. `missing`: a sentence for each receipt (a file's name, number
    of lines and last hash, noted earlier) whose lines the record no longer holds. `foreign`: the
    names of files in the folder that do not belong to the record.
    """

    files: tuple[FileState, ...]
    foreign: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Tell whether no file has a fault, and no line that a receipt covers is missing."""
        has_faults = any(state.faults for state in self.files)
        return not self.missing and not has_faults


def verify(
    folder: Path, receipts: Iterable[Receipt] = (), now: datetime | None = None
) -> Verification:
    """Return the state of a learner's record, file by file, in the order of the files' names.

    Hashes show changes inside a file. Only a receipt (a file's name, number of lines and last hash,
    kept elsewhere) shows that a file is gone, cut off at its end or written anew.

    Arguments: `folder`: the folder of the record; `receipts`: receipts to compare with the record;
    `now`: the current time in UTC; lines dated more than a day after `now` are faults. None: the
    dates are not checked.
    """
    reader = journal.Reader(folder)
    faults: dict[str, list[journal.Fault]] = {}
    for fault in reader.read(now).faults:
        faults.setdefault(fault.file, []).append(fault)
    states: dict[str, FileState] = {}
    for file in reader.files:
        of_file = faults.pop(file.name, [])
        states[file.name] = _state(file, of_file, reader.copies)
    # If a file cannot be read at all, only its faults are known.
    for name, of_file in faults.items():
        states[name] = FileState(
            file=name,
            answers=0,
            trusted=0,
            faults=tuple(of_file),
        )
    in_order = [states[name] for name in sorted(states)]
    sentences = map(reader.missing, receipts)
    missing = filter(None, sentences)
    return Verification(tuple(in_order), reader.foreign, tuple(missing))


def _state(
    file: JournalFile, faults: list[journal.Fault], copies: dict[str, str]
) -> FileState:
    """Return the state of one file that was read."""
    early_answers = file.early_answers
    return FileState(
        file=file.name,
        answers=len(file.answers) + len(early_answers),
        trusted=file.answers.proved + early_answers.proved,
        faults=tuple(faults),
        receipt=str(file.receipt or ""),
        copy_of=copies.get(file.name, ""),
    )


def early_lines(folder: Path, now: datetime) -> tuple[journal.EarlyLine, ...]:
    """Return the lines of a record that are dated more than a day after `now`, by a fast clock.

    `folder` is the record's folder, and `now` is the current time in UTC.
    """
    reader = journal.Reader(folder)
    reader.read(now)
    return reader.early


def set_aside(
    folder: Path,
    owner: Owner,
    lines: Sequence[journal.EarlyLine],
    clock: Callable[[], datetime],
) -> None:
    """Record that certain lines of a learner's record no longer count; JournalError if that fails.

    The lines stay in their files. Arguments: `folder`: the folder of the record; `owner`: whose it
    is, by course and learner; `lines`: the lines that are to count no longer; `clock`: a function
    that returns the time in UTC.
    """
    writer = journal.Journal(
        folder, secrets.token_hex(4), owner.course, owner.learner, clock
    )
    for first in range(0, len(lines), AT_ONCE):
        part = lines[first : first + AT_ONCE]
        chains = tuple([line.chain for line in part])
        writer.write(journal.SetAside(lines=chains))
    writer.close()
