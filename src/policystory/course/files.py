"""Read the files of a course; an error says why a file cannot be read."""

import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from policystory.errors import PolicystoryError, Problem
from policystory.facts.text import Text
from policystory.reading import Places, did_you_mean
from policystory.reading.file_limits import NOTEBOOK_BYTES, SOURCE_BYTES

_EDITED = ".yml"
_YAML_ENDINGS = (".yaml", ".yml")
LISTS = ("course", "sources", "properties", "objectives", "glossary", "mentions")
"""The names of the files in `content/` itself."""
FOLDERS = ("entities", "facts", "figures", "shapes")
"""The folders in `content/` of which every file is read."""
_NEEDED = ("entities", "facts")
"""The folders that every course must have."""
_NOT_CONTENT = ("schemas",)
"""The folders in `content/` that hold no content."""

OfName = Iterator[tuple[str, Problem]]
"""Problems, each with the name of the list or folder to which the file with the problem belongs."""

HOLDS = {
    "course": ("course",),
    "sources": ("source",),
    "entities": ("entity",),
    "properties": ("property",),
    "objectives": ("objective",),
    "glossary": ("term",),
    "mentions": ("mentions",),
    "facts": ("fact",),
    "figures": ("figure",),
    "shapes": ("shape",),
    "quizzes": ("quiz",),
}
"""The type of the records in a file or folder, by its name."""


class UnreadableError(PolicystoryError):
    """A file cannot be read; the message says why, and `hint` says what to do."""

    def __init__(self, reason: str, hint: str) -> None:
        """Keep the reason, such as "it is a folder", and the hint."""
        super().__init__(reason)
        self.hint = hint


_PUT_A_FILE = "put a file of this name in its place"


def read_bytes(path: Path, most: int) -> bytes:
    """Return the bytes of a file.

    Raises UnreadableError if the file has more than `most` bytes, cannot be read, or is a folder or
    device.
    """
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise UnreadableError("it is a folder", _PUT_A_FILE)
        # To open a pipe could wait for ever.
        if not stat.S_ISREG(kind):
            raise UnreadableError("it is no ordinary file", _PUT_A_FILE)
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "make it readable, or remove it"
        if isinstance(error, FileNotFoundError):
            hint = "every course has it"
        raise UnreadableError(reason, hint) from error
    if len(data) > most:
        reason = f"it has more than {most:,} bytes"
        raise UnreadableError(reason, "divide it, or take out what is not needed")
    return data


def read_text(path: Path, most: int) -> str:
    """Return the text of a file, with all line ends as line feeds.

    Raises UnreadableError if the file has more than `most` bytes, cannot be read, or is not UTF-8.
    """
    data = read_bytes(path, most)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"it is not UTF-8 text, as its line {line} shows"
        raise UnreadableError(reason, "save it as UTF-8 in your editor") from error
    return text.replace("\r\n", "\n")


def read_notebook(path: Path) -> str:
    """Read a notebook and return its JSON text.

    Raises UnreadableError as `read_text` does, and if the file is empty.
    """
    text = read_text(path, NOTEBOOK_BYTES)
    # JSON would speak of truncated input.
    if not text.strip():
        raise UnreadableError("it is empty", "open and save it in JupyterLab")
    return text


def display_path(path: Path) -> str:
    """Return a path as messages show it: relative to the working folder if it is in that folder."""
    # ValueError: the path lies elsewhere; OSError: the working folder is gone.
    with suppress(ValueError, OSError):
        here = Path.cwd()
        path = path.absolute().relative_to(here)
    # A name that is no UTF-8 could not be printed.
    printable = path.as_posix().encode("utf-8", "backslashreplace")
    return printable.decode()


def read_texts(folder: Path, places: Places) -> tuple[dict[str, Text], list[Problem]]:
    """Read the reports' texts from the `.txt` files of a folder.

    Return the texts by source id, and a problem for each text that cannot be read. `places` (files
    and lines of records) gets a note of these texts.
    """
    texts: dict[str, Text] = {}
    problems = []
    for path in sorted(folder.glob("*.txt")):
        try:
            data = read_bytes(path, SOURCE_BYTES)
            texts[path.stem] = Text.of(data)
        except UnreadableError as error:
            reason = str(error)
            hint = error.hint
        except UnicodeDecodeError:
            reason = "it is not UTF-8 text"
            hint = "save it as UTF-8; the hash of its source changes with it"
        else:
            continue
        places.add_unreadable("text", path.stem)
        message = f"this text cannot be read: {reason}"
        problems.append(Problem(display_path(path), 0, message, hint))
    return texts, problems


def content_files(folder: Path) -> list[Path]:
    """Return the `.yml` files directly in a folder, sorted by name."""
    return sorted(folder.glob(f"*{_EDITED}"))


def missing_folders(content: Path) -> OfName:
    """Yield the name of each folder that the folder `content` lacks, and a problem for it."""
    for name in FOLDERS:
        folder = content / name
        if folder.is_dir():
            continue
        if folder.exists():
            message, hint = "a folder of this name is expected", "move this file away"
            yield name, _of_whole(folder, message, hint)
        elif name in _NEEDED:
            message, hint = "this folder is not there", "every course has it"
            yield name, _of_whole(folder, message, hint)


def ignored_files(content: Path, quizzes: Path) -> OfName:
    """Yield a problem for each file that looks like content but is not read, such as `a.yaml`.

    `content` and `quizzes` are the course's folders. Each result is a pair. Its first part is the
    name of the list or folder to which the file seems to belong, such as "facts"; the second is the
    problem.
    """
    yield from _unread_lists(content)
    expected = (*FOLDERS, *_NOT_CONTENT)
    for path in sorted(content.glob(f"*/*{_EDITED}")):
        name = path.parent.name
        if name not in expected:
            hint = did_you_mean(name, FOLDERS)
            yield name, _of_whole(path, "no folder of this name is read", hint)
    for name in FOLDERS:
        yield from _unread_in(content / name)
    yield from _unread_in(quizzes)


def _unread_in(folder: Path) -> OfName:
    """Yield each file of a folder that has another ending or is nested too deep."""
    for path in _yaml_files(folder):
        if path.suffix != _EDITED:
            yield folder.name, _renamed(path)
    for path in sorted(folder.glob(f"*/*{_EDITED}")):
        message = "a file in a folder of its own is not read"
        hint = f"move it into {folder.name}/"
        yield folder.name, _of_whole(path, message, hint)


def _unread_lists(content: Path) -> OfName:
    """Yield each file in `content` itself that is not read."""
    expected = (*LISTS, *FOLDERS)
    for path in _yaml_files(content):
        if path.suffix != _EDITED:
            yield path.stem.lower(), _renamed(path)
        elif path.stem not in LISTS:
            hint = did_you_mean(path.stem, expected)
            message = "no file of this name is read here"
            yield path.stem, _of_whole(path, message, hint)


def _yaml_files(folder: Path) -> list[Path]:
    """Return the files of a folder that end in .yml or .yaml, in small letters or capitals."""
    files = folder.glob("*.*")
    yaml_files: list[Path] = []
    for path in files:
        ending = path.suffix.lower()
        if ending in _YAML_ENDINGS:
            yaml_files.append(path)
    # Folders are listed in an order that differs from machine to machine.
    yaml_files.sort()
    return yaml_files


def _renamed(path: Path) -> Problem:
    """Return the problem of a file with another ending, and how to rename it."""
    message = f"a file that ends in {path.suffix} is not read"
    name = path.stem + _EDITED
    hint = f"rename it to {name}"
    # To rename it would overwrite the file that is read.
    if path.with_name(name).exists():
        hint = f"merge it into {name}"
    return _of_whole(path, message, hint)


def _of_whole(path: Path, message: str, hint: str) -> Problem:
    """Return a problem of a whole file or folder, which has no line."""
    return Problem(display_path(path), 0, message, hint)
