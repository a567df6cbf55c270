"""Merge the files of a learner's record: each line counts once; lines set aside are left out."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec

from policystory.journal.lines import Answered
from policystory.journal.packed_rows import Rows, RowSelection
from policystory.journal.read_one_file import JournalFile
from policystory.journal.record import Chronological, Entry, Step

T = TypeVar("T", Entry, Step)


class EarlyLine(msgspec.Struct, frozen=True):
    """A line of a learner's record that is dated more than a day ahead of the clock.

    `file`: the name of its file. `line`: its number there. `at`: its time. `chain`: its hash.
    """

    file: str
    line: int
    at: str
    chain: str


class MergedFiles(msgspec.Struct, frozen=True):
    """The files of a learner's record as one, oldest line first.

    - `answers`: the answers; `steps`: all other events;
    - `early`: those lines that are dated more than a day ahead of the clock;
    - `copies`: for each file that is only a copy, by name, the name of the file with the same
      lines.
    """

    answers: Chronological[Entry]
    steps: Chronological[Step]
    early: tuple[EarlyLine, ...]
    copies: dict[str, str]


def merge_files(files: Sequence[JournalFile]) -> MergedFiles:
    """Merge the files of a learner's record into one sequence, in which each line counts once.

    Lines that the learner set aside are left out.
    """
    # The line that sets another line aside may be in another file.
    set_aside: set[bytes] = set().union(*(file.set_aside for file in files))
    answers: list[RowSelection[Entry]] = []
    steps: list[RowSelection[Step]] = []
    early: list[EarlyLine] = []
    copies: dict[str, str] = {}
    for file, elsewhere in _without_copies(files, copies):
        without = elsewhere | set_aside
        for rows in (file.answers, file.early_answers):
            counting = _run(rows.entry, rows, file, without)
            answers.append(counting)
        for rows in (file.steps, file.early_steps):
            counting_steps = _run(rows.step, rows, file, without)
            steps.append(counting_steps)
        for rows in (file.early_answers, file.early_steps):
            early += _early(file, rows, without)
    return MergedFiles(
        Chronological(_written_once(answers)),
        Chronological(steps),
        tuple(early),
        copies,
    )


def _without_copies(
    files: Sequence[JournalFile], copies: dict[str, str]
) -> Iterator[tuple[JournalFile, set[bytes]]]:
    """Yield each file with the hashes of its lines that count in another file; fill `copies`.

    A synchroniser makes copies under other names, and a copy can be written on. So files with the
    same first line are compared, the one with the most proved lines first.
    """
    for group in _by_beginning(files):
        counted: list[JournalFile] = []
        hashes: set[bytes] = set()
        for file in group:
            whole = _holder_of(file, counted)
            # No line of a whole copy counts a second time.
            if whole is not None:
                copies[file.name] = whole.name
                continue
            yield file, set(hashes)
            counted.append(file)
            hashes.update(file.hashes())


def _holder_of(file: JournalFile, counted: list[JournalFile]) -> JournalFile | None:
    """Return the first of the counted files that holds all lines of a file, or None."""
    for longer in counted:
        if longer.begins_with(file):
            return longer
    return None


def _by_beginning(files: Sequence[JournalFile]) -> Iterator[list[JournalFile]]:
    """Yield groups of files with the same first line, the file with most proved lines first."""
    groups: dict[bytes, list[JournalFile]] = {}
    for file in files:
        # A file whose first line has no hash is compared with no other.
        name = file.name.encode(errors="surrogateescape")
        beginning = file.hash_of(1) or name
        group = groups.setdefault(beginning, [])
        group.append(file)
    for group in groups.values():
        yield sorted(group, key=_rank)


def _rank(file: JournalFile) -> tuple[int, int, str]:
    """Return the sort key of a file among its copies: a copy's name is usually longer."""
    return -file.proved, len(file.name), file.name


def _run(
    make: Callable[[int], T], rows: Rows, file: JournalFile, without: set[bytes]
) -> RowSelection[T]:
    """Return the rows whose lines count: those whose hash is not in `without`."""
    # Most files have no line in common with others: then nothing is looked up.
    if not without:
        return RowSelection(make, range(len(rows)))
    places = array("I")
    for i, line in enumerate(rows.lines):
        if file.hash_of(line) not in without:
            places.append(i)
    return RowSelection(make, places)


def _early(file: JournalFile, rows: Rows, without: set[bytes]) -> Iterator[EarlyLine]:
    """Yield the counted lines of these rows, which are far ahead of the clock."""
    for i, line in enumerate(rows.lines):
        hashed = file.hash_of(line)
        if hashed and hashed not in without:
            at = rows.at(i)
            chain = hashed.hex()
            yield EarlyLine(file.name, line, at, chain)


def _written_once(runs: Sequence[RowSelection[Entry]]) -> list[RowSelection[Entry]]:
    """Leave out an answer that was written again.

    If a writer cannot know whether an answer was kept, it begins a new file with the same answer.
    """
    lasts: set[tuple[str, int, str, str]] = set()
    counting: list[RowSelection[Entry]] = []
    filled = filter(None, runs)
    for run in sorted(filled, key=lambda run: run[0].at):
        first = run[0].event
        last = run[-1].event
        # Answers of old records have no ticket, and cannot be told apart.
        if first.ticket and _sent(first) in lasts:
            counting.append(run[1:])
        else:
            counting.append(run)
        lasts.add(_sent(last))
    return counting


def _sent(event: Answered) -> tuple[str, int, str, str]:
    """Return what identifies an answer that a page sends again."""
    return event.quiz, event.attempt, event.item, event.ticket
