"""Begin a course: copy a template, and write the new course's name into it.

A template is a small course of its own, complete with comments on what to change. Each lies in a
folder of the package's `courses`.
"""

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

import msgspec

from policystory.course.files import display_path
from policystory.course.names import is_folder_name, lookup
from policystory.errors import PolicystoryError

FOLDER = "courses"
"""The folder of the package that holds the templates."""
SMALL = "bag-charges"
"""The template that is taken if none is named: ten facts, one lesson, one quiz, one figure."""
_COURSE_FILE = PurePosixPath("content/course.yml")
_NO_NAME = "my-course"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 /_-]*")
"""Values that need no quotes."""


class Heading(msgspec.Struct, frozen=True):
    """What the head of course.yml says of a new course: its id, title, language and time zone."""

    course: str
    title: str
    language: str
    zone: str


def templates() -> dict[str, Traversable]:
    """Return the folder of each template, by the template's name."""
    folders: dict[str, Traversable] = {}
    for folder in (files("policystory") / FOLDER).iterdir():
        if folder.is_dir():
            folders[folder.name] = folder
    return dict(sorted(folders.items()))


def course_id(folder: Path) -> str:
    """Return an id for the course in a folder, after the folder's name.

    >>> course_id(Path("Our Town's Buses")), course_id(Path("¿?"))
    ('our-town-s-buses', 'my-course')
    """
    words = re.findall(r"[a-z0-9]+", folder.name.casefold())
    name = "-".join(words)
    return name if is_folder_name(name) else _NO_NAME


def begin_course(folder: Path, like: str, heading: Heading) -> list[Path]:
    """Write a new course into a folder, and return the paths of its files below the folder.

    `like` names the template. Raises NotFoundError if there is no such template, and
    PolicystoryError if the folder is not empty or cannot be written to.
    """
    template = lookup(like, templates(), "template")
    _refuse_used(folder)
    written: list[Path] = []
    try:
        for name, file in _files(template, PurePosixPath()):
            data = file.read_bytes()
            if name == _COURSE_FILE:
                data = _with_heading(data, heading)
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            # "x" overwrites nothing, even if a file was put there a moment ago.
            with target.open("xb") as opened:
                opened.write(data)
            written.append(Path(name))
    except OSError as error:
        raise PolicystoryError(
            f"{display_path(folder)} cannot be written to: {error.strerror}; name another folder"
        ) from error
    return written


def _refuse_used(folder: Path) -> None:
    """Raise PolicystoryError if there is something in a folder, or something else in its place."""
    shown = display_path(folder)
    if folder.exists() and not folder.is_dir():
        raise PolicystoryError(
            f"{shown} is no folder; name one that is empty or not there yet"
        )
    if folder.is_dir() and any(folder.iterdir()):
        raise PolicystoryError(
            f"{shown} is not empty, and nothing in it is overwritten; "
            "name a folder that is empty or not there yet"
        )


def _files(
    folder: Traversable, path: PurePosixPath
) -> Iterator[tuple[PurePosixPath, Traversable]]:
    """Yield each file below a folder, after its path."""
    for part in sorted(folder.iterdir(), key=lambda part: part.name):
        inner = path / part.name
        if part.is_dir():
            yield from _files(part, inner)
        else:
            yield inner, part


def _with_heading(data: bytes, heading: Heading) -> bytes:
    """Write the new course's id, title, language and zone into course.yml; the rest stays."""
    lines = data.decode().splitlines(keepends=True)
    for i, line in enumerate(lines):
        field, _, _ = line.partition(": ")
        # Fields of modules and lessons begin further in.
        if field in Heading.__struct_fields__:
            lines[i] = f"{field}: {_in_yaml(getattr(heading, field))}\n"
    return "".join(lines).encode()


def _in_yaml(value: str) -> str:
    """Write a text as YAML has it, in quotes where it needs them."""
    if _PLAIN.fullmatch(value):
        return value
    # A text in JSON is one in YAML, whatever signs it has.
    return msgspec.json.encode(value).decode()
