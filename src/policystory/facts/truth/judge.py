"""Judge a claim (a statement about the world or a report) by the facts that can decide it."""

from collections.abc import Iterable

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact
from policystory.facts.truth.claim import Claim
from policystory.facts.truth.fits import OPEN, OTHER, SAME, fit_of
from policystory.facts.truth.near_facts import NearFact, Part, near_facts
from policystory.facts.truth.verdict import Rule, Truth, Verdict

_Fits = tuple[int, ...]
"""For each fact that can decide the claim, how a value compares: SAME, WIDER, OPEN or OTHER."""


def judge_claim(corpus: Corpus, claim: Claim) -> Verdict:
    """Judge a claim (a statement about the world or a report); return the verdict with its proof.

    TRUE: a fact makes the claim true, and no report contradicts that fact (for a claim about a
    report this does not matter). Otherwise UNKNOWN, if a fact may mean the same. Otherwise FALSE,
    if a fact differs from the claim in just one part, and excludes anything else for this part. In
    all other cases UNKNOWN.
    """
    open_claim = OpenClaim(corpus, claim, "value")
    return open_claim.verdict_on(claim.value)


class OpenClaim:
    """A claim with one part left open, to be judged with many values for that part.

    For "Who said this?" the speaker is open, and each option of the item is a value. `direction`:
    the open part, such as "speaker" (one of DIMENSIONS). What `claim` has there is ignored.
    """

    def __init__(self, corpus: Corpus, claim: Claim, direction: str) -> None:
        """Compare all other parts of the claim with the facts once."""
        self._corpus = corpus
        self._claim = claim
        self._direction = direction
        # Facts to be compared with every value, and facts that matter only for their value.
        self._always: list[NearFact] = []
        self._by_value: dict[Part, list[NearFact]] = {}
        self._verdicts: dict[_Fits, Verdict] = {}
        for near in near_facts(corpus, claim, direction):
            self._keep(near)

    def _keep(self, near: NearFact) -> None:
        """Keep a fact for every value, or only for the value that it states."""
        if_same, *if_not_same = near.outcomes
        is_plain = isinstance(near.part, str | None)
        if any(if_not_same) or not is_plain:
            self._always.append(near)
        elif if_same:
            stating = self._by_value.setdefault(near.part, [])
            stating.append(near)

    def verdict_on(self, value: Part) -> Verdict:
        """Return the verdict (true, false or unknown, with proof) with `value` as the open part."""
        near = self._always
        stating = self._by_value.get(value)
        if stating:
            near = sorted([*near, *stating])
        fits = tuple([self._fit(fact, value) for fact in near])
        if stating or SAME in fits:
            return self._weighed(value, near, fits)
        # Where no fact states the value, only its fits count, and many values have the same ones.
        if fits not in self._verdicts:
            self._verdicts[fits] = self._weighed(value, near, fits)
        return self._verdicts[fits]

    def _fit(self, near: NearFact, value: Part) -> int:
        """Compare a value with what a fact states."""
        if near.part == value:
            return SAME
        # Names are by far the most, and what they may be is known already.
        if near.may_be is not None and isinstance(value, str):
            if value in near.may_be:
                return OPEN
            return OTHER
        prop = self._corpus.properties[near.fact.property]
        return fit_of(self._corpus, prop, near.part, value, self._direction)

    def _weighed(self, value: Part, near: list[NearFact], fits: _Fits) -> Verdict:
        """Weigh the outcomes of all facts: first truth, then possibility, then falsehood."""
        true: list[Fact] = []
        possible: list[Fact] = []
        false: list[Fact] = []
        rules: list[Rule] = []
        for near_fact, fit in zip(near, fits, strict=True):
            fact = near_fact.fact
            outcome = near_fact.outcomes[fit]
            if outcome is Truth.TRUE:
                true.append(fact)
            elif outcome is Truth.UNKNOWN:
                possible.append(fact)
            elif isinstance(outcome, Rule):
                false.append(fact)
                rules.append(outcome)
        if true:
            return self._true(value, true)
        if possible:
            return Verdict(Truth.UNKNOWN, Rule.POSSIBLE, _ids(possible))
        if false:
            return Verdict(Truth.FALSE, rules[0], _ids(false))
        return Verdict(Truth.UNKNOWN, Rule.NOT_SPOKEN_OF)

    def _true(self, open_value: Part, facts: list[Fact]) -> Verdict:
        """Return the verdict for a claim that facts make true; unknown if reports conflict."""
        # A report may contradict another, never itself: only claims of the world are unsettled.
        if self._claim.source is None:
            conflicting = _conflicts_of(self._corpus, facts)
            if conflicting is not None:
                first = facts[0].id
                ids = sorted({first, *conflicting})
                return Verdict(Truth.UNKNOWN, Rule.REPORTS_DIFFER, tuple(ids))
        value = open_value if self._direction == "value" else self._claim.value
        is_stated = any(fact.value == value for fact in facts)
        # ENTAILED: the fact says it in other words or numbers; STATED: in the same.
        rule = Rule.ENTAILED
        if is_stated:
            rule = Rule.STATED
        return Verdict(Truth.TRUE, rule, _ids(facts))


def _conflicts_of(corpus: Corpus, facts: list[Fact]) -> list[str] | None:
    """Return the known facts that these conflict with; None if none of them names a conflict."""
    conflicting: list[str] = []
    for fact in facts:
        conflicting += fact.conflicts
    if not conflicting:
        return None
    return [fact for fact in conflicting if fact in corpus.facts]


def _ids(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple([fact.id for fact in facts])
