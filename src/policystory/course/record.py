"""What a learner can do with the record: take it to another machine, put two together, erase it.

The record is the learner's. Its files are copied byte for byte, so that every chain verifies wherever it is read.
"""

import zipfile
from pathlib import Path

import msgspec

from policystory.errors import JournalError

LEARNER_FILE = "learner.json"
"""The file of an export that says whose record it is, and of which course."""
_WHEN = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file knows: the same record gives the same bytes


class Whose(msgspec.Struct, frozen=True):
    """Whose record an export holds."""

    course: str
    learner: str


class Merged(msgspec.Struct, frozen=True):
    """What a merge did: files that are new here, that went further elsewhere, and that were here already."""

    new: tuple[str, ...] = ()
    longer: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def export(folder: Path, whose: Whose, target: Path) -> int:
    """Write all files of a record into one zip file; return how many. JournalError if there are none, or it cannot be.

    A file that is there already is not overwritten: it may be the only copy of something.
    """
    files = _files(folder)
    if not files:
        raise JournalError(f"there is nothing to export: no answer is kept in {folder}")
    try:
        with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo(LEARNER_FILE, _WHEN), msgspec.json.encode(whose))
            for path in files:
                archive.writestr(zipfile.ZipInfo(path.name, _WHEN), path.read_bytes(), zipfile.ZIP_DEFLATED)
    except FileExistsError as error:
        raise JournalError(f"{target} is there already; name another file, or move it away") from error
    except OSError as error:
        raise JournalError(f"{target} cannot be written: {error.strerror}; name another file") from error
    return len(files)


def exported(source: Path) -> tuple[Whose, dict[str, bytes]]:
    """Read an export: whose record it is, and its files by name. JournalError if it is none."""
    try:
        with zipfile.ZipFile(source) as archive:
            # A name with a folder in it could lead out of the record: only what we write ourselves is taken.
            names = [
                name for name in archive.namelist() if name.endswith(".jsonl") and "/" not in name and "\\" not in name
            ]
            whose = msgspec.json.decode(archive.read(LEARNER_FILE), type=Whose)
            return whose, {name: archive.read(name) for name in sorted(names)}
    except (OSError, KeyError, zipfile.BadZipFile, msgspec.MsgspecError) as error:
        raise JournalError(f"{source} is not an exported record; make one with: policystory record export") from error


def merge(files: dict[str, bytes], folder: Path) -> Merged:
    """Put the files of an export into a record. Nothing that is here is ever shortened or changed.

    A file that both sides have is kept in its longer form if the one continues the other, and otherwise twice.
    """
    new: list[str] = []
    longer: list[str] = []
    known: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            target = folder / name
            here = target.read_bytes() if target.is_file() else b""
            if here.startswith(data) and here:
                known.append(name)
            elif data.startswith(here):
                _write(target, data)
                (longer if here else new).append(name)
            else:
                twin = _beside(target, data)
                if twin is None:
                    known.append(name)
                else:
                    _write(twin, data)
                    new.append(twin.name)
    except OSError as error:
        raise JournalError(f"the record in {folder} cannot be written: {error.strerror}") from error
    return Merged(tuple(new), tuple(longer), tuple(known))


def erase(folder: Path) -> int:
    """Delete all files of a record, and its folder if nothing else is in it; return how many there were."""
    files = _files(folder)
    try:
        for path in files:
            path.unlink()
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise JournalError(f"the record in {folder} cannot be erased: {error.strerror}") from error
    return len(files)


def _files(folder: Path) -> list[Path]:
    """Return the files of a record, in the order of their names."""
    return sorted(folder.glob("*.jsonl"), key=lambda path: path.name) if folder.is_dir() else []


def _write(target: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    draft = target.with_suffix(".draft")
    draft.write_bytes(data)
    draft.replace(target)


def _beside(target: Path, data: bytes) -> Path | None:
    """Return a name beside a file of the same name, or None if this text is kept under such a name already."""
    n = 2
    while True:
        path = target.with_stem(f"{target.stem}-copy{n}")
        if not path.is_file():
            return path
        if path.read_bytes() == data:
            return None
        n += 1
