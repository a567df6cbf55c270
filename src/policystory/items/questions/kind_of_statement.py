"""Which facts are asked of what kind of statement they are: an estimate, an opinion, a promise."""

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact, Kind
from policystory.items.chance import rank

DIRECTION = "kind"
TELLING = {
    Kind.OFFICIAL_FIGURE: ("official figure",),
    Kind.ESTIMATE: ("estimate",),
    Kind.OPINION: ("judged", "criticis", "accus", "opinion"),
    Kind.PREDICTION: ("expected", "predict", "forecast"),
    Kind.COMMITMENT: ("promised", "announced", "commit", "plan", "due"),
}
"""Words of a statement that would say of what kind it is.

Other kinds are not asked for: what is reported, claimed or alleged may be any of these too.
"""
MOST = 6
"""Statements of one kind that are asked about, at most.

If nearly all of them were opinions, learners would guess "opinion".
"""


@once_per_corpus
def asked_for_kind(corpus: Corpus) -> frozenset[str]:
    """Return the ids of the facts that are asked for their kind, chosen by a fixed lot."""
    by_kind: dict[Kind, list[str]] = {}
    for fact in corpus.facts.values():
        if _can_be_asked(corpus, fact):
            by_kind.setdefault(fact.kind, []).append(fact.id)
    asked: set[str] = set()
    # By lot, so that the facts asked are not those whose ids stand first in the alphabet.
    for ids in by_kind.values():
        asked.update(sorted(ids, key=lambda id_: rank("", id_, DIRECTION))[:MOST])
    return frozenset(asked)


def _can_be_asked(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether the statement of a fact names its speaker, and does not tell its kind."""
    form = corpus.properties[fact.property].states or ""
    if "{speaker}" not in form or fact.kind not in TELLING:
        return False
    statement = words.statement(corpus, fact)
    if not statement:
        return False
    return not any(word in statement.lower() for word in TELLING[fact.kind])
