"""Marks in a lesson's prose that would not be shown as they were meant.

JupyterLab, exported pages and GitHub show even faulty Markdown as far as they can: words between
two dollar signs become a formula, a mark that is never closed stays in the text. So each such place
is a problem, with what to write instead.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from policystory.course.checks.prose import Block, Problems
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
"""Where a stretch of words ends: at code, a link or a dollar sign, or at a table cell's border."""

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
"""Marks that a paragraph must not hold, what they become, and what to write instead."""


def problems(blocks: tuple[Block, ...]) -> Problems:
    """Yield each place of the prose that is not shown as it is written: line, cell and remedy.

    >>> block = Block("a.ipynb", 7, "", "It cost $2, or even $3.", cell=2)
    >>> [problem.message for problem in problems((block,))]
    ['cell 2: two dollar signs in one paragraph become a formula']
    """
    shown = _outside_fences(blocks)
    for _, group in groupby(shown, key=lambda block: block.paragraph):
        paragraph = tuple(group)
        yield from _dollar_problems(paragraph)
        for block in paragraph:
            yield from _place_problems(block)
            yield from _open_marks(block)


def _outside_fences(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Leave out code blocks, between two lines of ``` or ~~~: they are shown as written."""
    cell, inside = 0, False
    for block in blocks:
        # A code block that is not closed ends with its cell.
        if block.cell != cell:
            cell, inside = block.cell, False
        lines = len(_FENCE.findall(block.text))
        if not inside and not lines:
            yield block
        inside = inside != bool(lines % 2)


def _problem(block: Block, message: str, hint: str) -> Problem:
    return Problem(block.path, block.line, f"cell {block.cell}: {message}", hint)


def _dollar_problems(paragraph: tuple[Block, ...]) -> Problems:
    """Find two dollar signs of a paragraph that a page would take for a formula's borders.

    JupyterLab pairs the raw signs of a paragraph before it reads any Markdown, even across list
    items and table cells. Later it pairs, as exported pages do, the signs in a stretch of words,
    however they were written.
    """
    raw: list[Block] = []
    for block in paragraph:
        signs = _RAW_DOLLAR.findall(_CODE.sub("", block.text))
        raw += [block] * len(signs)
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
    """Return a block's words; a NUL stands for code, for an end of a link, for a dollar sign."""
    # A NUL that the author typed must not pass for one of these.
    text = text.replace("\x00", " ")
    without_dollars = text.replace(DOLLAR, "\x00")
    without_code = _CODE.sub("\x00", without_dollars)
    return _LINK.sub("\x00\\1\x00", without_code)


def _place_problems(block: Block) -> Problems:
    """Find what begins a formula, footnote, picture, link or tag."""
    words = _words(block.text)
    for pattern, what, hint in _PLACES:
        place = pattern.search(words)
        if place:
            yield _problem(block, f"'{place[0]}' {what}", hint)


_BULLET = re.compile(r"^\s*(?:[-+*]|\d+[.)])\s+(?:\[[ xX]\]\s)?")
_MARK = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|~+|`+")


def _open_marks(block: Block) -> Problems:
    """Find a mark of emphasis or code that is opened and not closed, or the reverse."""
    without_bullet = _BULLET.sub("", _words(block.text))
    words = _ESCAPED.sub("x", without_bullet)
    opened: list[str] = []
    for mark in _MARK.finditer(words):
        start, end = mark.span()
        before = words[max(0, start - 1) : start].strip()
        after = words[end : end + 1].strip()
        # A mark that stands alone is text, as in 2 * 3, or a line.
        if not before and not after:
            continue
        is_opened = opened[-1:] == [mark[0]]
        if is_opened and before:
            opened.pop()
        else:
            opened.append(mark[0])
    if opened:
        first = opened[0]
        message = f"'{first}' is not closed, and is shown as it stands"
        number = ord(first[0])
        hint = f"close it, or write &#{number}; for the sign"
        yield _problem(block, message, hint)
