import os
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policystory.errors import JournalError
from policystory.journal import (
    LONGEST,
    VERSION,
    Entry,
    Header,
    Hinted,
    Line,
    Record,
    Step,
    Submitted,
    line_hash,
    read,
)
from tests.journal.sessions import NOON, answers, event, journal, ticking, written


def test_written_events_are_read_back(tmp_path: Path) -> None:
    """Every event comes back in its order, trusted, with its UTC time, session and line."""
    file = written(tmp_path, event("i1"), event("i2", {"a": [1, None, "é\n"]}))
    times = ("2021-06-07T12:00:02.000000Z", "2021-06-07T12:00:03.000000Z")
    first = Entry(times[0], file.stem, 2, event("i1"))
    second = Entry(times[1], file.stem, 3, event("i2", {"a": [1, None, "é\n"]}))
    assert Record((first, second), ()) == read(tmp_path)


def test_the_first_line_says_whose_record_it_is(tmp_path: Path) -> None:
    """A file begins with course, learner and form, and names its session and its beginning."""
    file = written(tmp_path, event())
    first, _, rest = file.read_bytes().partition(b"\n")
    opened = msgspec.json.decode(first, type=Line)
    assert opened.event == Header(
        version=VERSION, course="course", learner="learner", session=file.stem
    )
    assert opened.chain == line_hash("", first)
    assert file.name.startswith("20210607T120000-s1-")
    assert rest.count(b"\n") == 1


def test_nothing_is_touched_before_the_first_event(tmp_path: Path) -> None:
    """A learner who answers nothing leaves no file and no folder."""
    journal(tmp_path / "record").close()
    assert not (tmp_path / "record").exists()
    assert read(tmp_path / "record") == Record((), ())


def test_a_file_is_for_its_owner_only(tmp_path: Path) -> None:
    """Nobody else on the machine can read what a learner answered."""
    assert written(tmp_path, event()).stat().st_mode & 0o077 == 0


def test_every_event_is_on_the_disk_when_write_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line is on the disk before the next is begun, and so is the name of a new file."""
    calls: list[str] = []
    write, fsync = os.write, os.fsync
    monkeypatch.setattr(
        os, "write", lambda file, data: (calls.append("write"), write(file, data))[1]
    )
    monkeypatch.setattr(
        os, "fsync", lambda file: (calls.append("fsync"), fsync(file))[1]
    )
    written(tmp_path, event(), event())
    line = ["write", "fsync"]
    assert [*line, "fsync", *line, *line] == calls


def test_several_writers_merge_by_time(tmp_path: Path) -> None:
    """Notebooks that are open at once write to files of their own, and a reader sees one record."""
    first, second = (
        journal(tmp_path, "a", ticking(NOON, 10)),
        journal(tmp_path, "b", ticking(NOON + timedelta(seconds=5), 10)),
    )
    for i in range(3):
        first.write(event(f"a{i}"))
        second.write(event(f"b{i}"))
    assert answers(read(tmp_path)) == ["a0", "b0", "a1", "b1", "a2", "b2"]
    assert len(list(tmp_path.iterdir())) == 2


def test_writers_of_the_same_second_keep_apart(tmp_path: Path) -> None:
    """Two sessions that begin at the same moment have two files."""
    for session in ("a", "b"):
        journal(tmp_path, session, lambda: NOON).write(event(session))
    assert answers(read(tmp_path)) == ["a", "b"]


def test_existing_file_is_never_written_to(tmp_path: Path) -> None:
    """A session's name used twice at one moment is refused, and the first file stays as it is."""
    first = journal(tmp_path, "a", lambda: NOON)
    first.write(event("i1"))
    with pytest.raises(JournalError):
        journal(tmp_path, "a", lambda: NOON).write(event("i2"))
    assert answers(read(tmp_path)) == ["i1"]


def test_a_clock_that_jumps_back_keeps_the_order(tmp_path: Path) -> None:
    """A later answer of one session never comes before an earlier one, whatever the clock says."""
    times = iter(
        [
            NOON,
            NOON,
            NOON,
            NOON - timedelta(days=1),
            NOON - timedelta(days=2),
            NOON + timedelta(days=1),
        ]
    )
    writer = journal(tmp_path, clock=lambda: next(times))
    for item in ("i1", "i2", "i3", "i4"):
        writer.write(event(item))
    record = read(tmp_path)
    assert answers(record) == ["i1", "i2", "i3", "i4"]
    assert sorted(entry.at for entry in record.entries) == [
        entry.at for entry in record.entries
    ]
    assert record.faults == ()


def test_times_are_in_utc(tmp_path: Path) -> None:
    """Two machines in two zones write times that can be compared."""
    tokyo = timezone(timedelta(hours=9))
    journal(tmp_path, clock=lambda: datetime(2021, 6, 7, 21, tzinfo=tokyo)).write(
        event()
    )
    assert read(tmp_path).entries[0].at == "2021-06-07T12:00:00.000000Z"


def test_hints_and_handing_in_are_kept(tmp_path: Path) -> None:
    """Steps besides answers come back in order, and an answer keeps how sure the learner was."""
    hinted = Hinted(quiz="q", attempt=1, paper="p", item="i1")
    submitted = Submitted(quiz="q", attempt=1, paper="p")
    sure = msgspec.structs.replace(event("i1"), confidence="sure")
    file = written(tmp_path, hinted, sure, submitted)
    second, third, fourth = (f"2021-06-07T12:00:0{n}.000000Z" for n in (2, 3, 4))
    record = read(tmp_path)
    assert (Entry(third, file.stem, 3, sure),) == record.entries
    assert (
        Step(second, file.stem, 2, hinted),
        Step(fourth, file.stem, 4, submitted),
    ) == record.steps
    assert record.faults == ()


def test_a_hint_is_written_with_its_number(tmp_path: Path) -> None:
    """The number comes back with it; a line of before, which has none, is written as it was."""
    hinted = [Hinted(quiz="q", attempt=1, paper="p", item="i1", n=n) for n in (0, 2)]
    lines = written(tmp_path, *hinted).read_bytes().split(b"\n")
    assert [False, True] == [
        b'"n":2' in line.partition(b"event")[2] for line in lines[1:3]
    ]
    assert b'"item":"i1"}' in lines[1]
    assert hinted == [step.event for step in read(tmp_path).steps]


def test_an_answer_without_confidence_is_written_as_before(tmp_path: Path) -> None:
    """Records of learners who were not asked how sure they are hold nothing of it."""
    assert b"confidence" not in written(tmp_path, event()).read_bytes()


def test_other_files_of_the_folder_are_not_read(tmp_path: Path) -> None:
    """Only files of the record are; a folder of such a name is reported."""
    written(tmp_path, event())
    (tmp_path / "learner.json").write_text("{}")
    (tmp_path / "z.jsonl").mkdir()
    record = read(tmp_path)
    assert answers(record) == ["i1"]
    assert [("z.jsonl", 0)] == [(fault.file, fault.line) for fault in record.faults]


def nested(depth: int) -> Any:
    """Return lists in lists."""
    inside: Any = []
    for _ in range(depth):
        inside = [inside]
    return inside


@pytest.mark.parametrize(
    ("response", "why"),
    [
        ("a" * LONGEST, "1,048,576 are the most"),
        (nested(100_000), "could not be read again"),
    ],
)
def test_unreadable_event_is_not_reported_as_kept(
    tmp_path: Path, response: Any, why: str
) -> None:
    """An unreadable event is refused with its reason; later ones are kept in the same file."""
    writer = journal(tmp_path)
    writer.write(event("i1"))
    with pytest.raises(JournalError, match=why):
        writer.write(event("i2", response))
    writer.write(event("i3"))
    record = read(tmp_path)
    assert (["i1", "i3"], ()) == (answers(record), record.faults)
    assert len(list(tmp_path.iterdir())) == 1


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(responses=st.lists(JSON, min_size=1, max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_response_is_kept_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, responses: list[Any]
) -> None:
    """Whatever JSON was answered comes back equal and trusted."""
    folder = tmp_path_factory.mktemp("record")
    written(folder, *(event(response=response) for response in responses))
    record = read(folder)
    assert responses == [entry.event.response for entry in record.entries]
    assert record.faults == ()


@pytest.mark.parametrize(
    ("read_until", "at"),
    [
        ("2021-06-07T11:59:59.000000Z", "2021-06-07T12:00:00.000000Z"),
        ("2021-06-07T12:00:00.000000Z", "2021-06-07T12:00:00.000001Z"),
        ("2021-06-07T15:00:00.999999+02:00", "2021-06-07T13:00:01.000000Z"),
        ("9999-12-31T23:59:59.999999Z", "2021-06-07T12:00:00.000000Z"),
        ("no time at all", "2021-06-07T12:00:00.000000Z"),
    ],
)
def test_a_line_is_later_than_what_was_read_before(
    tmp_path: Path, read_until: str, at: str
) -> None:
    """A written line comes after what its writer read, whatever the clock says."""
    writer = journal(tmp_path, clock=lambda: NOON)
    writer.set_earliest(read_until)
    writer.write(event())
    writer.close()
    assert at == read(tmp_path).entries[0].at
