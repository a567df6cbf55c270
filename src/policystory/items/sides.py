"""Sides: who stands behind a statement, sorted by where its speaker stands; the speaker is not shown."""

from collections.abc import Iterator
from functools import lru_cache

from policystory.facts import words
from policystory.facts.corpus import Corpus, cited_once
from policystory.facts.record import Fact, Side
from policystory.facts.truth import Asked, Rule, Truth, claim_of
from policystory.items.item import Why
from policystory.items.rows import Category, Row, Sort

_SIDES = {
    "administration": ("The US administration", (Side.ADMINISTRATION,)),
    "congress": ("Members of the US Congress", (Side.CONGRESS,)),
    "regional": ("A government of the region", (Side.REGIONAL_GOVERNMENT,)),
    "experts": ("Experts or civil society", (Side.RESEARCH, Side.CIVIL_SOCIETY)),
    "press": ("A journalist", (Side.PRESS,)),
    "international": ("An international body", (Side.INTERNATIONAL,)),
    "protest": ("A protester", (Side.PROTEST,)),
}
"""Research and civil society are too near to stand beside each other."""
_CLAUSE = "that {value}"
"""How a property states what can stand as a sentence by itself."""
_NAME_OF = {side: name for name, (_, sides) in _SIDES.items() for side in sides}


def speakers(corpus: Corpus) -> Sort:
    """Return what is said in each report, sorted by the side of its speaker."""
    categories = tuple(Category(name, text) for name, (text, _) in _SIDES.items())
    rows = tuple(row for fact in corpus.facts.values() for row in _rows(corpus, fact))
    return Sort("speaker", "who stands behind each of these statements?", categories, rows, across=False)


def _rows(corpus: Corpus, fact: Fact) -> Iterator[Row]:
    """Yield a statement as a row of each report, where its property says that a report names all who make it."""
    prop, own = corpus.properties[fact.property], _side(corpus, fact)
    if own is None or "speaker" not in prop.closed or _CLAUSE not in (prop.states or ""):
        return
    text = words.opening(words.value(corpus, prop, fact.value))
    for citation in cited_once(fact):
        asked = Asked(corpus, claim_of(fact, citation.source), "speaker")
        proofs: dict[str, tuple[Why, ...]] = {own: (Why(Rule.STATED, (fact.id,)),)}
        for side, heard in _heard(corpus)[citation.source].items():
            verdicts = [asked.holds(speaker) for speaker in heard]
            if side != own and all(verdict.truth is Truth.FALSE for verdict in verdicts):
                proofs[side] = (Why(verdicts[0].rule, verdicts[0].facts),)
        yield Row(fact, citation.source, text, own, proofs)


def _side(corpus: Corpus, fact: Fact) -> str | None:
    """Return the name of the side on which a fact's speaker stands, or None."""
    speaker = corpus.entities.get(fact.speaker or "")
    return _NAME_OF.get(speaker.side) if speaker and speaker.side else None


@lru_cache(maxsize=4)  # one entry a corpus
def _heard(corpus: Corpus) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return who speaks in each report, by side."""
    found: dict[str, dict[str, set[str]]] = {source: {} for source in corpus.sources}
    for fact in corpus.facts.values():
        side = _side(corpus, fact)
        for citation in cited_once(fact):
            if side and fact.speaker and citation.source in found:
                found[citation.source].setdefault(side, set()).add(fact.speaker)
    return {source: {side: tuple(sorted(those)) for side, those in sides.items()} for source, sides in found.items()}
