"""Hold a learner's record packed in memory, so that a long record needs little of it."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice
from operator import attrgetter
from typing import Any, Generic, TypeVar, overload

import msgspec

from policystory.journal.lines import Answered, QuizEvent, StepEvent
from policystory.journal.moment import WIDTH
from policystory.journal.record import Entry, Step

_VARIES = ("item", "family", "response", "ticket")
_SAME = tuple(name for name in Answered.__struct_fields__ if name not in _VARIES)
_same_of = attrgetter(*_SAME)
_varies_of = attrgetter(*_VARIES)
_encode = msgspec.json.Encoder().encode
_varied = msgspec.json.Decoder(tuple[str, str, Any, str])
_step = msgspec.json.Decoder(StepEvent)

SharedFields = tuple[str | int, ...]
"""The fields that many answers have in common: those of the quiz, the reason, the points."""


class Rows:
    """The answers, or the other events, from one file of a learner's record, packed in memory.

    They are in the order of the file. `shared` is one dictionary for all files, so that equal
    fields are held once. `session` is the file's original name. `lines` holds the number of each
    line in the file.
    """

    def __init__(self, shared: dict[SharedFields, SharedFields]) -> None:
        """Begin with no line."""
        self.session = ""
        self.lines = array("I")
        self._shared = shared
        self._times = bytearray()
        self._same: list[SharedFields] = []
        self._bodies = bytearray()
        self._ends = array("Q", (0,))
        self._proved = 0

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    @property
    def proved(self) -> int:
        """Return how many lines, counted from the first, are proved unchanged by their hashes."""
        return self._proved

    def add(
        self,
        lines: Iterable[int],
        times: Iterable[str],
        events: Sequence[QuizEvent],
        *,
        trusted: bool,
    ) -> None:
        """Add lines, in the order of the file.

        Arguments: `lines`: the number of each in the file; `times`: the time of each; `events`: the
        event of each, all answers or none; `trusted`: whether hashes prove that all are unchanged.
        """
        if events and isinstance(events[0], Answered):
            # Answers to the same quiz share one tuple, which saves memory.
            same = list(map(_same_of, events))
            self._same += map(self._shared.setdefault, same, same)
            bodies = list(map(_encode, map(_varies_of, events)))
        else:
            bodies = list(map(_encode, events))
        ends = accumulate(map(len, bodies), initial=len(self._bodies))
        self._ends.extend(islice(ends, 1, None))
        self._bodies += b"".join(bodies)
        # Every time has the same width, so it is found by its place.
        self._times += "".join(times).encode()
        self.lines.extend(lines)
        self._proved += trusted * len(events)

    def entry(self, i: int) -> Entry:
        """Return the answer in line `i` (an index from 0); the line must be an answer."""
        body = self._body(i)
        item, family, response, ticket = _varied.decode(body)
        shared = self._same[i]
        same = dict(zip(_SAME, shared, strict=True))
        event = Answered(
            **same,  # type: ignore[arg-type]  # the columns have the types of their fields
            item=item,
            family=family,
            response=response,
            ticket=ticket,
        )
        is_proved = i < self._proved
        return Entry(self.at(i), self.session, self.lines[i], event, is_proved)

    def step(self, i: int) -> Step:
        """Return the event in line `i` (an index from 0), such as a hint.

        It must not be an answer.
        """
        event = _step.decode(self._body(i))
        is_proved = i < self._proved
        return Step(self.at(i), self.session, self.lines[i], event, is_proved)

    def at(self, i: int) -> str:
        """Return the time of line `i` (an index from 0), such as 2021-06-07T14:00:00.000000Z."""
        start = i * WIDTH
        packed = self._times[start : start + WIDTH]
        return packed.decode()

    def _body(self, i: int) -> bytearray:
        """Return the packed fields of row `i` that are not shared."""
        start = self._ends[i]
        end = self._ends[i + 1]
        return self._bodies[start:end]


T = TypeVar("T", Entry, Step)


class RowSelection(Sequence[T], Generic[T]):
    """Some answers or events from one file of a learner's record, each unpacked when it is read.

    They are in the order of the file. Arguments: `make`: a function that returns the answer or
    event at an index of the packed lines; `places`: the indices to select.
    """

    def __init__(self, make: Callable[[int], T], places: Sequence[int]) -> None:
        """Keep the indices."""
        self._make: Callable[[int], T] = make
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._places)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> "RowSelection[T]": ...
    def __getitem__(self, place: int | slice) -> "T | RowSelection[T]":
        if isinstance(place, slice):
            return RowSelection(self._make, self._places[place])
        return self._make(self._places[place])
