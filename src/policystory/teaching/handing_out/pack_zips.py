"""Pack papers and feedback into zip files: one for each part of the class, or each learner."""

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from policystory.course.atomic_write import write_atomically
from policystory.errors import NotFoundError
from policystory.teaching.class_folder import ClassFolder
from policystory.teaching.roster import Learner

_LONGEST = 60
# The earliest time that an archive can hold: the same files make the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)
_OF_OWNER = 0o600
_PACKED = (".json", ".html")


def zip_sections(
    folder: ClassFolder, name: str, source: Path, target: Path
) -> list[Path]:
    """Write a zip file for each section (part of the class) of an assignment.

    Return the files' paths.

    A zip file has a folder for each learner of the section. Arguments: `folder`: the class's
    folder; `name`: the assignment's name; `source`: has a folder of files for each learner, named
    by the id; `target`: the folder in which the zip files are written.
    """
    sections: dict[str, list[Learner]] = {}
    for learner in folder.assigned(folder.assignment(name)):
        sections.setdefault(learner.section, []).append(learner)
    written: list[Path] = []
    taken: set[str] = set()
    for section, learners in sorted(sections.items()):
        file = target / f"{_file_name(name, section, taken)}.zip"
        written.append(_write(file, source, learners))
    return written


def zip_learners(
    folder: ClassFolder, name: str, source: Path, target: Path
) -> list[Path]:
    """Write a zip file for each learner of an assignment; return the files' paths.

    Arguments: `folder`: the class's folder; `name`: the assignment's name; `source`: has a folder
    of files for each learner, named by the id; `target`: the folder in which the zip files are
    written.
    """
    written: list[Path] = []
    for learner in folder.assigned(folder.assignment(name)):
        file = target / f"{name}-{learner.id}.zip"
        written.append(_write(file, source, [learner]))
    return written


def _file_name(name: str, section: str, taken: set[str]) -> str:
    """Return a file's name for a section, whose own name can be anything."""
    plain = re.sub(r"[^A-Za-z0-9_]+", "-", section)[:_LONGEST].strip("-")
    base = f"{name}-{plain}" if plain else name
    file, number = base, 1
    # Some systems take capitals and small letters for the same.
    while file.casefold() in taken:
        number += 1
        file = f"{base}-{number}"
    taken.add(file.casefold())
    return file


def _write(file: Path, source: Path, learners: Iterable[Learner]) -> Path:
    """Write a zip file with the folders of these learners."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for learner in learners:
            for path in sorted((source / learner.id).glob("*")):
                if path.suffix not in _PACKED:
                    continue
                info = zipfile.ZipInfo(f"{learner.id}/{path.name}", _TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = _OF_OWNER << 16
                archive.writestr(info, path.read_bytes())
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotFoundError(f"{file} cannot be written: {error.strerror}") from error
    write_atomically(file, data.getvalue())
    return file
