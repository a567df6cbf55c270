"""Read all files of a learner's record, merge them, and report what is wrong with them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from policystory.journal.blocks import FileStamp
from policystory.journal.merge_files import EarlyLine, merge_files
from policystory.journal.moment import latest_credible_time
from policystory.journal.packed_rows import SharedFields
from policystory.journal.read_one_file import JournalFile
from policystory.journal.receipt import Receipt
from policystory.journal.record import Fault, Record

ENDING = ".jsonl"
_NO_CLOCK = "9999"
"""Later than any time of a record: the last credible time if no clock is given."""

_NO_FILE = "this is not a file that can be read; it is left alone"
EARLY = (
    "{} dated later than now, first {}, while this computer's clock says {}: "
    "until then reviews do not count these answers; "
    "if the clock is right, set these lines aside: policystory record set-aside"
)


def read(folder: Path, now: datetime | None = None) -> Record:
    """Read and merge all files of a learner's record. Never raises, and never writes.

    Arguments: `folder`: the folder of the record; a missing folder gives an empty record; `now`:
    the current time in UTC; lines dated more than a day after `now` are reported as faults. None:
    the dates are not checked.
    """
    return Reader(folder).read(now)


class Reader:
    """Reads a learner's record; a further reading takes only the lines that were added.

    `folder` is the record's folder. After each reading:

    - `files` holds the record's files;
    - `copies` maps the name of each file that is only a copy to the name of the file with the same
      lines;
    - `foreign` holds the names of files that do not belong to the record;
    - `early` holds the lines dated more than a day ahead of the clock;
    - `latest` is the latest time of all other lines, "" if there is none.
    """

    def __init__(self, folder: Path) -> None:
        """Begin with nothing read."""
        self.files: tuple[JournalFile, ...] = ()
        self.copies: dict[str, str] = {}
        self.foreign: tuple[str, ...] = ()
        self.early: tuple[EarlyLine, ...] = ()
        self.latest = ""
        self._folder = folder
        self._shared: dict[SharedFields, SharedFields] = {}

    def read(self, now: datetime | None = None) -> Record:
        """Return the learner's record with everything that was written so far.

        `now` is the current time in UTC; lines dated more than a day after `now` are reported as
        faults. None: the dates are not checked.
        """
        last = _NO_CLOCK
        if now is not None:
            last = latest_credible_time(now)
        unread = self._look(last)
        counting = merge_files(self.files)
        self.copies = counting.copies
        self.early = counting.early
        self.latest = max((file.latest for file in self.files), default="")
        faults: list[Fault] = []
        for file in self.files:
            faults += file.faults
        # Without a clock nothing is early.
        if now is not None:
            faults += _early_faults(self.early, now)
        return Record(counting.answers, (*unread, *faults), counting.steps)

    def receipt(self, session: str, line: int) -> Receipt | None:
        """Return a receipt for a file up to a line: the file's name, the line's number and hash.

        None if there is no such line. Arguments: `session`: the file's original name; `line`: the
        number of the last line.
        """
        file = self._file_of(session)
        if file is None:
            return None
        chain = file.hash_of(line)
        if chain:
            return Receipt(session, line, chain.hex())
        return None

    def missing(self, receipt: Receipt) -> str:
        """Say which lines of a receipt are gone or changed in the record; "" if none are.

        A receipt is a file's name, a number of lines and the last line's hash, noted earlier.
        """
        file = self._file_of(receipt.file)
        if file is None:
            return f"the record has no file {receipt.file}, which had {receipt.lines} lines"
        if file.lines < receipt.lines:
            return (
                f"{file.name} has {file.lines} lines, and had {receipt.lines}: "
                "its end was cut off"
            )
        # A line that bears the right hash after a broken one proves nothing.
        is_proved = file.proved >= receipt.lines
        last_hash = file.hash_of(receipt.lines)
        if is_proved and last_hash.hex() == receipt.chain:
            return ""
        return (
            f"{file.name} is another file than it was: "
            f"line {receipt.lines} does not bear the hash that it had"
        )

    def _file_of(self, session: str) -> JournalFile | None:
        """Return the file whose original name is `session`, or None."""
        for file in self.files:
            if file.session == session:
                return file
        return None

    def _look(self, last: str) -> list[Fault]:
        """Read what is new and return the faults; times after `last` are early."""
        before = {file.name: file for file in self.files}
        self.files = ()
        try:
            # Not glob(): it takes a folder that may not be read for an empty one.
            paths = sorted(self._folder.iterdir())
        except FileNotFoundError:
            paths = []
        except OSError as error:
            message = f"the record cannot be read: {error.strerror}"
            return [Fault(str(self._folder), 0, message)]
        self.foreign = tuple(path.name for path in paths if path.suffix != ENDING)
        files: list[JournalFile] = []
        unread: list[Fault] = []
        for path in paths:
            if path.suffix != ENDING:
                continue
            # A folder cannot be read, and a pipe would never end.
            if not path.is_file():
                unread.append(Fault(path.name, 0, _NO_FILE))
                continue
            try:
                known = before.get(path.name)
                file = self._file(path, known, last)
                files.append(file)
            except OSError as error:
                message = f"this file of the record cannot be read: {error.strerror}"
                unread.append(Fault(path.name, 0, message))
        self.files = tuple(files)
        return unread

    def _file(self, path: Path, file: JournalFile | None, last: str) -> JournalFile:
        """Return a file as far as it goes now; lines that were read before are not read again."""
        # Taken before the file is read, so that lines written meanwhile are read next time.
        stamp = FileStamp.of(path)
        if file is None or not file.can_read_on(stamp):
            file = JournalFile(path, self._shared)
        file.read_on(stamp, last)
        return file


def _early_faults(early: Sequence[EarlyLine], now: datetime) -> list[Fault]:
    """Return one fault for each file that has early lines."""
    by_file: dict[str, list[EarlyLine]] = {}
    for line in early:
        of_file = by_file.setdefault(line.file, [])
        of_file.append(line)
    faults = []
    for name, lines in by_file.items():
        subject = "this line is"
        if len(lines) > 1:
            subject = f"this line and {len(lines) - 1} more of the file are"
        # One fault for a file, since a wrong clock makes all lines of a session early.
        first_time = min(line.at for line in lines)
        first_day = first_time[:10]
        today = f"{now:%Y-%m-%d}"
        message = EARLY.format(subject, first_day, today)
        first_line = lines[0].line
        faults.append(Fault(name, first_line, message))
    return faults
