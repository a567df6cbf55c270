"""Keep copies of what was handed in; many are written at once, since each waits for the disk."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from policystory.course.atomic_write import write_atomically
from policystory.teaching.collecting.handed_file import HandedFile

_THREADS = 16
"""Copies that are written at once: a disk takes little longer for sixteen than for one."""

_FILES = 200
_BYTES = 16 * 2**20
"""The most files, and about the most bytes, of a batch: what is in the memory at one time."""


def in_batches(files: Iterable[HandedFile]) -> Iterator[list[HandedFile]]:
    """Yield files in batches that are kept together, in their order."""
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
    """The folder of copies; while it is used as a context, copies are written in threads.

    Argument: `folder`. A copy is on the disk only after `flush`.
    """

    def __init__(self, folder: Path) -> None:
        """Start no thread yet."""
        self._folder = folder
        self._pool = ThreadPoolExecutor(_THREADS)
        self._waiting: dict[str, Future[None]] = {}

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
        """Begin to write a copy."""
        path = self._folder / name
        self._waiting[name] = self._pool.submit(write_atomically, path, data)

    def read(self, name: str) -> bytes:
        """Return the bytes of a copy; OSError if it is not there."""
        begun = self._waiting.get(name)
        if begun is not None:
            begun.result()
        return (self._folder / name).read_bytes()

    def is_kept(self, name: str) -> bool:
        """Tell whether a copy is there."""
        return (self._folder / name).is_file()

    def flush(self) -> None:
        """Wait until all copies are on the disk; PolicystoryError if one cannot be written."""
        waiting, self._waiting = self._waiting, {}
        for begun in waiting.values():
            begun.result()
