"""A class's folder on the instructor's machine: settings, secret, learners and assignments."""

import os
import secrets
from datetime import tzinfo
from pathlib import Path
from typing import TypeVar

from policystory.assignment.signing import derived_key
from policystory.course.atomic_write import write_atomically
from policystory.course.files import UnreadableError, display_path, read_bytes
from policystory.course.find_time_zone import find_time_zone
from policystory.course.names import check_name
from policystory.course.records import RecordReader
from policystory.errors import ContentError, NotFoundError, PolicystoryError
from policystory.lms.csv_tables import MOST_BYTES
from policystory.lms.roster_formats import read_roster
from policystory.quiz.paper import Mode
from policystory.reading import did_you_mean
from policystory.reading.expected_and_found import nearest
from policystory.teaching.class_file import ALL, AssignmentFile, ClassFile
from policystory.teaching.roster import Learner, Roster, make_roster, write_roster

R = TypeVar("R", ClassFile, AssignmentFile)

CLASS_FILE = "class.yml"
_OWNER_ONLY = 0o700
_SECRET_BYTES = 32
_NEVER_COMMITTED = """\
# The class's key, and what tells of learners: never to be committed.
/secret
/roster.csv
/class.yml
/gradebook.sqlite*
/released/
/collected/
/handed-in/
/feedback/
*.csv
"""
FOLDERS = ("assignments", "released", "collected", "feedback")


class ClassFolder:
    """The folder of one class, with what its files say.

    `path`: the folder, with a file `class.yml`, which is read at once. NotFoundError if there is
    none; ContentError with every problem of that file.
    """

    def __init__(self, path: Path) -> None:
        """Read class.yml."""
        if not (path / CLASS_FILE).exists():
            raise NotFoundError(
                f"there is no class in {display_path(path)}: a file {CLASS_FILE} is expected; "
                f"make one with: policystory teach {display_path(path)} --set-up-only"
            )
        self.path = path
        self.file = _read(path / CLASS_FILE, ClassFile)

    @property
    def zone(self) -> tzinfo:
        """Return the class's time zone; NotFoundError if this machine does not know it."""
        return find_time_zone(self.file.zone)

    def key(self, purpose: str) -> bytes:
        """Return a cryptographic key for one purpose, worked out from the class's file `secret`.

        `purpose`: such as "signature"; each purpose has another key. PolicystoryError if the file
        is missing or damaged.
        """
        path = self.path / "secret"
        try:
            secret = bytes.fromhex(path.read_text("ascii").strip())
        except (OSError, ValueError) as error:
            raise PolicystoryError(
                f"{display_path(path)} cannot be read; put it back from a copy, "
                "for without it no paper of this class is recognised"
            ) from error
        return derived_key(secret, purpose)

    def roster(self) -> Roster:
        """Return the learners of the class, by id; empty if there is no file `roster.csv` yet."""
        path = self.path / "roster.csv"
        if not path.exists():
            return {}
        return read_roster_file(path)[1]

    def write_roster(self, roster: Roster) -> None:
        """Write the learners of the class into the file `roster.csv`, in place of those there."""
        write_atomically(self.path / "roster.csv", write_roster(roster))

    def assignments(self) -> dict[str, AssignmentFile]:
        """Return all assignments of the class by name, sorted by name.

        ContentError with every problem of the first file that has any.
        """
        files = sorted((self.path / "assignments").glob("*.yml"))
        return {path.stem: _read(path, AssignmentFile) for path in files}

    def assignment(self, name: str) -> AssignmentFile:
        """Return the assignment with this name, such as "week-1".

        NotFoundError if there is none; its message suggests names that there are.
        """
        path = self.path / "assignments" / f"{name}.yml"
        known = [file.stem for file in sorted(path.parent.glob("*.yml"))]
        if name not in known:
            hint = did_you_mean(name, known) if known else "there is none yet"
            raise NotFoundError(f"there is no assignment '{name}'; {hint}")
        return _read(path, AssignmentFile)

    def graded_assignment(self, name: str) -> AssignmentFile:
        """Return an assignment for marks; PolicystoryError if it is one for practice."""
        assignment = self.assignment(name)
        if assignment.mode is Mode.PRACTICE:
            raise PolicystoryError(
                f"'{name}' is for practice: learners see their marks at once and hand nothing in, "
                "so there is nothing to grade"
            )
        return assignment

    def check_learner(self, id_: str) -> None:
        """Raise NotFoundError if no learner of the class has the id `id_`."""
        roster = self.roster()
        if id_ in roster:
            return
        # A teacher thinks of names, and ids are for the school's system.
        for learner in roster.values():
            if learner.name.casefold() == id_.casefold():
                raise NotFoundError(
                    f"'{id_}' is not in the roster: write the id, '{learner.id}'"
                )
        near = nearest(id_, roster, cutoff=0.6)
        hint = f"; did you mean '{near}'?" if near else "; ids stand in roster.csv"
        raise NotFoundError(f"'{id_}' is not in the roster{hint}")

    def assigned(self, assignment: AssignmentFile) -> list[Learner]:
        """Return the learners who get an assignment, in the order of the table of learners."""
        assigned: list[Learner] = []
        for learner in self.roster().values():
            is_named = assignment.learners == ALL or learner.id in assignment.learners
            # An assignment that names no section is for all sections.
            sections = assignment.sections or (learner.section,)
            if is_named and learner.section in sections:
                assigned.append(learner)
        return assigned


def _read(path: Path, type_: type[R]) -> R:
    """Read a file that is one record; ContentError with every problem of it."""
    reader = RecordReader()
    value = reader.record("class", reader.document("class", path), type_)
    if reader.problems or value is None:
        raise ContentError(reader.problems, "the class cannot be opened")
    return value


def read_roster_file(path: Path) -> tuple[str, Roster]:
    """Read a roster (a table of learners) from a file; return its format's name and the learners.

    The format, such as "Canvas", is recognised by the table's header. PolicystoryError if the file
    cannot be read; ContentError with every problem of the table.
    """
    where = display_path(path)
    try:
        data = read_bytes(path, MOST_BYTES)
    except UnreadableError as error:
        raise PolicystoryError(f"{where} cannot be read: {error}") from error
    try:
        return _roster_of(data, where)
    except ContentError as error:
        raise ContentError(error.problems, "no roster was changed") from error


def _roster_of(data: bytes, where: str) -> tuple[str, Roster]:
    """Return the format and the learners of a roster's bytes."""
    name, rows = read_roster(data, where)
    learners: list[tuple[int, Learner]] = []
    for row in rows:
        learner = Learner(row.id, row.name, row.email, row.section, row.lms_id)
        learners.append((row.line, learner))
    return name, make_roster(learners, where)


def make_class(path: Path, title: str, zone: str) -> list[str]:
    """Make a class's folder with its files, or complete one; return the names of what was made.

    Existing files are never overwritten. Arguments: `path`: the folder, whose name becomes the name
    of the class; `title`: what learners read; `zone`: the class's time zone, by its IANA name such
    as America/New_York. NotFoundError for an unknown zone; JournalError if the folder's name cannot
    name a class.
    """
    name = check_name(path.resolve().name, "the class")
    find_time_zone(zone)
    path.mkdir(parents=True, exist_ok=True)
    # A class's folder holds names, answers and marks: nobody else is to look into it.
    path.chmod(_OWNER_ONLY)
    made: list[str] = []
    for folder in FOLDERS:
        if not (path / folder).exists():
            (path / folder).mkdir(mode=_OWNER_ONLY)
            made.append(f"{folder}/")
    if not (path / CLASS_FILE).exists():
        text = f"name: {name}\ntitle: {title}\nzone: {zone}\n"
        write_atomically(path / CLASS_FILE, text.encode())
        made.append(CLASS_FILE)
    if not (path / ".gitignore").exists():
        write_atomically(path / ".gitignore", _NEVER_COMMITTED.encode())
        made.append(".gitignore")
    if not (path / "secret").exists():
        _write_secret(path / "secret")
        made.append("secret")
    return made


def _write_secret(path: Path) -> None:
    """Write a new secret that only its owner can read, unless there is one."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, 0o600), "w") as file:
        file.write(f"{secrets.token_hex(_SECRET_BYTES)}\n")
