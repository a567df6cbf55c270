import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from errno import EACCES, EIO, ENOSPC
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policystory.errors import JournalError
from policystory.journal import (
    VERSION,
    Answered,
    Done,
    Entry,
    Hinted,
    Journal,
    Line,
    Opened,
    Record,
    Step,
    Submitted,
    link,
    read,
)

NOON = datetime(2021, 6, 7, 12, tzinfo=UTC)
FULL = OSError(ENOSPC, "No space left on device")
reused = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def event(item: str = "i1", response: Any = "a", ticket: str = "") -> Answered:
    """Return an answer to an item."""
    return Answered(
        quiz="q", attempt=1, paper="p", content="c", item=item, family="f", response=response, reason="right",
        points="1", possible="1", ticket=ticket,
    )  # fmt: skip


def ticking(start: datetime = NOON, step: float = 1) -> Callable[[], datetime]:
    """Return a clock that goes on by `step` seconds whenever it is asked."""
    times = iter(range(10**6))
    return lambda: start + timedelta(seconds=step * next(times))


def journal(folder: Path, session: str = "s1", clock: Callable[[], datetime] | None = None) -> Journal:
    """Return a session's writer."""
    return Journal(folder, session, "course", "learner", clock or ticking())


def written(folder: Path, *events: Done) -> Path:
    """Write these events in one session, and return its file."""
    one = journal(folder)
    for each in events:
        one.write(each)
    one.close()
    (file,) = folder.iterdir()
    return file


def answers(record: Record) -> list[str]:
    """Return the items of a record, in its order."""
    return [entry.event.item for entry in record.entries]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Every event comes back in its order, trusted, with its time in UTC, its session and its line."""
    file = written(tmp_path, event("i1"), event("i2", {"a": [1, None, "é\n"]}))
    times = ("2021-06-07T12:00:02.000000Z", "2021-06-07T12:00:03.000000Z")
    first = Entry(times[0], file.stem, 2, event("i1"))
    second = Entry(times[1], file.stem, 3, event("i2", {"a": [1, None, "é\n"]}))
    assert Record((first, second), ()) == read(tmp_path)


def test_the_first_line_says_whose_record_it_is(tmp_path: Path) -> None:
    """A file begins with course, learner and the form of its lines, and names its session and when it began."""
    file = written(tmp_path, event())
    first, _, rest = file.read_bytes().partition(b"\n")
    opened = msgspec.json.decode(first, type=Line)
    assert opened.event == Opened(version=VERSION, course="course", learner="learner")
    assert opened.chain == link("", first)
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


def test_every_event_is_on_the_disk_when_write_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line is waited for before the next is begun."""
    calls: list[str] = []
    write, fsync = os.write, os.fsync
    monkeypatch.setattr(os, "write", lambda file, data: (calls.append("write"), write(file, data))[1])
    monkeypatch.setattr(os, "fsync", lambda file: (calls.append("fsync"), fsync(file))[1])
    written(tmp_path, event(), event())
    assert ["write", "fsync"] * 3 == calls


def test_a_truncation_loses_the_last_line_at_most(tmp_path: Path) -> None:
    """Wherever a file is cut, all lines before the cut come back trusted, and a torn one is reported."""
    file = written(tmp_path, event("i1"), event("i2"), event("i3"))
    whole = file.read_bytes()
    for cut in range(len(whole) + 1):
        file.write_bytes(whole[:cut])
        record = read(tmp_path)
        lines = whole[:cut].count(b"\n")
        assert ["i1", "i2", "i3"][: max(lines - 1, 0)] == answers(record)
        assert all(entry.trusted for entry in record.entries)
        torn = not whole[:cut].endswith(b"\n") and cut > 0
        assert [(file.name, lines + 1)] * torn == [(fault.file, fault.line) for fault in record.faults]
        assert all("torn by a crash" in fault.message for fault in record.faults)


def test_a_changed_byte_is_reported_with_its_place(tmp_path: Path) -> None:
    """Whichever byte is changed, the fault names file and line, and nothing from there on is trusted."""
    file = written(tmp_path, event("i1"), event("i2"))
    whole = file.read_bytes()
    for at in range(len(whole)):
        for byte in (whole[at] ^ 1, 0xFF, ord("\n")):
            if byte == whole[at]:
                continue
            file.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
            record, line = read(tmp_path), whole[:at].count(b"\n") + 1
            assert record.faults, at
            assert {file.name} == {fault.file for fault in record.faults}
            # A line feed that is lost joins two lines, and one that is torn off at the end tears the last.
            assert record.faults[0].line in (line, line + 1)
            trusted = [entry.event.item for entry in record.entries if entry.trusted]
            assert ["i1", "i2"][: max(line - 2, 0)] == trusted


def test_a_removed_line_is_reported(tmp_path: Path) -> None:
    """A line that is taken out breaks the chain at the next one."""
    file = written(tmp_path, event("i1"), event("i2"), event("i3"))
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:2], lines[3]]))
    record = read(tmp_path)
    assert answers(record) == ["i1", "i3"]
    assert [entry.trusted for entry in record.entries] == [True, False]
    assert [3] == [fault.line for fault in record.faults]


def test_one_bad_line_does_not_hide_the_others(tmp_path: Path) -> None:
    """An unreadable line is set aside; what stands after it still counts, though it proves nothing."""
    file = written(tmp_path, event("i1"), event("i2"), event("i3"))
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:2], b"{}\n", *lines[3:]]))
    record = read(tmp_path)
    assert answers(record) == ["i1", "i3"]
    assert [entry.trusted for entry in record.entries] == [True, False]


@given(data=st.binary(max_size=200))
@reused
def test_any_bytes_are_a_record_or_a_fault(tmp_path: Path, data: bytes) -> None:
    """No file of any content makes reading raise."""
    (tmp_path / "x.jsonl").write_bytes(data)
    record = read(tmp_path)
    assert record.entries == ()
    assert bool(data) == bool(record.faults)


def test_several_writers_merge_by_time(tmp_path: Path) -> None:
    """Notebooks that are open at once write to files of their own, and a reader sees one record."""
    one, other = (
        journal(tmp_path, "a", ticking(NOON, 10)),
        journal(tmp_path, "b", ticking(NOON + timedelta(seconds=5), 10)),
    )
    for i in range(3):
        one.write(event(f"a{i}"))
        other.write(event(f"b{i}"))
    assert answers(read(tmp_path)) == ["a0", "b0", "a1", "b1", "a2", "b2"]
    assert len(list(tmp_path.iterdir())) == 2


def test_writers_of_the_same_second_keep_apart(tmp_path: Path) -> None:
    """Two sessions that begin at the same moment have two files."""
    for session in ("a", "b"):
        journal(tmp_path, session, lambda: NOON).write(event(session))
    assert answers(read(tmp_path)) == ["a", "b"]


def test_a_file_that_is_there_is_never_written_to(tmp_path: Path) -> None:
    """A session's name that is used twice at the same moment is refused, and the file of before stays as it is."""
    first = journal(tmp_path, "a", lambda: NOON)
    first.write(event("i1"))
    with pytest.raises(JournalError):
        journal(tmp_path, "a", lambda: NOON).write(event("i2"))
    assert answers(read(tmp_path)) == ["i1"]


def test_a_clock_that_jumps_back_keeps_the_order(tmp_path: Path) -> None:
    """A later answer of one session never comes before an earlier one, whatever the clock says."""
    times = iter([NOON, NOON, NOON, NOON - timedelta(days=1), NOON - timedelta(days=2), NOON + timedelta(days=1)])
    one = journal(tmp_path, clock=lambda: next(times))
    for item in ("i1", "i2", "i3", "i4"):
        one.write(event(item))
    record = read(tmp_path)
    assert answers(record) == ["i1", "i2", "i3", "i4"]
    assert sorted(entry.at for entry in record.entries) == [entry.at for entry in record.entries]
    assert record.faults == ()


def test_times_are_in_utc(tmp_path: Path) -> None:
    """Two machines in two zones write times that can be compared."""
    tokyo = timezone(timedelta(hours=9))
    journal(tmp_path, clock=lambda: datetime(2021, 6, 7, 21, tzinfo=tokyo)).write(event())
    assert read(tmp_path).entries[0].at == "2021-06-07T12:00:00.000000Z"


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """The learner is told where, why and what to do; what was kept before stays, and later answers are kept again."""
    one = journal(tmp_path / "record")
    one.write(event("i1"))

    def fail(*_: object) -> int:
        raise FULL

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(JournalError) as error:
            one.write(event("i2"))
    assert str(error.value) == (
        f"your answers cannot be kept in {tmp_path / 'record'}: No space left on device; "
        "free some space there, or set POLICYSTORY_HOME to a folder that you can write to"
    )
    one.write(event("i3"))
    record = read(tmp_path / "record")
    kept = [item for item in answers(record) if item != "i2"]
    assert kept == ["i1", "i3"]
    assert record.faults == ()
    assert all(entry.trusted for entry in record.entries)


def test_a_line_that_is_written_in_part_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills in the middle of a line tears that line only; the next answer goes to a file of its own."""
    one = journal(tmp_path)
    one.write(event("i1"))
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda file, data: write(file, data[:7]))
        with pytest.raises(JournalError, match="only a part of the answer could be written"):
            one.write(event("i2"))
    one.write(event("i3"))
    record = read(tmp_path)
    assert answers(record) == ["i1", "i3"]
    assert [3] == [fault.line for fault in record.faults]
    assert all(entry.trusted for entry in record.entries)


def test_a_disk_that_is_full_from_the_start_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If not even the first line can be written, later answers still begin a file with its first line."""
    one = journal(tmp_path)

    def fail(*_: object) -> int:
        raise FULL

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fail)
        for _ in range(2):
            with pytest.raises(JournalError):
                one.write(event())
    one.write(event("i2"))
    assert answers(read(tmp_path)) == ["i2"]
    assert read(tmp_path).faults == ()
    assert msgspec.json.decode(max(tmp_path.iterdir()).read_bytes().split(b"\n")[0], type=Line).n == 1


def test_a_folder_that_cannot_be_written_to_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only folder, or a file in its place, is told with what to do."""

    def denied(*_: object) -> int:
        raise OSError(EACCES, "Permission denied")

    (tmp_path / "file").write_text("x")
    with pytest.raises(
        JournalError, match=r"cannot be kept in .*file.*; free some space there, or set POLICYSTORY_HOME"
    ):
        journal(tmp_path / "file").write(event())
    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(JournalError, match="Permission denied"):
        journal(tmp_path / "folder").write(event())


def test_a_network_folder_that_fails_at_the_end_is_no_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing may fail where the disk is far away; the lines were waited for, so nothing is lost."""
    one = journal(tmp_path)
    one.write(event())
    close = os.close

    def fail(file: int) -> None:
        close(file)
        raise OSError(EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "close", fail)
        one.close()
    assert answers(read(tmp_path)) == ["i1"]


@pytest.mark.parametrize(
    "first",
    [
        b'{"n":1,"at":"x","event":{"type":"opened","version":2,"course":"c","learner":"l","mood":"new"},"chain":"?"}',
        b'{"n":1,"event":{"type":"begun","version":7}}',
    ],
)
def test_a_newer_file_is_left_alone(tmp_path: Path, first: bytes) -> None:
    """A file of a newer form is not guessed at: one sentence says what to do, and nothing of it is read or changed."""
    file = written(tmp_path, event())
    data = first + b"\n" + file.read_bytes()
    file.write_bytes(data)
    record = read(tmp_path)
    assert record.entries == ()
    assert [(file.name, 1)] == [(fault.file, fault.line) for fault in record.faults]
    assert record.faults[0].message.endswith("it is left as it is: update policystory to read it")
    assert data == file.read_bytes()


def test_a_line_of_before_a_field_was_added_keeps_its_chain(tmp_path: Path) -> None:
    """Answers without a ticket, as first written, are still trusted."""
    line = written(tmp_path, event()).read_bytes().split(b"\n")[1]
    assert b"ticket" not in line
    assert read(tmp_path).faults == ()


def test_hints_and_handing_in_are_kept(tmp_path: Path) -> None:
    """What a learner did besides answering comes back in order, and how sure they were stays with the answer."""
    hinted = Hinted(quiz="q", attempt=1, paper="p", item="i1")
    submitted = Submitted(quiz="q", attempt=1, paper="p")
    sure = msgspec.structs.replace(event("i1"), confidence="sure")
    file = written(tmp_path, hinted, sure, submitted)
    second, third, fourth = (f"2021-06-07T12:00:0{n}.000000Z" for n in (2, 3, 4))
    record = read(tmp_path)
    assert (Entry(third, file.stem, 3, sure),) == record.entries
    assert (Step(second, file.stem, 2, hinted), Step(fourth, file.stem, 4, submitted)) == record.steps
    assert record.faults == ()


def test_a_hint_is_written_with_its_number(tmp_path: Path) -> None:
    """The number comes back with it; a line of before, which has none, is written as it was."""
    hinted = [Hinted(quiz="q", attempt=1, paper="p", item="i1", n=n) for n in (0, 2)]
    lines = written(tmp_path, *hinted).read_bytes().split(b"\n")
    assert [False, True] == [b'"n":2' in line.partition(b"event")[2] for line in lines[1:3]]
    assert b'"item":"i1"}' in lines[1]
    assert hinted == [step.event for step in read(tmp_path).steps]


def test_an_answer_without_confidence_is_written_as_before(tmp_path: Path) -> None:
    """Records of learners who are not asked how sure they are hold nothing of it, as those of before."""
    assert b"confidence" not in written(tmp_path, event()).read_bytes()


FIRST = b"""\
{"n":1,"at":"2021-06-07T12:00:01.000000Z","event":{"type":"opened","version":1,"course":"course","learner":"learner"},\
"chain":"e6ed69e99afdde73f41d6b3eec092ba2"}
{"n":2,"at":"2021-06-07T12:00:02.000000Z","event":{"type":"answered","quiz":"q","attempt":1,"paper":"p","content":"c",\
"item":"i1","family":"f","response":"a","reason":"right","points":"1","possible":"1"},\
"chain":"c88d53a38924449c37271f4b70d23f27"}
{"n":3,"at":"2021-06-07T12:00:03.000000Z","event":{"type":"answered","quiz":"q","attempt":1,"paper":"p","content":"c",\
"item":"i2","family":"f","response":{"a":[1]},"reason":"right","points":"1","possible":"1","ticket":"t2"},\
"chain":"51dd9b5da45c51bbc144260f8a467fdd"}
"""


def with_line(file: Path, line: dict[str, Any], *, linked: bool = True) -> None:
    """Add a line to a file, in its chain, and after it one more answer."""
    data = file.read_bytes()
    for n, body in ((3, line), (4, msgspec.to_builtins(event("i2")))):
        whole = msgspec.json.encode({"n": n, "at": "2021-06-07T12:00:09Z", "event": body, "chain": "0" * 32})
        before = msgspec.json.decode(data.split(b"\n")[-2])["chain"] if linked else "0" * 32
        data += whole.replace(b"0" * 32, link(before, whole).encode()) + b"\n"
    file.write_bytes(data)


def test_a_line_of_a_newer_version_is_reported_and_breaks_nothing(tmp_path: Path) -> None:
    """What this version does not know is named with its place; the lines around it are read, and trusted."""
    file = written(tmp_path, event("i1"))
    with_line(file, {"type": "reviewed", "family": "f", "due": {"in": 3}})
    record = read(tmp_path)
    assert answers(record) == ["i1", "i2"]
    assert all(entry.trusted for entry in record.entries)
    message = "a newer policystory wrote this line ('reviewed'), which is left as it is: update policystory to read it"
    assert [(file.name, 3, message)] == [(fault.file, fault.line, fault.message) for fault in record.faults]


def test_a_line_of_a_newer_version_can_be_damaged_too(tmp_path: Path) -> None:
    """A line that this version does not know is still a link of the chain."""
    with_line(written(tmp_path, event("i1")), {"type": "reviewed"}, linked=False)
    assert [("i1", True), ("i2", False)] == [(entry.event.item, entry.trusted) for entry in read(tmp_path).entries]


def test_a_known_event_with_a_part_missing_is_damaged_not_newer(tmp_path: Path) -> None:
    """Only an event of an unknown name may be a newer one."""
    with_line(written(tmp_path, event("i1")), {"type": "answered", "quiz": "q"})
    record = read(tmp_path)
    assert "cannot be read and is set aside" in record.faults[0].message
    assert [entry.trusted for entry in record.entries] == [True, False]


def test_a_file_as_it_was_written_before_hints_is_read(tmp_path: Path) -> None:
    """A record of today is read for ever: these bytes were written by the first version."""
    (tmp_path / "20210607T120000-s1-1.jsonl").write_bytes(FIRST)
    record = read(tmp_path)
    assert [event("i1"), event("i2", {"a": [1]}, "t2")] == [entry.event for entry in record.entries]
    assert record.faults == ()


def test_other_files_of_the_folder_are_not_read(tmp_path: Path) -> None:
    """Only files of the record are; a folder of such a name is reported."""
    written(tmp_path, event())
    (tmp_path / "learner.json").write_text("{}")
    (tmp_path / "z.jsonl").mkdir()
    record = read(tmp_path)
    assert answers(record) == ["i1"]
    assert [("z.jsonl", 0)] == [(fault.file, fault.line) for fault in record.faults]


def test_a_folder_that_cannot_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that may not be looked into is not taken for an empty one."""

    def denied(_: Path) -> None:
        raise PermissionError(EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    assert ["the record cannot be read: Permission denied"] == [fault.message for fault in read(tmp_path).faults]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(responses=st.lists(JSON, min_size=1, max_size=5))
@reused
def test_any_response_is_kept_as_it_was(tmp_path_factory: pytest.TempPathFactory, responses: list[Any]) -> None:
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
def test_a_line_is_later_than_what_was_read_before(tmp_path: Path, read_until: str, at: str) -> None:
    """Whatever the clock says, what is written comes after what its writer had read; what is no time is passed over."""
    one = journal(tmp_path, clock=lambda: NOON)
    one.after(read_until)
    one.write(event())
    one.close()
    assert at == read(tmp_path).entries[0].at
