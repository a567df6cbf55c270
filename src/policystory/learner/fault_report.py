"""Turn errors into a sentence for the user; keep the details of an unforeseen one in a file."""

import platform
import sys
import traceback
from hashlib import sha256
from pathlib import Path

from policystory.errors import PolicystoryError, sentence

MOST = 100_000
"""The largest number of characters of one file; an error message can be as long as its input."""


def error_sentence(error: BaseException) -> str:
    """Return an error as a sentence for the user; "" for an unforeseen fault.

    A PolicystoryError is a sentence already. A missing package, and a file that the operating
    system refuses, get a sentence here.

    >>> error_sentence(PermissionError(13, "Permission denied", "course.json"))
    "'course.json' cannot be used here: Permission denied."
    """
    match error:
        case PolicystoryError():
            return sentence(error)
        case ModuleNotFoundError(name=str(name)):
            return (
                f"The package '{name}' is not installed here, and policystory needs it: "
                "install policystory again."
            )
        case OSError(strerror=str(reason), filename=name):
            what = "A file or a folder"
            if isinstance(name, str):
                what = f"'{name}'"
            return f"{what} cannot be used here: {reason}."
    return ""


def error_details(error: BaseException) -> str:
    """Return what a developer needs to correct a fault: software versions and the traceback."""
    versions = (
        f"policystory {_version()}, Python {platform.python_version()}, {sys.platform}"
    )
    text = "".join(traceback.format_exception(error))
    if len(text) > MOST:
        # What was called, and what failed, stand at the two ends.
        half = MOST // 2
        beginning = text[:half]
        end = text[-half:]
        text = f"{beginning}\n[...]\n{end}"
    return f"{versions}\n\n{text}"


def save_details(error: BaseException, folder: Path) -> Path | None:
    """Save the details of an error (versions, traceback) in a file in `folder`; return its path.

    None if that fails. The same error is saved once: its details make the file's name.
    """
    data = error_details(error).encode(errors="backslashreplace")
    digest = sha256(data).hexdigest()
    file = folder / f"fault-{digest[:8]}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    # ValueError: a name with a character that no path can have.
    except (OSError, ValueError):
        return None
    return file


def _version() -> str:
    """Return the version of policystory that is installed."""
    # Slow to import, and needed only where something fails.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - see above

    try:
        return version("policystory")
    except PackageNotFoundError:  # a folder of sources that was never installed
        return "of no version"
