"""Find the course around a notebook, the learner's name, and the folder of learners' records."""

import os
import secrets
from pathlib import Path

import msgspec

from policystory.course import compiled
from policystory.course.atomic_write import write_atomically
from policystory.course.names import check_name, shorten
from policystory.course.open_course import OpenCourse
from policystory.errors import JournalError, NotFoundError

COURSE = "POLICYSTORY_COURSE"
HOME = "POLICYSTORY_HOME"
LEARNER = "POLICYSTORY_LEARNER"

PACKED = ".course"
"""The name of the folder of a course that came as one file, inside a learner's folder."""

LEARNER_FILE = "learner.json"
"""The name of the file that holds the name of this machine's learner."""

READER = "reader"
"""The learner's name if none can be kept: in tests, and where no file can be written."""


def working_folder() -> Path:
    """Return the working folder; NotFoundError if the folder was moved or deleted meanwhile."""
    try:
        return Path.cwd()
    except OSError as error:
        raise NotFoundError(
            "the folder in which this was started is gone; "
            "open the notebook from the folder where it is now, or save it in another one, "
            "and restart the kernel"
        ) from error


def course_folder(start: Path) -> Path | None:
    """Return the course's folder: `start` or the nearest folder above with a `content/course.yml`.

    Each of these folders may also have the course in its subfolder `.course`, as a learner's folder
    does. None if no course is found. If the environment variable POLICYSTORY_COURSE is set, its
    path is returned instead: a course's folder, or the JSON file of a compiled course. Raises
    NotFoundError if that path begins with `~` and there is no such home folder.
    """
    named = os.environ.get(COURSE)
    if named:
        return _expanded(named)
    for folder in (start, *start.parents):
        for root in (folder, folder / PACKED):
            if is_course(root):
                return root
    return None


def is_course(folder: Path) -> bool:
    """Tell whether a folder is a course's folder: it has a file `content/course.yml`."""
    return (folder / "content" / "course.yml").is_file()


def _expanded(named: str) -> Path:
    """Replace `~` by the home folder; NotFoundError if there is none."""
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise NotFoundError(
            f"{COURSE} is '{shorten(named)}', and there is no such home folder; "
            "set it to a course's folder"
        ) from error


def course(start: Path) -> OpenCourse:
    """Open the course to which a notebook in the folder `start` belongs.

    That is the course that `course_folder` finds; if it finds none, the course inside the package.
    Raises NotFoundError if there is neither, and ContentError if the course has problems.
    """
    folder = course_folder(start)
    if folder is not None:
        is_compiled = folder.suffix == ".json"
        if is_compiled:
            return compiled.read_course(folder)
        # Not for an installed course, which is compiled.
        from policystory.course.checkout.kept_copy import edited_course  # noqa: PLC0415

        return edited_course(folder, records_home)
    file = compiled.packaged_course() / compiled.FILE
    if not file.is_file():
        raise NotFoundError(
            f"no course was found: {start} is not inside a course folder, "
            "and this policystory was installed without a course; "
            f"work inside the repository, or set {COURSE} to a course's folder"
        )
    return compiled.read_course(file)


def prepare(course: Path | None) -> None:
    """Write a compiled copy of a course; its lessons then open faster.

    `course` is what `course_folder` returns. Nothing is done for a course that is compiled already.
    Only this function writes a copy: a kernel or a command that just reads a course leaves no file
    behind.
    """
    if course is not None and course.suffix != ".json":
        from policystory.course.checkout.kept_copy import keep_copy  # noqa: PLC0415

        keep_copy(course, records_home)


def records_home() -> Path:
    """Return the folder in which the records (journals) of all learners are kept.

    The environment variable POLICYSTORY_HOME names this folder; without the variable, the folder is
    `.policystory` in the home folder. Raises JournalError if the variable is no absolute path, and
    NoHomeError if there is no home folder.
    """
    named = os.environ.get(HOME)
    try:
        folder = Path(named).expanduser() if named else Path.home() / ".policystory"
    except RuntimeError as error:
        if named:
            raise JournalError(
                f"{HOME} is '{shorten(named)}', and there is no such home folder; {_SET_HOME}"
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
            f"{HOME} is '{shorten(named)}', which is a relative path; {_SET_HOME}"
        )
    raise NoHomeError(
        f"the home folder is '{shorten(str(folder.parent))}', "
        f"which is a relative path; {_SET_HOME}"
    )


_SET_HOME = f"set {HOME} to a full path, such as ~/policystory"


class NoHomeError(JournalError):
    """No folder was found for the learners' records; the learner did nothing wrong."""


def record_folder(course: str, learner: str) -> Path:
    """Return the folder of one learner's record (journal files) in a course.

    `course` is the id of the course, and `learner` the learner's name. Raises JournalError if one
    of them cannot be a folder's name, and NoHomeError if there is no folder for records.
    """
    # This is the one place where these names become a path, so they are checked here.
    return (
        records_home()
        / check_name(course, "the course")
        / check_name(learner, "the learner")
    )


def display_records_home() -> str:
    """Return the folder of all records as a learner can type it: "~/.policystory".

    It is "$POLICYSTORY_HOME" if that environment variable is set.
    """
    if os.environ.get(HOME):
        return f"${HOME}"
    return "~/.policystory"


def learner() -> str:
    """Return the name of this machine's learner, which decides the questions that the learner gets.

    The name is the value of the environment variable POLICYSTORY_LEARNER. Without that variable it
    is a random name, which is made at the first call and kept in a file; "reader" if no file can be
    kept. Raises JournalError if the file cannot be read or the name cannot be used. Another name is
    not made then, as the answers would go into another learner's record.
    """
    named = os.environ.get(LEARNER)
    if named:
        return check_name(named, f"the learner of {LEARNER}")
    try:
        file = records_home() / LEARNER_FILE
        if not file.exists():
            _make_learner(file)
    except (OSError, NoHomeError):
        return READER
    return _kept(file)


def check_learner_can_be_set(learner: str) -> None:
    """Raise JournalError if an environment variable fixes the learner's name.

    `learner` is the name that somebody wants to set; the error's message shows it.
    """
    if os.environ.get(LEARNER):
        message = f"{LEARNER} names the learner; set it to '{learner}' instead"
        raise JournalError(message)


def set_learner(learner: str) -> None:
    """Write the name of this machine's learner into the file from which `learner()` reads it.

    Raises JournalError if an environment variable fixes the name or the name cannot be used, and
    PolicystoryError if the file cannot be written.
    """
    check_learner_can_be_set(learner)
    file = records_home() / LEARNER_FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError(f"{file} cannot be written: {error.strerror}") from error
    write_atomically(
        file, msgspec.json.encode({"learner": check_name(learner, "the learner")})
    )


def _make_learner(file: Path) -> None:
    """Make a random name for a new learner and write it to the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"learner-{secrets.token_hex(4)}.draft")
    try:
        draft.write_bytes(msgspec.json.encode({"learner": secrets.token_hex(8)}))
        _put(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, file: Path) -> None:
    """Rename a draft to its file's name, unless that file exists."""
    # Of two kernels that start at once, both then take the name that was written first.
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not file.is_file():
            draft.replace(file)


def _kept(file: Path) -> str:
    """Read the learner's name from its file; JournalError if that cannot be done."""
    try:
        kept = msgspec.json.decode(_beginning(file), type=_Learner)
    except OSError as error:
        raise _unreadable(file, error.strerror or str(error)) from error
    # The errors of msgspec are ValueErrors.
    except (ValueError, RecursionError) as error:
        raise _unreadable(file, "it holds no name of a learner") from error
    return check_name(kept.learner, f"the learner of {file}")


def _unreadable(file: Path, reason: str) -> JournalError:
    """Return an error that says why the learner's file cannot be read, and what to do."""
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
"""The most bytes of the learner's file that are read: a name is short."""
