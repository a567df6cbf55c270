"""A file is written whole or not at all: what was there before stays until all of the new one is on the disk."""

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
            _replace(
                path.resolve(), data
            )  # what a link leads to is written, and the link stays
    except (
        OSError,
        RuntimeError,
        ValueError,
    ) as error:  # RuntimeError: a link to itself; ValueError: no name of a file
        reason = getattr(error, "strerror", None) or "it is no name of a file"
        raise PolicystoryError(
            f"{path} cannot be written: {reason}; it is as it was before; "
            "see whether its folder is there and can be written to"
        ) from error


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
