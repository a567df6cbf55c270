"""Judges: what decides whether a value would be true where a fact has another, by the direction that is asked for."""

from functools import lru_cache
from typing import Protocol

from policystory.facts import words
from policystory.facts.compare import kinds_are_apart
from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact, Kind, Status, Value
from policystory.facts.truth import OpenClaim, Rule, Truth, Verdict, claim_of
from policystory.items.chance import rank

KINDS = {
    Kind.OFFICIAL_FIGURE: "an official figure",
    Kind.ESTIMATE: "an estimate",
    Kind.OPINION: "an opinion",
    Kind.PREDICTION: "a prediction",
    Kind.COMMITMENT: "a commitment",
}
"""Kinds of statements that can be asked for: what is reported, claimed or alleged may be any of
these too."""
FIXED: dict[str, dict[str, str]] = {
    "kind": {kind.value: text for kind, text in KINDS.items()},
    "status": {Status.DELIVERED: "done or delivered"},
}
"""How parts that are no things of the story are written as options, where their own word would not
do."""
TELLING = {
    Kind.OFFICIAL_FIGURE: ("official figure",),
    Kind.ESTIMATE: ("estimate",),
    Kind.OPINION: ("judged", "criticis", "accus", "opinion"),
    Kind.PREDICTION: ("expected", "predict", "forecast"),
    Kind.COMMITMENT: ("promised", "announced", "commit", "plan", "due"),
}
"""Words of a statement that would say of what kind it is."""
MOST = 6
"""Statements of one kind that are asked about, at most: were nearly all of them opinions, "opinion"
would be known."""


class Judge(Protocol):
    """Tells what the corpus makes of a value in the part of a claim that is asked for."""

    def holds(self, value: Value | None) -> Verdict:
        """Judge the claim with this value."""


class KindOf:
    """A fact's kind of statement, to be judged for other kinds. Argument: the fact."""

    def __init__(self, fact: Fact) -> None:
        """Keep the fact."""
        self._fact = fact

    def holds(self, value: Value | None) -> Verdict:
        """Judge whether the fact is of this kind: only kinds that exclude each other by definition are false."""
        proof = (self._fact.id,)
        if value == self._fact.kind:
            return Verdict(Truth.TRUE, Rule.STATED, proof)
        if isinstance(value, Kind) and kinds_are_apart(self._fact.kind, value):
            return Verdict(Truth.FALSE, Rule.KINDS_APART, proof)
        return Verdict(Truth.UNKNOWN, Rule.POSSIBLE, proof)


def judge(corpus: Corpus, fact: Fact, direction: str) -> Judge:
    """Return who judges other values of one part of a fact, of the report that it cites first."""
    if direction == "kind":
        return KindOf(fact)
    return OpenClaim(corpus, claim_of(fact, fact.sources[0].source), direction)


def too_near(one: Value, other: Value) -> bool:
    """Tell whether two statuses would be no fair choice, though one is proved wrong: a promise is also announced."""
    return {one, other} == {Status.PROMISED, Status.ANNOUNCED}


@lru_cache(maxsize=4)  # as long-lived as the bank that is made with it
def asked_for_kind(corpus: Corpus) -> frozenset[str]:
    """Return the facts that are asked of what kind of statement they are: who speaks is said, the kind is not."""
    found: dict[Kind, list[str]] = {}
    for fact in corpus.facts.values():
        form = corpus.properties[fact.property].states or ""
        text = (
            words.statement(corpus, fact)
            if "{speaker}" in form and fact.kind in KINDS
            else None
        )
        if text and not any(word in text.lower() for word in TELLING[fact.kind]):
            found.setdefault(fact.kind, []).append(fact.id)
    return frozenset(
        one
        for ids in found.values()
        for one in sorted(ids, key=lambda id_: rank("", id_, "kind"))[:MOST]
    )
