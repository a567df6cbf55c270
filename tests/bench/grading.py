"""Measure a class's way from files handed in to a table of grades, beside nbgrader."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from policystory.course.open_course import OpenCourse
from tests.bench import nbgrader_peer
from tests.bench.invented_class import invent
from tests.bench.measured_process import Measured, measured

ROOT = Path(__file__).parents[2]
Row = tuple[str, str, str]
_STEPS = ("collect", "grade", "export")
_COUNTS = (10, 1_000, 10_000)


def rows(course: OpenCourse, counts: tuple[int, ...] = _COUNTS) -> Iterator[Row]:
    """Yield a row for each step of each size of class, one for the whole, and the peer's."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            yield from _of_class(Path(folder), course, count)
    with tempfile.TemporaryDirectory() as folder:
        yield from nbgrader_peer.rows(Path(folder))


def _of_class(path: Path, course: OpenCourse, count: int) -> Iterator[Row]:
    """Invent a class, and take the steps, each in a process of its own."""
    handed = path / "handed"
    handed.mkdir()
    for name, data in invent(path / "civics", course, count):
        (handed / name).write_bytes(data)
    whole = Measured(0, 0, 0)
    for step in _STEPS:
        command = [sys.executable, "-m", "tests.bench.grading_step", step]
        took = measured([*command, str(path / "civics"), str(handed)], ROOT)
        whole = whole.beside(took)
        yield f"  {step}", took.told(count), "-"
    what = f"{count:,} submissions: collect, grade, export"
    yield what, whole.told(count), "1 ms, 300 MB"
