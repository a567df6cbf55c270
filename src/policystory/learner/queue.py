"""The queue of events that the record does not hold yet: one for a kernel, so that none is lost."""

from collections.abc import Callable, Iterable

from policystory.errors import JournalError
from policystory.journal import Answered, Entry, QuizEvent, Record, Step


class Queue:
    """Events to be written to the record, in order; those that could not be written wait here.

    Argument: `keep`, which writes an event and raises JournalError when it cannot. `count` tells
    how many events there were in all, `trouble` why one could not be kept, "" where all are.
    """

    def __init__(self, keep: Callable[[QuizEvent], None]) -> None:
        """Begin with nothing to write."""
        self._keep = keep
        self.waiting: list[QuizEvent] = []
        self.count = 0
        self.trouble = ""

    def add(self, event: QuizEvent) -> None:
        """Write an event after those that wait."""
        self.waiting.append(event)
        self.count += 1
        self.write()

    def write(self) -> None:
        """Write all that waits; where that fails the lesson goes on, and says so."""
        self.trouble = ""
        try:
            while self.waiting:
                self._keep(self.waiting[0])
                # It waits no longer only when it is written: a failure must not lose it.
                del self.waiting[0]
        except JournalError as error:
            self.trouble = str(error)


def with_unwritten(
    record: Record, done: Iterable[QuizEvent], at: str, session: str
) -> Record:
    """Return a record with what comes after it and is not written yet."""
    entries: list[Entry] = []
    steps: list[Step] = []
    for number, event in enumerate(done, 1):
        if isinstance(event, Answered):
            entries.append(Entry(at, session, number, event))
        else:
            steps.append(Step(at, session, number, event))
    # A record can be long, so it is copied only where something is added.
    if not entries and not steps:
        return record
    return Record(
        entries=(*record.entries, *entries),
        faults=record.faults,
        steps=(*record.steps, *steps),
    )
