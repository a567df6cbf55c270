"""The corpus: all records of a course, indexed once, never changed."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import TypeVar

from policystory.facts.record import (
    Citation,
    Entity,
    Fact,
    Objective,
    Property,
    Source,
    Term,
    Topic,
)
from policystory.facts.values.signs import seen

K = TypeVar("K")


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Fold a name so that spellings of it compare equal: case, accents, apostrophes and spaces do not count.

    >>> folded("Giammattei’s") == folded("giammattei's") and folded("Zúñiga") == folded("zuniga")
    True
    """
    if name.isascii():
        return " ".join(name.split()).casefold()
    plain = unicodedata.normalize(
        "NFKD", seen(name).replace("’", "'").replace("‘", "'")
    )
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"\s+", " ", letters).strip().casefold()


class Corpus:
    """Everything that is taught, by id.

    Arguments: the records of each file. Where an id stands twice the first counts; `checks` reports
    the second.
    """

    def __init__(
        self,
        sources: Iterable[Source] = (),
        entities: Iterable[Entity] = (),
        properties: Iterable[Property] = (),
        objectives: Iterable[Objective] = (),
        topics: Iterable[Topic] = (),
        terms: Iterable[Term] = (),
        mentions: Mapping[str, Mapping[int, tuple[str, ...]]] | None = None,
    ) -> None:
        """Index the records."""
        self.sources = {record.id: record for record in reversed(list(sources))}
        self.entities = {record.id: record for record in reversed(list(entities))}
        self.properties = {record.id: record for record in reversed(list(properties))}
        self.objectives = {record.id: record for record in reversed(list(objectives))}
        self.terms = {record.id: record for record in reversed(list(terms))}
        self.mentions = mentions or {}
        # Sorted by id, so that nothing depends on which file a fact stands in or in what order the
        # files were read.
        placed = sorted(
            ((fact, topic.topic) for topic in topics for fact in topic.facts),
            key=lambda pair: pair[0].id,
        )
        known = dict(sorted({fact.id: fact for fact, _ in reversed(placed)}.items()))
        # A superseded fact keeps its id for ever, and is neither taught nor asked.
        corrected = {fact.supersedes for fact in known.values()}
        self.superseded = {id_: fact for id_, fact in known.items() if id_ in corrected}
        self.facts = {id_: fact for id_, fact in known.items() if id_ not in corrected}
        self.topic_of = {fact.id: topic for fact, topic in reversed(placed)}

    @cached_property
    def by_property(self) -> dict[str, tuple[Fact, ...]]:
        """Return the facts of each property."""
        return self._grouped((fact.property, fact) for fact in self.facts.values())

    @cached_property
    def by_report(self) -> dict[tuple[str, str], tuple[Fact, ...]]:
        """Return the facts of each (source, property)."""
        return self._grouped(
            ((citation.source, fact.property), fact)
            for fact in self.facts.values()
            for citation in cited_once(fact)
        )

    @staticmethod
    def _grouped(pairs: Iterable[tuple[K, Fact]]) -> dict[K, tuple[Fact, ...]]:
        groups: defaultdict[K, list[Fact]] = defaultdict(list)
        for key, fact in pairs:
            groups[key].append(fact)
        return {key: tuple(facts) for key, facts in groups.items()}

    @cached_property
    def _wholes(self) -> dict[str, frozenset[str]]:
        """Return, for each entity, everything that contains it, near and far."""
        found: dict[str, frozenset[str]] = {}
        for start in self.entities:
            seen: set[str] = set()
            ahead = list(self.entities[start].part_of)
            while ahead:
                whole = ahead.pop()
                if whole not in seen and whole in self.entities:
                    seen.add(whole)
                    ahead.extend(self.entities[whole].part_of)
            found[start] = frozenset(seen)
        return found

    def related(self, one: str, other: str) -> bool:
        """Tell whether two entities may speak of the same thing: one contains the other, or something is in both."""
        return one == other or other in self.may_be(one)

    def may_be(self, one: str) -> frozenset[str]:
        """Return what an entity may be, wholly or in part: "refugees" and "Hondurans" may be the same people."""
        return self._related.get(one, frozenset((one,)))

    @cached_property
    def _related(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for part, wholes in self._wholes.items():
            together = {part, *wholes}
            for one in together:
                found[one] |= together
        return {one: frozenset(related) for one, related in found.items()}

    def entity_named(self, name: str) -> str | None:
        """Return the id of the entity with this id, name or alias, or None."""
        return name if name in self.entities else self._names.get(folded(name))

    @cached_property
    def _names(self) -> dict[str, str]:
        return {
            folded(name): entity.id
            for entity in sorted(
                self.entities.values(), key=lambda entity: entity.id, reverse=True
            )
            for name in (entity.name, *entity.aliases)
        }


def cited_once(fact: Fact) -> list[Citation]:
    """Return the first citation of each source that a fact cites."""
    first: dict[str, Citation] = {}
    for citation in fact.sources:
        first.setdefault(citation.source, citation)
    return list(first.values())
