"""The journal: a learner's record, to which lines are only added, so that no answer is lost.

A journal is a folder of JSON-lines files, one for each kernel session. A file has one writer, so
several notebooks can be open, also on a network drive. Each line has a hash of itself and of the
line before, so a later change is seen. A reader merges the files, and never writes to them.
"""

from policystory.journal.lines import (
    LONGEST,
    MOST_LETTERS,
    MOST_PART_LETTERS,
    VERSION,
    Answered,
    Begun,
    Drafted,
    Header,
    Hinted,
    Line,
    Predicted,
    QuizEvent,
    Revealed,
    SetAside,
    StepEvent,
    Submitted,
    line_hash,
)
from policystory.journal.merge_files import EarlyLine
from policystory.journal.read_all_files import Reader, read
from policystory.journal.read_one_file import JournalFile
from policystory.journal.receipt import Receipt, parse_receipt
from policystory.journal.record import CHRONOLOGICAL, Entry, Fault, Record, Step
from policystory.journal.writer import Journal, why_not_writable

__all__ = [
    "CHRONOLOGICAL",
    "LONGEST",
    "MOST_LETTERS",
    "MOST_PART_LETTERS",
    "VERSION",
    "Answered",
    "Begun",
    "Drafted",
    "EarlyLine",
    "Entry",
    "Fault",
    "Header",
    "Hinted",
    "Journal",
    "JournalFile",
    "Line",
    "Predicted",
    "QuizEvent",
    "Reader",
    "Receipt",
    "Record",
    "Revealed",
    "SetAside",
    "Step",
    "StepEvent",
    "Submitted",
    "line_hash",
    "parse_receipt",
    "read",
    "why_not_writable",
]
