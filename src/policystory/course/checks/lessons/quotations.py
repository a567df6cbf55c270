"""Find quotations in a lesson's prose that no cited fact has."""

import re
from collections.abc import Iterator

from policystory.course.checks.lessons.dates import Fault
from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import Fact

FEWEST_WORDS = 3
"""The words from which on a quotation must be a report's; one or two may be any term."""

_HINT = (
    "cite the fact that has them, or write a report's words under 'note' of the fact; "
    "write words of your own as *…*"
)

# No quotation mark within: each is compared with what follows only up to the next one.
_QUOTED = re.compile(r"(?<!\*)“([^“”]+)”|(?<![\w*])\"([^\"\n]+)\"(?!\w)")
_LEFT_OUT = re.compile(r"…|\.\.\.|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def faults(corpus: Corpus, text: str, facts: list[Fact]) -> Iterator[Fault]:
    """Yield each quotation of three words or more whose words are in none of these facts.

    `text` is a block of prose without its citations; `facts` are the facts that the block cites.
    What is left out of a quotation, as "…" or "[she]", is not compared. Words of our own are marked
    by an asterisk before them, with quotation marks or without.
    """
    passages = []
    for fact in facts:
        passages += [spaced_words(passage) for passage in _passages(corpus, fact)]
    told: set[str] = set()
    for quotation, part in long_parts(text):
        if quotation in told:
            continue
        if any(part in passage for passage in passages):
            continue
        told.add(quotation)
        message = f"the prose quotes “{quotation}”, which no fact cited beside it has"
        yield message, _HINT


def long_parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield each quotation of a text, with its words as `spaced_words` returns them.

    A quotation in which something is left out is yielded once for each of its
    parts; parts of one or two words are left out.
    """
    for quotation in quotations(text):
        for part in _LEFT_OUT.split(quotation):
            words = spaced_words(part)
            if len(words.split()) >= FEWEST_WORDS:
                yield quotation, words


def quotations(text: str) -> Iterator[str]:
    """Yield what stands in quotation marks in a text, without the marks.

    >>> list(quotations('He "does not hold back", they say.'))
    ['does not hold back']
    """
    for match in _QUOTED.finditer(text):
        yield match[1] or match[2]


def _passages(corpus: Corpus, fact: Fact) -> list[str]:
    """Return the texts of a fact in which the words of a report can stand."""
    passages = [fact.says, fact.because or "", fact.note or ""]
    passages += fact.implied.values()
    parts = [fact.subject, fact.speaker, fact.population, fact.place]
    if isinstance(fact.value, str):
        passages.append(fact.value)
        parts.append(fact.value)
    # An alias is how the reports write a name, such as "a source familiar with the plans".
    for part in parts:
        entity = corpus.entities.get(part or "")
        if entity is not None:
            passages += (entity.name, *entity.aliases)
    return passages


def spaced_words(text: str) -> str:
    """Return the words of a text with one space before and after each, to find runs of words."""
    words = _WORD.findall(folded(text))
    return f" {' '.join(words)} "
