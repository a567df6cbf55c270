"""The compiled course: a JSON file with all content, and the notebooks, inside the package.

It can be read without YAML and without the repository. `write` makes it when a wheel is built.
"""

import shutil
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from policystory.course.content import Content, decode, encode
from policystory.course.open_course import OpenCourse
from policystory.errors import ContentError, NotFoundError
from policystory.quiz.finished_bank import FinishedItems, finish

FOLDER = "compiled"
FILE = "course.json"


def write(root: Path, into: Path) -> list[Path]:
    """Compile the course in the folder `root` into the folder `into`, which is made if missing.

    Returns the paths of the written files, relative to `into`. Raises ContentError if the course
    has problems.
    """
    # Lessons import this module too, and do not have what the check needs.
    from policystory.course.checks.course import check  # noqa: PLC0415
    from policystory.course.load import Folders, load  # noqa: PLC0415

    folders = Folders.of(root)
    content = load(folders)
    if problems := check(folders).problems:
        raise ContentError(list(problems))
    into.mkdir(parents=True, exist_ok=True)
    (into / FILE).write_bytes(with_items(content))
    written = [Path(FILE)]
    for notebook in sorted(folders.lessons.glob("*.ipynb")):
        target = Path("lessons") / notebook.name
        (into / "lessons").mkdir(exist_ok=True)
        shutil.copyfile(notebook, into / target)
        written.append(target)
    return written


class _Compiled(Content, frozen=True, kw_only=True):
    """A compiled file: the content, and the items that were made of it."""

    finished: FinishedItems | None = None


def with_items(content: Content) -> bytes:
    """Return the compiled course as JSON: the content, and all items that can be made from it."""
    # Made of the content as it will be read, whose records are sorted.
    data = encode(content)
    course = OpenCourse(decode(data))
    finished = finish(course.bank, course.version)
    items = msgspec.json.encode({"finished": finished})
    # Both are JSON objects: they are joined at the last bracket of the first.
    return data[:-1] + b"," + items[1:]


def open_compiled(data: bytes) -> OpenCourse:
    """Return the course whose JSON is `data`; msgspec.MsgspecError if that cannot be read."""
    # Content and items are read in one pass, as reading the file takes most of the time.
    read = msgspec.json.decode(data, type=_Compiled)
    fields = Content.__struct_fields__
    content = Content(**{field: getattr(read, field) for field in fields})
    return OpenCourse(content, read.finished)


def read_course(file: Traversable) -> OpenCourse:
    """Return the course in the JSON file `file`, ready for use, with its compiled items.

    Raises NotFoundError if the file cannot be read.
    """
    try:
        # A path can be hashed, in a folder and in an archive; the type does not say so.
        return _opened(file, _state(file))  # type: ignore[arg-type]
    except (OSError, msgspec.MsgspecError) as error:
        raise _unreadable(file, error) from error


# A kernel may read its course before a cell asks for it.
@lru_cache(maxsize=1)
def _opened(file: Traversable, _: tuple[int, int] | None) -> OpenCourse:
    """Read a course once for each state of its file."""
    return open_compiled(file.read_bytes())


def _state(file: Traversable) -> tuple[int, int] | None:
    """Return what differs once a file was changed; None inside an archive, which stays."""
    if not isinstance(file, Path):
        return None
    status = file.stat()
    return status.st_mtime_ns, status.st_size


def read(file: Traversable) -> Content:
    """Return only the content in the JSON file of a compiled course, without the items.

    Raises NotFoundError if the file cannot be read.
    """
    try:
        return decode(file.read_bytes())
    except (OSError, msgspec.MsgspecError) as error:
        raise _unreadable(file, error) from error


def _unreadable(file: Traversable, error: Exception) -> NotFoundError:
    """Return an error that says why a compiled course cannot be read, and what to do."""
    return NotFoundError(
        f"the compiled course {file} cannot be read: {error}; install policystory again"
    )


def packaged_course() -> Traversable:
    """Return the folder of the compiled course inside the package; the folder may not exist."""
    return files("policystory") / FOLDER
