"""Measure a class's way from files handed in to a table of grades, beside nbgrader."""

import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

from policystory.course.open_course import OpenCourse
from tests.bench import nbgrader_peer
from tests.bench.invented_class import invent
from tests.bench.measured_process import Measured, measured

ROOT = Path(__file__).parents[2]
Row = tuple[str, str, str]
_STEPS = ("collect", "grade", "export")
_BESIDE = 10
"""Submissions of a class that is measured beside the peer's class of the same size."""
SIZES = (1_000, 10_000)
LARGE = 100_000
"""Submissions of a class that takes some minutes, and is measured only when asked for."""


def rows(course: OpenCourse, sizes: tuple[int, ...] = SIZES) -> Iterator[Row]:
    """Yield rows for a small class and the peer's, and for larger ones with the growth."""
    ours = yield from _of_class(course, _BESIDE)
    with tempfile.TemporaryDirectory() as folder:
        what, told, taken = nbgrader_peer.row(Path(folder))
    yield what, told, "-"
    if taken is not None:
        times = f"{taken.seconds / ours.seconds:.0f} times as long"
        memory = f"{taken.memory / ours.memory:.1f} times the memory"
        yield "  the peer takes", f"{times}, {memory}", "-"
    before: Measured | None = None
    for size, previous in zip(sizes, (0, *sizes), strict=False):
        taken = yield from _of_class(course, size)
        if before is not None:
            more = f"  {size // previous} times as many submissions take"
            times = f"{taken.seconds / before.seconds:.1f} times as long"
            yield more, f"{times} ({taken.busy / before.busy:.1f} busy)", "linear"
        before = taken


def _of_class(course: OpenCourse, count: int) -> Generator[Row, None, Measured]:
    """Invent a class, and take the steps, each in a process of its own; return the whole."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
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
    return whole
