"""The prose of a lesson: its blocks, the facts they cite, and the proof that each number is held by one of them."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape

import msgspec

from policystory.course.content import Cited
from policystory.errors import Problem
from policystory.facts.checks.wording import held_numbers
from policystory.facts.corpus import Corpus
from policystory.facts.values.spelling import digits, numbers
from policystory.facts.words import mark
from policystory.reading import Places, did_you_mean

# No part of a link reaches over the next "[": else each of many "[" would be compared with all that
# follows.
_CITATION = re.compile(r"\[(?P<mark>[^\[\]]+)\]\(#(?P<fact>[\w.-]+)\)")
_OTHER_LINK = re.compile(r"\[([^\[\]]*)\]\([^)\[]*\)")
_HEADING = re.compile(r"\A#{1,6}[ \t]+(\S[^\n]*)\Z")
_TAG = re.compile(r"</?span>")
_CODE = re.compile(r"`[^`]*`")


class Block(msgspec.Struct, frozen=True):
    """One paragraph, list item or table row of a lesson: where it stands, under which heading, and its Markdown.

    `cell` counts the notebook's cells from 1. `paragraph` counts what blank lines part, over the
    whole notebook: items of a list and rows of a table share one.
    """

    path: str
    line: int
    section: str
    text: str
    cell: int = 0
    paragraph: int = 0


class _Cell(msgspec.Struct, frozen=True):
    cell_type: str
    source: str | list[str] = ""


class _Notebook(msgspec.Struct, frozen=True):
    cells: list[_Cell]


def blocks(notebook: str, path: str) -> tuple[Block, ...]:
    """Split a notebook's Markdown into blocks; lines are counted in its file. ValueError if it is no notebook."""
    cells = msgspec.json.decode(notebook, type=_Notebook).cells
    found: list[Block] = []
    section, lines, cursor = "", notebook.split("\n"), 0
    paragraph = 0
    for number, cell in enumerate(cells, 1):
        if cell.cell_type != "markdown":
            continue
        for piece in re.split(r"\n\s*\n", "".join(cell.source)):
            paragraph += 1
            for text in _parts(piece):
                heading = _HEADING.match(text)
                if heading:
                    section = heading[1].strip()
                cursor = _find(lines, text.split("\n")[0], cursor)
                found.append(Block(path, cursor + 1, section, text, number, paragraph))
    return tuple(found)


def _parts(piece: str) -> Iterator[str]:
    """Yield the blocks of what stands between blank lines: each list item and table row alone."""
    yield from (
        part
        for part in re.split(r"\n(?=\s*(?:[-*|]|\d+\.)\s|\|)", piece.strip("\n"))
        if part.strip()
    )


def _find(lines: list[str], text: str, start: int) -> int:
    """Return the line of the notebook's file on which a line of Markdown stands, at or after `start`."""
    needle, escaped = (
        json.dumps(text, ensure_ascii=ascii_only)[1:-1] for ascii_only in (False, True)
    )
    for i in range(start, len(lines)):
        if needle in lines[i] or escaped in lines[i]:
            return i
    return start


def cited(found: tuple[Block, ...]) -> tuple[Cited, ...]:
    """Return the facts that the prose cites, in order, each with the section of its first citation."""
    first: dict[str, str] = {}
    for block in found:
        for match in _CITATION.finditer(block.text):
            first.setdefault(match["fact"], block.section)
    return tuple(Cited(fact, section) for fact, section in first.items())


def problems(
    corpus: Corpus, found: tuple[Block, ...], places: Places | None = None
) -> Iterator[Problem]:
    """Check the prose: each citation names a fact and shows its mark; each number is held by a fact cited beside it.

    A number beside a fact that could not be read is not asked for: that fact may hold it.
    """
    places = places or Places()
    for block in found:
        facts = []
        readable = places.whole("source")
        for match in _CITATION.finditer(block.text):
            fact = corpus.facts.get(match["fact"])
            if fact is None:
                readable = readable and places.lack("fact", match["fact"], corpus.facts)
                if "¶" in match["mark"] and places.lack(
                    "fact", match["fact"], corpus.facts
                ):
                    message = f"the prose cites '{match['fact']}', which is not a fact"
                    yield Problem(
                        block.path,
                        block.line,
                        message,
                        did_you_mean(match["fact"], corpus.facts),
                    )
                continue
            facts.append(fact)
            known = [
                mark(corpus, citation)
                for citation in fact.sources
                if citation.source in corpus.sources
            ]
            for shown in match["mark"].split(", "):
                if known and shown not in known:
                    message = f"the citation of '{fact.id}' shows '{shown}'"
                    yield Problem(
                        block.path,
                        block.line,
                        message,
                        f"it stands in {', '.join(known)}",
                    )
        if not readable:
            continue
        held = set[Decimal]().union(
            *(held_numbers(fact) | numbers(fact.says) for fact in facts)
        )
        for number in sorted(
            digits(_bare(block.text)) - held - _dates_of_reports(corpus)
        ):
            message = f"the prose has the number {number:f}, which no fact cited beside it holds"
            yield Problem(
                block.path,
                block.line,
                message,
                "cite the fact that holds it, or correct the number",
            )


def _bare(text: str) -> str:
    """Return the words of a block without citations, links' targets, code, and the numbers of lists and headings."""
    text = _CODE.sub("", _OTHER_LINK.sub(r"\1", _CITATION.sub("", text)))
    # "&#36;1" is one dollar: the sign is read, and not the number by which it is written.
    text = unescape(_TAG.sub("", text))
    return re.sub(r"^\s*(?:#+\s*)?(?:\d+\.\s)?", "", text)


def _dates_of_reports(corpus: Corpus) -> set[Decimal]:
    """Return the years in which the reports appeared: prose dates each report without citing a fact for it."""
    return {
        Decimal(year)
        for source in corpus.sources.values()
        if (year := source.date[:4]).isdecimal()
    }
