"""Compare a lesson's prose with the reports' texts: find copied sentences and false quotations."""

from collections.abc import Iterator, Mapping

from policystory.course.checks.lessons.quotations import long_parts, spaced_words
from policystory.course.checks.prose import Block, Problems, bare, cited_facts
from policystory.facts.checks.copying import (
    SAY_OTHERWISE,
    Shingles,
    find_copying,
    shingles,
)
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.facts.text import Text
from policystory.facts.words import marks

Texts = Mapping[str, Text]
"""The reports' texts by source id."""


def problems(
    corpus: Corpus, prose: Mapping[str, tuple[Block, ...]], texts: Texts
) -> Problems:
    """Yield a problem for each copied sentence and each false quotation in the lessons' prose.

    A sentence is copied if it repeats nine words of a report in a row. A quotation is false if no
    cited paragraph of a report contains it. `prose` maps each notebook's name to its blocks
    (paragraphs, list items and table rows). `texts` holds the reports' texts by source id.
    """
    # Worked out once: a report has thousands of runs of words.
    runs = shingles(texts)
    for blocks in prose.values():
        for block in blocks:
            yield from _copied(block, runs)
            yield from _misquoted(corpus, block, texts)


def _copied(block: Block, runs: Shingles) -> Problems:
    """Yield a problem if a block repeats nine words in a row of a report."""
    repetition = find_copying(bare(block.text), runs)
    if repetition:
        message = f"the prose {repetition}"
        yield block.problem(message, SAY_OTHERWISE)


def _misquoted(corpus: Corpus, block: Block, texts: Texts) -> Problems:
    """Yield each quotation of a block that stands in no paragraph that the block cites."""
    facts = cited_facts(corpus, block)
    passages = list(map(spaced_words, _paragraphs(facts, texts)))
    # If the text is missing, nothing can be said; if no fact is cited, that is a problem already.
    if not passages:
        return
    for quotation, part in long_parts(bare(block.text)):
        if any(part in passage for passage in passages):
            continue
        places = "; ".join(marks(corpus, fact) for fact in facts)
        message = f"the quotation “{quotation}” stands in none of {places}"
        yield block.problem(
            message, "write it as the report has it, or cite where it stands"
        )


def _paragraphs(facts: list[Fact], texts: Texts) -> Iterator[str]:
    """Yield the text of each paragraph that these facts cite, as far as it is there."""
    for fact in facts:
        for citation in fact.sources:
            text = texts.get(citation.source)
            if text is not None and citation.paragraph <= len(text.paragraphs):
                yield text.paragraphs[citation.paragraph - 1]
