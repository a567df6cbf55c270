"""Do something again whenever a course's files change, until somebody presses Ctrl-C.

The files' times and sizes are looked at twice a second.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from policystory.cli.terminal import say
from policystory.errors import PolicystoryError

_PAUSE = 0.5
"""Seconds between two looks at the files."""

State = dict[Path, tuple[int, int]]
"""The time of the last change, in nanoseconds, and the size of each file, by its path."""


def watch(
    run: Callable[[], None],
    folders: Iterable[Path],
    wait: Callable[[], None] = lambda: time.sleep(_PAUSE),
) -> None:
    """Run something now, and again after each change of a file in the folders.

    `run` prints what it finds; its PolicystoryError is printed, and the watch goes on. `wait` waits
    until the next look. A KeyboardInterrupt ends the watch.
    """
    watched = tuple(folders)
    with suppress(KeyboardInterrupt):
        for _ in _changes(watched, wait):
            try:
                run()
            except PolicystoryError as error:
                # A file that is being saved may be half there; the next look finds the rest.
                say(f"Error: {error}", err=True)
            say("watching for changes; Ctrl-C ends this")


def _changes(folders: tuple[Path, ...], wait: Callable[[], None]) -> Iterator[None]:
    """Yield at once, and then whenever a file was changed, put in or taken out."""
    before: State | None = None
    while True:
        now = _state(folders)
        if now != before:
            before = now
            yield
        wait()


def _state(folders: tuple[Path, ...]) -> State:
    """Return how all files are now."""
    state: State = {}
    for folder in folders:
        for path in folder.rglob("*"):
            # A file may be gone since it was listed: editors replace files to save them.
            with suppress(OSError):
                stat = path.stat()
                state[path] = (stat.st_mtime_ns, stat.st_size)
    return state
