"""The journal: the learner's append-only record, kept so that nothing that was answered is lost.

A journal is a folder of JSON-lines files, one for each kernel session. A file has one writer, so no locks are needed,
and network home directories and several open notebooks are safe. Each line carries a hash over itself and the line
before: a change is seen, not prevented. A reader merges the files; it never writes to them.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any

import msgspec

from policystory.errors import JournalError

VERSION = 1
"""The form of the lines. A file of a newer version is left alone and reported."""


class Answered(msgspec.Struct, frozen=True, kw_only=True, tag="answered", omit_defaults=True, gc=False):
    """A learner answered an item: what, in which paper, and what it earned then.

    `ticket` is the page's name for this answer: one that is sent again after a crash is known by it. `confidence` is
    how sure the learner said to be. A field with a default is left out of the line, so that a field that is added later
    breaks no chain of before.
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
    confidence: str = ""


class Hinted(msgspec.Struct, frozen=True, kw_only=True, tag="hinted", omit_defaults=True, gc=False):
    """A learner took a hint to an item: the `n`-th, so that the same hint, written twice, is taken once."""

    quiz: str
    attempt: int
    paper: str
    item: str
    n: int = 0


class Submitted(msgspec.Struct, frozen=True, kw_only=True, tag="submitted", omit_defaults=True, gc=False):
    """A learner handed an attempt in.

    `reasons` says of each answered item what its answer is worth, where that is told now and not before.
    """

    quiz: str
    attempt: int
    paper: str
    reasons: dict[str, str] = {}


class Opened(msgspec.Struct, frozen=True, kw_only=True, tag="opened"):
    """The first line of each file: which course and learner, and which form the lines have."""

    version: int
    course: str
    learner: str


Done = Answered | Hinted | Submitted
"""What a learner can do."""
Event = Done | Opened


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line of a file: its number, when it was written (UTC), what happened, and the hash that chains it."""

    n: int
    at: str
    event: Event
    chain: str


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One answer of the record. `trusted` is false from the first broken link of its file on."""

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
    event: Hinted | Submitted
    trusted: bool = True


class Fault(msgspec.Struct, frozen=True):
    """Something in the record that could not be read as it should: which file, which line, and what it means."""

    file: str
    line: int
    message: str

    def in_words(self) -> str:
        """Write it for a learner."""
        place = f"line {self.line} of {self.file}" if self.line else self.file
        return f"In your record, {place}: {self.message}."


class Record(msgspec.Struct, frozen=True):
    """All that a learner answered and did, each in order, and what is wrong with the files."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    steps: tuple[Step, ...] = ()


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


def chained(before: str, n: int, at: str, event: Event) -> tuple[bytes, str]:
    """Return a line as it is written, and the hash with which it ends: over the hash before it and its own bytes."""
    whole = msgspec.json.encode(Line(n, at, event, "0" * _CHAIN))
    chain = link(before, whole)
    return whole[:-_END] + chain.encode() + b'"}\n', chain


def link(before: str, line: bytes) -> str:
    """Return the hash that chains a line to the one before it ("" for the first); its own last field does not count."""
    # Not BLAKE2b, as elsewhere: processors have an instruction for SHA-256, and a record can have many lines.
    return sha256(before.encode() + line[:-_END]).hexdigest()[:_CHAIN]


_CHAIN = 32
_END = _CHAIN + len('"}')
"""The length of a hash in the file, and of the end of a line from the hash on."""


def read(folder: Path) -> Record:
    """Read and merge all files of a record; no folder is an empty record. Never raises, never writes."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    steps: list[Step] = []
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
        else:
            _File(path.name, path.stem, entries, faults, steps).read(data)
    entries.sort(key=IN_TIME)
    return Record(tuple(entries), tuple(faults), tuple(sorted(steps, key=IN_TIME)))


IN_TIME = attrgetter("at", "session", "n")
"""The order of what a record holds, over all its files."""


class _File:
    """Reads one file line by line, checks its chain, and adds what it finds to what the record holds."""

    def __init__(self, name: str, session: str, entries: list[Entry], faults: list[Fault], steps: list[Step]) -> None:
        self.name, self.session, self.entries, self.faults, self.steps = name, session, entries, faults, steps
        self.chain, self.latest, self.trusted = "", "", True

    def read(self, data: bytes) -> None:
        """Read all whole lines; what a crash left of the last one is set aside."""
        pieces = data.split(b"\n")
        torn = pieces.pop()
        if torn:
            message = "the last line was torn by a crash and is set aside; all lines before it are kept"
            self._fault(len(pieces) + 1, message)
        try:
            lines: list[Line | Newer | None] = list(_DECODER.decode_lines(b"\n".join(pieces)))
        except _UNREADABLE:
            lines = []
        if len(lines) != len(pieces):  # One of them is damaged: find it, and save the others.
            lines = [_decoded(piece) for piece in pieces]
        for i, (line, piece) in enumerate(zip(lines, pieces, strict=True), 1):
            if not self._take(i, line, piece):
                return

    def _take(self, i: int, line: "Line | Newer | None", piece: bytes) -> bool:
        """Take one line; False if the rest of the file is not for this version to read."""
        if line is None:
            if i == 1 and (newer := _newer(piece)):
                return self._fault(1, newer)
            self._fault(i, "this line cannot be read and is set aside; what follows can no longer be proved")
            self.trusted = False
            return True
        event = line.event
        if isinstance(event, _Unknown):
            self._fault(i, _NEWER_LINE.format(event.type))
        elif isinstance(event, Opened) and event.version > VERSION:
            return self._fault(1, _NEWER.format(event.version))
        if self.trusted and link(self.chain, piece) != line.chain:
            self._fault(i, "this line was changed after it was written; from here on the file proves nothing")
            self.trusted = False
        self.chain = line.chain
        # A clock that jumps back must not put a later answer before an earlier one.
        self.latest = max(self.latest, line.at)
        if isinstance(event, Answered):
            self.entries.append(Entry(self.latest, self.session, line.n, event, self.trusted))
        elif isinstance(event, Hinted | Submitted):
            self.steps.append(Step(self.latest, self.session, line.n, event, self.trusted))
        return True

    def _fault(self, line: int, message: str) -> bool:
        self.faults.append(Fault(self.name, line, message))
        return False


class _Unknown(msgspec.Struct, frozen=True):
    """All that can be read of an event that this version does not know."""

    type: str


class Newer(msgspec.Struct, frozen=True, gc=False):
    """A whole line of the chain that tells of something this version does not know."""

    n: int
    at: str
    event: _Unknown
    chain: str


def _decoded(piece: bytes) -> Line | Newer | None:
    """Return one line, as far as this version knows it, or None if it cannot be read."""
    try:
        return _DECODER.decode(piece)
    except _UNREADABLE:
        pass
    try:
        line = _NEWER_DECODER.decode(piece)
    except _UNREADABLE:
        return None
    return None if line.event.type in _KNOWN else line


_KNOWN = frozenset(("answered", "hinted", "submitted", "opened"))
_DECODER = msgspec.json.Decoder(Line)
_NEWER_DECODER = msgspec.json.Decoder(Newer)
_UNREADABLE = (ValueError, RecursionError)  # no JSON, no line, no text, or nested without end
_NEWER_LINE = "a newer policystory wrote this line ('{}'), which is left as it is: update policystory to read it"
_NEWER = "this file was written by a newer policystory (form {}); it is left as it is: update policystory to read it"


def _newer(piece: bytes) -> str:
    """Tell whether a first line that cannot be decoded belongs to a newer version."""
    try:
        version = msgspec.json.decode(piece)["event"]["version"]
    except (*_UNREADABLE, KeyError, TypeError):
        return ""
    return _NEWER.format(version) if isinstance(version, int) and version > VERSION else ""
