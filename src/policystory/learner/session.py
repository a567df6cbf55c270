"""A session: the work of one learner in a course, in one kernel."""

import os
import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

from policystory import journal
from policystory.course import find
from policystory.learner.calendar_day import MACHINE_ZONE, day_of
from policystory.learner.progress import attempt_secrets, chronological
from policystory.learner.unwritten_events import Queue, with_unwritten

# A folder that no system lets anyone make: nothing lies below a device.
_NOWHERE = Path(os.devnull) / "policystory"


def _now() -> datetime:
    return datetime.now(UTC)


class Session:
    """One kernel's work in a course: the course, the learner and the learner's record.

    Arguments: `start`: a folder in the course; `clock`: a function that returns the time in UTC;
    `zone`: the time zone of the learner's days; None for the machine's.

    Attributes: `folder`: the folder of the record; `journal`: writes this session's file there;
    `queue`: holds what could not be written yet. If there is no place for a record, lessons still
    work, but nothing is kept.
    """

    def __init__(
        self,
        start: Path,
        clock: Callable[[], datetime] = _now,
        zone: tzinfo | None = MACHINE_ZONE,
    ) -> None:
        """Open the course around `start`, or the installed course."""
        self.zone = zone
        self.course = find.course(start)
        self.learner = find.learner()
        self.folder, self._no_home = _place(self.course.id, self.learner)
        name = secrets.token_hex(4)
        self.journal = journal.Journal(
            self.folder, name, self.course.id, self.learner, clock
        )
        self.queue = Queue(self._keep)
        self._reader = journal.Reader(self.folder)

    def today(self) -> date:
        """Return today's date on the learner's calendar."""
        return day_of(self.journal.clock(), self.zone)

    def _keep(self, event: journal.QuizEvent) -> None:
        """Write an event; JournalError if it cannot be written or there is no record."""
        if self._no_home is not None:
            raise self._no_home
        self.journal.write(event)

    def record(self) -> journal.Record:
        """Return the learner's record from the disk, which other notebooks may have changed."""
        if self._no_home is not None:
            home = find.display_records_home()
            fault = journal.Fault(home, 0, str(self._no_home))
            return journal.Record((), (fault,))
        record = self._reader.read(self.journal.clock())
        self.journal.set_earliest(self._reader.latest)
        return record

    def trouble(self) -> str:
        """Say why answers cannot be written into the record's folder; "" if they can be.

        "" also if there is no folder for a record.
        """
        if self._no_home is not None:
            return ""
        return self.queue.trouble or journal.why_not_writable(self.folder)

    def full_record(self) -> journal.Record:
        """Return the learner's record from the disk, then the events that are not written yet."""
        record = self.record()
        waiting = self.queue.waiting
        return with_unwritten(record, waiting, self.journal.now(), self.journal.session)

    def secrets(self, quiz: str, attempt: int) -> dict[int, str]:
        """Return the secrets of a quiz's graded attempts 1 to `attempt`, by the attempt's number.

        A secret is the random text from which an attempt's questions are drawn. If `attempt` has
        none yet, this call begins the attempt and makes one. `quiz` is the quiz's name.
        """
        known = self._secrets(quiz, attempt)
        if attempt in known:
            return known
        begun = journal.Begun(quiz=quiz, attempt=attempt, secret=secrets.token_hex(16))
        self.queue.add(begun)
        # Another window may have begun at the same time: the first of them counts.
        return {attempt: begun.secret, **self._secrets(quiz, attempt)}

    def _secrets(self, quiz: str, attempt: int) -> dict[int, str]:
        """Return the secrets that the record holds for a quiz, up to one of its attempts."""
        known: dict[int, str] = {}
        record = self.full_record()
        secrets = attempt_secrets(record)
        for (name, number), secret in secrets.items():
            if name == quiz and number <= attempt:
                known[number] = secret
        return known

    def receipts(self, quiz: str, attempt: int) -> tuple[journal.Receipt, ...]:
        """Return receipts (file, number of lines, last hash) that prove what an attempt holds.

        There is one for each file with events of the attempt; none while events wait to be written.
        `quiz` is the quiz's name, and `attempt` the attempt's number.
        """
        record = self.record()
        if self.queue.waiting:
            return ()
        last: dict[str, int] = {}
        for done in chronological(record):
            event = done.event
            if (event.quiz, event.attempt) == (quiz, attempt):
                before = last.get(done.session, 0)
                last[done.session] = max(done.n, before)
        receipts: list[journal.Receipt] = []
        for session, line in sorted(last.items()):
            receipt = self._reader.receipt(session, line)
            # A line that cannot be read has no hash, and so no receipt.
            if receipt is not None:
                receipts.append(receipt)
        return tuple(receipts)


def _place(course: str, learner: str) -> tuple[Path, find.NoHomeError | None]:
    """Return the folder of the record; if there can be none, also the reason."""
    try:
        return find.record_folder(course, learner), None
    except find.NoHomeError as error:
        return _NOWHERE, error
