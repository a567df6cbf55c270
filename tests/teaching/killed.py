"""Collect and grade in a process that kills itself at a chosen point."""

import os
import signal
import sys
from datetime import timedelta
from itertools import count
from pathlib import Path
from types import FrameType

from policystory.gradebook.change_history import Author
from policystory.teaching import grading, steps
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.collecting import write_copies
from policystory.teaching.collecting.find_files import handed_files
from policystory.teaching.workers import plan
from policystory.teaching.workers.processes import Processes
from tests.teaching.learners import NOON

NOW = NOON + timedelta(hours=2)
AUTHOR = Author("teacher", NOW.isoformat(), "graded")


class Point:
    """A point of a program: the n-th call of a function, of Python or of C; 0 for none."""

    def __init__(self, number: int) -> None:
        """Count calls from now on."""
        self._numbers = count(1)
        self._last = number
        self.calls = 0

    def __call__(self, _frame: FrameType, event: str, _argument: object) -> None:
        """Count a call, and kill this process at the last one: nothing is tidied up."""
        if event in ("call", "c_call"):
            self.calls = next(self._numbers)
            if self.calls == self._last:
                os.kill(os.getpid(), signal.SIGKILL)


def collect_and_grade(path: Path, source: Path, kill_at: int, told: Path) -> None:
    """Collect a folder into a class and grade it; write the number of calls into `told`.

    Batches are small, so that there are many of them. The process ends at the call `kill_at`.
    """
    write_copies._FILES = 3  # type: ignore[misc]  # in this process alone
    plan.BATCH = 4
    folder = ClassFolder(path)
    point = Point(kill_at)
    sys.setprofile(point)
    book = steps.open_gradebook(folder, None, NOON)
    alone = Processes(1)
    for _ in grading.collect(folder, book, handed_files([source]), NOW, alone):
        pass
    for _ in grading.grade_assignment(folder, book, "week-1", AUTHOR, alone):
        pass
    book.close()
    sys.setprofile(None)
    told.write_text(f"{point.calls}", encoding="ascii")
