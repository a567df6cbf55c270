"""The record: all files of a journal, read and merged, with what is wrong with them."""

from operator import attrgetter
from pathlib import Path

import msgspec

from policystory.journal.lines import VERSION, Answered, Hinted, Line, Opened, Submitted, link


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
            lines: list[Line | _Newer | None] = list(_DECODER.decode_lines(b"\n".join(pieces)))
        except _UNREADABLE:
            lines = []
        if len(lines) != len(pieces):  # One of them is damaged: find it, and save the others.
            lines = [_decoded(piece) for piece in pieces]
        for i, (line, piece) in enumerate(zip(lines, pieces, strict=True), 1):
            if not self._take(i, line, piece):
                return

    def _take(self, i: int, line: "Line | _Newer | None", piece: bytes) -> bool:
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


class _Newer(msgspec.Struct, frozen=True, gc=False):
    """A whole line of the chain that tells of something this version does not know."""

    n: int
    at: str
    event: _Unknown
    chain: str


def _decoded(piece: bytes) -> Line | _Newer | None:
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
_NEWER_DECODER = msgspec.json.Decoder(_Newer)
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
