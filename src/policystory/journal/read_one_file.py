"""Read a journal file, which holds what one session wrote to a learner's record; report faults."""

import re
from collections.abc import Iterator
from itertools import compress
from operator import not_
from pathlib import Path
from typing import get_args

from policystory.journal.blocks import FileStamp, read_blocks
from policystory.journal.decoding import (
    NEWER,
    NewerLine,
    UnknownEvent,
    decode_lines,
    newer_version_message,
)
from policystory.journal.fault_messages import (
    CHANGED,
    FOREIGN,
    NEWER_LINE,
    NO_TIME,
    TOO_LONG,
    TORN,
    UNREADABLE,
    FileFaults,
    shorten,
)
from policystory.journal.lines import (
    LONGEST,
    VERSION,
    Answered,
    Header,
    Line,
    QuizEvent,
    SetAside,
    line_hash,
)
from policystory.journal.moment import are_times, is_time
from policystory.journal.packed_rows import Rows, SharedFields
from policystory.journal.receipt import Receipt
from policystory.journal.record import Fault

_HASH = 16
"""The number of bytes in which a hash is held in memory."""
_NO_HASH = bytes(_HASH)
# isinstance() is quicker with a tuple than with a union, and is asked for every line.
_DONE = get_args(QuizEvent)
_NAME = re.compile(r"\d{8}T\d{6}-")
_SESSION = re.compile(r"\d{8}T\d{6}-[\w.-]{1,100}")


class JournalFile:
    """One file of a learner's record; a further reading takes only the lines that were added.

    `shared` is one dictionary for all files, so that equal fields are held once. The attributes:

    - `answers` and `steps`: the answers and the other events;
    - `early_answers` and `early_steps`: those dated more than a day ahead of the clock;
    - `set_aside`: the hashes of lines, of any file, that no longer count;
    - `lines`: how many lines there are; `proved`: how many come before the first wrong hash;
    - `chain`: the last line's hash;
    - `latest`: the latest time of all lines but the early ones.
    """

    def __init__(self, path: Path, shared: dict[SharedFields, SharedFields]) -> None:
        """Begin with nothing read."""
        self.name = path.name
        self.answers, self.steps = Rows(shared), Rows(shared)
        self.early_answers, self.early_steps = Rows(shared), Rows(shared)
        self.set_aside: set[bytes] = set()
        self.lines = self.proved = 0
        self.chain = self.latest = ""
        self._path = path
        self._hashes = bytearray()
        self._faults = FileFaults(path.name)
        self._stamp: FileStamp | None = None
        self._end = 0
        self._trusted = self._goes_on = True
        self._name(path.stem)

    # --- reading

    def can_read_on(self, stamp: FileStamp) -> bool:
        """Tell whether the file is as it was at the last read, or has only grown.

        `stamp` holds the identity, size and time of the file now.
        """
        before = self._stamp
        if before is None or stamp == before:
            return before is not None
        # A file whose last line had no line feed yet is read again from its start.
        same = (before.device, before.number) == (stamp.device, stamp.number)
        return same and self._goes_on and self._end == before.size < stamp.size

    def read_on(self, stamp: FileStamp, horizon: str) -> None:
        """Read the lines that were added since the last read; OSError if the file cannot be read.

        Arguments: `stamp`: the identity, size and time of the file now; `horizon`: the time after
        which a line's date is taken for wrong.
        """
        if stamp == self._stamp:
            return
        with self._path.open("rb") as file:
            for block in read_blocks(file, self._end, stamp.size):
                self._end = block.end
                if block.lines:
                    self._take_all(block.lines, horizon)
                else:
                    self._faults.add(self.lines + 1, TORN)
                if not self._goes_on:
                    break
        self._stamp = stamp

    def _take_all(self, pieces: list[bytes], horizon: str) -> None:
        """Take some lines; a file that is not part of the record is left at its first line."""
        lines = decode_lines(pieces)
        # The first line says whose file this is, so it is taken before the others.
        if not self.lines:
            if not self._is_ours(lines, pieces[0]):
                self._leave(0, FOREIGN)
                return
            self._take_each(lines[:1], pieces[:1], horizon)
            lines, pieces = lines[1:], pieces[1:]
        if not self._take_sound(lines, pieces, horizon):
            self._take_each(lines, pieces, horizon)

    def _take_sound(
        self, lines: list[Line | NewerLine | None], pieces: list[bytes], horizon: str
    ) -> bool:
        """Take lines that are all sound and in order; False if they must be taken one by one.

        This makes a long record quick: only the hash is computed line by line.
        """
        known = [line for line in lines if isinstance(line, Line)]
        # A line that is neither an answer nor a step is rare, and is taken by itself.
        done = [line.event for line in known if isinstance(line.event, _DONE)]
        if not self._trusted:
            return False
        if len(done) != len(lines):
            return False
        times = [line.at for line in known]
        chains = [line.chain for line in known]
        if not self._is_in_order(times, horizon):
            return False
        if not self._is_chained(chains, pieces):
            return False
        first = self.lines + 1
        numbers = range(first, first + len(lines))
        are_answers = [isinstance(event, Answered) for event in done]
        are_steps = list(map(not_, are_answers))
        chosen_of = ((self.answers, are_answers), (self.steps, are_steps))
        for rows, chosen in chosen_of:
            rows.add(
                compress(numbers, chosen),
                compress(times, chosen),
                list(compress(done, chosen)),
                trusted=True,
            )
        self._hashes += bytes.fromhex("".join(chains))
        self.lines += len(lines)
        self.proved += len(lines)
        # A block may hold no whole line but the first, which was taken before.
        if known:
            self.chain, self.latest = chains[-1], times[-1]
        return True

    def _is_in_order(self, times: list[str], horizon: str) -> bool:
        """Tell whether these are times, none before an earlier line's or after `horizon`."""
        in_order = [self.latest, *times, horizon]
        if not are_times(times):
            return False
        return in_order == sorted(in_order)

    def _is_chained(self, chains: list[str], pieces: list[bytes]) -> bool:
        """Tell whether each hash is that of its line and of the hash before."""
        # As many hashes before as there are lines: `map` ends with the shorter list.
        before = [self.chain, *chains]
        return list(map(line_hash, before, pieces)) == chains

    def _take_each(
        self, lines: list[Line | NewerLine | None], pieces: list[bytes], horizon: str
    ) -> None:
        """Take lines one by one; stop where the rest of the file is not to be read."""
        for line, piece in zip(lines, pieces, strict=True):
            if not self._goes_on:
                return
            self.lines += 1
            if line is None:
                self._take_unreadable(piece)
            else:
                self._take(line, piece, horizon)
            self.proved += self._trusted

    def _is_ours(self, lines: list[Line | NewerLine | None], first: bytes) -> bool:
        """Tell whether a file with this name or these first lines belongs to a record."""
        return bool(
            _NAME.match(self.name) or any(lines) or newer_version_message(first)
        )

    def _take(self, line: Line | NewerLine, piece: bytes, horizon: str) -> None:
        """Take one line, unless a newer policystory began the file."""
        event = line.event
        if isinstance(event, Header) and event.version > VERSION:
            self._leave(1, NEWER.format(event.version))
            return
        if self._trusted and line_hash(self.chain, piece) != line.chain:
            self._doubt(CHANGED)
        self._hashes += _packed(line.chain)
        self.chain = line.chain
        if not is_time(line.at):
            self._faults.add(self.lines, NO_TIME.format(shorten(line.at)))
        elif isinstance(event, Header):
            self._name(event.session)
        elif isinstance(event, SetAside):
            self.set_aside.update(_packed(chain) for chain in event.lines)
        elif isinstance(event, UnknownEvent):
            self._faults.add(self.lines, NEWER_LINE.format(shorten(event.type)))
        else:
            self._hold(line.at, event, horizon)

    def _hold(self, at: str, event: QuizEvent, horizon: str) -> None:
        """Keep an answer or another event of the learner."""
        # A clock that jumps back must not put a later line before an earlier one.
        early = at > horizon
        if isinstance(event, Answered):
            rows = self.early_answers if early else self.answers
        else:
            rows = self.early_steps if early else self.steps
        if not early:
            self.latest = at = max(at, self.latest)
        rows.add([self.lines], [at], [event], trusted=self._trusted)

    def _take_unreadable(self, piece: bytes) -> None:
        """Report a line that cannot be read, and count it."""
        message = ""
        if self.lines == 1:
            message = newer_version_message(piece)
        if message:
            self._leave(1, message)
            return
        # An empty hash stands for this line, so that later hashes are found by their line's number.
        self._hashes += _NO_HASH
        self._doubt(TOO_LONG if len(piece) > LONGEST else UNREADABLE)

    def _doubt(self, message: str) -> None:
        """Report a fault of the last line; no line from there on is proved."""
        self._faults.add(self.lines, message)
        self._trusted = False

    def _leave(self, line: int, message: str) -> None:
        """Report why the rest of the file is not read."""
        self._faults.add(line, message)
        self._trusted = self._goes_on = False

    def _name(self, session: str) -> None:
        """Keep the file's original name, if `session` can be one."""
        if not _SESSION.fullmatch(session):
            return
        self.session = session
        for rows in (self.answers, self.steps, self.early_answers, self.early_steps):
            rows.session = session

    # --- what was read

    @property
    def receipt(self) -> Receipt | None:
        """Return file name, number of lines proved unchanged, and last hash; None if none are."""
        if not self.proved:
            return None
        last_hash = self.hash_of(self.proved).hex()
        return Receipt(self.session, self.proved, last_hash)

    def hash_of(self, line: int) -> bytes:
        """Return the hash of a line (counted from 1) in 16 bytes; empty if the line has none."""
        packed = bytes(self._hashes[(line - 1) * _HASH : line * _HASH])
        return b"" if packed == _NO_HASH else packed

    def hashes(self) -> Iterator[bytes]:
        """Yield the hash of each line that has one, in 16 bytes, in the order of the lines."""
        return filter(None, map(self.hash_of, range(1, self.lines + 1)))

    def begins_with(self, file: "JournalFile") -> bool:
        """Tell whether this file begins with all the lines of `file`, by comparing hashes."""
        return self._hashes.startswith(file._hashes)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return the first 20 faults; if there are more, a last one says how many more."""
        return self._faults.listed()


def _packed(chain: str) -> bytes:
    """Return a hash in 16 bytes; 16 zeros for text that is not a hash."""
    try:
        packed = bytes.fromhex(chain)
    except ValueError:
        return _NO_HASH
    return packed if len(packed) == _HASH else _NO_HASH
