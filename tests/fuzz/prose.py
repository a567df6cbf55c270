"""Prose: the Markdown of lessons, the notebooks that hold it, and the texts of reports."""

from contextlib import suppress
from pathlib import Path

from policystory.course.checks import markup, prose
from policystory.course.checks.prose import blocks
from policystory.facts.text import Text
from tests.fuzz.kind import Kind, check_told, edited
from tests.skerry import MARKDOWN
from tests.worlds import corpus, notebook

PIECES = (
    b"$",
    b"\\",
    b"*",
    b"**",
    b"_",
    b"`",
    b"```\n",
    b"~~~\n",
    b"[",
    b"](",
    b"](#",
    b"[HN \xc2\xb62](#carried-april)",
    b"![",
    b"[^1]",
    b"(",
    b")",
    b"<",
    b"<b>",
    b"<!--",
    b"&#36;",
    b"&#x1f;",
    b"&#0;",
    b"&#99999999999;",
    b"&",
    b":a:",
    b"www.",
    b"https://",
    b"|",
    b"\n",
    b"\n\n",
    b"# ",
    b"- ",
    b"1. ",
    b"4,200",
    b"1e9",
    b"9" * 400,
    b"nineteen ",
    b"1.000.000",
    b"\r",
    b"\x00",
    b"\xe2\x80\xa8",
    b"\xf0\x9f\x92\xa9",
    b"\xff",
    b"\xc2\xbd",
    b"\xd9\xa1",
    b"\xc2\xb2",
)


def hold(data: bytes, place: Path) -> None:
    """Look through prose, and through a notebook's bytes: each problem has its line."""
    text = data.decode(errors="replace")
    book = notebook(text, text)
    lesson_blocks = blocks(book, "l.ipynb")
    prose.cited(lesson_blocks)
    lines = book.count("\n") + 1
    for problem in (
        *markup.problems(lesson_blocks),
        *prose.problems(corpus(), lesson_blocks),
    ):
        str(problem).encode()
        assert 1 <= problem.line <= lines
        check_told(problem.message)
    with suppress(ValueError):  # it is no notebook
        blocks(text, "l.ipynb")
    with suppress(UnicodeDecodeError):
        Text.of(data)


corpus()  # made here, because it is made in a folder of its own
SAMPLES = [text.encode() for text in (*MARKDOWN, notebook(*MARKDOWN), "")]
KIND = Kind("prose", edited(SAMPLES, PIECES), hold, 150)
