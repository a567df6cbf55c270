"""Environments: whatever the variables say that name the course, the records and the learner."""

import os
import re
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner, Result

from policystory.cli import main
from policystory.course import find
from policystory.errors import PolicystoryError
from tests.fuzz.kind import Kind, edited
from tests.fuzz.record import NAME, sound
from tests.fuzz.writes import forget
from tests.learner.record_actions.test_merge_export import tree
from tests.worlds import write

HERE = b"{place}"
"""What stands for the folder of the test: it has another name each time."""
VERBS = (
    "record show",
    "record verify",
    "record erase --yes",
    "record export mine.zip",
    "facts",
)
SAMPLES = [
    b"POLICYSTORY_HOME={place}/home\0POLICYSTORY_LEARNER=me",
    b"POLICYSTORY_COURSE={place}/course\0POLICYSTORY_LEARNER=me",
    b"POLICYSTORY_HOME=~/ph\0HOME={place}/anna\0POLICYSTORY_LEARNER=a/b",
    b"POLICYSTORY_HOME={place}/home\0POLICYSTORY_LEARNER=../../trap",
    b"POLICYSTORY_COURSE={place}/course/content/course.json\0POLICYSTORY_HOME={place}/home",
]
PIECES = (
    HERE,
    b"/",
    b"//",
    b"..",
    b"../",
    b".",
    b"~",
    b"~nobody",
    b"$HOME",
    b"C:\\",
    b"\\",
    b"\n",
    b"\r",
    b"\x1b[2J",
    b"\xff",
    b"\xc2\x80",
    b"\xed\xa0\x80",
    b" ",
    b"-",
    b"--help",
    b"CON",
    b"nul",
    b"x" * 300,
    b"/dev/zero",
    b"/dev/full",
    b"/proc/self/mem",
    b"course.json",
    b"\0",
    b"=",
    b"\0POLICYSTORY_LEARNER=",
    b"\0POLICYSTORY_HOME=",
    b"\0POLICYSTORY_COURSE=",
    b"\0HOME=",
)
_ANSWERS = re.compile(r"^[1-9]\d* answers? in ", re.MULTILINE)
"""How `record show` ends where it found answers; there are none but in the trap."""
ALLOWED = (find.HOME, find.LEARNER, find.COURSE, "HOME")


def hold(data: bytes, place: Path) -> None:
    """Run verbs with these variables: each ends in words that can be shown, and harms nobody."""
    write(place / "course")
    (place / "home" / "skerry-isles").mkdir(parents=True)
    (place / "trap").mkdir()
    (place / "trap" / NAME).write_bytes(sound())
    before = tree(place / "course"), tree(place / "trap")
    variables = _variables(data, place)
    longest = max(map(len, variables.values()))
    with patch.dict(os.environ, variables), chdir(place / "course"):
        for verb in VERBS:
            _check(CliRunner().invoke(main, verb.split()), longest)
            (place / "course" / "mine.zip").unlink(missing_ok=True)
        _forget_home()
    assert before == (tree(place / "course"), tree(place / "trap"))


def _variables(data: bytes, place: Path) -> dict[str, str]:
    """Return the variables of an input, which has the form that `env -0` prints."""
    usual = {find.HOME: str(place / "home"), find.LEARNER: "me", find.COURSE: ""}
    for variable in data.replace(HERE, os.fsencode(place)).split(b"\0"):
        name, _, value = os.fsdecode(variable).partition("=")
        if name in ALLOWED:
            usual[name] = value
    return usual


def _check(done: Result, longest: int) -> None:
    """Fail where a verb ends otherwise than in words."""
    assert done.exit_code in (0, 1, 2), done.exit_code
    assert "fault of policystory" not in done.output, done.output
    assert done.exit_code == 0 or done.output
    assert not _ANSWERS.search(done.output), "a record is read that nobody named"
    for line in done.output.splitlines():
        assert line.isprintable(), ascii(line)
        assert len(line) < 5000 + 6 * longest, (
            line
        )  # a sign can be shown as a code of six


def _forget_home() -> None:
    """Take no offence at a path that is named on purpose: writing there was refused, and told."""
    try:
        forget(find.records_home())
    except PolicystoryError:
        return


KIND = Kind("environments", edited(SAMPLES, PIECES), hold, 25)
