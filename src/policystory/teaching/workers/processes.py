"""Run batches of work on the processors of this machine."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Any, ClassVar, Protocol, TypeVar

from policystory.errors import PolicystoryError

B = TypeVar("B")
R = TypeVar("R")


ALONE = 20
"""Batches: to start a process takes as long as to grade about a thousand submissions."""


class Spread(Protocol):
    """Any object that runs batches of work, such as on several processors of this machine."""

    def __call__(self, work: Callable[[B], R], batches: Iterable[B]) -> Iterator[R]:
        """Yield `work(batch)` for each batch, in the order of the batches.

        Only a few batches are read ahead.
        """


class Processes:
    """Runs batches of work in several processes of this machine.

    Arguments: `jobs`: how many processes work, with this one; by default as many as this program
    has processors. `alone`: how many batches this process works on before it starts other
    processes; then it goes on until they run. With one job it does everything.
    """

    def __init__(self, jobs: int | None = None, alone: int = ALONE) -> None:
        """Choose the number of processes."""
        self._jobs = jobs or _processors()
        self._alone = alone

    def __call__(self, work: Callable[[B], R], batches: Iterable[B]) -> Iterator[R]:
        """Yield `work(batch)` for each batch, in the order of the batches.

        `work` must be a function of a module, or a method of an object that can be pickled, so that
        other processes can have it; each process gets it once. PolicystoryError if a process is
        ended, for example because memory is short.
        """
        left = iter(batches)
        alone = left if self._jobs == 1 else islice(left, self._alone)
        yield from map(work, alone)
        following = next(left, None)
        if following is None:
            return
        # Forked processes would share the open connections of the gradebook.
        context = multiprocessing.get_context("spawn")
        # This process is as busy with the gradebook as a helper is with its batches.
        helpers = self._jobs - 1
        pool = ProcessPoolExecutor(helpers, context, _Worker.prepare, (work,))
        left = chain([following], left)
        try:
            started = [pool.submit(_start) for _ in range(helpers)]
            # To start takes half a second, in which hundreds of files can be worked on.
            while self._alone and not all(each.done() for each in started):
                batch = next(left, None)
                if batch is None:
                    return
                yield work(batch)
            yield from in_order(pool.submit, _Worker.run, left, 2 * self._jobs)
        except BrokenProcessPool as error:
            raise PolicystoryError(
                "a process that helped has ended, perhaps for want of memory; what was done "
                "before is kept: begin again, and grade with fewer --jobs"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def in_order(
    submit: Callable[..., "Future[R]"],
    work: Callable[[B], R],
    batches: Iterable[B],
    most: int,
) -> Iterator[R]:
    """Work on several batches at a time; yield the results in the order of the batches.

    Arguments: `submit`: starts `work(batch)` somewhere, and returns a future; `work`: the function
    that is run; `batches`: its arguments; `most`: how many batches are worked on at a time.
    """
    waiting: deque[Future[R]] = deque()
    for batch in batches:
        waiting.append(submit(work, batch))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _processors() -> int:
    """Return the number of processors that this program may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        # Only Linux tells which of the machine's processors are allowed.
        return os.cpu_count() or 1


class _Worker:
    """What a worker (a process that was started to help) knows."""

    work: ClassVar[Callable[[Any], Any]]

    @staticmethod
    def prepare(work: Callable[[Any], Any]) -> None:
        """Prepare a worker process: keep `work`, and end with the program that started the worker.

        Ctrl+C is left to that program. `work` is the function that is run for each batch.
        """
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=_end_with_parent, daemon=True).start()
        _Worker.work = work

    @staticmethod
    def run(batch: Any) -> Any:
        """Return what the prepared function returns for a batch; this runs in a worker process."""
        return _Worker.work(batch)


def _start() -> None:
    """Do nothing: when this is done, a worker has started."""


def _end_with_parent() -> None:
    """End this process when its parent has ended, even if that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
