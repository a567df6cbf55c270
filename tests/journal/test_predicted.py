"""Predictions in the journal: an event of their own, with bounds, beside old lines."""

from pathlib import Path

import pytest

from policystory.errors import JournalError
from policystory.journal import MOST_LETTERS, Predicted, read
from tests.journal.sessions import answers, event, journal, written

SAID = Predicted(lesson="01-crossings", prediction="p", response="One April")


def test_a_prediction_is_written_and_read(tmp_path: Path) -> None:
    """It is a step beside the answers, chained as they are, and belongs to no quiz."""
    written(tmp_path, event("i1"), SAID, event("i2"))
    record = read(tmp_path)
    assert ["i1", "i2"] == answers(record)
    (step,) = record.steps
    assert (SAID, True) == (step.event, step.trusted)
    assert ("", 0) == (step.event.quiz, step.event.attempt)
    assert () == record.faults


def test_a_changed_prediction_is_found(tmp_path: Path) -> None:
    """A prediction that was edited afterwards is not proved."""
    file = written(tmp_path, SAID)
    file.write_bytes(file.read_bytes().replace(b"One April", b"One March"))
    (step,) = read(tmp_path).steps
    assert step.trusted is False


def test_a_prediction_has_its_limit(tmp_path: Path) -> None:
    """More letters than a line may have are not written, for they could not be read again."""
    most = "x" * MOST_LETTERS
    writer = journal(tmp_path)
    writer.write(Predicted(lesson="l", prediction="p", response=most))
    longer = Predicted(lesson="l", prediction="p", response=most + "x")
    with pytest.raises(JournalError, match="cannot be kept"):
        writer.write(longer)
    assert 1 == len(read(tmp_path).steps)
