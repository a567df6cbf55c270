"""Write one session's file of a learner's record, each event at once to the disk."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from policystory.errors import JournalError
from policystory.journal.lines import (
    LONGEST,
    VERSION,
    Event,
    Header,
    Line,
    QuizEvent,
    SetAside,
    encode_line,
)
from policystory.journal.moment import EARLIEST, format_time, latest_credible_time
from policystory.journal.receipt import Receipt

# A folder that is taken away again and again keeps nothing.
FILES = 3
"""The number of files that are begun for one event before an error is raised."""

# Otherwise Windows would write each line feed as two bytes, and break the chain.
_BINARY = getattr(os, "O_BINARY", 0)
_READ_BACK = msgspec.json.Decoder(Line)


class Journal:
    """Writes what a learner does in one kernel session to one file of the learner's record.

    Arguments: `folder`: the folder of the record, which is made at the first event; `session`: a
    name that differs for each kernel, part of the file's name; `course` and `learner`: their names,
    for the first line; `clock`: a function that returns the time in UTC.
    """

    def __init__(
        self,
        folder: Path,
        session: str,
        course: str,
        learner: str,
        clock: Callable[[], datetime],
    ) -> None:
        """Keep the arguments; nothing is written before the first event."""
        self.folder = folder
        self.session = session
        self.clock = clock
        self._course, self._learner = course, learner
        self._parts = 0
        self._path = folder
        self._file: int | None = None
        self._size = self._lines = 0
        self._chain = ""
        self._last = b""
        self._floor = ""
        self._receipt: Receipt | None = None

    def set_earliest(self, at: str) -> None:
        """Give all further lines a time after `at`, the time of a line that was read.

        `at` is ignored if it is no time, or is more than a day ahead of the clock.
        """
        with suppress(ValueError, OverflowError):
            floor = format_time(datetime.fromisoformat(at) + timedelta(microseconds=1))
            if floor <= latest_credible_time(self.clock()):
                self._floor = max(self._floor, floor)

    def now(self) -> str:
        """Return the time, in UTC, that a line would get now; never before that of `set_earliest`.

        If this machine's clock shows an impossible year, the result is just after that of
        `set_earliest`, or a fixed early time if there is none.
        """
        try:
            return self._time()
        except JournalError:
            return self._floor or EARLIEST

    def _time(self) -> str:
        """Return the time of a new line; JournalError if the clock shows an impossible year."""
        moment = self.clock()
        try:
            return max(format_time(moment), self._floor)
        except (ValueError, OverflowError) as error:
            raise JournalError(
                "your answers cannot be kept: "
                f"this computer's clock shows the year {moment.year}; set it right"
            ) from error

    def receipt(self) -> Receipt | None:
        """Return the file's name, number of lines and last hash; None before the first event."""
        return self._receipt

    def write(self, event: QuizEvent | SetAside) -> None:
        """Add an event, such as an answer, to the file, and wait until it is on the disk.

        If the file was erased, moved or replaced, the event goes into a new file. JournalError if
        the event cannot be written; its message says what to do.
        """
        try:
            self._keep(event)
        except OSError as error:
            # Whatever reached the disk is at most a torn or a doubled line; the next event begins a
            # new file.
            self.close()
            reason = error.strerror or str(error)
            raise JournalError(_cannot_be_kept(self.folder, reason)) from error

    def _keep(self, event: Event) -> None:
        """Append an event, and begin a new file if the old one is gone afterwards."""
        for _ in range(FILES):
            if self._file is None:
                self._open()
            self._append(event)
            if self._is_found():
                self._receipt = Receipt(self._path.stem, self._lines, self._chain)
                return
            self.close()
        raise OSError(0, "the folder is taken away while it is written to")

    def _open(self) -> None:
        """Create a file of this session with its first line; never open an existing file."""
        missing = [
            folder
            for folder in (self.folder, *self.folder.parents)
            if not folder.exists()
        ]
        self.folder.mkdir(parents=True, exist_ok=True)
        self._parts += 1
        now = self.clock()
        name = f"{now:%Y%m%dT%H%M%S}-{self.session}-{self._parts}"
        self._path = self.folder / f"{name}.jsonl"
        self._file = os.open(
            self._path,
            os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | _BINARY,
            0o600,
        )
        try:
            self._append(
                Header(
                    version=VERSION,
                    course=self._course,
                    learner=self._learner,
                    session=name,
                )
            )
        finally:
            # A file without its first line holds nothing.
            if not self._lines:
                self.close()
                _remove(self._path)
        # A file that is on the disk, and its name is not, would be lost in a power cut.
        for folder in (self.folder, *(folder.parent for folder in missing)):
            _sync_folder(folder)

    def _append(self, event: Event) -> None:
        """Write a line in one call and wait for the disk: a crash tears at most the last line."""
        number = self._lines + 1
        at = self._time()
        data, chain = _readable(self._chain, number, at, event)
        if self._file is None or os.write(self._file, data) != len(data):
            raise OSError(0, "only a part of the answer could be written")
        os.fsync(self._file)
        self._lines = number
        self._chain = chain
        self._size += len(data)
        self._last = data

    def _is_found(self) -> bool:
        """Tell whether a reader would find the new line: the file may be gone or replaced."""
        # Not the file's number, which not every network folder tells: what a reader would read is
        # what counts.
        try:
            with self._path.open("rb") as file:
                file.seek(self._size - len(self._last))
                return file.read() == self._last
        except (FileNotFoundError, NotADirectoryError):
            return False

    def close(self) -> None:
        """Close the file; a later event begins a new one."""
        if self._file is not None:
            file, self._file = self._file, None
            self._size = self._lines = 0
            self._chain = ""
            # Each line is on the disk already; what a network folder reports now is nothing new.
            with suppress(OSError):
                os.close(file)


def why_not_writable(folder: Path) -> str:
    """Say why a learner's record cannot be written into a folder; "" if it can.

    If the folder does not exist, the nearest existing folder above it is looked at.
    """
    for place in (folder, *folder.parents):
        if place.is_dir():
            if os.access(place, os.W_OK | os.X_OK):
                return ""
            return _cannot_be_kept(folder, "the system lets you write nothing there")
        if place.exists():
            return _cannot_be_kept(folder, "a file is in the place of a folder")
    return _cannot_be_kept(folder, "there is no such place")


def _cannot_be_kept(folder: Path, reason: str) -> str:
    """Return the sentence on a record that cannot be written, and what to do."""
    return (
        f"your answers cannot be kept in {folder}: {reason}; "
        "free some space there, or set POLICYSTORY_HOME to a folder that you can write to"
    )


def _readable(before: str, n: int, at: str, event: Event) -> tuple[bytes, str]:
    """Return a line and its hash; JournalError if a reader could not read the line."""
    try:
        line, chain = encode_line(before, n, at, event)
        _READ_BACK.decode(line)
    except (ValueError, TypeError, RecursionError) as error:
        raise JournalError(
            "this answer cannot be kept: it could not be read again"
        ) from error
    if len(line) > LONGEST:
        raise JournalError(
            f"this answer cannot be kept: it has {len(line):,} bytes, and {LONGEST:,} are the most"
        )
    return line, chain


def _remove(file: Path) -> None:
    """Remove a file, if the system permits it."""
    with suppress(OSError):
        file.unlink()


def _sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, if the system can do that."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
