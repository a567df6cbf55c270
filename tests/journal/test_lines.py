from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policystory.journal import line_hash, read
from tests.journal.sessions import answers, event, written


def test_a_truncation_loses_the_last_line_at_most(tmp_path: Path) -> None:
    """Wherever a file is cut, all lines before are trusted, and a torn one is reported."""
    file = written(tmp_path, event("i1"), event("i2"), event("i3"))
    whole = file.read_bytes()
    for cut in range(len(whole) + 1):
        file.write_bytes(whole[:cut])
        record = read(tmp_path)
        # A line of which only the line feed is gone is whole.
        lines = (whole[:cut] + b"\n" * (whole[cut : cut + 1] == b"\n")).count(b"\n")
        assert ["i1", "i2", "i3"][: max(lines - 1, 0)] == answers(record)
        assert all(entry.trusted for entry in record.entries)
        torn = cut > 0 and b"\n" not in whole[cut - 1 : cut + 1]
        assert [(file.name, lines + 1)] * torn == [
            (fault.file, fault.line) for fault in record.faults
        ]
        assert all("torn by a crash" in fault.message for fault in record.faults)


def test_a_changed_byte_is_reported_with_its_place(tmp_path: Path) -> None:
    """Whichever byte is changed, the fault names file and line, and nothing after is trusted."""
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
            # A line feed that is lost joins two lines, and one that is torn off at the end tears
            # the last.
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
    """An unreadable line is set aside; lines after it count, though they prove nothing."""
    file = written(tmp_path, event("i1"), event("i2"), event("i3"))
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:2], b"{}\n", *lines[3:]]))
    record = read(tmp_path)
    assert answers(record) == ["i1", "i3"]
    assert [entry.trusted for entry in record.entries] == [True, False]


@given(data=st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_record_or_a_fault(tmp_path: Path, data: bytes) -> None:
    """No file of any content makes reading raise."""
    (tmp_path / "x.jsonl").write_bytes(data)
    record = read(tmp_path)
    assert record.entries == ()
    assert bool(data) == bool(record.faults)


@pytest.mark.parametrize(
    "first",
    [
        (
            b'{"n":1,"at":"x","event":{"type":"opened","version":2,"course":"c","learner":"l",'
            b'"mood":"new"},"chain":"?"}'
        ),
        b'{"n":1,"event":{"type":"begun","version":7}}',
    ],
)
def test_a_newer_file_is_left_alone(tmp_path: Path, first: bytes) -> None:
    """A file of a newer form is left unread and unchanged; one sentence says what to do."""
    file = written(tmp_path, event())
    data = first + b"\n" + file.read_bytes()
    file.write_bytes(data)
    record = read(tmp_path)
    assert record.entries == ()
    assert [(file.name, 1)] == [(fault.file, fault.line) for fault in record.faults]
    assert record.faults[0].message.endswith(
        "it is left as it is: update policystory to read it"
    )
    assert data == file.read_bytes()


def with_line(file: Path, line: dict[str, Any], *, linked: bool = True) -> None:
    """Add a line to a file, in its chain, and after it one more answer."""
    data = file.read_bytes()
    for n, body in ((3, line), (4, msgspec.to_builtins(event("i2")))):
        whole = msgspec.json.encode(
            {
                "n": n,
                "at": "2021-06-07T12:00:09.000000Z",
                "event": body,
                "chain": "0" * 32,
            }
        )
        before = (
            msgspec.json.decode(data.split(b"\n")[-2])["chain"] if linked else "0" * 32
        )
        data += whole.replace(b"0" * 32, line_hash(before, whole).encode()) + b"\n"
    file.write_bytes(data)


def test_a_line_of_a_newer_version_is_reported_and_breaks_nothing(
    tmp_path: Path,
) -> None:
    """An unknown event is named with its place; the lines around it are read and trusted."""
    file = written(tmp_path, event("i1"))
    with_line(file, {"type": "reviewed", "family": "f", "due": {"in": 3}})
    record = read(tmp_path)
    assert answers(record) == ["i1", "i2"]
    assert all(entry.trusted for entry in record.entries)
    (fault,) = record.faults
    assert (file.name, 3) == (fault.file, fault.line)
    assert "newer policystory wrote this line ('reviewed')" in fault.message
    assert "update policystory" in fault.message


def test_a_line_of_a_newer_version_can_be_damaged_too(tmp_path: Path) -> None:
    """A line that this version does not know is still a link of the chain."""
    with_line(written(tmp_path, event("i1")), {"type": "reviewed"}, linked=False)
    assert [("i1", True), ("i2", False)] == [
        (entry.event.item, entry.trusted) for entry in read(tmp_path).entries
    ]


def test_a_known_event_with_a_part_missing_is_damaged_not_newer(tmp_path: Path) -> None:
    """Only an event of an unknown name may be a newer one."""
    with_line(written(tmp_path, event("i1")), {"type": "answered", "quiz": "q"})
    record = read(tmp_path)
    assert "cannot be read and is set aside" in record.faults[0].message
    assert [entry.trusted for entry in record.entries] == [True, False]


def test_line_written_before_a_new_field_keeps_its_chain(tmp_path: Path) -> None:
    """Answers without a ticket, as first written, are still trusted."""
    line = written(tmp_path, event()).read_bytes().split(b"\n")[1]
    assert b"ticket" not in line
    assert read(tmp_path).faults == ()


FIRST = b"""\
{"n":1,"at":"2021-06-07T12:00:01.000000Z","event":{"type":"opened","version":1,\
"course":"course","learner":"learner"},\
"chain":"e6ed69e99afdde73f41d6b3eec092ba2"}
{"n":2,"at":"2021-06-07T12:00:02.000000Z","event":{"type":"answered","quiz":"q",\
"attempt":1,"paper":"p","content":"c",\
"item":"i1","family":"f","response":"a","reason":"right","points":"1","possible":"1"},\
"chain":"c88d53a38924449c37271f4b70d23f27"}
{"n":3,"at":"2021-06-07T12:00:03.000000Z","event":{"type":"answered","quiz":"q",\
"attempt":1,"paper":"p","content":"c",\
"item":"i2","family":"f","response":{"a":[1]},"reason":"right","points":"1","possible":"1",\
"ticket":"t2"},\
"chain":"51dd9b5da45c51bbc144260f8a467fdd"}
"""


def test_a_file_as_it_was_written_before_hints_is_read(tmp_path: Path) -> None:
    """A record of today is read for ever: these bytes were written by the first version."""
    (tmp_path / "20210607T120000-s1-1.jsonl").write_bytes(FIRST)
    record = read(tmp_path)
    assert [event("i1"), event("i2", {"a": [1]}, "t2")] == [
        entry.event for entry in record.entries
    ]
    assert record.faults == ()
