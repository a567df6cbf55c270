"""Files of the record: any bytes, and changed lines that were chained again."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import strategies as st

from policystory import journal
from policystory.journal import (
    Answered,
    Begun,
    Hinted,
    Reader,
    Record,
    Revealed,
    Submitted,
    line_hash,
)
from policystory.learner import progress, spaced_review, standings
from policystory.learner.mastery import mastery
from policystory.learner.record_actions.verify import verify
from tests.fuzz.kind import Kind, check_sentence, edited
from tests.journal import sessions
from tests.journal.sessions import event

NAME = "20210607T120000-s1-1.jsonl"
NOW = datetime(2021, 6, 8, 12, tzinfo=UTC)
CHAIN = b'"chain":"'
PIECES = (
    b"\n",
    b"\r\n",
    b"\x00",
    b"\xff",
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b",",
    b":",
    b"\\u0000",
    b"\\ud800",
    b"null",
    b"true",
    b"-1",
    b"1e999",
    b"99999999999999999999",
    b"zzzz",
    b"9999-12-31T23:59:59.999999Z",
    b"2099-01-01T00:00:00.000000Z",
    b"0001-01-01T00:00:00.000000Z",
    b"2021-06-07T12:00:60.000000Z",
    b"+25:00",
    b'"n":1',
    b'"attempt":2147483647',
    b'"version":2',
    b'"type":"set-aside"',
    b'"type":"unheard-of"',
    b'"reason":"held"',
    b'"reason":"right"',
    b"\x1b[2J",
)


@cache
def sound() -> bytes:
    """Return a file that holds all that a learner can do."""
    usual = {"quiz": "q", "attempt": 1, "paper": "p"}
    done = (
        Begun(quiz="q", attempt=1, secret="s"),  # noqa: S106 - a word of the test
        event("i1", "a", "t1"),
        Hinted(**usual, item="i2", n=1),
        Revealed(**usual, item="i2"),
        event("i2", {"typed": "1,5", "locale": "es"}, "t2"),
        msgspec.structs.replace(event("i3", ["a", "b"], "t3"), reason="held"),
        Submitted(**usual, reasons={"i3": "right"}, families={"i3": "f3"}),
    )
    with TemporaryDirectory() as folder:
        return sessions.written(Path(folder), *done).read_bytes()


@cache
def neighbour() -> bytes:
    """Return a file of another session, which must stay readable whatever stands beside it."""
    with TemporaryDirectory() as folder:
        writer = sessions.journal(Path(folder), "s2")
        for item in ("n1", "n2"):
            writer.write(event(item))
        writer.close()
        return next(Path(folder).iterdir()).read_bytes()


def chained_again(data: bytes) -> bytes:
    """Return lines with the hashes that they would have if they had been written so."""
    lines, before = data.split(b"\n"), ""
    for place, line in enumerate(lines):
        at = line.rfind(CHAIN)
        if at < 0:
            continue
        whole = line[:at] + CHAIN + b"0" * 32 + b'"}'
        before = line_hash(before, whole)
        lines[place] = line[:at] + CHAIN + before.encode() + b'"}'
    return b"\n".join(lines)


def hold(data: bytes, place: Path) -> None:
    """Read the file beside a sound one: what can be read is read and counted."""
    (place / NAME).write_bytes(data)
    (place / NAME.replace("s1", "s2")).write_bytes(neighbour())
    for now in (NOW, None):
        reader = Reader(place)
        record = reader.read(now)
        assert record == journal.read(place, now)
        for fault in record.faults:
            check_sentence(fault.in_words())
        items = [entry.event.item for entry in record.entries if entry.trusted]
        assert {"n1", "n2"} <= set(items), "the sound file beside it is not read"
        assert _before_the_change(data) <= set(items), (
            "what stands before a change is lost"
        )
        times = [entry.at for entry in record.entries]
        assert sorted(times) == times
        _count(record)
    for state in verify(place, (), NOW).files:
        for fault in state.faults:
            check_sentence(fault.in_words())


def _before_the_change(data: bytes) -> set[str]:
    """Return the items answered in the sound lines with which these bytes begin."""
    lines = sound().splitlines(keepends=True)
    known: set[str] = set()
    for line in lines:
        if not data.startswith(line):
            break
        data = data[len(line) :]
        done = msgspec.json.decode(line, type=journal.Line).event
        if isinstance(done, Answered):
            known.add(done.item)
    return known


def _count(record: Record) -> None:
    """Ask all that a lesson asks of a record; fail where it cannot be told."""
    told = progress.marked_answers(record)
    for standing in standings.standings(record, {"q": 3}).values():
        check_sentence(standing.in_words())
    latest = progress.latest_attempt(record, "q")
    msgspec.json.encode(progress.attempt_work(record, "q", latest))
    progress.attempt_secrets(record)
    for reached in mastery(told, {"f": ["o"], "f3": ["o"]}, UTC).values():
        assert 0 <= reached.right <= reached.answered
    for today in (date(2021, 6, 8), date(2021, 6, 8) + timedelta(days=400)):
        spaced_review.due_families(record, today, UTC)
        spaced_review.next_due_day(record, today, UTC, "q")
    msgspec.json.encode(record, enc_hook=list)


neighbour()  # made here, because it is made in a folder of its own
CHANGED = edited([sound()], PIECES)
KIND = Kind("record", CHANGED | st.builds(chained_again, CHANGED), hold, 200)
