"""A file is written whole or not at all: what was there before stays until all of the new one is on the disk."""

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from policystory.errors import PolicystoryError


def write_whole(path: Path, data: bytes) -> None:
    """Put bytes in place of a file; PolicystoryError says why that cannot be, and then the file is as it was.

    What is no ordinary file, such as `/dev/stdout`, is written to directly: there is nothing to
    lose in it.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(_led_to(path), data)
    except (OSError, ValueError) as error:  # ValueError: no name of a file
        reason = getattr(error, "strerror", None) or "it is no name of a file"
        raise PolicystoryError(
            f"{path} cannot be written: {reason}; it is as it was before; "
            "see whether its folder is there and can be written to"
        ) from error


def _led_to(path: Path) -> Path:
    """Return the file that a link leads to, which is written while the link stays.

    A link to itself is an OSError. Python tells of it in one way until 3.12, and not since.
    """
    try:
        target = path.resolve()
    except RuntimeError:
        target = path
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def _replace(target: Path, data: bytes) -> None:
    """Write a draft beside the file, and move it into its place."""
    draft = target.with_name(f"{target.name[:40]}-{secrets.token_hex(4)}.draft")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
