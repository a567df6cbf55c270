"""Files of a course: what a slip, another editor or an evil hand puts into them."""

import re
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from policystory.course.checks.course import check
from policystory.course.load import Folders
from policystory.reading.parse_yaml import parse
from tests.fuzz.kind import Kind, check_told, edited
from tests.skerry import FILES, MARKDOWN, TEXTS
from tests.worlds import notebook, write

PIECES = (
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\r\n",
    b"\t",
    b"\n",
    b"- ",
    b"[",
    b"]",
    b"{",
    b"}",
    b": ",
    b"'",
    b'"',
    b"&a ",
    b"*a",
    b"!!int ",
    b"<<: ",
    b"%",
    b"|\n",
    b">\n",
    b"? ",
    b"# ",
    b"---\n",
    b"...\n",
    b"1e999999999",
    b"-1",
    b"2021-99",
    b"99999999999",
    b"null",
    b"~",
    b"\xe2\x80\xa8",
    b"\xed\xa0\x80",
    b"{value}",
    b"{who",
    b"[HN \xc2\xb62](#",
    b"id: ",
    b"- {",
    b"{a: ",
    b"2021-10/2022-13",
    b"\x1b[2J",
    b"../",
    b"\xc2\xa0",
)
_FILE = re.compile(rb"^=== (\S+)\n", re.MULTILINE)
"""How a file begins in an input, which can hold several: with its name in the course."""


@cache
def samples() -> dict[str, bytes]:
    """Return the files of the invented course, each with its name before it."""
    texts = {name: text.encode() for name, text in FILES.items()}
    texts["lessons/01-crossings.ipynb"] = notebook(*MARKDOWN).encode()
    texts["texts/harbour-news.txt"] = TEXTS["harbour-news"].encode()
    return {
        name: b"=== " + name.encode() + b"\n" + data for name, data in texts.items()
    }


def files(data: bytes) -> dict[str, bytes]:
    """Return the files of an input, by name; names that the course does not have are left out."""
    _, *parts = _FILE.split(data)
    named = zip(parts[::2], parts[1::2], strict=True)
    known = {name.encode(): name for name in samples()}
    return {known[name]: text for name, text in named if name in known}


def hold(data: bytes, place: Path) -> None:
    """Check the course with these files: it says what is wrong, in lines that can be shown."""
    root = write(place)
    changed = files(data)
    for name, text in changed.items():
        (root / name).write_bytes(text)
        parse(text.decode(errors="replace"), name)
    for problem in check(Folders.of(root), root / "texts").problems:
        str(problem).encode()
        check_told(str(problem), 3000)
        assert problem.line >= 0


ONE = edited(list(samples().values()), PIECES)
KIND = Kind("course", st.lists(ONE, min_size=1, max_size=3).map(b"".join), hold, 60)
