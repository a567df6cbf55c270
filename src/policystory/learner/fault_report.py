"""An unforeseen fault: a sentence for the user, and the details for those who mend it."""

import platform
import sys
import traceback
from hashlib import sha256
from pathlib import Path

from policystory.errors import PolicystoryError, sentence

MOST = 100_000
"""Characters of one report: a message can be as long as the input that caused it."""


def error_sentence(error: BaseException) -> str:
    """Say what went wrong, for who meets it; "" where only the details say it.

    What we raise on purpose is a sentence already. A missing package, and what the operating system
    refuses, are no faults of policystory.

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
            what = f"'{name}'" if isinstance(name, str) else "A file or a folder"
            return f"{what} cannot be used here: {reason}."
    return ""


def error_details(error: BaseException) -> str:
    """Return what is needed to mend a fault: the versions, and the traceback."""
    versions = (
        f"policystory {_version()}, Python {platform.python_version()}, {sys.platform}"
    )
    text = "".join(traceback.format_exception(error))
    if len(text) > MOST:
        text = f"{text[: MOST // 2]}\n[...]\n{text[-MOST // 2 :]}"
    return f"{versions}\n\n{text}"


def save_details(error: BaseException, folder: Path) -> Path | None:
    """Write the details of a fault to a file in `folder`; return its path, or None if that fails.

    The file is named after what is in it: a fault that is met a hundred times is kept once.
    """
    data = error_details(error).encode(errors="backslashreplace")
    file = folder / f"fault-{sha256(data).hexdigest()[:8]}.txt"
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
