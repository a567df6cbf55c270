"""Merging the files of a record: each line counts once, and none that was set aside."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

import msgspec

from policystory.journal.file import JournalFile
from policystory.journal.lines import Answered
from policystory.journal.record import Entry, InTime, Step
from policystory.journal.rows import Rows, Run

T = TypeVar("T", Entry, Step)


class Early(msgspec.Struct, frozen=True):
    """A line dated far ahead of the clock: its file, its number, its time, and its hash."""

    file: str
    line: int
    at: str
    chain: str


class Merged(msgspec.Struct, frozen=True):
    """A merged record: answers and steps in order, lines dated ahead, and copies of files."""

    answers: InTime[Entry]
    steps: InTime[Step]
    early: tuple[Early, ...]
    copies: dict[str, str]


def merged(files: Sequence[JournalFile]) -> Merged:
    """Merge the files of a record."""
    set_aside = set(chain.from_iterable(file.set_aside for file in files))
    answers: list[Run[Entry]] = []
    steps: list[Run[Step]] = []
    early: list[Early] = []
    copies: dict[str, str] = {}
    for file, elsewhere in _without_copies(files, copies):
        without = elsewhere | set_aside
        answers += [
            _run(rows.entry, rows, file, without)
            for rows in (file.answers, file.early_answers)
        ]
        steps += [
            _run(rows.step, rows, file, without)
            for rows in (file.steps, file.early_steps)
        ]
        for rows in (file.early_answers, file.early_steps):
            early += _early(file, rows, without)
    return Merged(InTime(_written_once(answers)), InTime(steps), tuple(early), copies)


def _without_copies(
    files: Sequence[JournalFile], copies: dict[str, str]
) -> Iterator[tuple[JournalFile, set[bytes]]]:
    """Yield each file with the hashes of its lines that another file has; note copies.

    A synchroniser makes copies under other names, and one of them can have gone on: those of one
    beginning are compared. The one of which most is proved comes first.
    """
    for group in _of_one_beginning(files):
        counted: list[JournalFile] = []
        for file in group:
            whole = next(
                (longer.name for longer in counted if longer.begins_with(file)), ""
            )
            if whole:
                copies[file.name] = whole
                continue
            yield file, set(chain.from_iterable(before.hashes() for before in counted))
            counted.append(file)


def _of_one_beginning(files: Sequence[JournalFile]) -> list[list[JournalFile]]:
    """Return the files in groups of those that have their first line in common."""
    groups: dict[bytes, list[JournalFile]] = {}
    for file in files:
        groups.setdefault(
            file.hash_of(1) or file.name.encode(errors="surrogateescape"), []
        ).append(file)
    return [
        sorted(group, key=lambda file: (-file.proved, len(file.name), file.name))
        for group in groups.values()
    ]


def _run(
    make: Callable[[int], T], rows: Rows, file: JournalFile, without: set[bytes]
) -> Run[T]:
    """Return the lines of a file that count."""
    if not without:
        return Run(make, range(len(rows)))
    return Run(
        make,
        array(
            "I",
            [
                i
                for i, line in enumerate(rows.lines)
                if file.hash_of(line) not in without
            ],
        ),
    )


def _early(file: JournalFile, rows: Rows, without: set[bytes]) -> Iterator[Early]:
    """Yield the lines of a file that lie far ahead of the clock."""
    for i, line in enumerate(rows.lines):
        hashed = file.hash_of(line)
        if hashed and hashed not in without:
            yield Early(file.name, line, rows.at(i), hashed.hex())


def _written_once(runs: Sequence[Run[Entry]]) -> list[Run[Entry]]:
    """Leave out an answer that was written again.

    When a writer cannot know whether an answer was kept, it begins a new file with that same
    answer.
    """
    lasts: set[tuple[str, int, str, str]] = set()
    counting: list[Run[Entry]] = []
    for run in sorted((run for run in runs if run), key=lambda run: run[0].at):
        first, last = run[0].event, run[-1].event
        again = bool(first.ticket) and _sent(first) in lasts
        counting.append(run[1:] if again else run)
        lasts.add(_sent(last))
    return counting


def _sent(event: Answered) -> tuple[str, int, str, str]:
    """Return by what an answer is known that a page sent."""
    return event.quiz, event.attempt, event.item, event.ticket
