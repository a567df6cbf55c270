"""Read rosters (tables of learners) of school systems; their format is recognised by the header.

Known are Canvas (export of the gradebook), Moodle (upload of users, export of participants),
Blackboard Learn (download of grades), GitHub Classroom, and a plain table with id, name, email and
section in any order.
"""

from collections.abc import Callable, Iterator

import msgspec

from policystory.errors import ContentError, Problem
from policystory.lms.csv_tables import Row, cell_text, read_table

Cells = dict[str, str]
"""The cells of one row, by the header of their column."""


class RosterRow(msgspec.Struct, frozen=True):
    """A learner in a row of a school system's table.

    - `line`: the line of the file;
    - `id`: names the learner in files, such as a login;
    - `section`: the part of the class, or ""; `lms_id`: the learner's number in the system, or "".
    """

    line: int
    id: str
    name: str
    email: str = ""
    section: str = ""
    lms_id: str = ""


class RosterFormat(msgspec.Struct, frozen=True):
    """A format of rosters (tables of learners), such as that of Canvas.

    `name`: the format's name; `columns`: the heads of columns by which it is recognised; `read`: a
    function that returns the learner in a row, given its line and cells, or None for a row without
    a learner.
    """

    name: str
    columns: tuple[str, ...]
    read: Callable[[int, Cells], RosterRow | None]


def read_roster(data: bytes, path: str) -> tuple[str, list[RosterRow]]:
    """Read a roster (a table of learners); return the name of its format, and the learners.

    Arguments: `data`: the bytes of the file; `path`: its name for messages. ContentError if the
    format is not known, or if there are no learners.
    """
    rows, _ = read_table(data, path)
    _, header = rows[0]
    columns = [cell.strip() for cell in header]
    format_ = _format_of(columns)
    if format_ is None:
        shown = ", ".join(columns[:8])
        message = f"this header is of no roster that is known: {shown}"
        hint = (
            "export it from Canvas, Moodle, Blackboard or GitHub Classroom, "
            "or write the columns id,name,email,section"
        )
        raise ContentError([Problem(path, 1, message, hint)])
    learners = list(_learners(format_, columns, rows[1:]))
    if not learners:
        message = "this roster has no learners"
        raise ContentError([Problem(path, 0, message, "export it again")])
    return format_.name, learners


def _format_of(columns: list[str]) -> RosterFormat | None:
    """Return the first format all of whose columns are there."""
    lower = {column.lower() for column in columns}
    for format_ in _FORMATS:
        if lower.issuperset(column.lower() for column in format_.columns):
            return format_
    return None


def _learners(
    format_: RosterFormat, columns: list[str], rows: list[tuple[int, Row]]
) -> Iterator[RosterRow]:
    """Yield the learner of each row that is one."""
    for line, row in rows:
        padded = [*row, *[""] * len(columns)]
        cells: Cells = {}
        for column, cell in zip(columns, padded, strict=False):
            cells.setdefault(column.lower(), cell_text(cell.strip()))
        learner = format_.read(line, cells)
        if learner is not None:
            yield learner


def _canvas(line: int, cells: Cells) -> RosterRow | None:
    """Read a row of Canvas's gradebook export; rows without a number are no learners."""
    number = cells["id"]
    # Two rows under the header say how many points there are and what is posted by hand.
    if not number.isdecimal():
        return None
    login = cells.get("sis login id") or cells.get("sis user id") or number
    last, comma, first = cells["student"].partition(", ")
    name = f"{first} {last}" if comma else last
    email = login if "@" in login else ""
    return RosterRow(line, login, name, email, cells["section"], number)


def _moodle(line: int, cells: Cells) -> RosterRow:
    """Read a row of Moodle's upload of users, or of its list of participants."""
    first = cells.get("firstname") or cells.get("first name", "")
    last = cells.get("lastname") or cells.get("last name", "")
    email = cells.get("email") or cells.get("email address", "")
    number = cells.get("idnumber") or cells.get("id number", "")
    login = cells.get("username") or number or email
    section = cells.get("group1") or cells.get("groups", "")
    return RosterRow(line, login, f"{first} {last}".strip(), email, section, number)


def _blackboard(line: int, cells: Cells) -> RosterRow:
    """Read a row of Blackboard's download of grades."""
    name = f"{cells['first name']} {cells['last name']}".strip()
    login = cells["username"]
    return RosterRow(line, login, name, "", "", cells.get("student id", ""))


def _github(line: int, cells: Cells) -> RosterRow:
    """Read a row of GitHub Classroom's roster."""
    login = cells["github_username"] or cells["identifier"]
    name = cells["name"] or cells["identifier"]
    return RosterRow(line, login, name, "", "", cells["identifier"])


def _plain(line: int, cells: Cells) -> RosterRow:
    """Read a row of a table with the columns id and name."""
    email = cells.get("email", "")
    section = cells.get("section", "")
    number = cells.get("lms_id", "")
    return RosterRow(line, cells["id"], cells["name"], email, section, number)


_FORMATS = (
    RosterFormat("Canvas", ("Student", "ID", "Section"), _canvas),
    RosterFormat("Moodle", ("username", "firstname", "lastname"), _moodle),
    RosterFormat("Moodle", ("First name", "Last name", "Email address"), _moodle),
    RosterFormat("Blackboard", ("Last Name", "First Name", "Username"), _blackboard),
    RosterFormat(
        "GitHub Classroom", ("identifier", "github_username", "name"), _github
    ),
    RosterFormat("plain", ("id", "name"), _plain),
)
"""The formats, the most particular first."""
