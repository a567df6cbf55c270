"""Choose facts to ask whether each is an estimate, an opinion or another kind of statement."""

from policystory.facts import words
from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact, Kind
from policystory.items.chance import rank

DIRECTION = "kind"
ASKED = (
    Kind.OFFICIAL_FIGURE,
    Kind.ESTIMATE,
    Kind.OPINION,
    Kind.PREDICTION,
    Kind.COMMITMENT,
)
"""Only these kinds are asked for: what is reported, claimed or alleged may be any of them too."""
MOST = 6
"""Statements of one kind that are asked about at most: if nearly all were opinions, learners would
guess "opinion"."""


@once_per_corpus
def asked_for_kind(corpus: Corpus) -> frozenset[str]:
    """Return the ids of the facts for the question "What kind of statement is this?".

    At most 6 of each kind (such as estimates) are chosen, always the same.
    """
    by_kind: dict[Kind, list[str]] = {}
    for fact in corpus.facts.values():
        if _can_be_asked(corpus, fact):
            by_kind.setdefault(fact.kind, []).append(fact.id)
    asked: set[str] = set()
    # Drawn, so that the facts asked are not those whose ids stand first in the alphabet.
    for ids in by_kind.values():
        ids.sort(key=_place_in_draw)
        asked.update(ids[:MOST])
    return frozenset(asked)


def _place_in_draw(fact: str) -> bytes:
    return rank("", fact, DIRECTION)


def _can_be_asked(corpus: Corpus, fact: Fact) -> bool:
    """Tell whether the statement of a fact names its speaker, and does not tell its kind."""
    prop = corpus.properties[fact.property]
    if "{speaker}" not in (prop.states or ""):
        return False
    if fact.kind not in ASKED:
        return False
    statement = words.statement(corpus, fact)
    if not statement:
        return False
    lowered = statement.lower()
    # Parts of words that would give the kind away.
    telling = corpus.phrases.table(f"telling.parts-{fact.kind}")
    return not any(part in lowered for part in telling)
