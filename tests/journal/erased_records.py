"""Kills a writer, and erases, moves and deletes its record; prints what was lost.

Run as a process of its own, because only one without threads can be forked safely:
`python tests/journal/erased_records.py FOLDER ROUNDS`. Prints a JSON object: how many answers were
said to be kept, how many were said not to be, and the items of those that were said to be kept and
are not there.
"""

import json
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from policystory.errors import JournalError
from policystory.journal import Answered, Journal, read
from tests.journal.crashes import kill

MOVED = "moved"


def write_without_end(folder: Path, name: str, told: int) -> None:
    """Write answers; tell of each when it was begun and whether it was kept."""
    journal = Journal(folder, name, "course", "learner", lambda: datetime.now(UTC))
    n = 0
    while True:
        n += 1
        item = f"{name}-{n}"
        begun = time.monotonic_ns()
        try:
            journal.write(
                Answered(
                    quiz="q", attempt=1, paper="p", content="c", item=item, family="f",
                    response="a", reason="right",
                    points="1", possible="1",
                )
            )  # fmt: skip
        except JournalError:
            os.write(told, f"not-kept {item} {begun}\n".encode())
        else:
            os.write(told, f"kept {item} {begun}\n".encode())


class Writer:
    """A writer in a process of its own, and what it told."""

    def __init__(self, folder: Path, name: str) -> None:
        """Start it."""
        read_end, write_end = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(read_end)
            try:
                write_without_end(folder, name, write_end)
            finally:
                os._exit(1)
        os.close(write_end)
        self._pipe = os.fdopen(read_end, "rb")

    def next(self) -> tuple[str, str, int] | None:
        """Wait for what it tells next; None when it has ended."""
        line = self._pipe.readline()
        if not line.endswith(b"\n"):
            return None
        word, item, begun = line.decode().split()
        return word, item, int(begun)


class Trial:
    """One record, the writers that write to it, and what must be in it.

    `due` holds the answers that were said to be kept and must be found; `lost` those that were not.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        """Start the first writer."""
        self.folder = folder / "record"
        self.chance = random.Random(seed)  # noqa: S311 - any moments will do
        self.kept = self.not_kept = self._writers = 0
        self.due: dict[str, int] = {}
        self.lost: set[str] = set()
        self.writer = self._start()

    def _start(self) -> Writer:
        self._writers += 1
        return Writer(self.folder, f"w{self._writers}")

    def reply_to(self, since: int) -> None:
        """Listen until something was begun and kept after this moment."""
        while (told := self.writer.next()) is not None:
            word, item, begun = told
            if word != "kept":
                self.not_kept += 1
                continue
            self.kept += 1
            self.due[item] = begun
            if begun > since:
                return

    def check(self, *more: Path) -> None:
        """Find what was said to be kept, in the record and where else it may be now."""
        kept: set[str] = set()
        for folder in (self.folder, *more):
            kept.update(entry.event.item for entry in read(folder).entries)
        self.lost |= self.due.keys() - kept

    def kill(self) -> None:
        """End the writer as a power cut would, and start another."""
        kill(self.writer.process)
        while (told := self.writer.next()) is not None:
            self.kept += told[0] == "kept"
            self.due |= {told[1]: told[2]} if told[0] == "kept" else {}
        self.check()
        self.writer = self._start()

    def move(self) -> None:
        """Move the whole record elsewhere: what was kept is there, or in the new one."""
        elsewhere = self.folder.with_name(MOVED)
        shutil.rmtree(elsewhere, ignore_errors=True)
        self._do(lambda: self.folder.rename(elsewhere), elsewhere)

    def erase(self) -> None:
        """Delete the whole folder."""
        self._do(lambda: shutil.rmtree(self.folder, ignore_errors=True))

    def delete(self) -> None:
        """Delete all files, and leave the folder."""
        self._do(lambda: [file.unlink() for file in self.folder.iterdir()])

    def _do(self, action: Callable[[], object], *more: Path) -> None:
        """Harm the record while it is written; answers begun before the harm ended may be gone."""
        time.sleep(self.chance.uniform(0, 0.003))
        self.check()
        with suppress(FileNotFoundError):
            action()
        done = time.monotonic_ns()
        self.reply_to(done)
        if more:
            self.check(*more)
        self.due = {item: begun for item, begun in self.due.items() if begun > done}
        self.check()


def main(folder: Path, rounds: int) -> None:
    """Do something to the record, this many times."""
    trial = Trial(folder, rounds)
    trial.reply_to(0)
    for _ in range(rounds):
        trial.chance.choice((trial.kill, trial.move, trial.erase, trial.delete))()
        trial.reply_to(time.monotonic_ns())
    kill(trial.writer.process)
    print(
        json.dumps(
            {"kept": trial.kept, "not_kept": trial.not_kept, "lost": sorted(trial.lost)}
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
