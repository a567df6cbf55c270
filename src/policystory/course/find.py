"""Where a course and a learner are found: the texts that enclose the notebook, or else the installed course."""

import os
import secrets
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from policystory.course import compiled
from policystory.course.content import Content
from policystory.course.load import Folders, load
from policystory.errors import JournalError, NotFoundError

COURSE = "POLICYSTORY_COURSE"
HOME = "POLICYSTORY_HOME"
LEARNER = "POLICYSTORY_LEARNER"

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
        return Path(named)
    return next((folder for folder in (start, *start.parents) if (folder / "content" / "course.yml").is_file()), None)


def content(start: Path) -> Content:
    """Load the course that a notebook in the folder `start` belongs to.

    An author's texts are read where they lie; everyone else has the compiled course of the package. Raises
    NotFoundError when there is neither, ContentError when the texts have problems.
    """
    folder = root(start)
    if folder is not None:
        return compiled.read(folder) if folder.suffix == ".json" else load(Folders.of(folder))
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
    return sorted((one for one in lessons.iterdir() if one.name.endswith(".ipynb")), key=lambda one: one.name)


def home() -> Path:
    """Return the folder of the learner's records: POLICYSTORY_HOME, or `.policystory` in the home folder."""
    named = os.environ.get(HOME)
    return Path(named) if named else Path.home() / ".policystory"


def shown_home() -> str:
    """Return the folder of the records as a person can type it, without naming the machine's own folders."""
    return f"${HOME}" if os.environ.get(HOME) else "~/.policystory"


def learner() -> str:
    """Return who learns: POLICYSTORY_LEARNER, or a random name that is made once and says nothing about the person.

    It seeds the learner's variants. Where it cannot be kept, everyone is the same reader.
    """
    named = os.environ.get(LEARNER)
    if named:
        return named
    try:
        file = home() / "learner.json"
        if not file.is_file():
            _make_learner(file)
    except (OSError, RuntimeError):
        return READER
    return _kept(home() / "learner.json")


def adopt(learner: str) -> None:
    """Go on as this learner on this machine; JournalError if that cannot be kept or is said elsewhere."""
    if os.environ.get(LEARNER):
        raise JournalError(f"{LEARNER} says who learns here; set it to '{learner}' instead")
    file = home() / "learner.json"
    draft = file.with_name(f"learner-{secrets.token_hex(4)}.draft")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(msgspec.json.encode({"learner": learner}))
        draft.replace(file)
    except OSError as error:
        raise JournalError(f"{file} cannot be written: {error.strerror}") from error


def _make_learner(file: Path) -> None:
    """Write a new learner's name whole or not at all: of two kernels that start at once, both take the first one's."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"learner-{secrets.token_hex(4)}.draft")
    draft.write_bytes(msgspec.json.encode({"learner": secrets.token_hex(8)}))
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not file.is_file():
            draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _kept(file: Path) -> str:
    """Read the learner's name; a file that is unreadable is left as it is."""
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError):
        return READER
    return kept.get("learner", READER)
