"""Keep copies of handed-in files; several are written at a time, since each waits for the disk."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from policystory.errors import PolicystoryError
from policystory.teaching.collecting.handed_file import HandedFile

_THREADS = 16
"""Copies that are written at once: a disk takes little longer for sixteen than for one."""

_TOGETHER = 8
"""Copies that a thread writes one after the other: to wake it takes as long as to write one."""

_OF_OWNER = 0o600
"""What learners handed in is for the teacher alone."""
_FILES = 200
_BYTES = 16 * 2**20
"""The most files, and about the most bytes, of a batch: what is in the memory at one time."""


def in_batches(files: Iterable[HandedFile]) -> Iterator[list[HandedFile]]:
    """Yield files in groups, in their order: at most 200 files, and about 16 megabytes, in each."""
    batch: list[HandedFile] = []
    size = 0
    for file in files:
        batch.append(file)
        size += len(file.data)
        if len(batch) == _FILES or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class Copies:
    """A folder of copies of handed-in files, in which several copies are written at a time.

    Use it in a `with` block, and call `flush` before the block ends: only `flush` waits for the
    disk and raises the errors of writing. Copies that still wait when the block ends are dropped.
    `folder`: where the copies are.
    """

    def __init__(self, folder: Path) -> None:
        """Start no thread yet."""
        self._folder = folder
        self._pool = ThreadPoolExecutor(_THREADS)
        self._begun: dict[str, Future[None]] = {}
        self._waiting: dict[str, bytes] = {}

    def __enter__(self) -> "Copies":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def keep(self, name: str, data: bytes) -> None:
        """Have the bytes `data` written as a copy called `name`; `flush` waits for that.

        If a copy of this name waits already, nothing is done.
        """
        if name in self._begun or name in self._waiting:
            return
        self._waiting[name] = data
        if len(self._waiting) >= _TOGETHER:
            self._begin()

    def _begin(self) -> None:
        """Let a thread write the copies that wait."""
        together, self._waiting = self._waiting, {}
        begun = self._pool.submit(_write_all, self._folder, together)
        self._begun |= dict.fromkeys(together, begun)

    def read(self, name: str) -> bytes:
        """Return the bytes of the copy called `name`; OSError if there is none."""
        if name in self._waiting:
            return self._waiting[name]
        if name in self._begun:
            self._begun[name].result()
        return (self._folder / name).read_bytes()

    def is_kept(self, name: str) -> bool:
        """Tell whether a copy called `name` is on the disk."""
        return (self._folder / name).is_file()

    def flush(self) -> None:
        """Wait until all copies are on the disk; PolicystoryError if one cannot be written."""
        self._begin()
        begun, self._begun = self._begun, {}
        for writing in begun.values():
            writing.result()


def _write_all(folder: Path, copies: dict[str, bytes]) -> None:
    """Write copies, by their names, into a folder."""
    for name, data in copies.items():
        _write(f"{folder}{os.sep}{name}", data)


def _write(path: str, data: bytes) -> None:
    """Write a copy: its name is there only when all of it is on the disk.

    PolicystoryError if it cannot be written.
    """
    # Only one program collects at a time, and the name is a hash of the bytes: so what was left
    # behind by a program that was killed can be written over.
    draft = f"{path}.draft"
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OF_OWNER)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        Path(draft).replace(path)
    except OSError as error:
        raise PolicystoryError(
            f"{path} cannot be written: {error.strerror}; nothing of this batch was collected"
        ) from error
