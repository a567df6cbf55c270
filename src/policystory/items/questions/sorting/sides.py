"""Sides: who stands behind a statement, sorted by where its speaker stands; the speaker is not shown."""

from collections.abc import Iterator
from functools import lru_cache

from policystory.facts import words
from policystory.facts.corpus import Corpus, cited_once
from policystory.facts.record import Fact, Side
from policystory.facts.truth import Rule
from policystory.items.item import Why
from policystory.items.questions.sorting.rows import Category, Row, Sort

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
    return Sort(
        "speaker",
        "who stands behind each of these statements?",
        categories,
        rows,
        across=False,
    )


def _rows(corpus: Corpus, fact: Fact) -> Iterator[Row]:
    """Yield a statement as a row of each report, where its property says that a report names all who make it."""
    prop, own = corpus.properties[fact.property], _side(corpus, fact.speaker)
    if (
        own is None
        or "speaker" not in prop.closed
        or _CLAUSE not in (prop.states or "")
    ):
        return
    text = words.capitalised(words.value(corpus, prop, fact.value))
    for citation in cited_once(fact):
        may_say_so = _may_say_so(corpus, fact, citation.source)
        proofs: dict[str, tuple[Why, ...]] = {own: (Why(Rule.STATED, (fact.id,)),)}
        for side in sorted(set(_heard(corpus)[citation.source]) - {own} - may_say_so):
            proofs[side] = (Why(Rule.CLOSED_OVER_REPORT, (fact.id,)),)
        yield Row(fact, citation.source, text, own, proofs)


def _may_say_so(corpus: Corpus, fact: Fact, source: str) -> set[str]:
    """Return the sides of which it is not known that none of their speakers says the same.

    That is of whoever says anything of the same thing in the same report, and whoever is part of
    them: words differ, and may yet mean the same.
    """
    found: set[str] = set()
    for other in corpus.by_report[source, fact.property]:
        if other.speaker and corpus.related(other.subject, fact.subject):
            found |= _near(corpus, source, other.speaker)
    return found


@lru_cache(maxsize=1024)
def _near(corpus: Corpus, source: str, speaker: str) -> frozenset[str]:
    """Return the sides on which a speaker of a report stands, or anybody whom it hears that is part of the speaker."""
    heard = _heard(corpus)[source]
    return frozenset(
        side
        for side, those in heard.items()
        if any(corpus.related(one, speaker) for one in those)
    )


def _side(corpus: Corpus, speaker: str | None) -> str | None:
    """Return the name of the side on which a speaker stands, or None."""
    entity = corpus.entities.get(speaker or "")
    return _NAME_OF.get(entity.side) if entity and entity.side else None


@lru_cache(maxsize=4)  # one entry a corpus
def _heard(corpus: Corpus) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return who speaks in each report, by side."""
    found: dict[str, dict[str, set[str]]] = {source: {} for source in corpus.sources}
    for fact in corpus.facts.values():
        side = _side(corpus, fact.speaker)
        for citation in cited_once(fact) if side else ():
            found[citation.source].setdefault(side or "", set()).add(fact.speaker or "")
    return {
        source: {side: tuple(sorted(those)) for side, those in sides.items()}
        for source, sides in found.items()
    }
