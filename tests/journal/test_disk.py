import os
from errno import EACCES, EIO, ENOSPC
from pathlib import Path

import msgspec
import pytest

from policystory.errors import JournalError
from policystory.journal import Line, read
from tests.journal.sessions import answers, event, journal

FULL = OSError(ENOSPC, "No space left on device")


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """The learner reads where, why and what to do; earlier and later answers are kept."""
    writer = journal(tmp_path / "record")
    writer.write(event("i1"))

    def fail(*_: object) -> int:
        raise FULL

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(JournalError) as error:
            writer.write(event("i2"))
    assert str(error.value) == (
        f"your answers cannot be kept in {tmp_path / 'record'}: No space left on device; "
        "free some space there, or set POLICYSTORY_HOME to a folder that you can write to"
    )
    writer.write(event("i3"))
    record = read(tmp_path / "record")
    kept = [item for item in answers(record) if item != "i2"]
    assert kept == ["i1", "i3"]
    assert record.faults == ()
    assert all(entry.trusted for entry in record.entries)


def test_partly_written_line_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills within a line tears only that line; the next answer gets a new file."""
    writer = journal(tmp_path)
    writer.write(event("i1"))
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda file, data: write(file, data[:7]))
        with pytest.raises(
            JournalError, match="only a part of the answer could be written"
        ):
            writer.write(event("i2"))
    writer.write(event("i3"))
    record = read(tmp_path)
    assert answers(record) == ["i1", "i3"]
    assert [3] == [fault.line for fault in record.faults]
    assert all(entry.trusted for entry in record.entries)


def test_a_disk_that_is_full_from_the_start_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If not even the first line can be written, later answers begin a file with its first line."""
    writer = journal(tmp_path)

    def fail(*_: object) -> int:
        raise FULL

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fail)
        for _ in range(2):
            with pytest.raises(JournalError):
                writer.write(event())
    writer.write(event("i2"))
    assert answers(read(tmp_path)) == ["i2"]
    assert read(tmp_path).faults == ()
    assert (
        msgspec.json.decode(
            max(tmp_path.iterdir()).read_bytes().split(b"\n")[0], type=Line
        ).n
        == 1
    )


def test_a_folder_that_cannot_be_written_to_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only folder, or a file in its place, is told with what to do."""

    def denied(*_: object) -> int:
        raise OSError(EACCES, "Permission denied")

    (tmp_path / "file").write_text("x")
    with pytest.raises(
        JournalError,
        match=r"cannot be kept in .*file.*; free some space there, or set POLICYSTORY_HOME",
    ):
        journal(tmp_path / "file").write(event())
    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(JournalError, match="Permission denied"):
        journal(tmp_path / "folder").write(event())


def test_a_network_folder_that_fails_at_the_end_is_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing may fail on a distant disk; nothing is lost, for each line was waited for."""
    writer = journal(tmp_path)
    writer.write(event())
    close = os.close

    def fail(file: int) -> None:
        close(file)
        raise OSError(EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "close", fail)
        writer.close()
    assert answers(read(tmp_path)) == ["i1"]


def test_a_folder_that_cannot_be_read_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record that may not be looked into is not taken for an empty one."""

    def denied(_: Path) -> None:
        raise PermissionError(EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    assert ["the record cannot be read: Permission denied"] == [
        fault.message for fault in read(tmp_path).faults
    ]
