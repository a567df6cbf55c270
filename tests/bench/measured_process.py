"""Measure a program and all that it starts: seconds, time of processors, and peak of memory."""

import resource
import subprocess
import threading
import time
from pathlib import Path

import msgspec
import psutil


class Measured(msgspec.Struct, frozen=True):
    """What a program took: seconds, seconds of processors, and the most bytes of memory."""

    seconds: float
    busy: float
    memory: int

    def beside(self, later: "Measured") -> "Measured":
        """Return what this program and a later one took together."""
        return Measured(
            self.seconds + later.seconds,
            self.busy + later.busy,
            max(self.memory, later.memory),
        )

    def told(self, count: int) -> str:
        """Return what each of so many submissions took, in words."""
        each, busy = 1000 * self.seconds / count, 1000 * self.busy / count
        return f"{each:.2f} ms ({busy:.2f} busy), {self.memory >> 20} MB"


def measured(command: list[str], folder: Path) -> Measured:
    """Run a program in a folder, and return what it took; SystemExit if it fails."""
    before, begin = _processor_seconds(), time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        peak = Peak(process.pid)
        peak.start()
        code = process.wait()
    seconds = time.perf_counter() - begin
    peak.join()
    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return Measured(seconds, _processor_seconds() - before, peak.bytes)


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
