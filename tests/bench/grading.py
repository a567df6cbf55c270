"""Measure a class's way from files handed in to a table of grades: seconds, and peak memory."""

import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from policystory.course.atomic_write import write_atomically
from policystory.course.open_course import OpenCourse
from policystory.gradebook.writing import Author
from policystory.lms.plain_grades import plain_grades
from policystory.teaching import grading, steps
from policystory.teaching.class_folder import ClassFolder
from tests.bench.invented_class import NAME, NOON, invent

Row = tuple[str, str, str]
_STEPS = ("collect", "grade", "export")


def rows(
    course: OpenCourse, counts: tuple[int, ...] = (1_000, 10_000)
) -> Iterator[Row]:
    """Yield a row for each step of each size of class, and one for the whole."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            yield from _of_class(Path(folder), course, count)


def _of_class(path: Path, course: OpenCourse, count: int) -> Iterator[Row]:
    handed = path / "handed"
    handed.mkdir()
    for name, data in invent(path / "civics", course, count):
        (handed / name).write_bytes(data)
    whole, busy, most = 0.0, 0.0, 0
    for step in _STEPS:
        before = _processor_seconds()
        seconds, memory = _measured(step, path / "civics", handed)
        of_step = _processor_seconds() - before
        yield f"  {step}", _told(seconds, of_step, count, memory), "-"
        whole += seconds
        busy += of_step
        most = max(most, memory)
    what = f"{count:,} submissions: collect, grade, export"
    yield what, _told(whole, busy, count, most), "1 ms, 300 MB"


def _told(seconds: float, busy: float, count: int, memory: int) -> str:
    """Return what a submission took: time, time of processors, and the peak of memory."""
    each, of_processors = 1000 * seconds / count, 1000 * busy / count
    return f"{each:.2f} ms ({of_processors:.2f} busy), {memory >> 20} MB"


def _measured(step: str, path: Path, handed: Path) -> tuple[float, int]:
    """Return the seconds of a step in a process of its own, and the peak memory of all of it."""
    begin = time.perf_counter()
    command = [
        sys.executable,
        "-m",
        "tests.bench.grading",
        step,
        str(path),
        str(handed),
    ]
    process = subprocess.Popen(command)
    peak = Peak(process.pid)
    peak.start()
    code = process.wait()
    seconds = time.perf_counter() - begin
    peak.join()
    if code:
        raise SystemExit(f"{step} ended with {code}")
    return seconds, peak.bytes


def _processor_seconds() -> float:
    """Return how long processes that have ended kept processors busy: others wait beside them."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Peak(threading.Thread):
    """Looks at the memory of a process and its workers, 20 times a second, until it ends."""

    def __init__(self, pid: int) -> None:
        """Watch the process `pid`."""
        super().__init__()
        self._process = psutil.Process(pid)
        self.bytes = 0

    def run(self) -> None:
        """Add up what each process holds; what they share is counted twice."""
        while self._process.is_running():
            try:
                family = [self._process, *self._process.children(recursive=True)]
                held = sum(each.memory_info().rss for each in family)
            except psutil.Error:
                continue
            if not held:
                return
            self.bytes = max(self.bytes, held)
            time.sleep(0.05)


def main(step: str, path: Path, handed: Path) -> None:
    """Take one step of the week, as the command line does."""
    folder = ClassFolder(path)
    book = steps.open_gradebook(folder, None, NOON)
    if step == "collect":
        files = ((file.name, file.read_bytes()) for file in sorted(handed.iterdir()))
        for _ in grading.collect(folder, book, files, NOON):
            pass
    elif step == "grade":
        author = Author("teacher", NOON.isoformat(), "graded")
        for _ in grading.grade_assignment(folder, book, NAME, author):
            pass
    else:
        table = plain_grades(steps.grade_rows(folder, book, NAME))
        write_atomically(path / "grades.csv", table)
    book.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
