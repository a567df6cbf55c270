"""The faults of a journal file as messages: the first 20 are listed, the rest counted.

A journal file holds what one session wrote to a learner's record.
"""

from policystory.journal.lines import LONGEST
from policystory.journal.record import Fault

MOST_FAULTS = 20
"""The number of faults of one file that are listed; the rest are only counted."""

NEWER_LINE = (
    "a newer policystory wrote this line ({}), which is left as it is: "
    "update policystory to read it"
)
TORN = (
    "the last line was torn by a crash and is set aside; all lines before it are kept"
)
UNREADABLE = (
    "this line cannot be read and is set aside; what follows can no longer be proved"
)
CHANGED = (
    "this line was changed after it was written; from here on the file proves nothing"
)
NO_TIME = "this line has an impossible time ({}) and is set aside"
TOO_LONG = (
    f"this line is longer than {LONGEST:,} bytes and is set aside; "
    "what follows can no longer be proved"
)
FOREIGN = "this file is not part of the record and is left alone"
_MORE = "{:,} more faults of this file are not listed"


class FileFaults:
    """Collects the faults of one file of a learner's record: the first 20 in words, then a count.

    `file` is the file's name.
    """

    def __init__(self, file: str) -> None:
        """Begin without a fault."""
        self._file = file
        self._listed: list[Fault] = []
        self._unlisted = 0

    def add(self, line: int, message: str) -> None:
        """Add a fault: the number of its line (from 1; 0 for the whole file), and what is wrong."""
        # A damaged file can have a million faults: nobody reads them, and they fill the memory.
        if len(self._listed) < MOST_FAULTS:
            self._listed.append(Fault(self._file, line, message))
        else:
            self._unlisted += 1

    def listed(self) -> tuple[Fault, ...]:
        """Return the first 20 faults; if there are more, a last one says how many more."""
        if not self._unlisted:
            return tuple(self._listed)
        more = Fault(self._file, 0, _MORE.format(self._unlisted))
        return (*self._listed, more)


def shorten(text: str) -> str:
    """Shorten a text from a file for a message: at most 40 characters, in quotes and escaped."""
    return repr(text[:40])
