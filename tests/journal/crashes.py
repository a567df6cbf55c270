"""Kills writers of a journal at random moments, and lets several write at once.

Run as a process of its own, because only one without threads can be forked safely: `python
tests/journal/crashes.py FOLDER WRITERS AT_ONCE`. Prints a JSON list of the items of which each
writer was told that they are kept.
"""

import json
import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from policystory.journal import Answered, Journal

WAIT = 0.8
"""The share of writers that are let come to their first answer."""


def write_until_killed(folder: Path, name: str, told: int) -> None:
    """Write answers without end; tell each through the pipe once the journal has taken it."""
    journal = Journal(folder, name, "course", "learner", lambda: datetime.now(UTC))
    n = 0
    while True:
        n += 1
        item = f"{name}-{n}"
        journal.write(
            Answered(
                quiz="q", attempt=1, paper="p", content="c", item=item, family="f",
                response="é" * (n % 7 * 100),
                reason="right", points="1", possible="1",
            )
        )  # fmt: skip
        os.write(told, item.encode() + b"\n")


def start(folder: Path, name: str) -> tuple[int, int]:
    """Start a writer; return its process id and the end of the pipe through which it tells."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            write_until_killed(folder, name, write_end)
        finally:
            os._exit(1)
    os.close(write_end)
    return child, read_end


def kill(child: int) -> None:
    """End a writer as a power cut would."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def first_heard(read_end: int) -> bytes:
    """Wait until a writer tells of something, and return the first byte of it."""
    return os.read(read_end, 1)


def heard(begun: bytes, read_end: int) -> list[str]:
    """Return all that a writer told; a name that was cut off was not told."""
    with os.fdopen(read_end, "rb") as pipe:
        told = begun + pipe.read()
    return [line.decode() for line in told.split(b"\n")[:-1]]


def main(folder: Path, writers: int, at_once: int) -> None:
    """Start and kill `writers` writers, `at_once` of them at a time."""
    chance = random.Random(writers)  # noqa: S311 - any moments will do, the same in each run
    acknowledged: list[str] = []
    for first in range(0, writers, at_once):
        running = [
            start(folder, f"w{first + i}") for i in range(min(at_once, writers - first))
        ]
        # Most are killed at work, however slow the machine is; some before they have told of
        # anything.
        begun = [
            first_heard(end) if chance.random() < WAIT else b"" for _, end in running
        ]
        time.sleep(chance.uniform(0, 0.02))
        for child, _ in running:
            kill(child)
        for (_, end), begin in zip(running, begun, strict=True):
            acknowledged += heard(begin, end)
    print(json.dumps(acknowledged))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
