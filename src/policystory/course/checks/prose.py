"""Check a lesson's prose: citations name facts, which back its numbers, dates and quotations."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape

import msgspec

from policystory.course.checks.lessons import dates, quotations, speakers
from policystory.course.content import CitedFact
from policystory.errors import Problem
from policystory.facts.checks.wording import held_numbers
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.facts.values.numbers_in_text import numbers, numbers_to_cite
from policystory.facts.words import mark
from policystory.reading import Places, did_you_mean

Problems = Iterator[Problem]

# No part of a link may contain "[". Otherwise each of many "[" would be compared with the whole
# rest of the text, and checking a long cell could take minutes.
_CITATION = re.compile(r"\[(?P<mark>[^\[\]]+)\]\(#(?P<fact>[\w.-]+)\)")
_OTHER_LINK = re.compile(r"\[([^\[\]]*)\]\([^)\[]*\)")
_HEADING = re.compile(r"\A#{1,6}[ \t]+(\S[^\n]*)\Z")
_NEXT_ITEM = re.compile(r"\n(?=[^\S\n]*(?:[-*|]|\d+\.)\s|\|)")
_BLANK_LINE = re.compile(r"\n\s*\n")
_TAG = re.compile(r"</?span>")
_CODE = re.compile(r"`[^`]*`")


class Block(msgspec.Struct, frozen=True):
    """A paragraph, a heading, a list item or a table row of a lesson.

    `text`: its Markdown; `section`: the heading above it; `path` and `line`: where it begins;
    `cell`: the number of its notebook cell, from 1; `paragraph`: a number, the same for all
    items of a list and for all rows of a table.
    """

    path: str
    line: int
    section: str
    text: str
    cell: int = 0
    paragraph: int = 0

    @property
    def is_heading(self) -> bool:
        """Tell whether this block of text is a heading."""
        return _HEADING.match(self.text) is not None

    @property
    def marks(self) -> int:
        """Return how many citations this block of text has."""
        citations = _CITATION.findall(self.text)
        return len(citations)

    def problem(self, message: str, hint: str) -> Problem:
        """Return a problem at this block of text; its message begins with the cell's number."""
        # An author sees cells in JupyterLab, and lines of the file only in a text editor.
        with_cell = f"cell {self.cell}: {message}"
        return Problem(self.path, self.line, with_cell, hint)


class _Cell(msgspec.Struct, frozen=True):
    """The parts of a notebook's cell that are read."""

    cell_type: str
    source: str | list[str] = ""


class _Notebook(msgspec.Struct, frozen=True):
    """The part of a notebook that is read."""

    cells: list[_Cell]


def blocks(notebook: str, path: str) -> tuple[Block, ...]:
    """Split the Markdown of a notebook into paragraphs, headings, list items and table rows.

    `notebook` is the JSON text of the notebook; `path` is the file's name for messages. Raises
    ValueError if the text is not a notebook.
    """
    cells = msgspec.json.decode(notebook, type=_Notebook).cells
    read: list[Block] = []
    lines = notebook.split("\n")
    section, cursor, paragraph = "", 0, 0
    for number, cell in enumerate(cells, 1):
        if cell.cell_type != "markdown":
            continue
        # A cell's source is a text, or a list of its lines.
        source = "".join(cell.source)
        for piece in _BLANK_LINE.split(source):
            paragraph += 1
            for text in _parts(piece):
                heading = _HEADING.match(text)
                if heading:
                    section = heading[1].strip()
                first_line, _, _ = text.partition("\n")
                cursor = _find(lines, first_line, cursor)
                block = Block(path, cursor + 1, section, text, number, paragraph)
                read.append(block)
    return tuple(read)


def _parts(piece: str) -> Iterator[str]:
    """Yield the blocks between two blank lines: each list item and table row is a block."""
    for part in _NEXT_ITEM.split(piece.strip("\n")):
        if part.strip():
            yield part


def _find(lines: list[str], text: str, start: int) -> int:
    """Return the index of the notebook's line, from `start` on, that holds a line of Markdown."""
    # Some editors of notebooks write é as it is, others as a code.
    plain = json.dumps(text, ensure_ascii=False)[1:-1]
    escaped = json.dumps(text, ensure_ascii=True)[1:-1]
    for i in range(start, len(lines)):
        line = lines[i]
        if plain in line or escaped in line:
            return i
    return start


def cited(blocks: tuple[Block, ...]) -> tuple[CitedFact, ...]:
    """Return the facts that a lesson cites, each once, in the order of their first citations.

    `blocks` are all paragraphs, list items and table rows of the lesson.
    """
    first: dict[str, CitedFact] = {}
    for block in blocks:
        for match in _CITATION.finditer(block.text):
            fact = match["fact"]
            first.setdefault(fact, CitedFact(fact, block.section))
    return tuple(first.values())


def problems(
    corpus: Corpus, blocks: tuple[Block, ...], places: Places | None = None
) -> Problems:
    """Yield each problem in the prose of a lesson.

    `blocks` are all paragraphs, headings, list items and table rows of the lesson. Each citation
    must name a fact and show where the fact stands, such as "HN ¶13". Numbers, dates, quotations
    and speakers in a block must be in a fact that the block cites. For a heading, any fact of the
    lesson will do; for the top row of a table, any fact of the table. `places` knows which records
    could not be read: a block that cites one of these is not checked.
    """
    places = places or Places()
    beside = _FactsBeside(corpus, blocks)
    for block in blocks:
        is_readable = places.is_complete("source")
        for citation in _CITATION.finditer(block.text):
            marks = citation["mark"]
            name = citation["fact"]
            fact = corpus.facts.get(name)
            if fact is not None:
                yield from _mark_problems(corpus, block, fact, marks)
            elif not places.is_unknown("fact", name, corpus.facts):
                is_readable = False
            elif "¶" in marks:
                message = f"the prose cites '{name}', which is not a fact"
                hint = did_you_mean(name, corpus.facts)
                yield block.problem(message, hint)
        if is_readable:
            yield from _claim_problems(corpus, block, beside)


class _FactsBeside:
    """The facts that a lesson cites beside each of its blocks; `lesson` are all of them."""

    def __init__(self, corpus: Corpus, blocks: tuple[Block, ...]) -> None:
        """Find the facts of each section, of each table, and of the lesson."""
        self._corpus = corpus
        self.lesson: list[Fact] = []
        self._of_section: dict[str, list[Fact]] = {}
        self._of_paragraph: dict[int, list[Fact]] = {}
        self._heads: set[Block] = set()
        for block in blocks:
            facts = cited_facts(corpus, block)
            self.lesson += facts
            in_section = self._of_section.setdefault(block.section, [])
            in_section.extend(facts)
            is_first = block.paragraph not in self._of_paragraph
            if is_first and block.text.startswith("|"):
                self._heads.add(block)
            in_paragraph = self._of_paragraph.setdefault(block.paragraph, [])
            in_paragraph.extend(facts)

    def block(self, block: Block) -> list[Fact]:
        """Return the facts that may back the numbers, dates and quotations of a block of text."""
        # Neither a heading nor the head of a table has room for citations.
        if block.is_heading:
            return self.lesson
        if block in self._heads:
            return self._of_paragraph[block.paragraph]
        return cited_facts(self._corpus, block)

    def section(self, block: Block) -> list[Fact]:
        """Return all facts that are cited under the same heading as a block of text."""
        if block.is_heading:
            return self.lesson
        return self._of_section[block.section]


def cited_facts(corpus: Corpus, block: Block) -> list[Fact]:
    """Return the facts that a block (a paragraph, list item or table row) cites, in order.

    Names of facts that do not exist are left out.
    """
    facts: list[Fact] = []
    for citation in _CITATION.finditer(block.text):
        fact = corpus.facts.get(citation["fact"])
        if fact is not None:
            facts.append(fact)
    return facts


def _mark_problems(corpus: Corpus, block: Block, fact: Fact, marks: str) -> Problems:
    """Yield each mark in a citation that is not one of the fact's."""
    # A source that does not exist is reported as a problem of the fact.
    known: list[str] = []
    for citation in fact.sources:
        if citation.source in corpus.sources:
            shown_as = mark(corpus, citation)
            known.append(shown_as)
    if not known:
        return
    places = ", ".join(known)
    for shown in marks.split(", "):
        if shown not in known:
            message = f"the citation of '{fact.id}' shows '{shown}'"
            yield block.problem(message, f"it stands in {places}")


def _claim_problems(corpus: Corpus, block: Block, beside: _FactsBeside) -> Problems:
    """Yield what a block tells and no fact beside it holds."""
    text = bare(block.text)
    facts = beside.block(block)
    section = beside.section(block)
    for number in _unproved_numbers(corpus, text, facts):
        message = (
            f"the prose has the number {number:f}, which no fact cited beside it holds"
        )
        hint = "cite the fact that holds it, or correct the number"
        yield block.problem(message, hint)
    # A block without a citation may sum up what stands above or below it.
    near = facts or section
    claims = (
        *dates.faults(corpus, text, facts, section),
        *quotations.faults(corpus, text, facts),
        *speakers.faults(corpus, text, near, beside.lesson),
    )
    for message, hint in claims:
        yield block.problem(message, hint)


def _unproved_numbers(corpus: Corpus, text: str, facts: list[Fact]) -> list[Decimal]:
    """Return the numbers of a text that none of these facts holds, sorted."""
    # Prose names the years in which the reports appeared without citing a fact for them.
    held = _years_of_reports(corpus)
    for fact in facts:
        held |= held_numbers(fact)
        held |= numbers(fact.says, corpus.phrases)
    # The day and year of a date are checked with the date.
    undated = dates.without_dates(text)
    amounts = numbers_to_cite(undated)
    return sorted(amounts - held)


def bare(text: str) -> str:
    """Return a paragraph's words without citations, code, link targets and a list item's number.

    >>> bare("1. It cost <span>&#36;</span>7 [HN ¶2](#a-fact).")
    'It cost $7 .'
    """
    without_citations = _CITATION.sub("", text)
    without_targets = _OTHER_LINK.sub(r"\1", without_citations)
    without_code = _CODE.sub("", without_targets)
    without_tags = _TAG.sub("", without_code)
    # "&#36;1" is one dollar: the sign is read, and not the number by which it is written.
    text = unescape(without_tags)
    return re.sub(r"^\s*(?:#+\s*)?(?:\d+\.\s)?", "", text)


def _years_of_reports(corpus: Corpus) -> set[Decimal]:
    """Return the years in which the reports were published."""
    years: set[Decimal] = set()
    for source in corpus.sources.values():
        year = source.date[:4]
        # A faulty date is reported as a problem of its source.
        if year.isdecimal():
            number = Decimal(year)
            years.add(number)
    return years
