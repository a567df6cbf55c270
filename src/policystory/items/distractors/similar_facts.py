"""Similar facts: those that have something of the same sort, from which wrong options are taken."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import product
from typing import NamedTuple

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact, Value
from policystory.items.distractors.same_sort import Sort, sort_of

CONFUSIONS, SAME_TOPIC, OTHERS = 0, 1, 2
"""Tiers of similar facts: confusions that the fact names, those of its topic, all others."""

Shared = tuple[str | None, ...]
"""What facts have in common: topic, property, report and period, each of which may be ANY."""
ANY = "*"
Parts = tuple[tuple[str | None, ...], ...]
"""The topic, property, reports and period of a fact, each as a tuple of all that it has of them."""


class Member(NamedTuple):
    """A fact of a group; `identity` is by what its value is known again."""

    identity: str
    fact: Fact
    parts: Parts


@once_per_corpus
def similar_facts(corpus: Corpus, direction: str) -> "SimilarFacts":
    """Return the facts of a corpus by what they have in one direction."""
    return SimilarFacts(corpus, direction)


class SimilarFacts:
    """All facts of a corpus by the sort of what they have in one direction.

    Arguments: the corpus; the direction.
    """

    def __init__(self, corpus: Corpus, direction: str) -> None:
        """Sort nothing yet: a lesson's quiz asks in few directions."""
        self._corpus, self._direction = corpus, direction
        self._groups: dict[tuple[Sort | None, Shared], list[Member]] = {}

    def nearest_first(self, fact: Fact) -> Iterator[tuple[int, Fact]]:
        """Yield the facts that are similar to a fact of the corpus, each after its tier.

        First come the confusions that the fact itself names, then its topic's, then others; among
        equals those of the same property, report and period.
        """
        sort = self._sorts[fact.id]
        seen = {self._identity(fact)}
        for confusion in self._confusions(fact, sort):
            identity = self._identity(confusion)
            if identity not in seen:
                seen.add(identity)
                yield CONFUSIONS, confusion
        # From all four parts in common to none; the topic is given up last.
        for shared in product(
            (self._corpus.topic_of[fact.id], ANY),
            (fact.property, ANY),
            (fact.sources[0].source, ANY),
            (fact.period, ANY),
        ):
            tier = OTHERS if shared[0] is ANY else SAME_TOPIC
            for identity, similar, _ in self._group(sort, shared):
                if identity not in seen:
                    seen.add(identity)
                    yield tier, similar

    def _confusions(self, fact: Fact, sort: Sort | None) -> list[Fact]:
        """Return the confusions that a fact names and that have something of this sort."""
        return [
            self._corpus.facts[id_]
            for id_ in fact.confusable
            if id_ in self._corpus.facts and self._sorts[id_] == sort
        ]

    def _identity(self, fact: Fact) -> str:
        """Return by what a fact's value is known: words by themselves, all else by the fact."""
        value: Value | None = getattr(fact, self._direction)
        return value if isinstance(value, str) else fact.id

    def _group(self, sort: Sort | None, shared: Shared) -> list[Member]:
        """Return the facts of one sort that have this in common, in the order of ids."""
        group = self._groups.get((sort, shared))
        if group is None:
            group = self._narrowed(sort, shared)
            self._groups[sort, shared] = group
        return group

    def _narrowed(self, sort: Sort | None, shared: Shared) -> list[Member]:
        """Take a group out of the next larger one, which leaves the last part open."""
        # So each group is made when it is first asked for: a lesson's quiz needs few of them.
        bound = [at for at, part in enumerate(shared) if part is not ANY]
        if not bound:
            return self._members.get(sort, [])
        last = bound[-1]
        part = shared[last]
        larger = self._group(sort, (*shared[:last], ANY, *shared[last + 1 :]))
        return [member for member in larger if part in member.parts[last]]

    @cached_property
    def _members(self) -> dict[Sort | None, list[Member]]:
        """Return the facts of each sort."""
        members: defaultdict[Sort | None, list[Member]] = defaultdict(list)
        for fact in self._corpus.facts.values():
            parts = _parts(self._corpus)[fact.id]
            member = Member(self._identity(fact), fact, parts)
            members[self._sorts[fact.id]].append(member)
        return members

    @cached_property
    def _sorts(self) -> dict[str, Sort | None]:
        """Return the sort of what each fact has, by the fact's id."""
        facts = self._corpus.facts.values()
        return {fact.id: sort_of(self._corpus, fact, self._direction) for fact in facts}


@once_per_corpus
def _parts(corpus: Corpus) -> dict[str, Parts]:
    """Return what each fact could share with others, by the fact's id."""
    parts: dict[str, Parts] = {}
    for fact in corpus.facts.values():
        topic = corpus.topic_of[fact.id]
        reports = tuple([citation.source for citation in fact.sources])
        parts[fact.id] = ((topic,), (fact.property,), reports, (fact.period,))
    return parts
