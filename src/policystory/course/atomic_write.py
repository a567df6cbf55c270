"""Write a file completely or not at all: the old content stays until the new one is on the disk."""

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from policystory.errors import PolicystoryError


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the content of the file `path` by `data`; make the file if there is none.

    Raises PolicystoryError if the file cannot be written; its old content is then unchanged.
    """
    try:
        # A device such as /dev/stdout cannot be replaced, and holds nothing that could be lost.
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
    """Return the file to which a link leads, or the path itself; OSError for a link to itself."""
    try:
        target = path.resolve()
    except RuntimeError:
        target = path
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def _replace(target: Path, data: bytes) -> None:
    """Write a draft beside the file, and rename it to the file's name."""
    # The name of a file must not grow too long for the disk.
    beginning = target.name[:40]
    unique = secrets.token_hex(4)
    draft = target.with_name(f"{beginning}-{unique}.draft")
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
