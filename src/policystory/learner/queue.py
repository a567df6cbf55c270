"""The queue of events that could not be written yet; a kernel has one queue, so none is lost."""

from collections.abc import Callable, Iterable

from policystory.errors import JournalError
from policystory.journal import Answered, Entry, QuizEvent, Record, Step


class Queue:
    """Writes events to the learner's record in order; events that cannot be written wait here.

    Argument: `keep`, a function that writes one event and raises JournalError if that fails.

    `waiting` holds the events that are not written yet, oldest first. `count` is the number of
    events that were ever added. `trouble` says why the last try to write an event failed; "" if all
    events are written.
    """

    def __init__(self, keep: Callable[[QuizEvent], None]) -> None:
        """Begin with nothing to write."""
        self._keep = keep
        self.waiting: list[QuizEvent] = []
        self.count = 0
        self.trouble = ""

    def add(self, event: QuizEvent) -> None:
        """Put an event at the end of the queue, then write all events that wait, if possible."""
        self.waiting.append(event)
        self.count += 1
        self.write()

    def write(self) -> None:
        """Write all events that wait. Nothing is raised: if writing fails, `trouble` says why."""
        self.trouble = ""
        try:
            while self.waiting:
                self._keep(self.waiting[0])
                # It waits no longer only when it is written: a failure must not lose it.
                del self.waiting[0]
        except JournalError as error:
            self.trouble = str(error)


def with_unwritten(
    record: Record, events: Iterable[QuizEvent], at: str, session: str
) -> Record:
    """Return a learner's record together with the events that could not be written yet.

    Arguments: `record`; `events`: the events, oldest first; `at`: the time that these events get;
    `session`: the name of the session that these events get.
    """
    entries: list[Entry] = []
    steps: list[Step] = []
    for number, event in enumerate(events, 1):
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
