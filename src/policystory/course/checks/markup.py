"""Find Markdown in a lesson's prose that would be shown wrongly.

JupyterLab, exported pages and GitHub show faulty Markdown without an error: words between two
dollar signs become a formula, and an asterisk that is never closed stays in the text.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from policystory.course.checks.prose import Block, Problems

_DOLLAR = "<span>&#36;</span>"
"""How prose writes a dollar sign, so that no program looks for a formula."""

_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_CODE = re.compile(r"``[^`]+``|`[^`\n]+`")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_DOLLARS = re.compile(r"\\?\$|&#36;|&#x24;|&dollar;", re.IGNORECASE)
_RAW_DOLLAR = re.compile(r"(?<!\\)\$")
_ELEMENT = re.compile(r"\x00|\|")
"""The ends of a stretch of words: code, a link, a dollar sign, or the border of a table's cell."""

_PLACES = (
    (
        re.compile(r"\\{1,2}[(\[]|\\begin\{|\\end\{|\$\$"),
        "begins a formula",
        "write what is meant in words",
    ),
    (
        re.compile(r"\\\\\$"),
        "shows its backslash in exported pages",
        f"write {_DOLLAR}",
    ),
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
"""Patterns that a paragraph must not contain, what they become, and what to write instead."""


def problems(blocks: tuple[Block, ...]) -> Problems:
    """Yield a problem for each place where Markdown in a lesson's prose would be shown wrongly.

    `blocks` are all paragraphs, list items and table rows of one lesson, in order.

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
    """Yield the blocks outside code blocks, which begin and end with a line of ``` or ~~~."""
    cell, inside = 0, False
    for block in blocks:
        # A code block that is not closed ends with its cell.
        if block.cell != cell:
            cell, inside = block.cell, False
        lines = len(_FENCE.findall(block.text))
        if not inside and not lines:
            yield block
        inside = inside != bool(lines % 2)


def _dollar_problems(paragraph: tuple[Block, ...]) -> Problems:
    """Find two dollar signs in a paragraph that a page would take for the ends of a formula.

    JupyterLab pairs the raw signs of a paragraph before it reads any Markdown, even across list
    items and table cells. Later it pairs the signs in a stretch of words, as exported pages do.
    """
    raw: list[Block] = []
    for block in paragraph:
        signs = _RAW_DOLLAR.findall(_CODE.sub("", block.text))
        raw += [block] * len(signs)
    if len(raw) > 1:
        yield raw[1].problem(
            "two dollar signs in one paragraph become a formula",
            f"write each as {_DOLLAR}",
        )
        return
    for block in paragraph:
        stretches = _ELEMENT.split(_words(block.text))
        if any(len(_DOLLARS.findall(stretch)) > 1 for stretch in stretches):
            yield block.problem(
                "two dollar signs beside each other become a formula",
                f"write each as {_DOLLAR}",
            )


def _words(text: str) -> str:
    """Return a block's words; a NUL replaces code, the ends of links, and dollar signs."""
    # A NUL that the author typed must not pass for one of these.
    text = text.replace("\x00", " ")
    without_dollars = text.replace(_DOLLAR, "\x00")
    without_code = _CODE.sub("\x00", without_dollars)
    return _LINK.sub("\x00\\1\x00", without_code)


def _place_problems(block: Block) -> Problems:
    """Find what begins a formula, footnote, picture, link or tag."""
    words = _words(block.text)
    for pattern, what, hint in _PLACES:
        place = pattern.search(words)
        if place:
            shown = place[0]
            message = f"'{shown}' {what}"
            yield block.problem(message, hint)


_BULLET = re.compile(r"^\s*(?:[-+*]|\d+[.)])\s+(?:\[[ xX]\]\s)?")
_MARK = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|~+|`+")


def _open_marks(block: Block) -> Problems:
    """Find asterisks and other marks that are opened and not closed, or the reverse."""
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
        yield block.problem(message, hint)
