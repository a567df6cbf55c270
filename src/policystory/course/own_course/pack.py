"""Pack a course into one file that students open with one command.

The file is a zip archive of the course as its author wrote it: it is made without any tool for
building, opens without a network, works with every version of policystory that can read the course,
and anyone can look into it. The reports' texts, which may be under copyright, are left out.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from policystory.course.atomic_write import write_atomically
from policystory.course.checks.course import check
from policystory.course.files import read_bytes
from policystory.course.load import Folders, read_outline
from policystory.course.own_course.parts import READ_ME, is_part
from policystory.errors import ContentError
from policystory.reading.file_limits import NOTEBOOK_BYTES

# A file of the same course has the same bytes, whenever it is made.
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def pack(root: Path, out: Path | None = None) -> Path:
    """Pack the course in the folder `root` into a zip file, and return the path of the file.

    `out` is the path of the file; None: the course's id and `.zip`, in the working folder. Raises
    ContentError if the course has problems, and PolicystoryError if the file cannot be written.
    """
    folders = Folders.of(root)
    problems = check(folders).problems
    if problems:
        raise ContentError(list(problems), "the course cannot be packed")
    course = read_outline(folders)
    target = out or Path(f"{course.course}.zip")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _files(root):
            archive.writestr(_entry(name), data)
        words = _how_to_open(course.title, target.name)
        archive.writestr(_entry(READ_ME), words.encode())
    write_atomically(target, buffer.getvalue())
    return target


def _entry(name: str) -> zipfile.ZipInfo:
    """Return the entry of a file, with the same date every time."""
    info = zipfile.ZipInfo(name, _FIRST_DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    # Readable for everybody, and written by its owner alone.
    info.external_attr = 0o644 << 16
    return info


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the path below the course's folder and the bytes of each file of the course."""
    for part in ("content", "quizzes", "lessons"):
        for path in sorted((root / part).rglob("*")):
            name = path.relative_to(root).as_posix()
            if is_part(name) and path.is_file():
                yield name, read_bytes(path, NOTEBOOK_BYTES)


def _how_to_open(title: str, name: str) -> str:
    """Return the text that says how a packed course is opened."""
    return (
        f"{title}\n\n"
        "This is a course for policystory. With policystory installed, type\n\n"
        f"    policystory learn {name}\n\n"
        "It copies the lessons into a folder of yours and opens JupyterLab there.\n"
        "Nothing is fetched from a network.\n"
    )
