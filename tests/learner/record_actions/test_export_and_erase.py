import zipfile
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from policystory import journal
from policystory.errors import JournalError
from policystory.journal import Answered, Journal
from policystory.learner.record_actions import export_and_erase
from policystory.learner.record_actions.export_and_erase import (
    EraseResult,
    ExportResult,
)
from policystory.learner.record_actions.merge_export import MergeResult, merge_export
from policystory.learner.record_actions.read_export import Owner, read_export

WHOSE = Owner("skerry-isles", "reader")


def write(folder: Path, session: str, *items: str, learner: str = "reader") -> Path:
    """Write answers to these items in one session, and return its file."""
    seconds = count()
    writer = Journal(
        folder,
        session,
        "skerry-isles",
        learner,
        lambda: datetime(2021, 6, 7, 12, 0, next(seconds), tzinfo=UTC),
    )
    for item in items:
        writer.write(
            Answered(
                quiz="q",
                attempt=1,
                paper="p",
                content="c",
                item=item,
                family="f",
                response="a",
                reason="right",
                points="1",
                possible="1",
            )
        )
    writer.close()
    return next(folder.glob(f"*-{session}-*.jsonl"))


def items(folder: Path) -> list[str]:
    """Return the items that a record holds, all of them proved and without a fault."""
    record = journal.read(folder)
    assert record.faults == ()
    assert all(entry.trusted for entry in record.entries)
    return [entry.event.item for entry in record.entries]


def test_a_record_goes_to_another_machine(tmp_path: Path) -> None:
    """What was exported here and merged there is the same record, and every chain verifies."""
    write(tmp_path / "here", "s1", "i1", "i2")
    write(tmp_path / "here", "s2", "i3")
    assert ExportResult(2) == export_and_erase.export(
        tmp_path / "here", WHOSE, tmp_path / "mine.zip"
    )
    whose, files = read_export(tmp_path / "mine.zip")
    merged = merge_export(files, tmp_path / "there")
    assert (WHOSE, MergeResult(new=tuple(files))) == (whose, merged)
    assert items(tmp_path / "here") == items(tmp_path / "there")
    assert MergeResult(known=tuple(files)) == merge_export(files, tmp_path / "there")


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    """An export depends on nothing but the export_and_erase."""
    write(tmp_path / "here", "s1", "i1")
    for name in ("a.zip", "b.zip"):
        export_and_erase.export(tmp_path / "here", WHOSE, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_an_export_overwrites_nothing(tmp_path: Path) -> None:
    """A file of that name is left as it is, and so is the export_and_erase."""
    write(tmp_path / "here", "s1", "i1")
    (tmp_path / "mine.zip").write_text("precious")
    with pytest.raises(JournalError, match="is there already"):
        export_and_erase.export(tmp_path / "here", WHOSE, tmp_path / "mine.zip")
    assert (tmp_path / "mine.zip").read_text() == "precious"


def test_nothing_is_not_exported(tmp_path: Path) -> None:
    """An empty record makes no file."""
    with pytest.raises(JournalError, match="nothing to export"):
        export_and_erase.export(tmp_path / "none", WHOSE, tmp_path / "mine.zip")
    assert not (tmp_path / "mine.zip").exists()


def test_what_is_erased_is_gone(tmp_path: Path) -> None:
    """All files of the record are deleted, and nothing else is."""
    write(tmp_path / "record", "s1", "i1")
    (tmp_path / "record" / "notes.txt").write_text("mine")
    assert EraseResult(1, ("notes.txt",)) == export_and_erase.erase(
        tmp_path / "record", WHOSE
    )
    assert EraseResult(0, ("notes.txt",)) == export_and_erase.erase(
        tmp_path / "record", WHOSE
    )
    assert ["notes.txt"] == [path.name for path in (tmp_path / "record").iterdir()]
    (tmp_path / "record" / "notes.txt").unlink()
    write(tmp_path / "record", "s1", "i1")
    export_and_erase.erase(tmp_path / "record", WHOSE)
    assert not (tmp_path / "record").exists()


NOT_OURS = [
    "notes.jsonl",
    "20210607T120000-s1-1 (conflicted copy).jsonl",
    "20210607T120000-s9-1.jsonl",
    "readme.md",
]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Give a record with two files of the learner, a draft of a crash, and much else."""
    folder = tmp_path / "record"
    mine = write(folder, "s1", "i1")
    write(folder, "s2", "i2").write_bytes(mine.read_bytes() + b"torn")
    (folder / f"{mine.name}.draft").write_text("half")
    for name in NOT_OURS:
        (folder / name).write_text("somebody's")
    foreign = write(tmp_path / "other", "s3", "i3", learner="somebody")
    foreign.rename(folder / foreign.name)
    (folder / "20210607T120000-s4-1.jsonl").mkdir()
    outside = write(tmp_path / "outside", "s5", "i5")
    (folder / outside.name).symlink_to(outside)
    return folder


LEFT = sorted(
    (
        *NOT_OURS,
        "20210607T120000-s3-1.jsonl",
        "20210607T120000-s4-1.jsonl",
        "20210607T120000-s5-1.jsonl",
    )
)


def test_what_is_not_the_records_is_left_and_named(mixed: Path) -> None:
    """Links, folders, other names, other learners' and damaged files survive an erasure."""
    assert EraseResult(3, tuple(LEFT)) == export_and_erase.erase(mixed, WHOSE)
    assert LEFT == sorted(path.name for path in mixed.iterdir())
    assert (mixed.parent / "outside" / "20210607T120000-s5-1.jsonl").is_file()


def test_a_copy_that_a_synchroniser_named_is_the_learners(tmp_path: Path) -> None:
    """A conflicted copy that is longer is exported, its answers counted once, and erased."""
    file = write(tmp_path / "here", "s1", "i1", "i2")
    whole = file.read_bytes()
    file.with_stem(f"{file.stem} (conflicted copy)").write_bytes(whole)
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    assert ExportResult(2) == export_and_erase.export(
        tmp_path / "here", WHOSE, tmp_path / "mine.zip"
    )
    merge_export(read_export(tmp_path / "mine.zip")[1], tmp_path / "there")
    assert ["i1", "i2"] == items(tmp_path / "here") == items(tmp_path / "there")
    assert EraseResult(2) == export_and_erase.erase(tmp_path / "here", WHOSE)
    assert not (tmp_path / "here").exists()


def test_what_is_not_the_records_is_not_exported(mixed: Path, tmp_path: Path) -> None:
    """An export holds the learner's files, names what lies beside them, and can be read again."""
    done = export_and_erase.export(mixed, WHOSE, tmp_path / "mine.zip")
    assert (2, {*LEFT}) == (done.files, {*done.left})
    assert ["20210607T120000-s1-1.jsonl", "20210607T120000-s2-1.jsonl"] == list(
        read_export(tmp_path / "mine.zip")[1]
    )


def test_an_erasure_that_fails_says_how_far_it_came(
    mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot be deleted is named with the reason, and with how many went before."""
    unlink = Path.unlink

    def refused(path: Path, missing_ok: bool = False) -> None:
        if "-s2-" in path.name:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(
        JournalError,
        match="cannot be erased: Permission denied; files deleted before that: 2",
    ):
        export_and_erase.erase(mixed, WHOSE)


def test_an_export_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full leaves no half of an export, which would stand in the way of the next."""
    write(tmp_path / "here", "s1", "i1")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(zipfile.ZipFile, "writestr", full)
        with pytest.raises(
            JournalError,
            match="cannot be written: No space left on device; name another file",
        ):
            export_and_erase.export(tmp_path / "here", WHOSE, tmp_path / "mine.zip")
    assert not (tmp_path / "mine.zip").exists()
    assert ExportResult(1) == export_and_erase.export(
        tmp_path / "here", WHOSE, tmp_path / "mine.zip"
    )


def test_a_record_that_no_merge_would_take_is_not_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limits of an export are told where it is made, and not first where it is needed."""
    write(tmp_path / "here", "s1", "i1")
    monkeypatch.setattr(export_and_erase, "MOST_OF_A_FILE", 100)
    with pytest.raises(
        JournalError, match="too large for an export; copy the folder itself"
    ):
        export_and_erase.export(tmp_path / "here", WHOSE, tmp_path / "mine.zip")
    assert not (tmp_path / "mine.zip").exists()
