"""The files of a course as text: each is read whole, or one sentence says why it cannot be."""

import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from policystory.errors import PolicystoryError, Problem
from policystory.reading import did_you_mean

EDITED = ".yml"
_OTHER_ENDINGS = (".yaml", ".yml")
LISTS = ("course", "sources", "properties", "objectives", "glossary", "mentions")
"""The files of `content/` itself, by name."""
FOLDERS = ("entities", "facts", "figures", "shapes")
"""The folders of `content/` in which every file is read."""


NEEDED = ("entities", "facts")
"""The folders without which there is nothing to teach."""
NOT_CONTENT = ("schemas",)


class UnreadableError(PolicystoryError):
    """A file cannot be read, and why; `hint` says what to do."""

    def __init__(self, reason: str, hint: str) -> None:
        """Keep the reason, which begins in the middle of a sentence, and the hint."""
        super().__init__(reason)
        self.hint = hint


def data_of(path: Path, most: int) -> bytes:
    """Return the bytes of a file; UnreadableError if it is no ordinary file, or has more than `most` bytes."""
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise UnreadableError(
                "it is a folder", "put a file of this name in its place"
            )
        if not stat.S_ISREG(kind):  # to open a pipe would wait for ever
            raise UnreadableError(
                "it is no ordinary file", "put a file of this name in its place"
            )
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        hint = (
            "every course has it"
            if isinstance(error, FileNotFoundError)
            else "make it readable, or remove it"
        )
        raise UnreadableError(error.strerror or str(error), hint) from error
    if len(data) > most:
        raise UnreadableError(
            f"it has more than {most:,} bytes",
            "divide it, or take out what is not needed",
        )
    return data


def text_of(path: Path, most: int) -> str:
    """Return the text of a file, with one sign at the end of each line; UnreadableError if it is none."""
    data = data_of(path, most)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"it is not UTF-8 text, as its line {line} shows"
        raise UnreadableError(reason, "save it as UTF-8 in your editor") from error
    return text.replace("\r\n", "\n")


def shown(path: Path) -> str:
    """Return a path as the author would type it: from the working folder if it lies below."""
    with suppress(
        ValueError, OSError
    ):  # it lies elsewhere, or the working folder is gone
        path = path.absolute().relative_to(Path.cwd())
    # A name that is no UTF-8 could not be printed.
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def edited(folder: Path) -> list[Path]:
    """Return the files of a folder that are read, in the order of their names."""
    return sorted(folder.glob(f"*{EDITED}"))


def missing(content: Path) -> Iterator[tuple[str, Problem]]:
    """Yield each folder that every course has and this one lacks, and each file in the place of a folder."""
    for name in FOLDERS:
        folder = content / name
        if folder.exists() and not folder.is_dir():
            yield (
                name,
                Problem(
                    shown(folder),
                    0,
                    "a folder of this name is expected",
                    "move this file away",
                ),
            )
        elif name in NEEDED and not folder.is_dir():
            yield (
                name,
                Problem(
                    shown(folder), 0, "this folder is not there", "every course has it"
                ),
            )


def unread(content: Path, quizzes: Path) -> Iterator[tuple[str, Problem]]:
    """Yield each file that looks like content and is not read: the name of its list or folder, and the problem."""
    for path in _other_endings(content):
        if path.suffix != EDITED:
            yield path.stem.lower(), _renamed(path)
        elif path.stem not in LISTS:
            message, hint = (
                "no file of this name is read here",
                did_you_mean(path.stem, (*LISTS, *FOLDERS)),
            )
            yield path.stem, Problem(shown(path), 0, message, hint)
    for path in sorted(content.glob(f"*/*{EDITED}")):
        if path.parent.name not in (*FOLDERS, *NOT_CONTENT):
            hint = did_you_mean(path.parent.name, FOLDERS)
            yield (
                path.parent.name,
                Problem(shown(path), 0, "no folder of this name is read", hint),
            )
    for folder in (*(content / name for name in FOLDERS), quizzes):
        for path in _other_endings(folder):
            if path.suffix != EDITED:
                yield folder.name, _renamed(path)
        for path in sorted(folder.glob(f"*/*{EDITED}")):
            message = "a file in a folder of its own is not read"
            yield (
                folder.name,
                Problem(shown(path), 0, message, f"move it into {folder.name}/"),
            )


def _other_endings(folder: Path) -> list[Path]:
    """Return the files of a folder whose ending means YAML, however it is written."""
    return sorted(
        path for path in folder.glob("*.*") if path.suffix.lower() in _OTHER_ENDINGS
    )


def _renamed(path: Path) -> Problem:
    message = f"a file that ends in {path.suffix} is not read"
    beside = path.with_suffix(EDITED).exists()
    hint = (
        f"merge it into {path.stem}{EDITED}"
        if beside
        else f"rename it to {path.stem}{EDITED}"
    )
    return Problem(shown(path), 0, message, hint)
