"""Changes of a brief in the journal: an event of their own, with bounds, beside old lines."""

from pathlib import Path

import msgspec
import pytest

from policystory.errors import JournalError
from policystory.journal import MOST_PART_LETTERS, Drafted, read
from tests.journal.sessions import answers, event, journal, written

CHANGE = Drafted(
    lesson="01-crossings",
    brief="for",
    part="lit-gull",
    text="Lit in 1874.",
    side="supports",
)


def test_a_change_is_written_and_read(tmp_path: Path) -> None:
    """It is a step beside the answers, chained as they are, and belongs to no quiz."""
    written(tmp_path, event("i1"), CHANGE, event("i2"))
    record = read(tmp_path)
    assert ["i1", "i2"] == answers(record)
    (step,) = record.steps
    assert (CHANGE, True) == (step.event, step.trusted)
    assert ("", 0) == (step.event.quiz, step.event.attempt)
    assert () == record.faults


def test_a_changed_text_is_found(tmp_path: Path) -> None:
    """A text that was edited afterwards is not proved."""
    file = written(tmp_path, CHANGE)
    file.write_bytes(file.read_bytes().replace(b"in 1874", b"in 1875"))
    (step,) = read(tmp_path).steps
    assert step.trusted is False


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "x" * (MOST_PART_LETTERS + 1)},
        {"part": "x" * 201},
        {"brief": "x" * 201},
        {"lesson": "x" * 201},
        {"side": "x" * 201},
        {"place": 2**31},
    ],
)
def test_a_change_has_its_limits(tmp_path: Path, changes: dict[str, object]) -> None:
    """What could not be read again is not written; a part at its limit is."""
    writer = journal(tmp_path)
    writer.write(msgspec.structs.replace(CHANGE, text="ü" * MOST_PART_LETTERS))
    with pytest.raises(JournalError, match="cannot be kept"):
        writer.write(msgspec.structs.replace(CHANGE, **changes))
    assert 1 == len(read(tmp_path).steps)
