"""Find the facts that wrong options are taken from, the most similar first."""

from collections.abc import Iterator
from functools import cached_property
from itertools import product
from typing import NamedTuple

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Fact, Value
from policystory.items.citations import first_report, reports_of
from policystory.items.distractors.same_sort import Sort, sort_of

CONFUSIONS, SAME_TOPIC, OTHERS = 0, 1, 2
"""Tiers of similar facts: 0 an author names the confusion, 1 the same topic, 2 all others."""

Shared = tuple[str | None, ...]
"""The topic, property, report and period that a group of facts shares; "*" stands for any."""
_ANY = "*"
Parts = tuple[tuple[str | None, ...], ...]
"""The topics, properties, reports and periods of a fact, each as a tuple."""


class Member(NamedTuple):
    """A fact in a group of similar facts.

    `identity`: equal for facts whose values are the same option. `parts`: four tuples: the fact's
    topics, properties, reports and periods.
    """

    identity: str
    fact: Fact
    parts: Parts


@once_per_corpus
def similar_facts(corpus: Corpus, direction: str) -> "SimilarFacts":
    """Return the object that finds facts from which wrong options can be taken.

    `direction` is the part of a fact that a question asks for, such as "speaker".
    """
    return SimilarFacts(corpus, direction)


class SimilarFacts:
    """Finds the facts of a corpus that are most similar to a fact, to take wrong options from.

    `direction`: the part of a fact that is asked for, such as "speaker". Only facts whose part is
    of the same sort (such as a person) are found.
    """

    def __init__(self, corpus: Corpus, direction: str) -> None:
        """Sort nothing yet: a lesson's quiz asks in few directions."""
        self._corpus = corpus
        self._direction = direction
        self._groups: dict[tuple[Sort | None, Shared], list[Member]] = {}
        self._parted: dict[
            tuple[Sort | None, Shared, int], dict[str | None, list[Member]]
        ] = {}
        self._firsts: dict[tuple[Sort | None, Shared], list[Member]] = {}

    def nearest_first(self, fact: Fact) -> Iterator[tuple[int, Fact]]:
        """Yield pairs of a number and a fact that is similar to `fact`, the most similar first.

        The number is 0 if an author says that the two are easily confused, 1 if they have the same
        topic, otherwise 2. Among facts with the same number, those that share more of property,
        report and period come first. Of facts with the same name, date or words, only the first is
        yielded.
        """
        sort = self._sorts[fact.id]
        seen = {self._identity(fact)}
        for confusion in self._confusions(fact, sort):
            identity = self._identity(confusion)
            if identity not in seen:
                seen.add(identity)
                yield CONFUSIONS, confusion
        topic = self._corpus.topic_of[fact.id]
        report = first_report(fact)
        # First all four parts are shared, at last none; the topic is given up last.
        for shared in product(
            (topic, _ANY),
            (fact.property, _ANY),
            (report, _ANY),
            (fact.period, _ANY),
        ):
            tier = SAME_TOPIC
            if shared[0] is _ANY:
                tier = OTHERS
            for identity, similar, _ in self._first_of_each(sort, shared):
                if identity not in seen:
                    seen.add(identity)
                    yield tier, similar

    def _confusions(self, fact: Fact, sort: Sort | None) -> Iterator[Fact]:
        """Yield the confusions that a fact names and that have something of this sort."""
        facts = self._corpus.facts
        for id_ in fact.confusable:
            if id_ in facts and self._sorts[id_] == sort:
                yield facts[id_]

    def _identity(self, fact: Fact) -> str:
        """Return by what a fact's value is known: words by themselves, all else by the fact."""
        value: Value | None = getattr(fact, self._direction)
        if isinstance(value, str):
            return value
        return fact.id

    def _group(self, sort: Sort | None, shared: Shared) -> list[Member]:
        """Return the facts of one sort that have this in common, in the order of ids."""
        group = self._groups.get((sort, shared))
        if group is None:
            group = self._narrowed(sort, shared)
            self._groups[sort, shared] = group
        return group

    def _first_of_each(self, sort: Sort | None, shared: Shared) -> list[Member]:
        """Return the first fact of a group for each value that counts as one option."""
        # Thousands of facts may have one of four statuses, and are passed again and again.
        first = self._firsts.get((sort, shared))
        if first is None:
            by_identity: dict[str, Member] = {}
            for member in self._group(sort, shared):
                by_identity.setdefault(member.identity, member)
            first = list(by_identity.values())
            self._firsts[sort, shared] = first
        return first

    def _narrowed(self, sort: Sort | None, shared: Shared) -> list[Member]:
        """Take a group out of the next larger one, which leaves the last part open."""
        # Each group is made out of a larger one when it is first asked for; a quiz needs few.
        last = len(shared) - 1
        while last >= 0 and shared[last] is _ANY:
            last -= 1
        if last < 0:
            return self._members.get(sort, [])
        part = shared[last]
        wider = list(shared)
        wider[last] = _ANY
        return self._by_part(sort, tuple(wider), last).get(part, [])

    def _by_part(
        self, sort: Sort | None, wider: Shared, place: int
    ) -> dict[str | None, list[Member]]:
        """Return the members of a group by one of their parts, such as the report."""
        # All narrower groups are made at once, or each would pass all members again.
        by_part = self._parted.get((sort, wider, place))
        if by_part is None:
            by_part = {}
            for member in self._group(sort, wider):
                for part in member.parts[place]:
                    by_part.setdefault(part, []).append(member)
            self._parted[sort, wider, place] = by_part
        return by_part

    @cached_property
    def _members(self) -> dict[Sort | None, list[Member]]:
        """Return the facts of each sort."""
        members: dict[Sort | None, list[Member]] = {}
        parts = _parts(self._corpus)
        for fact in self._corpus.facts.values():
            identity = self._identity(fact)
            parts_of_fact = parts[fact.id]
            member = Member(identity, fact, parts_of_fact)
            sort = self._sorts[fact.id]
            of_sort = members.setdefault(sort, [])
            of_sort.append(member)
        return members

    @cached_property
    def _sorts(self) -> dict[str, Sort | None]:
        """Return the sort of what each fact has, by the fact's id."""
        sorts: dict[str, Sort | None] = {}
        for fact in self._corpus.facts.values():
            sorts[fact.id] = sort_of(self._corpus, fact, self._direction)
        return sorts


@once_per_corpus
def _parts(corpus: Corpus) -> dict[str, Parts]:
    """Return what each fact could share with others, by the fact's id."""
    parts: dict[str, Parts] = {}
    for fact in corpus.facts.values():
        topic = corpus.topic_of[fact.id]
        topics = (topic,)
        properties = (fact.property,)
        reports = tuple(reports_of(fact))
        periods = (fact.period,)
        parts[fact.id] = (topics, properties, reports, periods)
    return parts
