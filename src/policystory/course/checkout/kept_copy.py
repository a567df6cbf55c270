"""Open a course from its edited files, or faster from a compiled copy of them.

The compiled copy (one JSON file) is written when JupyterLab starts. Its name is a hash of the
edited files and of the code that reads them, so after any change the old copy is not used. If a
copy is missing, damaged or cannot be written, the edited files are read.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from policystory.course import compiled, files
from policystory.course.atomic_write import write_atomically
from policystory.course.content import Content
from policystory.course.open_course import OpenCourse
from policystory.errors import PolicystoryError
from policystory.reading.file_limits import NOTEBOOK_BYTES

COPIES = ".compiled"
"""The folder of the copies, beside the records; no course or learner can have this name."""

_PACKAGE = Path(compiled.__file__).parents[1]
# The code that decides what is read from the files, and which items are made of it.
_CODE = ("course", "facts", "items", "quiz", "reading")
_DIGITS = 32


def edited_course(root: Path, home: Callable[[], Path]) -> OpenCourse:
    """Open the course in the folder `root`, from its compiled copy or its files.

    `root` has the folders `content`, `quizzes` and `lessons`. `home` returns the folder of the
    learners' records; the copies are in its subfolder `.compiled`. A copy is used only if the
    files are unchanged since. Raises NotFoundError if `root` has no course, and ContentError if the
    course has problems.
    """
    copy = _copy_of(root, home)
    course = _read(copy) if copy is not None else None
    return OpenCourse(_load(root)) if course is None else course


def keep_copy(root: Path, home: Callable[[], Path]) -> None:
    """Write a compiled copy of the course in the folder `root`, unless there is an up-to-date one.

    `home` returns the folder of the learners' records; the copy goes into its subfolder
    `.compiled`. No error is raised: a course with problems gets no copy.
    """
    copy = _copy_of(root, home)
    if copy is not None and _read(copy) is None:
        with suppress(PolicystoryError):
            _write(copy, compiled.with_items(_load(root)))


def _load(root: Path) -> Content:
    """Read the edited files."""
    # Reading YAML loads much that a kernel with a copy does without.
    from policystory.course.load import Folders, load  # noqa: PLC0415

    return load(Folders.of(root))


def _copy_of(root: Path, home: Callable[[], Path]) -> Path | None:
    """Return the file of the copy of a course as it is now; None if none can be kept."""
    try:
        folder = home() / COPIES
        place = blake2b(str(root.resolve()).encode(), digest_size=8).hexdigest()
        return folder / f"{place}-{_state(root)}.json"
    # No error here: what cannot be read is reported when a lesson opens the course.
    except (OSError, PolicystoryError, ValueError, RuntimeError):
        return None


def _state(root: Path) -> str:
    """Return a hash of the edited files of a course, and of the code that reads them."""
    state = blake2b(digest_size=_DIGITS // 2)
    for base, path in _files(root):
        data = files.read_bytes(path, NOTEBOOK_BYTES)
        name = path.relative_to(base).as_posix()
        # The length says where the text ends: no text can contain the next file's name as well.
        state.update(f"{name}\0{len(data)}\0".encode())
        state.update(data)
    return state.hexdigest()


def _files(root: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each file that decides what the course is, after the folder that it is named from."""
    for part in ("content", "quizzes"):
        for path in sorted((root / part).rglob("*")):
            if not path.is_dir():
                yield root, path
    for path in sorted((root / "lessons").glob("*.ipynb")):
        yield root, path
    for part in _CODE:
        for path in sorted((_PACKAGE / part).rglob("*.py")):
            yield _PACKAGE, path


def _read(copy: Path) -> OpenCourse | None:
    """Open a copy; None if it is missing or damaged."""
    with suppress(OSError, ValueError, msgspec.MsgspecError):
        digest, _, data = copy.read_bytes().partition(b"\n")
        if digest == _digest(data):
            return compiled.open_compiled(data)
    return None


def _write(copy: Path, data: bytes) -> None:
    """Write a copy, and remove the earlier ones of the same folder; a fault is no fault."""
    with suppress(OSError, PolicystoryError):
        copy.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(copy, _digest(data) + b"\n" + data)
        place, _, _ = copy.name.partition("-")
        for earlier in copy.parent.glob(f"{place}-*.json"):
            if earlier != copy:
                earlier.unlink()


def _digest(data: bytes) -> bytes:
    """Return a hash of a copy, which tells whether it is as it was written."""
    return blake2b(data, digest_size=_DIGITS // 2).hexdigest().encode()
