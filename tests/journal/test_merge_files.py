"""The same answer counts once, however many files hold it."""

import shutil
from pathlib import Path

import pytest

from policystory.journal import read
from tests.journal.sessions import answers, event, journal, written

COPY = "journal (conflicted copy).jsonl"


def lines(file: Path) -> list[bytes]:
    """Return the lines of a file."""
    return file.read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize(
    "name", [COPY, "a.jsonl", "zzz.jsonl", "20210607T120000-s1-1-copy2.jsonl"]
)
@pytest.mark.parametrize("kept", [1, 2, 3, 4])
def test_a_copy_counts_once(tmp_path: Path, name: str, kept: int) -> None:
    """A copy of a whole file, or of its beginning, adds nothing, whatever its name is."""
    file = written(tmp_path, event("i1"), event("i2"), event("i3"))
    before = read(tmp_path)
    (tmp_path / name).write_bytes(b"".join(lines(file)[:kept]))
    record = read(tmp_path)
    assert before == record


def test_copies_written_on_apart_keep_all_answers(tmp_path: Path) -> None:
    """What both have counts once, what only one has counts too."""
    file = written(tmp_path / "a", event("i1"), event("i2"))
    copy = written(tmp_path / "b", event("i1"), event("i3"), event("i4"))
    (tmp_path / "record").mkdir()
    shutil.copy(file, tmp_path / "record" / file.name)
    shutil.copy(copy, tmp_path / "record" / COPY)
    record = read(tmp_path / "record")
    assert ["i1", "i2", "i3", "i4"] == sorted(answers(record))
    assert record.faults == ()


def test_whole_copy_counts_before_damaged_file(tmp_path: Path) -> None:
    """Whatever file proves a line, it counts once; the damage is reported."""
    file = written(tmp_path, event("i1"), event("i2"), event("i3"))
    shutil.copy(file, tmp_path / COPY)
    whole = lines(file)
    file.write_bytes(b"".join([*whole[:2], b"{}\n", whole[3]]))
    record = read(tmp_path)
    assert ["i1", "i2", "i3"] == answers(record)
    assert all(entry.trusted for entry in record.entries)
    assert {file.name} == {fault.file for fault in record.faults}


def test_a_copy_with_a_line_taken_out_adds_nothing(tmp_path: Path) -> None:
    """Lines that moved up are known by their hashes."""
    file = written(tmp_path, event("i1"), event("i2"), event("i3"))
    (tmp_path / COPY).write_bytes(b"".join([*lines(file)[:2], lines(file)[3]]))
    assert ["i1", "i2", "i3"] == answers(read(tmp_path))


def test_a_file_under_another_name_is_known_by_its_own(tmp_path: Path) -> None:
    """A file says in its first line how it was named."""
    file = written(tmp_path, event("i1"))
    session = file.stem
    file.rename(tmp_path / COPY)
    assert [session] == [entry.session for entry in read(tmp_path).entries]


@pytest.mark.parametrize(
    "text", [b"", b"{}\n", b"my notes\n", b'{"a":1}\n{"b":2}\n', b"\x00" * 100 + b"\n"]
)
def test_a_file_that_is_not_ours_is_left_alone_and_named(
    tmp_path: Path, text: bytes
) -> None:
    """One sentence names it, not one for each of its lines; what is ours is read as before."""
    written(tmp_path, event("i1"))
    (tmp_path / "notes.jsonl").write_bytes(text)
    record = read(tmp_path)
    assert ["i1"] == answers(record)
    assert ["notes.jsonl"] * bool(text) == [fault.file for fault in record.faults]
    assert text == (tmp_path / "notes.jsonl").read_bytes()


def test_an_answer_that_was_written_again_counts_once(tmp_path: Path) -> None:
    """An answer that reached a failing disk is written again in a new file, and counts once."""
    writer = journal(tmp_path)
    writer.write(event("i1", ticket="t1"))
    writer.write(event("i2", ticket="t2"))
    writer.close()
    for item in ("i2", "i3"):
        writer.write(event(item, ticket=f"t{item[1]}"))
    assert ["i1", "i2", "i3"] == answers(read(tmp_path))
