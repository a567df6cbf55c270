"""Open a packed course: check the archive, and put the course into a learner's folder.

A packed course comes from outside, so every name is compared with the parts that a course has, and
every byte is counted while it is inflated, whatever size the archive claims. Nothing is run here;
but a lesson is a notebook, and a notebook's cells are programs once the learner runs them.
"""

import secrets
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from policystory.course.find import PACKED, is_course
from policystory.course.load import Folders, read_outline
from policystory.course.names import shorten
from policystory.course.own_course.parts import (
    BOUNDS,
    MOST_FILES,
    MOST_IN_ALL,
    READ_ME,
    is_part,
)
from policystory.errors import PolicystoryError
from policystory.reading.safe_unzip import BROKEN, fault_of_form, in_megabytes, inflated

_DAMAGED = "it is damaged, or no zip file"


def unpack(pack: Path, folder: Path) -> Path:
    """Put a packed course into a learner's folder, and return the folder of the course there.

    An earlier version of the same course is replaced. Raises PolicystoryError if the file is no
    packed course, or if another course is in the folder already.
    """
    files = _read(pack)
    place = folder / PACKED
    draft = folder / f"{PACKED}-{secrets.token_hex(4)}"
    try:
        for name, data in files.items():
            target = draft / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        _refuse_another(pack, draft, place)
        if place.exists():
            shutil.rmtree(place)
        draft.rename(place)
    except OSError as error:
        raise PolicystoryError(
            f"the folder {folder} cannot be written to: {error.strerror}; choose another one"
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return place


def _refuse_another(pack: Path, draft: Path, place: Path) -> None:
    """Raise PolicystoryError if a folder has the lessons of another course."""
    if not is_course(place):
        return
    earlier = read_outline(Folders.of(place))
    new = read_outline(Folders.of(draft))
    if earlier.course != new.course:
        raise PolicystoryError(
            f"{place.parent} has the course '{shorten(earlier.course)}', and {pack.name} holds "
            f"'{shorten(new.course)}'; name another folder: "
            f"policystory learn {pack.name} my-folder"
        )


def _refusal(pack: Path, reason: str) -> PolicystoryError:
    return PolicystoryError(
        f"{pack} is not a packed course: {reason}; nothing was changed; "
        "its author makes one with: policystory pack"
    )


def _read(pack: Path) -> dict[str, bytes]:
    """Return the bytes of each file of a packed course, by its path in the course's folder."""
    if not pack.is_file():
        raise _refusal(pack, "there is no such file")
    try:
        if pack.stat().st_size > MOST_IN_ALL:
            raise _refusal(pack, f"it is larger than {in_megabytes(MOST_IN_ALL)}")
        with zipfile.ZipFile(pack) as archive:
            files = dict(_inflated(pack, archive, _listed(pack, archive)))
    except BROKEN as error:
        raise _refusal(pack, _DAMAGED) from error
    except OSError as error:
        raise _refusal(pack, error.strerror or _DAMAGED) from error
    if "content/course.yml" not in files:
        raise _refusal(pack, "it has no content/course.yml")
    files.pop(READ_ME, None)
    return files


def _listed(pack: Path, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the entries of the files, each checked by its name and size."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_FILES:
        raise _refusal(pack, f"it holds more than {MOST_FILES:,} files")
    names: set[str] = set()
    for info in infos:
        name = info.filename
        shown = shorten(name)
        if not is_part(name):
            raise _refusal(pack, f"it holds '{shown}', which is no part of a course")
        # Some systems take names that differ in capitals for one.
        if name.casefold() in names:
            raise _refusal(pack, f"it holds '{shown}' twice")
        names.add(name.casefold())
        if fault := fault_of_form(info, BOUNDS):
            raise _refusal(pack, f"its file '{shown}' {fault}")
    return infos


def _inflated(
    pack: Path, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file; the bytes are counted as they come."""
    total = 0
    for info in infos:
        data = inflated(archive, info, BOUNDS.most_of(info))
        if data is None:
            reason = f"its file '{shorten(info.filename)}' is larger than it says"
            raise _refusal(pack, reason)
        total += len(data)
        if total > MOST_IN_ALL:
            raise _refusal(pack, f"it is larger than {in_megabytes(MOST_IN_ALL)}")
        yield info.filename, data
