"""Watches what is written: no input may change anything outside its folder."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {
    "os.mkdir": 1,
    "os.rename": 2,
    "os.remove": 1,
    "os.rmdir": 1,
    "os.link": 2,
    "os.symlink": 2,
    "os.truncate": 1,
    "os.chmod": 1,
    "os.chown": 1,
    "os.utime": 1,
}
"""What changes something on a disk, with how many paths its first arguments are."""
_NEVER = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "socket.connect",
)
"""What no input may cause at all."""


class _Watch:
    """Where may be written now (None: anywhere), and what was tried elsewhere."""

    folder: Path | None = None
    installed = False
    tried: list[str] = []  # noqa: RUF012 - there is one watch, for a hook cannot be taken away


@contextmanager
def only_in(folder: Path) -> Iterator[None]:
    """Refuse to write outside a folder, as the system would; fail at the end if it was tried.

    A hook of Python's sees each call, so that even what is deleted again at once is noticed.
    """
    if not _Watch.installed:
        sys.addaudithook(_look)
        _Watch.installed = True
    _Watch.folder, _Watch.tried = folder, []
    try:
        yield
    finally:
        _Watch.folder = None
    assert [] == _Watch.tried


def forget(folder: Path) -> None:
    """Take no offence at what was tried below a folder: a variable may name it on purpose."""
    _Watch.tried = [
        path for path in _Watch.tried if not Path(path).is_relative_to(folder)
    ]


def _look(event: str, arguments: tuple[Any, ...]) -> None:
    """Look at what Python is about to do."""
    if _Watch.folder is None:
        return
    if event in _NEVER:
        _Watch.tried.append(event)
        raise PermissionError(1, "not in a test of hostile inputs")
    for path in _changed(event, arguments):
        _check(path)


def _changed(event: str, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the paths that an event would change."""
    if event == "open":
        path, _, flags = arguments
        is_written = isinstance(flags, int) and flags & _WRITING
        return (
            (path,)
            if is_written and isinstance(path, str | bytes | os.PathLike)
            else ()
        )
    return arguments[: _CHANGES.get(event, 0)]


def _check(path: Any) -> None:
    """Refuse a path outside the folder; what Python itself keeps of a module is not meant."""
    if not isinstance(path, str | bytes | os.PathLike):
        return  # a file that is open already
    at = Path(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100 - links are not followed
    folder = _Watch.folder
    if folder is None or at.is_relative_to(folder) or "__pycache__" in at.parts:
        return
    _Watch.tried.append(str(at))
    raise PermissionError(13, "Permission denied", str(at))
