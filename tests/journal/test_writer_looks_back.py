"""A writer says that an answer is kept only where a reader finds it."""

import os
import shutil
from pathlib import Path

import pytest

from policystory.errors import JournalError
from policystory.journal import Receipt, parse_receipt, read
from tests.journal.sessions import answers, event, journal


def erase(folder: Path) -> None:
    """Take the folder away with all that is in it."""
    shutil.rmtree(folder)


def empty(folder: Path) -> None:
    """Take all files away, and leave the folder."""
    for file in folder.iterdir():
        file.unlink()


def move(folder: Path) -> None:
    """Move the folder elsewhere."""
    folder.rename(folder.with_name("moved"))


def rename(folder: Path) -> None:
    """Give the files other names, elsewhere."""
    for file in folder.iterdir():
        file.rename(folder.parent / file.name)


def replace(folder: Path) -> None:
    """Move the folder away and put a copy in its place, as when a copy is restored."""
    move(folder)
    shutil.copytree(folder.with_name("moved"), folder)


def put_others(folder: Path) -> None:
    """Put another file in the place of each."""
    for file in folder.iterdir():
        file.unlink()
        file.write_text("another\n")


@pytest.mark.parametrize("happens", [erase, empty, move, rename, put_others])
def test_an_answer_after_the_record_was_taken_away_is_there(
    tmp_path: Path, happens: object
) -> None:
    """What is said to be kept is found by a reader; what was taken away stays away."""
    folder = tmp_path / "record"
    writer = journal(folder)
    writer.write(event("i1"))
    happens(folder)  # type: ignore[operator]  # pytest hands over what the list above holds
    for item in ("i2", "i3"):
        writer.write(event(item))
        assert item in answers(read(folder))
    assert ["i2", "i3"] == answers(read(folder))
    assert all(entry.trusted for entry in read(folder).entries)


def test_an_answer_after_a_copy_was_put_back_is_there(tmp_path: Path) -> None:
    """A folder that was moved away and copied back holds the old answers, and the new one too."""
    folder = tmp_path / "record"
    writer = journal(folder)
    writer.write(event("i1"))
    replace(folder)
    writer.write(event("i2"))
    assert ["i1", "i2"] == answers(read(folder))


def test_record_always_taken_away_is_not_reported_as_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If no file stays for even one line, the learner reads so; later answers are kept again."""
    folder = tmp_path / "record"
    writer = journal(folder)
    fsync = os.fsync

    def sync_and_erase(file: int) -> None:
        fsync(file)
        if folder.exists():
            empty(folder)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", sync_and_erase)
        with pytest.raises(JournalError, match="taken away while it is written to"):
            writer.write(event("i1"))
    writer.write(event("i2"))
    assert ["i2"] == answers(read(folder))


def test_a_receipt_tells_lines_and_last_hash(tmp_path: Path) -> None:
    """The first write gives a receipt of file, lines and hash, valid after closing."""
    writer = journal(tmp_path)
    assert writer.receipt() is None
    writer.write(event("i1"))
    writer.write(event("i2"))
    writer.close()
    (file,) = tmp_path.iterdir()
    last = file.read_bytes().splitlines()[-1]
    assert Receipt(file.stem, 3, last[-34:-2].decode()) == writer.receipt()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a:b:c",
        "../x:3:" + "0" * 32,
        "x:0:" + "0" * 32,
        "x:3:" + "0" * 31,
        "x:3:" + "G" * 32,
    ],
)
def test_malformed_receipt_is_none(text: str) -> None:
    """A receipt names a file without a folder, a count from one, and a whole hash."""
    assert parse_receipt(text) is None


def test_a_receipt_is_read_as_it_is_written() -> None:
    """Its text is all of it."""
    given = Receipt("20210607T120000-1a2b-1", 37, "9f3c" * 8)
    assert given == parse_receipt(f"  {given}\n")


def test_a_file_that_could_not_be_begun_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk leaves no empty files, however often it is tried."""
    writer = journal(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda *_: 0)
        for _ in range(3):
            with pytest.raises(JournalError):
                writer.write(event())
    assert [] == list(tmp_path.iterdir())
