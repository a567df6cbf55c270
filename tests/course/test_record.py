import zipfile
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory import journal
from policystory.course import record
from policystory.course.record import LEARNER_FILE, Merged, Whose
from policystory.errors import JournalError
from policystory.journal import Answered, Journal

WHOSE = Whose("skerry-isles", "reader")


def write(folder: Path, session: str, *items: str) -> Path:
    """Write answers to these items in one session, and return its file."""
    seconds = count()
    one = Journal(
        folder, session, "skerry-isles", "reader", lambda: datetime(2021, 6, 7, 12, 0, next(seconds), tzinfo=UTC)
    )
    for item in items:
        one.write(
            Answered(
                quiz="q", attempt=1, paper="p", content="c", item=item, family="f", response="a", reason="right",
                points="1", possible="1",
            )
        )  # fmt: skip
    one.close()
    return next(folder.glob(f"*-{session}-*.jsonl"))


def items(folder: Path) -> list[str]:
    """Return the items that a record holds, all of them proved and without a fault."""
    found = journal.read(folder)
    assert found.faults == ()
    assert all(entry.trusted for entry in found.entries)
    return [entry.event.item for entry in found.entries]


def test_a_record_goes_to_another_machine(tmp_path: Path) -> None:
    """What was exported here and merged there is the same record, and every chain verifies."""
    write(tmp_path / "here", "s1", "i1", "i2")
    write(tmp_path / "here", "s2", "i3")
    assert record.export(tmp_path / "here", WHOSE, tmp_path / "mine.zip") == 2
    whose, files = record.exported(tmp_path / "mine.zip")
    merged = record.merge(files, tmp_path / "there")
    assert (WHOSE, Merged(new=tuple(files))) == (whose, merged)
    assert items(tmp_path / "here") == items(tmp_path / "there")
    assert Merged(known=tuple(files)) == record.merge(files, tmp_path / "there")


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    """An export depends on nothing but the record."""
    write(tmp_path / "here", "s1", "i1")
    for name in ("a.zip", "b.zip"):
        record.export(tmp_path / "here", WHOSE, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_an_export_overwrites_nothing(tmp_path: Path) -> None:
    """A file of that name is left as it is, and so is the record."""
    write(tmp_path / "here", "s1", "i1")
    (tmp_path / "mine.zip").write_text("precious")
    with pytest.raises(JournalError, match="is there already"):
        record.export(tmp_path / "here", WHOSE, tmp_path / "mine.zip")
    assert (tmp_path / "mine.zip").read_text() == "precious"


def test_nothing_is_not_exported(tmp_path: Path) -> None:
    """An empty record makes no file."""
    with pytest.raises(JournalError, match="nothing to export"):
        record.export(tmp_path / "none", WHOSE, tmp_path / "mine.zip")
    assert not (tmp_path / "mine.zip").exists()


@pytest.mark.parametrize("data", [b"", b"no zip", None])
def test_what_is_no_export_is_refused(tmp_path: Path, data: bytes | None) -> None:
    """Another file, and none, are told as what they are."""
    if data is not None:
        (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(JournalError, match="is not an exported record"):
        record.exported(tmp_path / "x.zip")


def test_a_zip_cannot_write_outside_the_record(tmp_path: Path) -> None:
    """Names that lead elsewhere are not taken from an export."""
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(LEARNER_FILE, '{"course": "c", "learner": "l"}')
        for name in ("../evil.jsonl", "/evil.jsonl", "a/evil.jsonl", "..\\evil.jsonl", "good.jsonl"):
            archive.writestr(name, "")
    assert ["good.jsonl"] == list(record.exported(tmp_path / "x.zip")[1])


@given(st.lists(st.text("ab\n", max_size=6), min_size=2, max_size=5))
def test_a_merge_shortens_nothing(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """Whatever two sides hold under one name, all bytes of both are there afterwards."""
    folder = tmp_path_factory.mktemp("record")
    for text in texts:
        record.merge({"f.jsonl": text.encode()}, folder)
    kept = [path.read_bytes() for path in folder.glob("*.jsonl")]
    assert all(any(one.startswith(text.encode()) for one in kept) for text in texts)


def test_a_longer_file_is_continued(tmp_path: Path) -> None:
    """A session that went on elsewhere is kept with all its answers, once."""
    whole = write(tmp_path / "there", "s1", "i1", "i2").read_bytes()
    name = next((tmp_path / "there").iterdir()).name
    shorter = b"\n".join(whole.split(b"\n")[:2]) + b"\n"
    record.merge({name: shorter}, tmp_path / "here")
    assert Merged(longer=(name,)) == record.merge({name: whole}, tmp_path / "here")
    assert ["i1", "i2"] == items(tmp_path / "here")
    assert Merged(known=(name,)) == record.merge({name: shorter}, tmp_path / "here")


def test_what_is_erased_is_gone(tmp_path: Path) -> None:
    """All files of the record are deleted, and nothing else is."""
    write(tmp_path / "record", "s1", "i1")
    (tmp_path / "record" / "notes.txt").write_text("mine")
    assert (1, 0) == (record.erase(tmp_path / "record"), record.erase(tmp_path / "record"))
    assert ["notes.txt"] == [path.name for path in (tmp_path / "record").iterdir()]
    (tmp_path / "record" / "notes.txt").unlink()
    write(tmp_path / "record", "s1", "i1")
    record.erase(tmp_path / "record")
    assert not (tmp_path / "record").exists()
