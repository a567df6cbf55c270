"""The journal: the learner's append-only record, kept so that nothing that was answered is lost.

A journal is a folder of JSON-lines files, one for each kernel session. A file has one writer, so no locks are needed,
and network home directories and several open notebooks are safe. Each line carries a hash over itself and the line
before: a change is seen, not prevented. A reader merges the files; it never writes to them.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from policystory.errors import JournalError

VERSION = 1
"""The form of the lines. A file of a newer version is left alone and reported."""


class Answered(msgspec.Struct, frozen=True, kw_only=True, tag="answered", omit_defaults=True):
    """A learner answered an item: what, in which paper, and what it earned then.

    `ticket` is the page's name for this answer: one that is sent again after a crash is known by it. A field with a
    default is left out of the line, so that a field that is added later breaks no chain of before.
    """

    quiz: str
    attempt: int
    paper: str
    content: str
    item: str
    family: str
    response: Any
    reason: str
    points: str
    possible: str
    ticket: str = ""


class Opened(msgspec.Struct, frozen=True, kw_only=True, tag="opened"):
    """The first line of each file: which course and learner, and which form the lines have."""

    version: int
    course: str
    learner: str


Event = Answered | Opened


class Line(msgspec.Struct, frozen=True):
    """One line of a file: its number, when it was written (UTC), what happened, and the hash that chains it."""

    n: int
    at: str
    event: Event
    chain: str


class Entry(msgspec.Struct, frozen=True):
    """One event of the record. `trusted` is false from the first broken link of its file on."""

    at: str
    session: str
    n: int
    event: Answered
    trusted: bool = True


class Fault(msgspec.Struct, frozen=True):
    """Something in the record that could not be read as it should: which file, which line, and what it means."""

    file: str
    line: int
    message: str


class Record(msgspec.Struct, frozen=True):
    """All that a learner did, in order, and what is wrong with the files."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


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

    def write(self, event: Answered) -> None:
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
        at = f"{self._clock().astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
        n = self._lines + 1
        chain = link(self._chain, n, at, event)
        data = msgspec.json.encode(Line(n, at, event, chain)) + b"\n"
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


def link(before: str, n: int, at: str, event: Event) -> str:
    """Return the hash that chains an event to the line before it ("" for the first)."""
    return blake2b(msgspec.json.encode([before, n, at, event]), digest_size=16).hexdigest()


def read(folder: Path) -> Record:
    """Read and merge all files of a record; no folder is an empty record. Never raises, never writes."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    try:
        # Not glob(): it takes a folder that may not be read for an empty one.
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".jsonl")
    except FileNotFoundError:
        return Record((), ())
    except OSError as error:
        return Record((), (Fault(str(folder), 0, f"the record cannot be read: {error.strerror}"),))
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            faults.append(Fault(path.name, 0, f"this file of the record cannot be read: {error.strerror}"))
            continue
        for found in _lines(path, data):
            (entries if isinstance(found, Entry) else faults).append(found)  # type: ignore[arg-type]  # the list matches the type
    entries.sort(key=lambda entry: (entry.at, entry.session, entry.n))
    return Record(tuple(entries), tuple(faults))


def _lines(path: Path, data: bytes) -> Iterator[Entry | Fault]:
    """Yield the entries of one file, and its faults."""
    session, chain, latest, trusted = path.stem, "", "", True
    pieces = data.split(b"\n")
    if pieces[-1]:
        yield Fault(
            path.name, len(pieces), "the last line was torn by a crash and is set aside; all lines before it are kept"
        )
    for i, piece in enumerate(pieces[:-1], 1):
        try:
            line = _DECODER.decode(piece)
        except _UNREADABLE:
            if i == 1 and (newer := _newer(piece)):
                yield Fault(path.name, 1, newer)
                return
            yield Fault(path.name, i, "this line cannot be read and is set aside; what follows can no longer be proved")
            trusted = False
            continue
        if isinstance(line.event, Opened) and line.event.version > VERSION:
            yield Fault(path.name, 1, _NEWER.format(line.event.version))
            return
        if trusted and link(chain, line.n, line.at, line.event) != line.chain:
            yield Fault(
                path.name, i, "this line was changed after it was written; from here on the file proves nothing"
            )
            trusted = False
        chain = line.chain
        latest = max(latest, line.at)  # A clock that jumps back must not put a later answer before an earlier one.
        if isinstance(line.event, Answered):
            yield Entry(latest, session, line.n, line.event, trusted)


_DECODER = msgspec.json.Decoder(Line)
_UNREADABLE = (ValueError, RecursionError)  # no JSON, no line, no text, or nested without end
_NEWER = "this file was written by a newer policystory (form {}); it is left as it is: update policystory to read it"


def _newer(piece: bytes) -> str:
    """Tell whether a first line that cannot be decoded belongs to a newer version."""
    try:
        version = msgspec.json.decode(piece)["event"]["version"]
    except (*_UNREADABLE, KeyError, TypeError):
        return ""
    return _NEWER.format(version) if isinstance(version, int) and version > VERSION else ""
