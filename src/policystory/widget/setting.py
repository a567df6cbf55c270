"""What is around one attempt at a quiz: its number, what the record says, and the queue of what is to be kept."""

from collections.abc import Callable

import msgspec

from policystory.course.progress import Work
from policystory.errors import JournalError
from policystory.journal import Done


def _nothing_new() -> Work | None:
    """Look at a record that nobody else writes to."""
    return None


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What is around one attempt, where it is not the only one and the record is not this kernel's alone.

    `attempt` is its number and `attempts` how many there may be, None for as many as one likes; `again` tells whether
    this quiz can be taken again at all; `ended` whether the attempt was handed in before; `note` is a sentence about
    the record that the learner should read. `look` returns what the record holds of the attempt now, or None where
    nobody else has written to it.
    """

    attempt: int = 1
    attempts: int | None = None
    again: bool = True
    ended: bool = False
    note: str = ""
    look: Callable[[], Work | None] = _nothing_new


ALONE = Setting()


class Queue:
    """What is to be written to the record, first things first: what could not be kept waits here, and is told.

    Arguments: `keep`, which writes an event and raises JournalError when it cannot; `note`, a sentence to be shown
    while all is kept.
    """

    def __init__(self, keep: Callable[[Done], None], note: str) -> None:
        """Begin with nothing to write."""
        self._keep = keep
        self.note = self._standing_note = note
        self.waiting: list[Done] = []

    def add(self, event: Done) -> None:
        """Write an event after those that wait."""
        self.waiting.append(event)
        self.write()

    def write(self) -> None:
        """Write all that waits; where that fails the lesson goes on, and says so."""
        try:
            while self.waiting:
                self._keep(self.waiting[0])
                del self.waiting[0]
        except JournalError as error:
            self.note = str(error)
        else:
            self.note = self._standing_note

    def said(self) -> dict[str, object]:
        """Return what every message says of the record: whether all is kept, and the note."""
        return {"kept": not self.waiting, "note": self.note}
