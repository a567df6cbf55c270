"""Find handed-in files in folders and archives, within limits.

Nothing is written or run, and no link is followed. What is not an ordinary file is not read, and is
listed with the reason.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from policystory.assignment.submission_file import MOST_BYTES
from policystory.errors import NotFoundError
from policystory.teaching.collecting.find_in_zips import MOST_OF_ARCHIVE, archived_files
from policystory.teaching.collecting.handed_file import (
    FileOutcome,
    HandedFile,
    Refusal,
)

MOST_FILES = 200_000
"""The most files of one source: two for each learner of the largest class."""
DEEPEST = 20
"""How many folders may lie in each other."""
_ARCHIVE_SIGNS = (b"PK\3\4", b"PK\5\6")
"""The first bytes of a zip archive, and of an empty one."""
_CLUTTER = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems put beside files by themselves; nobody handed it in."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def handed_files(sources: Iterable[Path]) -> Iterator[HandedFile]:
    """Yield each handed-in file at some paths: of files, folders or zip archives.

    Files of one folder are sorted by name. A file that cannot be read is yielded with the reason in
    place of its bytes. NotFoundError names all paths that do not exist, before anything is read.
    """
    listed = list(sources)
    missing = [str(source) for source in listed if not source.exists()]
    if missing:
        raise NotFoundError(
            f"there is no file or folder {', '.join(missing)}; nothing was collected"
        )
    for source in listed:
        # A link that the teacher typed is meant; links inside a source are not followed.
        real = source.resolve()
        for count, (path, name) in enumerate(_paths(real, source.name)):
            if count >= MOST_FILES:
                sentence = f"more than {MOST_FILES:,} files: the rest was not read"
                refusal = Refusal(FileOutcome.TOO_LARGE, sentence)
                yield HandedFile(source.name, refusal=refusal)
                break
            yield from _files_at(path, name)


def _paths(source: Path, shown: str) -> Iterator[tuple[Path, str]]:
    """Yield each file below a source with its name there; a file is its own only one."""
    if not source.is_dir():
        yield source, shown
        return
    for folder, folders, files in os.walk(source):
        depth = len(Path(folder).relative_to(source).parts)
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        # `os.walk` goes on into what is left in this list.
        below = sorted(set(folders) - set(_CLUTTER))
        is_deep = depth >= DEEPEST
        folders[:] = [] if is_deep else below
        # A folder that is not gone into is named like a file that is not read.
        unread = below if is_deep else links
        for name in sorted([*files, *unread]):
            path = Path(folder) / name
            if name not in _CLUTTER:
                yield path, path.relative_to(source).as_posix()


def _files_at(path: Path, name: str) -> Iterator[HandedFile]:
    """Yield the file at a path, or the files of the archive that it is."""
    try:
        handle = os.open(path, os.O_RDONLY | _NO_LINK | _NO_WAIT | _BINARY)
    except OSError as error:
        yield HandedFile(name, refusal=_unopened(path, error))
        return
    # Asked of what was opened: at the path there may be something else by now.
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode):
        os.close(handle)
        sentence = "it is no ordinary file, or lies too deep; left unread"
        yield HandedFile(name, refusal=Refusal(FileOutcome.NOT_OURS, sentence))
        return
    with os.fdopen(handle, "rb") as file:
        is_archive = file.read(4) in _ARCHIVE_SIGNS
        file.seek(0)
        most = MOST_OF_ARCHIVE if is_archive else MOST_BYTES
        if about.st_size > most:
            sentence = f"it is larger than {most // 2**20} megabytes; left unread"
            yield HandedFile(name, refusal=Refusal(FileOutcome.TOO_LARGE, sentence))
        elif is_archive:
            yield from archived_files(file, name)
        else:
            # A byte more, should the file have grown: then it is too large.
            yield HandedFile(name, file.read(MOST_BYTES + 1))


def _unopened(path: Path, error: OSError) -> Refusal:
    """Return why a file could not be opened."""
    if path.is_symlink():
        sentence = "it is a link to another file, and links are not followed"
        return Refusal(FileOutcome.NOT_OURS, sentence)
    reason = error.strerror or "the system gives no reason"
    return Refusal(FileOutcome.UNREADABLE, f"it cannot be read: {reason}")
