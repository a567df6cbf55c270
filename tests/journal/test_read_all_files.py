"""A record is read in little memory, and each time only what is new."""

import os
import sys
import tracemalloc
from pathlib import Path
from subprocess import run

import pytest

from policystory.journal import LONGEST, JournalFile, Reader, read
from policystory.journal.blocks import BLOCK
from policystory.journal.fault_messages import MOST_FAULTS
from policystory.journal.record import Chronological
from tests.journal.long_file import MEASURE, long_file
from tests.journal.sessions import answers, event, journal, written


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give the list of how many lines were taken at once, which grows while files are read."""
    counts: list[int] = []
    take_all = JournalFile._take_all

    def counting(file: JournalFile, pieces: list[bytes], horizon: str) -> None:
        counts.append(len(pieces))
        take_all(file, pieces, horizon)

    monkeypatch.setattr(JournalFile, "_take_all", counting)
    return counts


def test_only_what_is_new_is_read(tmp_path: Path, taken: list[int]) -> None:
    """A second read takes nothing, a third the one new line; the record is as if read whole."""
    first, second = journal(tmp_path, "a"), journal(tmp_path, "b")
    first.write(event("i1"))
    second.write(event("i2"))
    reader = Reader(tmp_path)
    reader.read()
    assert [2, 2] == taken
    assert read(tmp_path) == reader.read()
    del taken[:]
    reader.read()
    first.write(event("i3"))
    record = reader.read()
    assert [1] == taken
    assert read(tmp_path) == record


def cut(file: Path) -> None:
    """Cut the file in its last line."""
    file.write_bytes(file.read_bytes()[:-9])


def change(file: Path) -> None:
    """Change an answer, and nothing of the length."""
    file.write_bytes(file.read_bytes().replace(b"i1", b"i9"))


def renew(file: Path) -> None:
    """Put a longer file in its place."""
    longer = written(
        file.parent.parent / "other", event("i7"), event("i8"), event("i9")
    )
    longer.replace(file)


@pytest.mark.parametrize("happens", [cut, change, renew, Path.unlink])
def test_changed_file_is_read_anew(tmp_path: Path, happens: object) -> None:
    """A file that is cut, changed, replaced or gone is seen as it is now; a torn one goes on."""
    file = written(tmp_path / "record", event("i1"), event("i2"))
    reader = Reader(tmp_path / "record")
    reader.read()
    os.utime(file, ns=(1, 1))
    happens(file)  # type: ignore[operator]  # pytest hands over what the list above holds
    assert read(tmp_path / "record") == reader.read()


def test_a_line_that_is_being_written_is_read_when_it_is_whole(tmp_path: Path) -> None:
    """What stood there in part at one look is whole at the next."""
    file = written(tmp_path, event("i1"), event("i2"))
    whole = file.read_bytes()
    file.write_bytes(whole[:-30])
    reader = Reader(tmp_path)
    assert ["i1"] == answers(reader.read())
    file.write_bytes(whole)
    record = reader.read()
    assert (["i1", "i2"], ()) == (answers(record), record.faults)


@pytest.mark.parametrize("length", [LONGEST + 1, 5 * LONGEST])
def test_overlong_line_is_a_fault_of_its_line(tmp_path: Path, length: int) -> None:
    """It is named, with the limit; what stands around it is read."""
    file = written(tmp_path, event("i1"), event("i2"))
    lines = file.read_bytes().splitlines(keepends=True)
    long = lines[1].replace(b'"response":"a"', b'"response":"' + b"a" * length + b'"')
    file.write_bytes(b"".join([*lines[:2], long, *lines[2:]]))
    record = read(tmp_path)
    assert ["i1", "i2"] == answers(record)
    assert [(3, True)] == [
        (fault.line, "longer than 1,048,576 bytes" in fault.message)
        for fault in record.faults
    ]


def test_a_line_without_end_takes_no_memory(tmp_path: Path) -> None:
    """Of a line that never ends no more is held than shows that it is too long."""
    with (tmp_path / "20210607T120000-s1-1.jsonl").open("wb") as file:
        file.truncate(40 * LONGEST)
    tracemalloc.start()
    record = read(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [1] == [fault.line for fault in record.faults]
    assert peak < 6 * LONGEST


def test_many_faults_are_counted(tmp_path: Path) -> None:
    """Of a file in which much is wrong the first faults are listed, and how many more there are."""
    file = written(tmp_path, event("i1"))
    file.write_bytes(file.read_bytes() + b"{}\n" * 100_000)
    faults = read(tmp_path).faults
    assert MOST_FAULTS + 1 == len(faults)
    assert "99,980 more faults of this file are not listed" == faults[-1].message


def test_pipe_does_not_block_reading(tmp_path: Path) -> None:
    """What is no file is named, and nothing waits for it."""
    os.mkfifo(tmp_path / "x.jsonl")
    assert ["x.jsonl"] == [fault.file for fault in read(tmp_path).faults]


@pytest.mark.skipif(
    sys.platform != "linux", reason="memory is measured as Linux tells it"
)
def test_a_long_record_takes_little_memory(tmp_path: Path) -> None:
    """Less than 280 bytes a line, however different the lines: 300 MB hold a million of them."""
    long_file(tmp_path / "record", 60_000)
    command = [sys.executable, "-c", MEASURE, str(tmp_path / "record"), "60000"]
    measured = run(command, check=True, capture_output=True, text=True).stdout
    memory, _ = map(float, measured.split())
    assert memory / 60_000 < 280


def test_the_order_of_a_record_is_a_sequence(tmp_path: Path) -> None:
    """The record has a length, places, an end and two directions, as a tuple has."""
    for session in ("a", "b", "c"):
        writer = journal(tmp_path, session)
        for n in range(3):
            writer.write(event(f"{session}{n}"))
    entries = read(tmp_path).entries
    whole = tuple(entries)
    assert isinstance(entries, Chronological)
    assert 9 == len(entries) == len(whole)
    assert sorted(whole, key=lambda entry: (entry.at, entry.session)) == list(whole)
    assert [whole[place] for place in range(-9, 9)] == [
        entries[place] for place in range(-9, 9)
    ]
    assert whole[::-1] == tuple(reversed(entries))
    assert (whole[-1:], whole[2:4]) == (entries[-1:], entries[2:4])
    with pytest.raises(IndexError):
        entries[9]


@pytest.mark.parametrize("bad", [0, 1, 2, 700, 1399])
def test_lines_are_judged_alike_one_by_one_and_in_blocks(
    tmp_path: Path, bad: int
) -> None:
    """A changed line in a file of several blocks is named, and all before it are trusted."""
    long_file(tmp_path / "record", 1400)
    (file,) = (tmp_path / "record").iterdir()
    lines = file.read_bytes().splitlines(keepends=True)
    assert len(file.read_bytes()) > 3 * BLOCK
    lines[bad + 1] = lines[bad + 1].replace(b"right", b"wrong")
    file.write_bytes(b"".join(lines))
    record = read(tmp_path / "record")
    assert [bad + 2] == [fault.line for fault in record.faults]
    assert [True] * bad + [False] * (1400 - bad) == [
        entry.trusted for entry in record.entries
    ]
