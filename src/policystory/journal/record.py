"""The record as it is read: answers and other steps in order, and the faults of its files."""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import Generic, TypeVar, overload

import msgspec

from policystory.journal.lines import Answered, StepEvent


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One answer of the record.

    `at` is a time in UTC, always in the one form in which the writer writes it; `session` names the
    file, `n` the line. `trusted` is false from the first broken link of its file on.
    """

    at: str
    session: str
    n: int
    event: Answered
    trusted: bool = True


class Step(msgspec.Struct, frozen=True, gc=False):
    """What a learner did besides answering, with the fields of an entry."""

    at: str
    session: str
    n: int
    event: StepEvent
    trusted: bool = True


class Fault(msgspec.Struct, frozen=True):
    """A fault of the record: the file, the line, and what it means."""

    file: str
    line: int
    message: str

    def in_words(self) -> str:
        """Say the fault to a learner."""
        place = f"line {self.line} of {self.file}" if self.line else self.file
        return f"In your record, {place}: {self.message}."


class Record(msgspec.Struct, frozen=True):
    """All that a learner answered and did, each in order, and what is wrong with the files."""

    entries: Sequence[Entry]
    faults: tuple[Fault, ...]
    steps: Sequence[Step] = ()


CHRONOLOGICAL = attrgetter("at", "session", "n")
"""The order of what a record holds, over all its files."""

T = TypeVar("T", Entry, Step)


class Chronological(Sequence[T], Generic[T]):
    """What several files hold, as one sequence in the order of time.

    Nothing is kept twice: each entry is made when it is asked for, so that a record of a million
    lines fits into memory. Going through all of it in either direction is quick; a single place is
    reached by going there.
    """

    def __init__(self, runs: Sequence[Sequence[T]]) -> None:
        """Join these runs, each of which is in order."""
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
        if not isinstance(value, Sequence) or len(self) != len(value):
            return False
        return tuple(self) == tuple(value)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
