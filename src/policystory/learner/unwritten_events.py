"""Queue the events of a learner's work (such as answers) until they can be written."""

from collections.abc import Callable, Iterable

from policystory.errors import JournalError
from policystory.journal import Answered, Entry, QuizEvent, Record, Step


class Queue:
    """Writes events, such as a learner's answers, in order; those that cannot be written wait here.

    `keep`: a function that writes one event, and raises JournalError if that fails. `waiting`: the
    events that are not written yet, oldest first. `count`: how many events were ever added.
    `trouble`: why the last try to write failed; "" if nothing waits.
    """

    def __init__(self, keep: Callable[[QuizEvent], None]) -> None:
        """Begin with nothing to write."""
        self._keep = keep
        self.waiting: list[QuizEvent] = []
        self.count = 0
        self.trouble = ""

    def add(self, event: QuizEvent) -> None:
        """Add an event at the end, then try to write all events that wait; nothing is raised."""
        self.waiting.append(event)
        self.count += 1
        self.write()

    def write(self) -> None:
        """Write all events that wait. Nothing is raised; if writing fails, `trouble` says why."""
        self.trouble = ""
        try:
            while self.waiting:
                self._keep(self.waiting[0])
                # Taken out only after it is written, so that a failure does not lose it.
                del self.waiting[0]
        except JournalError as error:
            self.trouble = str(error)


def with_unwritten(
    record: Record, events: Iterable[QuizEvent], at: str, session: str
) -> Record:
    """Return a learner's record, followed by the events that could not be written yet.

    Arguments: `record`: the record on the disk; `events`: those not written yet, oldest first;
    `at`: the time that they get; `session`: the session that they get as their writer.
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
