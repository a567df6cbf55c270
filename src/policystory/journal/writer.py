"""The one writer of a session's file: an event is on the disk when it has been written."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from policystory.errors import JournalError
from policystory.journal.lines import VERSION, Done, Event, Opened, chained


class Journal:
    """The one writer of one session's file.

    Arguments: the folder of the learner's record, made when first written to; the session's name, different for each
    kernel; the course and the learner, for the first line; a clock that gives the time in UTC.
    """

    def __init__(self, folder: Path, session: str, course: str, learner: str, clock: Callable[[], datetime]) -> None:
        """Prepare to write; nothing is touched before the first event."""
        self.folder = folder
        self.session = session
        self._opened = Opened(version=VERSION, course=course, learner=learner)
        self._clock = clock
        self._parts = 0
        self._lines = 0
        self._chain = ""
        self._file: int | None = None
        self._floor = ""

    def after(self, at: str) -> None:
        """Write later lines as later than this time of the record; what is no time is passed over."""
        with suppress(ValueError, OverflowError):
            self._floor = max(self._floor, _written(datetime.fromisoformat(at) + timedelta(microseconds=1)))

    def now(self) -> str:
        """Return the time of a line that is written now, in UTC.

        The clocks of two machines differ: what was done after something was read must not come before it.
        """
        return max(_written(self._clock()), self._floor)

    def write(self, event: Done) -> None:
        """Append an event; when this returns, it is on the disk. JournalError says what to do if it cannot be."""
        try:
            if self._file is None:
                self._file = self._open()
                self._append(self._opened)
            self._append(event)
        except OSError as error:
            # Whatever reached the disk is at most a torn or a doubled line; the next event begins a file of its own.
            self.close()
            raise JournalError(
                f"your answers cannot be kept in {self.folder}: {error.strerror or error}; "
                "free some space there, or set POLICYSTORY_HOME to a folder that you can write to"
            ) from error

    def _open(self) -> int:
        """Create a file of this session; a file that is there already is never opened again."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._parts += 1
        path = self.folder / f"{self._clock():%Y%m%dT%H%M%S}-{self.session}-{self._parts}.jsonl"
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)

    def _append(self, event: Event) -> None:
        """Write one line in one call and wait for the disk, so that a crash tears the last line at most."""
        at = self.now()
        n = self._lines + 1
        data, chain = chained(self._chain, n, at, event)
        if self._file is None or os.write(self._file, data) != len(data):
            raise OSError(0, "only a part of the answer could be written")
        os.fsync(self._file)
        self._lines, self._chain = n, chain

    def close(self) -> None:
        """Close the file; a later event begins another one."""
        if self._file is not None:
            file, self._file = self._file, None
            self._lines, self._chain = 0, ""
            with suppress(OSError):  # Each line was waited for; what a network folder says only now is nothing new.
                os.close(file)


def _written(moment: datetime) -> str:
    """Write a time as a line holds it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
