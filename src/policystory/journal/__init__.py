"""The journal: the learner's append-only record, kept so that nothing that was answered is lost.

A journal is a folder of JSON-lines files, one for each kernel session. A file has one writer, so no
locks are needed, and network home directories and several open notebooks are safe. Each line
carries a hash over itself and the line before: a change is seen, not prevented. A reader merges the
files; it never writes to them.
"""

from policystory.journal.file import JournalFile
from policystory.journal.lines import (
    LONGEST,
    VERSION,
    Answered,
    Begun,
    Besides,
    Done,
    Hinted,
    Line,
    Opened,
    SetAside,
    Submitted,
    link,
)
from policystory.journal.merging import Early
from policystory.journal.reader import Reader, read
from policystory.journal.receipt import Receipt, receipt
from policystory.journal.record import IN_TIME, Entry, Fault, Record, Step
from policystory.journal.writer import Journal

__all__ = [
    "IN_TIME",
    "LONGEST",
    "VERSION",
    "Answered",
    "Begun",
    "Besides",
    "Done",
    "Early",
    "Entry",
    "Fault",
    "Hinted",
    "Journal",
    "JournalFile",
    "Line",
    "Opened",
    "Reader",
    "Receipt",
    "Record",
    "SetAside",
    "Step",
    "Submitted",
    "link",
    "read",
    "receipt",
]
