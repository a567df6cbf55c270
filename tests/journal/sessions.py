"""Small journals, for tests of what is written into them and read from them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from policystory.journal import Answered, Journal, QuizEvent, Record

NOON = datetime(2021, 6, 7, 12, tzinfo=UTC)


def event(item: str = "i1", response: Any = "a", ticket: str = "") -> Answered:
    """Return an answer to an item."""
    return Answered(
        quiz="q", attempt=1, paper="p", content="c", item=item, family="f", response=response,
        reason="right",
        points="1", possible="1", ticket=ticket,
    )  # fmt: skip


def ticking(start: datetime = NOON, step: float = 1) -> Callable[[], datetime]:
    """Return a clock that goes on by `step` seconds whenever it is asked."""
    times = iter(range(10**6))
    return lambda: start + timedelta(seconds=step * next(times))


def journal(
    folder: Path, session: str = "s1", clock: Callable[[], datetime] | None = None
) -> Journal:
    """Return a session's writer."""
    return Journal(folder, session, "course", "learner", clock or ticking())


def written(folder: Path, *events: QuizEvent) -> Path:
    """Write these events in one session, and return its file."""
    writer = journal(folder)
    for each in events:
        writer.write(each)
    writer.close()
    (file,) = folder.iterdir()
    return file


def answers(record: Record) -> list[str]:
    """Return the items of a record, in its order."""
    return [entry.event.item for entry in record.entries]
