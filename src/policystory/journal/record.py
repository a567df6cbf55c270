"""A learner's record as it was read: answers, other events, and the faults of its files."""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import Generic, TypeVar, overload

import msgspec

from policystory.journal.lines import Answered, StepEvent


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One answer in a learner's record.

    `at`: its time in UTC, such as 2021-06-07T14:00:00.000000Z. `session`: the original name of its
    file. `n`: the number of its line. `event`: the answer. `trusted`: whether hashes prove that
    this line and all lines before it are unchanged.
    """

    at: str
    session: str
    n: int
    event: Answered
    trusted: bool = True


class Step(msgspec.Struct, frozen=True, gc=False):
    """One event of a learner's record that is no answer, such as a hint.

    `at`: its time in UTC. `session`: the original name of its file. `n`: the number of its line.
    `event`: the event. `trusted`: whether hashes prove that the line is unchanged.
    """

    at: str
    session: str
    n: int
    event: StepEvent
    trusted: bool = True


class Fault(msgspec.Struct, frozen=True):
    """A fault of a learner's record: the file, the line (0: the whole file), and what is wrong."""

    file: str
    line: int
    message: str

    def in_words(self) -> str:
        """Return the fault as a sentence for the learner."""
        place = self.file
        if self.line:
            place = f"line {self.line} of {self.file}"
        return f"In your record, {place}: {self.message}."


class Record(msgspec.Struct, frozen=True):
    """A learner's record as it was read.

    `entries`: all answers, oldest first. `faults`: what is wrong with the files. `steps`: all other
    events, such as hints, oldest first.
    """

    entries: Sequence[Entry]
    faults: tuple[Fault, ...]
    steps: Sequence[Step] = ()


CHRONOLOGICAL = attrgetter("at", "session", "n")
"""The sort key of entries and steps from several files: time, file, line."""

T = TypeVar("T", Entry, Step)


class Chronological(Sequence[T], Generic[T]):
    """Answers or other events from several files as one sequence, oldest first.

    Each is unpacked only when it is reached. Finding one by its index means iterating up to it.
    """

    def __init__(self, runs: Sequence[Sequence[T]]) -> None:
        """Join sequences, each of which is in the order of time."""
        self._runs: list[Sequence[T]] = [run for run in runs if run]

    def __len__(self) -> int:
        return sum(len(run) for run in self._runs)

    def __iter__(self) -> Iterator[T]:
        return merge(*self._runs, key=CHRONOLOGICAL)

    def __reversed__(self) -> Iterator[T]:
        return merge(
            *(reversed(run) for run in self._runs), key=CHRONOLOGICAL, reverse=True
        )

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        # A negative place is nearer to the end.
        if place >= 0:
            return next(islice(self, place, None))
        return next(islice(reversed(self), -1 - place, None))

    def __eq__(self, value: object) -> bool:
        # The lengths first, which are quick to compare.
        if not isinstance(value, Sequence):
            return False
        if len(self) != len(value):
            return False
        return tuple(self) == tuple(value)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
