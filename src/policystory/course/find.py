"""Where the course of a notebook, the learner and their records are found on this machine."""

import os
import secrets
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from policystory.course import compiled
from policystory.course.content import Content
from policystory.course.load import Folders, load
from policystory.course.names import in_short, plain
from policystory.course.whole_file import write_whole
from policystory.errors import JournalError, NotFoundError

COURSE = "POLICYSTORY_COURSE"
HOME = "POLICYSTORY_HOME"
LEARNER = "POLICYSTORY_LEARNER"

LEARNER_FILE = "learner.json"
"""The file in the folder of the records that names the learner of this machine."""

READER = "reader"
"""The learner's name where none can be kept: in tests, and where nothing can be written."""


def here() -> Path:
    """Return the working folder; NotFoundError if it was moved or deleted meanwhile."""
    try:
        return Path.cwd()
    except OSError as error:
        raise NotFoundError(
            "the folder in which this was started is gone; "
            "open the notebook from the folder where it is now, or save it in another one, "
            "and restart the kernel"
        ) from error


def root(start: Path) -> Path | None:
    """Return the folder of the course: the nearest one from `start` upwards, or None.

    The variable POLICYSTORY_COURSE, if set, names the folder, or the file of a compiled course.
    """
    named = os.environ.get(COURSE)
    if named:
        return _expanded(named)
    for folder in (start, *start.parents):
        if (folder / "content" / "course.yml").is_file():
            return folder
    return None


def _expanded(named: str) -> Path:
    """Return a path with the home folder in place of `~`; NotFoundError if there is none."""
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise NotFoundError(
            f"{COURSE} is '{in_short(named)}', and there is no such home folder; "
            "set it to a course's folder"
        ) from error


def content(start: Path) -> Content:
    """Load the course that a notebook in the folder `start` belongs to.

    That is the course whose folder encloses the notebook, or else the course in the package.
    Raises NotFoundError when there is neither, ContentError when the texts have problems.
    """
    folder = root(start)
    if folder is not None:
        is_compiled = folder.suffix == ".json"
        return compiled.read(folder) if is_compiled else load(Folders.of(folder))
    file = compiled.packed() / compiled.FILE
    if not file.is_file():
        raise NotFoundError(
            f"no course was found: {start} is not inside a course folder, "
            "and this policystory was installed without a course; "
            f"work inside the repository, or set {COURSE} to a course's folder"
        )
    return compiled.read(file)


def notebooks(start: Path) -> list[Traversable]:
    """Return the notebooks of the course's lessons, in the order of their names."""
    folder = root(start)
    lessons: Traversable = compiled.packed() / "lessons"
    if folder is not None:
        lessons = (folder.parent if folder.suffix == ".json" else folder) / "lessons"
    if not lessons.is_dir():
        return []
    ipynb_files = [file for file in lessons.iterdir() if file.name.endswith(".ipynb")]
    return sorted(ipynb_files, key=lambda file: file.name)


def home() -> Path:
    """Return the folder of the learner's records.

    It is named by POLICYSTORY_HOME, or else it is `.policystory` in the home folder. Raises
    JournalError if the variable names no absolute path, and NoHomeError if no home folder is known.
    """
    named = os.environ.get(HOME)
    try:
        folder = Path(named).expanduser() if named else Path.home() / ".policystory"
    except RuntimeError as error:
        if named:
            raise JournalError(
                f"{HOME} is '{in_short(named)}', and there is no such home folder; {_SET_HOME}"
            ) from error
        raise NoHomeError(
            "there is no home folder to keep the record in; "
            f"set {HOME} to a folder that you can write to"
        ) from error
    if folder.is_absolute():
        return folder
    # A relative path would be another folder for each notebook.
    if named:
        raise JournalError(
            f"{HOME} is '{in_short(named)}', which is a relative path; {_SET_HOME}"
        )
    raise NoHomeError(
        f"the home folder is '{in_short(str(folder.parent))}', "
        f"which is a relative path; {_SET_HOME}"
    )


_SET_HOME = f"set {HOME} to a full path, such as ~/policystory"


class NoHomeError(JournalError):
    """No place for the record is known, and that is no mistake of the learner's."""


def record_folder(course: str, learner: str) -> Path:
    """Return the folder of a learner's record in a course.

    Raises JournalError if a name is not plain, and NoHomeError if there is no place for records.
    """
    # This is the one place where these names become a path, so they are checked here.
    return home() / plain(course, "the course") / plain(learner, "the learner")


def shown_home() -> str:
    """Return the folder of the records as the learner can type it, without its full path."""
    return f"${HOME}" if os.environ.get(HOME) else "~/.policystory"


def learner() -> str:
    """Return the learner's name: POLICYSTORY_LEARNER, or a random name, made on first use.

    It decides which variants of questions the learner gets. It is READER if none can be kept.
    Raises JournalError if the name that is set or kept is not plain or not readable: to go on under
    another name would put the answers into another record.
    """
    named = os.environ.get(LEARNER)
    if named:
        return plain(named, f"the learner of {LEARNER}")
    try:
        file = home() / LEARNER_FILE
        if not file.exists():
            _make_learner(file)
    except (OSError, NoHomeError):
        return READER
    return _kept(file)


def check_adoptable(learner: str) -> None:
    """Raise JournalError if a variable names the learner: no other can be adopted then."""
    if os.environ.get(LEARNER):
        message = f"{LEARNER} names the learner; set it to '{learner}' instead"
        raise JournalError(message)


def adopt(learner: str) -> None:
    """Make this the learner of this machine; PolicystoryError if the name cannot be kept."""
    check_adoptable(learner)
    file = home() / LEARNER_FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError(f"{file} cannot be written: {error.strerror}") from error
    write_whole(file, msgspec.json.encode({"learner": plain(learner, "the learner")}))


def _make_learner(file: Path) -> None:
    """Make a new learner's name and keep it, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"learner-{secrets.token_hex(4)}.draft")
    try:
        draft.write_bytes(msgspec.json.encode({"learner": secrets.token_hex(8)}))
        _put(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, file: Path) -> None:
    """Put a draft in its place if nothing is there."""
    # Of two kernels that start at once, both then take the name that was written first.
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not file.is_file():
            draft.replace(file)


def _kept(file: Path) -> str:
    """Read the learner's name; JournalError if the file is unreadable or holds no plain name."""
    try:
        kept = msgspec.json.decode(_beginning(file), type=_Learner)
    except OSError as error:
        raise _unreadable(file, error.strerror or str(error)) from error
    # The errors of msgspec are ValueErrors.
    except (ValueError, RecursionError) as error:
        raise _unreadable(file, "it holds no name of a learner") from error
    return plain(kept.learner, f"the learner of {file}")


def _unreadable(file: Path, reason: str) -> JournalError:
    """Say that the learner's file cannot be read, and what to do."""
    return JournalError(
        f"{file}, which names the learner, cannot be read: {reason}; "
        "bring it back from a copy, or move it away and begin as a new learner; "
        "your earlier answers stay where they are"
    )


class _Learner(msgspec.Struct, frozen=True):
    """The content of the learner's file."""

    learner: str


def _beginning(file: Path) -> bytes:
    """Return the first bytes of a file; OSError if it is a folder, a device or a pipe."""
    if not file.is_file():
        raise OSError(0, "it is no ordinary file")
    with file.open("rb") as opened:
        return opened.read(_LONGEST)


_LONGEST = 4096
"""Bytes of the learner's file that are read: a name is short."""
