"""Answers of a record, at days that a test chooses."""

from datetime import UTC, date, datetime, timedelta

from policystory.journal import Answered, Entry, Record

MONDAY = datetime(2021, 6, 7, 12, tzinfo=UTC)
REASONS = (
    "right",
    "partly-right",
    "wrong",
    "wrong-magnitude",
    "wrong-unit",
    "unreadable",
    "held",
)


def entry(
    family: str,
    days: float = 0,
    reason: str = "right",
    quiz: str = "01-a",
    attempt: int = 1,
) -> Entry:
    """Return an answer to a family, some days after Monday."""
    return at(MONDAY + timedelta(days=days), family, reason, quiz, attempt)


def at(
    moment: datetime,
    family: str,
    reason: str = "right",
    quiz: str = "01-a",
    attempt: int = 1,
) -> Entry:
    """Return an answer to a family at a moment."""
    event = Answered(
        quiz=quiz,
        attempt=attempt,
        paper="p",
        content="c",
        item=f"i-{family}",
        family=family,
        response="a",
        reason=reason,
        points="1",
        possible="1",
    )
    return Entry(written(moment), "s", 1, event)


def written(moment: datetime) -> str:
    """Return a moment as a line of the record has it."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def kept(*entries: Entry) -> Record:
    """Return a record with some answers."""
    return Record(tuple(sorted(entries, key=lambda entry: entry.at)), ())


def day(n: int) -> date:
    """Return the n-th day after Monday."""
    return (MONDAY + timedelta(days=n)).date()
