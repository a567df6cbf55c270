"""A line tells a time that can be, or it is set aside; one that lies ahead of the clock is told."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.errors import JournalError
from policystory.journal import Reader, SetAside, line_hash, read
from policystory.journal.moment import are_times, format_time, is_time
from tests.journal import sessions
from tests.journal.sessions import NOON, answers, event, journal, ticking

NO_TIMES = [
    "", "zzzz", "2021-06-07", "2021-06-07T12:00:09Z", "2021-06-07T12:00:09.000000+25:00",
    "2021-06-07T12:00:60.000000Z", "2021-06-07T24:00:00.000000Z", "2021-02-29T12:00:00.000000Z",
    "2021-13-01T12:00:00.000000Z", "9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00.000000Z",
    "2021-06-07T12:00:09.000000Z\n", "\uff12021-06-07T12:00:09.000000Z",
    "2021-W23-1T12:00:09.0000000Z", "\x1b[2J",
]  # fmt: skip


def add(file: Path, at: str, item: str) -> None:
    """Add an answer to a file, in its chain, with any time."""
    data = file.read_bytes()
    n, body = data.count(b"\n") + 1, msgspec.to_builtins(event(item))
    whole = msgspec.json.encode({"n": n, "at": at, "event": body, "chain": "0" * 32})
    before = msgspec.json.decode(data.splitlines()[-1])["chain"]
    file.write_bytes(
        data + whole.replace(b"0" * 32, line_hash(before, whole).encode()) + b"\n"
    )


@pytest.mark.parametrize("at", NO_TIMES)
def test_impossible_time_is_a_fault_of_its_line(tmp_path: Path, at: str) -> None:
    """It is named and set aside; what stands before and after it is read, and trusted."""
    file = sessions.written(tmp_path, event("i1"))
    add(file, at, "bad")
    add(file, "2021-06-07T12:00:09.000000Z", "i2")
    record = read(tmp_path)
    assert ["i1", "i2"] == answers(record)
    assert all(entry.trusted for entry in record.entries)
    assert [(file.name, 3)] == [(fault.file, fault.line) for fault in record.faults]
    assert "impossible time" in record.faults[0].message
    assert record.faults[0].message.isprintable()


@given(
    st.datetimes(
        datetime(1970, 1, 2),  # noqa: DTZ001  # bounds are without a zone; hypothesis adds it
        datetime(2199, 12, 30),  # noqa: DTZ001
        timezones=st.timezones(),
    )
)
def test_written_time_can_be_read(moment: datetime) -> None:
    """What the writer writes, the reader takes, and it is the same moment."""
    assert is_time(format_time(moment))
    assert moment.astimezone(UTC) == datetime.fromisoformat(format_time(moment))


@given(
    st.lists(
        st.sampled_from(
            [*NO_TIMES, "2021-06-07T12:00:09.000000Z", "2024-02-29T00:00:00.000001Z"]
        )
    )
)
def test_times_are_checked_together_as_one_by_one(times: list[str]) -> None:
    """A block of lines passes if each of them does."""
    assert all(map(is_time, times)) == are_times(times)


@pytest.mark.parametrize("year", [1, 1969, 2200, 9999])
def test_impossible_clock_is_reported(tmp_path: Path, year: int) -> None:
    """What no reader would take is not written, and not said to be kept."""
    writer = journal(tmp_path, clock=lambda: datetime(year, 6, 7, tzinfo=UTC))
    with pytest.raises(
        JournalError, match=f"clock shows the year {year}; set it right"
    ):
        writer.write(event())
    assert is_time(writer.now())
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "now", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)]
)
def test_a_record_is_read_whatever_the_clock_says(
    tmp_path: Path, now: datetime
) -> None:
    """A clock in the first or the last year that there is takes nothing away."""
    sessions.written(tmp_path, event("i1"))
    assert ["i1"] == answers(read(tmp_path, now))


LATER = NOON + timedelta(days=28_000)


def test_line_with_a_far_date_is_reported_with_a_remedy(tmp_path: Path) -> None:
    """The fault names the line, both dates and the verb; up to a day ahead is no fault."""
    journal(tmp_path, "s1", ticking(NOON + timedelta(hours=23))).write(event("i1"))
    assert () == read(tmp_path, NOON).faults
    writer = journal(tmp_path, "s2", ticking(LATER))
    for item in ("i2", "i3"):
        writer.write(event(item))
    (fault,) = read(tmp_path, NOON).faults
    assert 2 == fault.line
    assert fault.message.startswith(
        "this line and 1 more of the file are dated later than now, first 2098-02-03"
    )
    assert "clock says 2021-06-07" in fault.message
    assert "policystory record set-aside" in fault.message


def test_far_date_does_not_spread_to_other_lines(
    tmp_path: Path,
) -> None:
    """Later lines of the file and of other sessions keep their dates and their order."""
    file = sessions.written(tmp_path, event("i1"))
    add(file, format_time(LATER), "later")
    add(file, "2021-06-07T12:00:09.000000Z", "i2")
    reader = Reader(tmp_path)
    reader.read(NOON)
    writer = journal(tmp_path, "s2", lambda: NOON + timedelta(seconds=20))
    for at in (reader.latest, format_time(LATER)):
        writer.set_earliest(at)
    writer.write(event("i3"))
    record = reader.read(NOON)
    assert ["i1", "i2", "i3", "later"] == answers(record)
    assert ["2021-06-07T12:00:20.000000Z", format_time(LATER)] == [
        entry.at for entry in record.entries[-2:]
    ]


def test_line_set_aside_no_longer_counts(tmp_path: Path) -> None:
    """A line that was set aside stays in its file, and is reported no more, even on its day."""
    journal(tmp_path, "s1").write(event("i1"))
    journal(tmp_path, "s2", ticking(LATER)).write(event("later"))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    reader = Reader(tmp_path)
    reader.read(NOON)
    journal(tmp_path, "s3").write(
        SetAside(lines=tuple(line.chain for line in reader.early))
    )
    for now in (NOON, LATER + timedelta(days=1), None):
        record = read(tmp_path, now)
        assert (["i1"], ()) == (answers(record), record.faults)
    assert before == {name: (tmp_path / name).read_bytes() for name in before}
