"""Rosters as schools export them, and as people spoil them: found by header, refused with lines."""

import csv
import io
from pathlib import Path

import pytest

from policystory.errors import ContentError, PolicystoryError
from policystory.lms.csv_tables import cell_text, plain_cell
from policystory.teaching.class_folder import read_roster_file
from policystory.teaching.roster import Learner, make_roster, write_roster

PLAIN = "id,name,email,section\n"
CANVAS = "Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n"


def roster(path: Path, data: str | bytes) -> tuple[str, dict[str, Learner]]:
    """Read a roster from a file with these bytes."""
    file = path / "roster-in.csv"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_roster_file(file)


GOOD: list[tuple[str, str, str | bytes, Learner]] = [
    (
        "Canvas",
        "Canvas",
        CANVAS + '"García, Ana",501,s1,ana,A\n',
        Learner("ana", "Ana García", "", "A", "501"),
    ),
    (
        "Canvas with semicolons",
        "Canvas",
        CANVAS.replace(",", ";") + "García, Ana;501;s1;ana@x.edu;A\n",
        Learner("ana@x.edu", "Ana García", "ana@x.edu", "A", "501"),
    ),
    (
        "Moodle's upload",
        "Moodle",
        "username,firstname,lastname,email\nana,Ana,García,a@x.edu\n",
        Learner("ana", "Ana García", "a@x.edu"),
    ),
    (
        "Moodle's participants",
        "Moodle",
        "First name,Last name,ID number,Email address,Groups\nAna,García,77,a@x.edu,A\n",
        Learner("77", "Ana García", "a@x.edu", "A", "77"),
    ),
    (
        "Blackboard in UTF-16 with tabs",
        "Blackboard",
        "Last Name\tFirst Name\tUsername\tStudent ID\nGarcía\tAna\tana\t9\n".encode(
            "utf-16"
        ),
        Learner("ana", "Ana García", "", "", "9"),
    ),
    (
        "GitHub Classroom",
        "GitHub Classroom",
        'identifier,github_username,github_id,name\n"s1","ana-g","1","Ana García"\n',
        Learner("ana-g", "Ana García", "", "", "s1"),
    ),
    (
        "plain with a mark of UTF-8",
        "plain",
        ("\ufeffsection,name,id\nA,Ana García,ana\n").encode(),
        Learner("ana", "Ana García", "", "A"),
    ),
    (
        "plain in an old encoding",
        "plain",
        "id;name\r\nana;Ana García\r\n".encode("cp1252"),
        Learner("ana", "Ana García"),
    ),
    (
        "a name that is a formula",
        "plain",
        PLAIN + "ana,=cmd()|'/c calc'!A0,,\n",
        Learner("ana", "=cmd()|'/c calc'!A0"),
    ),
]


@pytest.mark.parametrize(
    ("format_", "data", "learner"),
    [case[1:] for case in GOOD],
    ids=[case[0] for case in GOOD],
)
def test_a_roster_is_known_by_its_header(
    tmp_path: Path, format_: str, data: str | bytes, learner: Learner
) -> None:
    """Each system's file gives its learners, whatever its signs, ends of lines and encoding."""
    assert (format_, {learner.id: learner}) == roster(tmp_path, data)


BAD: list[tuple[str, str | bytes, list[str]]] = [
    ("empty", b"", ["0: this file is empty"]),
    ("spaces alone", b"\n \n,,\n", ["0: this file is empty"]),
    ("no header", "ana,Ana García\n", ["1: this header is of no roster"]),
    ("another table", "Student,Points\nAna,3\n", ["1: this header is of no roster"]),
    ("half a file", PLAIN + 'ana,"Ana Gar', ["2: this is no table"]),
    ("a header alone", PLAIN, ["0: this roster has no learners"]),
    ("points alone", CANVAS, ["0: this roster has no learners"]),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0", ["1: this header is of no roster"]),
    (
        "an id that leads out",
        PLAIN + "../ana,Ana,,\n",
        ["2: the id '../ana' cannot name"],
    ),
    ("a whole path", PLAIN + "/etc/passwd,Ana,,\n", ["2: the id '/etc/passwd' cannot"]),
    (
        "a device of Windows",
        PLAIN + "nul,Ana,,\n",
        ["2: the id 'nul' cannot name a file"],
    ),
    (
        "an id that is a formula",
        PLAIN + "=cmd(),Ana,,\n",
        ["2: the id '=cmd()' cannot"],
    ),
    ("an id of other letters", PLAIN + "ána,Ana,,\n", ["2: the id 'ána' cannot name"]),
    ("a long id", PLAIN + "a" * 999 + ",Ana,,\n", ["2: the id 'aaa"]),
    ("a nul", PLAIN + "a\0b,Ana,,\n", ["2: the id 'a\\x00b' cannot name a file"]),
    ("the same id", PLAIN + "ana,A,,\nana,B,,\n", ["3: the id 'ana' stands in line 2"]),
    (
        "ids of one spelling",
        PLAIN + "ana,A,,\nAna,B,,\n",
        ["3: the id 'Ana' stands in line 2"],
    ),
    (
        "one number of two",
        CANVAS + "A,501,,ana,A\nB,501,,bob,A\n",
        ["4: the number '501' stands in line 3 too"],
    ),
    ("no name", PLAIN + "ana,,,\n", ["2: this row has no id or no name"]),
    ("no id", PLAIN + ",Ana,,\n", ["2: this row has no id or no name"]),
    ("a long name", PLAIN + f"ana,{'A' * 5000},,\n", ["2: the name 'AAA"]),
    (
        "a cell without end",
        PLAIN + f'ana,"{"A" * 200_000}",,\n',
        ["2: this is no table"],
    ),
    (
        "a turned name",
        PLAIN + "ana,\u202eAna,,\n",
        ["2: the name '\\u202eAna' has a sign"],
    ),
    (
        "a name of two lines",
        PLAIN + 'ana,"A\nB",,\n',
        ["3: the name 'A\\nB' has a sign"],
    ),
    (
        "all problems at once",
        PLAIN + "ana,A,,\nANA,B,,\n../x,C,,\n,D,,\nbob,,,\n",
        [
            "3: the id 'ANA' stands in line 2",
            "4: the id '../x' cannot name a file",
            "5: this row has no id",
            "6: this row has no id or no name",
        ],
    ),
]


@pytest.mark.parametrize(
    ("data", "expected"), [case[1:] for case in BAD], ids=[case[0] for case in BAD]
)
def test_a_spoilt_roster_is_refused_with_every_line(
    tmp_path: Path, data: str | bytes, expected: list[str]
) -> None:
    """Every problem of the file is told at once, with its line, and no learner is taken."""
    with pytest.raises(ContentError) as raised:
        roster(tmp_path, data)
    lines = [str(problem).partition(".csv:")[2] for problem in raised.value.problems]
    assert len(expected) == len(lines), lines
    assert [] == [
        (start, line)
        for start, line in zip(expected, lines, strict=True)
        if not line.startswith(start)
    ]


def test_a_roster_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """A file of more than 64 megabytes is refused before it is read."""
    file = tmp_path / "large.csv"
    with file.open("wb") as large:
        large.truncate(64 * 2**20 + 1)
    with pytest.raises(PolicystoryError, match="cannot be read: it has more than"):
        read_roster_file(file)


def test_too_many_learners_are_refused() -> None:
    """One learner more than a class can have is refused."""
    learners = [(n, Learner(f"l{n}", "L")) for n in range(100_001)]
    with pytest.raises(ContentError, match="more than 100,000 learners"):
        make_roster(learners, "x.csv")


@pytest.mark.parametrize(
    "name",
    ["=cmd()", "+1", "-x", "@SUM(A1)", "'tis", "O'Neil, Bob", 'Ana "A" Ñ', "-2.5"],
)
def test_a_roster_is_safe_in_a_spreadsheet_and_read_back(
    tmp_path: Path, name: str
) -> None:
    """No cell of the class's roster begins a formula, and each name comes back as it was."""
    learner = Learner("ana", name, "=x", "@y", "7")
    data = write_roster({"ana": learner})
    for cell in list(csv.reader(io.StringIO(data.decode())))[1]:
        assert cell == "-2.5" or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert {"ana": learner} == roster(tmp_path, data)[1]
    assert name == cell_text(plain_cell(name))
