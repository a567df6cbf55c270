"""Statements sorted by where their speakers stand; the speakers are not shown."""

from policystory.facts import words
from policystory.facts.corpus import Corpus, cited_once, once_per_corpus
from policystory.facts.entity import Side
from policystory.facts.record import Fact
from policystory.facts.truth import Rule
from policystory.items.item import Proofs, Why
from policystory.items.questions.sorting.row import Category, Row

CATEGORIES = (
    Category("administration", "The US administration"),
    Category("congress", "Members of the US Congress"),
    Category("regional", "A government of the region"),
    Category("experts", "Experts or civil society"),
    Category("press", "A journalist"),
    Category("international", "An international body"),
    Category("protest", "A protester"),
)
# Research and civil society are too near to stand beside each other.
_CATEGORY_OF = {
    Side.ADMINISTRATION: "administration",
    Side.CONGRESS: "congress",
    Side.REGIONAL_GOVERNMENT: "regional",
    Side.RESEARCH: "experts",
    Side.CIVIL_SOCIETY: "experts",
    Side.PRESS: "press",
    Side.INTERNATIONAL: "international",
    Side.PROTEST: "protest",
}
_CLAUSE = "that {value}"
"""What stands so in a statement can be read by itself: a sentence of its own."""


def row(corpus: Corpus, fact: Fact, source: str) -> Row | str:
    """Return a statement as a row of a report, or the reason why it is none.

    Its property must say that a report names all who make such statements.
    """
    prop, side = corpus.properties[fact.property], _side(corpus, fact.speaker)
    if side is None:
        return "has no speaker whose side is known"
    if "speaker" not in prop.closed or _CLAUSE not in (prop.states or ""):
        return f"has the property '{prop.id}', which is no statement of a named speaker"
    proofs: Proofs = {side: (Why(Rule.STATED, (fact.id,)),)}
    may_say_so = _may_say_so(corpus, fact, source)
    for heard in sorted(_heard(corpus, source)):
        if heard != side and heard not in may_say_so:
            proofs[heard] = (Why(Rule.CLOSED_OVER_REPORT, (fact.id,)),)
    text = words.capitalised(words.value(corpus, prop, fact.value))
    return Row(fact, source, text, side, proofs)


def _may_say_so(corpus: Corpus, fact: Fact, source: str) -> set[str]:
    """Return the sides of which it is not known that none of their speakers says the same.

    That is the side of everybody who says anything of the same thing in the same report, and of all
    who are part of them: words differ, and may yet mean the same.
    """
    sides: set[str] = set()
    # Of one thing two speakers may say the same in words that are not alike at all.
    for statement in corpus.by_report[source, fact.property]:
        if statement.speaker and corpus.related(statement.subject, fact.subject):
            for side, speakers in _heard(corpus, source).items():
                if not speakers.isdisjoint(corpus.may_be(statement.speaker)):
                    sides.add(side)
    return sides


def _side(corpus: Corpus, speaker: str | None) -> str | None:
    """Return the category of the side on which a speaker stands, or None."""
    entity = corpus.entities.get(speaker or "")
    return _CATEGORY_OF.get(entity.side) if entity and entity.side else None


@once_per_corpus
def _heard(corpus: Corpus, source: str) -> dict[str, set[str]]:
    """Return who speaks in a report, by side."""
    speakers: dict[str, set[str]] = {}
    for fact in corpus.facts.values():
        side = _side(corpus, fact.speaker)
        cited = [citation.source for citation in cited_once(fact)]
        if side and fact.speaker and source in cited:
            speakers.setdefault(side, set()).add(fact.speaker)
    return speakers
