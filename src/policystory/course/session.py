"""A session: one kernel's work in a course."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

from policystory import journal
from policystory.course import find
from policystory.course.opened import OpenCourse


class Session:
    """One kernel's work in a course: the course, the learner, the record, and this session's journal."""

    def __init__(self, start: Path) -> None:
        """Open the course that encloses `start`, or the installed one."""
        self.course = OpenCourse(find.content(start))
        self.learner = find.learner()
        self.folder = find.home() / self.course.id / self.learner
        self.journal = journal.Journal(
            self.folder, secrets.token_hex(4), self.course.id, self.learner, lambda: datetime.now(UTC)
        )

    def record(self) -> journal.Record:
        """Read the record as it is now: another notebook may have written to it."""
        return journal.read(self.folder)
