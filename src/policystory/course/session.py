"""A session: one kernel's work in a course."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

from policystory import journal
from policystory.course import find
from policystory.course.opened import OpenCourse
from policystory.course.unwritten import Queue, continued


class Session:
    """One kernel's work in a course: the course, the learner, the record, this session's journal, and its queue."""

    def __init__(self, start: Path) -> None:
        """Open the course that encloses `start`, or the installed one."""
        self.course = OpenCourse(find.content(start))
        self.learner = find.learner()
        self.folder = find.home() / self.course.id / self.learner
        self.journal = journal.Journal(
            self.folder, secrets.token_hex(4), self.course.id, self.learner, lambda: datetime.now(UTC)
        )
        self.queue = Queue(self.journal.write)
        self._reader = journal.Reader(self.folder)

    def record(self) -> journal.Record:
        """Read what is new in the record: another notebook may have written to it."""
        record = self._reader.read(self.journal.clock())
        self.journal.after(self._reader.latest)
        return record

    def done(self) -> journal.Record:
        """Return all that the learner did: the record, and after it what waits to be written there."""
        record = self.record()
        return continued(record, self.queue.waiting, self.journal.now(), self.journal.session)
