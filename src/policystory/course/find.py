"""Where a course and a learner are found: the texts that enclose the notebook, or else the installed course."""

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
"""The file in the folder of the records that says who learns on this machine."""

READER = "reader"
"""Who learns where nobody can be named: in tests, and where nothing can be written."""


def here() -> Path:
    """Return the working folder; NotFoundError where it was moved or deleted since the program began."""
    try:
        return Path.cwd()
    except OSError as error:
        raise NotFoundError(
            "the folder in which this was started is not there any more; open the notebook from the folder where it "
            "is now, or save it in another one, and restart the kernel"
        ) from error


def root(start: Path) -> Path | None:
    """Return the nearest folder from `start` upwards that holds a course's texts, or None.

    The variable POLICYSTORY_COURSE, when set, names it instead.
    """
    named = os.environ.get(COURSE)
    if named:
        return _expanded(named)
    return next(
        (
            folder
            for folder in (start, *start.parents)
            if (folder / "content" / "course.yml").is_file()
        ),
        None,
    )


def _expanded(named: str) -> Path:
    """Return a path in which `~` is the home folder, where there is one."""
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise NotFoundError(
            f"{COURSE} is '{in_short(named)}', and there is no such home folder; set it to a course's folder"
        ) from error


def content(start: Path) -> Content:
    """Load the course that a notebook in the folder `start` belongs to.

    An author's texts are read where they lie; everyone else has the compiled course of the package.
    Raises NotFoundError when there is neither, ContentError when the texts have problems.
    """
    folder = root(start)
    if folder is not None:
        return (
            compiled.read(folder)
            if folder.suffix == ".json"
            else load(Folders.of(folder))
        )
    file = compiled.packed() / compiled.FILE
    if not file.is_file():
        raise NotFoundError(
            f"no course was found: {start} lies in no course folder, and this policystory carries none; "
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
    return sorted(
        (one for one in lessons.iterdir() if one.name.endswith(".ipynb")),
        key=lambda one: one.name,
    )


def home() -> Path:
    """Return the folder of the learner's records: POLICYSTORY_HOME, or `.policystory` in the home folder.

    JournalError where the variable names no whole path, NoHomeError where nobody's home folder is
    known.
    """
    named = os.environ.get(HOME)
    try:
        folder = Path(named).expanduser() if named else Path.home() / ".policystory"
    except RuntimeError as error:
        if named:
            raise JournalError(
                f"{HOME} is '{in_short(named)}', and there is no such home folder; {_WHOLE}"
            ) from error
        raise NoHomeError(
            f"there is no home folder to keep the record in; set {HOME} to a folder that you can write to"
        ) from error
    if folder.is_absolute():
        return folder
    if named:
        raise JournalError(
            f"{HOME} is '{in_short(named)}', which depends on where one stands; {_WHOLE}"
        )
    raise NoHomeError(
        f"the home folder is '{in_short(str(folder.parent))}', which depends on where one stands; {_WHOLE}"
    )


_WHOLE = f"set {HOME} to a whole path, such as ~/policystory"


class NoHomeError(JournalError):
    """There is no place where a record could be kept, through nothing that the learner wrote."""


def record_folder(course: str, learner: str) -> Path:
    """Return the folder of a learner's record in a course: the one place where their names become a path.

    JournalError if one of them is no plain name; NoHomeError if there is no home to keep it in.
    """
    return home() / plain(course, "the course") / plain(learner, "the learner")


def shown_home() -> str:
    """Return the folder of the records as a person can type it, without naming the machine's own folders."""
    return f"${HOME}" if os.environ.get(HOME) else "~/.policystory"


def learner() -> str:
    """Return who learns: POLICYSTORY_LEARNER, or a random name that is made once and says nothing about the person.

    It seeds the learner's variants. Where it cannot be kept, everyone is the same reader.
    JournalError if what is set or kept names nobody: to go on as somebody else would put the
    answers into another record.
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
    """Raise JournalError if a variable says who learns on this machine: nobody else can be adopted then."""
    if os.environ.get(LEARNER):
        raise JournalError(
            f"{LEARNER} says who learns here; set it to '{learner}' instead"
        )


def adopt(learner: str) -> None:
    """Go on as this learner on this machine; PolicystoryError if that cannot be kept or is said elsewhere."""
    check_adoptable(learner)
    file = home() / LEARNER_FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError(f"{file} cannot be written: {error.strerror}") from error
    write_whole(file, msgspec.json.encode({"learner": plain(learner, "the learner")}))


def _make_learner(file: Path) -> None:
    """Write a new learner's name whole or not at all: of two kernels that start at once, both take the first one's."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"learner-{secrets.token_hex(4)}.draft")
    try:
        draft.write_bytes(msgspec.json.encode({"learner": secrets.token_hex(8)}))
        _put(draft, file)
    finally:  # where it was moved, and where the disk was full
        draft.unlink(missing_ok=True)


def _put(draft: Path, file: Path) -> None:
    """Put a draft in its place if nothing is there."""
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not file.is_file():
            draft.replace(file)


def _kept(file: Path) -> str:
    """Read the learner's name; a file that is unreadable, or names nobody, is left as it is and told."""
    try:
        kept = msgspec.json.decode(_beginning(file), type=_Learner)
    except (
        OSError,
        ValueError,
        RecursionError,
    ) as error:  # msgspec's errors are ValueErrors
        reason = (
            error.strerror
            if isinstance(error, OSError)
            else "it holds no name of a learner"
        )
        raise JournalError(
            f"{file}, which says who learns here, cannot be read: {reason}; bring it back from a copy, or move it away "
            "and begin as a new learner; the answers of before stay where they are"
        ) from error
    return plain(kept.learner, f"the learner of {file}")


class _Learner(msgspec.Struct, frozen=True):
    """What the learner's file holds."""

    learner: str


def _beginning(file: Path) -> bytes:
    """Return as much of a file as the learner's can have; OSError if it is a folder, a device or a pipe."""
    if not file.is_file():
        raise OSError(0, "it is no ordinary file")
    with file.open("rb") as opened:
        return opened.read(_LONGEST)


_LONGEST = 4096
"""Bytes of the learner's file that are read: a name is short."""
