"""Find quotations in a lesson's prose whose words are in none of the cited facts."""

import re
from collections.abc import Iterator

from policystory.course.checks.lessons.dates import Fault
from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import Fact

_FEWEST_WORDS = 3
"""The words from which on a quotation must be a report's; one or two may be any term."""

_HINT = (
    "cite the fact that has them, or write a report's words under 'note' of the fact; "
    "write words of your own as *…*"
)

# A quotation has no quotation mark in it, so that a search ends at the next mark.
_QUOTED = re.compile(r"(?<!\*)“([^“”]+)”|(?<![\w*])\"([^\"\n]+)\"(?!\w)")
_LEFT_OUT = re.compile(r"…|\.\.\.|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def faults(corpus: Corpus, text: str, facts: list[Fact]) -> Iterator[Fault]:
    """Yield a message and a hint for each quotation whose words are in none of `facts`.

    `text` is a paragraph, list item or table row without its citations; `facts` are the facts
    that the text cites. Only quotations of three words or more are checked. Omissions, such as "…"
    or "[she]", are skipped. A quotation after an asterisk, as in *"our own words"*, is not checked.
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
    """Yield the parts of a text's quotations that have three words or more.

    Each result is a pair: the whole quotation, and the words of one part as `spaced_words` returns
    them. A quotation has several parts if something in it is left out ("…" or "[she]").
    """
    for quotation in quotations(text):
        for part in _LEFT_OUT.split(quotation):
            words = spaced_words(part)
            if len(words.split()) >= _FEWEST_WORDS:
                yield quotation, words


def quotations(text: str) -> Iterator[str]:
    """Yield each quotation in a text, without the quotation marks.

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
    """Return a text in lower case without punctuation, with a space around each word.

    A run of words, changed in this way, can be searched for in a text that is changed in the same
    way.

    >>> spaced_words("They met, he said.")
    ' they met he said '
    """
    words = _WORD.findall(folded(text))
    return f" {' '.join(words)} "
