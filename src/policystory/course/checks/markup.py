"""The marks in a lesson's prose that a page takes for something else than text, or leaves open.

JupyterLab, an exported page and GitHub show what they are given as far as they can: a formula that
was none becomes a yellow bar, a mark that is never closed stays in the text. So each such place is
a problem, with what to write instead.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from policystory.course.checks.prose import Block
from policystory.errors import Problem

DOLLAR = "<span>&#36;</span>"
"""How prose writes a dollar sign: no renderer looks for formulas across an element."""

_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_CODE = re.compile(r"``[^`]+``|`[^`\n]+`")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_DOLLARS = re.compile(r"\\?\$|&#36;|&#x24;|&dollar;", re.IGNORECASE)
_RAW_DOLLAR = re.compile(r"(?<!\\)\$")
_ELEMENT = re.compile(r"\x00|\|")
"""Where a stretch of words ends: at what was code, a link or a dollar sign, and at a cell's
border."""

_PLACES = (
    (
        re.compile(r"\\{1,2}[(\[]|\\begin\{|\\end\{|\$\$"),
        "begins a formula",
        "write what is meant in words",
    ),
    (re.compile(r"\\\\\$"), "shows its backslash in exported pages", f"write {DOLLAR}"),
    (
        re.compile(r"\[\^[^\s\[\]]{1,40}\]"),
        "is a footnote for some renderers",
        "cite a fact, or write &#91; for the bracket",
    ),
    (
        re.compile(r"!(?=\x00.|\[)"),
        "begins a picture, which the lesson would load",
        "make a figure of it",
    ),
    (
        re.compile(r"https?://|www\.", re.IGNORECASE),
        "is a bare link",
        "write [words](address)",
    ),
    (
        re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])"),
        "is a small picture on GitHub",
        "write what is meant",
    ),
    (re.compile(r"</?[A-Za-z][^\s<>]*|<!"), "is HTML", "write &lt; for the sign"),
)
"""What must not stand in the words of a paragraph, what it would become, and what to write."""


def problems(blocks: tuple[Block, ...]) -> Iterator[Problem]:
    """Yield each place of the prose that is not shown as it is written: line, cell and remedy.

    >>> block = Block("a.ipynb", 7, "", "It cost $2, or even $3.", cell=2)
    >>> [problem.message for problem in problems((block,))]
    ['cell 2: two dollar signs in one paragraph become a formula']
    """
    for _, together in groupby(
        _outside_fences(blocks), key=lambda block: block.paragraph
    ):
        paragraph = tuple(together)
        yield from _dollar_problems(paragraph)
        for block in paragraph:
            yield from _place_problems(block)
            yield from _open_marks(block)


def _outside_fences(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Leave out what stands between two lines of ``` or ~~~, and is shown as it is."""
    cell, inside = 0, False
    for block in blocks:
        if block.cell != cell:
            cell, inside = block.cell, False
        lines = len(_FENCE.findall(block.text))
        if not inside and not lines:
            yield block
        inside = inside != bool(lines % 2)


def _problem(block: Block, message: str, hint: str) -> Problem:
    return Problem(block.path, block.line, f"cell {block.cell}: {message}", hint)


def _dollar_problems(paragraph: tuple[Block, ...]) -> Iterator[Problem]:
    """Find two dollar signs that a page would pair.

    JupyterLab pairs the raw signs of a paragraph before it reads any Markdown, over list items and
    cells of a table. Afterwards it pairs, as exported pages do, the signs in one stretch of words,
    however they were written.
    """
    raw = [
        block
        for block in paragraph
        for _ in _RAW_DOLLAR.finditer(_CODE.sub("", block.text))
    ]
    if len(raw) > 1:
        yield _problem(
            raw[1],
            "two dollar signs in one paragraph become a formula",
            f"write each as {DOLLAR}",
        )
        return
    for block in paragraph:
        stretches = _ELEMENT.split(_words(block.text))
        if any(len(_DOLLARS.findall(stretch)) > 1 for stretch in stretches):
            yield _problem(
                block,
                "two dollar signs beside each other become a formula",
                f"write each as {DOLLAR}",
            )


def _words(text: str) -> str:
    """Return the words of a block, with a NUL for code, for the ends of a link and for a dollar sign."""
    without_code = _CODE.sub("\x00", text.replace("\x00", " ").replace(DOLLAR, "\x00"))
    return _LINK.sub("\x00\\1\x00", without_code)


def _place_problems(block: Block) -> Iterator[Problem]:
    """Find what begins a formula, footnote, picture, link or tag."""
    words = _words(block.text)
    for pattern, what, hint in _PLACES:
        place = pattern.search(words)
        if place:
            yield _problem(block, f"'{place[0]}' {what}", hint)


_BULLET = re.compile(r"^\s*(?:[-+*]|\d+[.)])\s+(?:\[[ xX]\]\s)?")
_MARK = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|~+|`+")


def _open_marks(block: Block) -> Iterator[Problem]:
    """Find a mark of emphasis or code that is opened in a block and not closed, or the reverse."""
    words = _ESCAPED.sub("x", _BULLET.sub("", _words(block.text)))
    opened: list[str] = []
    for mark in _MARK.finditer(words):
        before, after = (
            words[max(0, mark.start() - 1) : mark.start()],
            words[mark.end() : mark.end() + 1],
        )
        if not before.strip() and not after.strip():
            continue  # a mark that stands alone is text, such as 2 * 3, or a line
        if opened and opened[-1] == mark[0] and before.strip():
            opened.pop()
        else:
            opened.append(mark[0])
    if opened:
        message = f"'{opened[0]}' is not closed, and is shown as it stands"
        yield _problem(
            block, message, f"close it, or write &#{ord(opened[0][0])}; for the sign"
        )
