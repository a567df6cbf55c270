"""The corpus: all records of a course, indexed once, never changed."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property, lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from policystory.facts.entity import Entity, Property
from policystory.facts.record import Citation, Fact, Objective, Source, Term, Topic
from policystory.facts.values.signs import seen

_APOSTROPHES = str.maketrans("‘’", "''")

ByParagraph = Mapping[int, tuple[str, ...]]
"""The entities that each paragraph of a report names, by id, sorted."""
Mentions = Mapping[str, ByParagraph]
"""What each report names."""
_ReportAndProperty = tuple[str, str]

K = TypeVar("K")
R = TypeVar("R", Source, Entity, Property, Objective, Term)
P = ParamSpec("P")
T = TypeVar("T")


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Fold a name so that its spellings compare equal.

    Case, accents, spaces and the shape of apostrophes do not count.

    >>> folded("Giammattei’s"), folded(" Zúñiga ")
    ("giammattei's", 'zuniga')
    """
    if name.isascii():
        return " ".join(name.split()).casefold()
    plain = seen(name).translate(_APOSTROPHES)
    # An accent that is taken apart from its letter is a sign of its own, and can be left out.
    taken_apart = unicodedata.normalize("NFKD", plain)
    letters = [sign for sign in taken_apart if not unicodedata.combining(sign)]
    single_spaced = re.sub(r"\s+", " ", "".join(letters))
    return single_spaced.strip().casefold()


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
        mentions: Mentions | None = None,
    ) -> None:
        """Index the records."""
        self.sources = _by_id(sources)
        self.entities = _by_id(entities)
        self.properties = _by_id(properties)
        self.objectives = _by_id(objectives)
        self.terms = _by_id(terms)
        self.mentions = mentions or {}
        # What `once_per_corpus` has worked out, by function and further arguments.
        self.worked_out: dict[Hashable, Any] = {}
        self.facts: dict[str, Fact] = {}
        self.superseded: dict[str, Fact] = {}
        self.topic_of: dict[str, str] = {}
        self._add_facts(topics)

    def _add_facts(self, topics: Iterable[Topic]) -> None:
        """Index the facts of all topics, and keep those apart that were superseded."""
        known: dict[str, Fact] = {}
        for topic in topics:
            for fact in topic.facts:
                known.setdefault(fact.id, fact)
                self.topic_of.setdefault(fact.id, topic.topic)
        # A superseded fact keeps its id for ever, and is neither taught nor asked.
        superseded = {fact.supersedes for fact in known.values()}
        # Sorted by id, so that nothing depends on which file a fact stands in or in what order the
        # files were read.
        for id_, fact in sorted(known.items()):
            facts = self.superseded if id_ in superseded else self.facts
            facts[id_] = fact

    @cached_property
    def by_property(self) -> dict[str, tuple[Fact, ...]]:
        """Return the facts of each property."""
        groups: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts.values():
            groups[fact.property].append(fact)
        return _as_tuples(groups)

    @cached_property
    def by_source(self) -> dict[str, list[Fact]]:
        """Return the facts of each source, in the order of their ids; none for one without."""
        groups: dict[str, list[Fact]] = {}
        for source in self.sources:
            groups[source] = []
        for fact in self.facts.values():
            for source in fact.reports():
                groups.setdefault(source, []).append(fact)
        return groups

    @cached_property
    def by_report(self) -> dict[_ReportAndProperty, tuple[Fact, ...]]:
        """Return the facts of each (source, property)."""
        groups: dict[_ReportAndProperty, list[Fact]] = defaultdict(list)
        for fact in self.facts.values():
            for citation in cited_once(fact):
                groups[citation.source, fact.property].append(fact)
        return _as_tuples(groups)

    def related(self, entity: str, second: str) -> bool:
        """Tell whether two entities may be the same: one contains the other, or they overlap."""
        if entity == second:
            return True
        return second in self.may_be(entity)

    def may_be(self, entity: str) -> frozenset[str]:
        """Return what an entity may be, wholly or in part.

        "Refugees" and "Hondurans" may be the same people.
        """
        related = self._related.get(entity)
        return frozenset((entity,)) if related is None else related

    @cached_property
    def _related(self) -> dict[str, frozenset[str]]:
        """Return, for each entity, those with which it shares a part or a whole."""
        related: dict[str, set[str]] = defaultdict(set)
        for part in self.entities:
            # What lies in the same part may be the same, so all wholes of a part are related.
            together = {part, *self._wholes_of(part)}
            for entity in together:
                related[entity] |= together
        return {entity: frozenset(related[entity]) for entity in related}

    def _wholes_of(self, part: str) -> set[str]:
        """Return everything that contains an entity, near and far."""
        wholes: set[str] = set()
        ahead = list(self.entities[part].part_of)
        while ahead:
            whole = ahead.pop()
            entity = self.entities.get(whole)
            # A whole may be reached on two ways, or contain itself by mistake.
            if entity is not None and whole not in wholes:
                wholes.add(whole)
                ahead.extend(entity.part_of)
        return wholes

    def entity_named(self, name: str) -> str | None:
        """Return the id of the entity with this id, name or alias, or None."""
        if name in self.entities:
            return name
        return self._ids_by_name.get(folded(name))

    @cached_property
    def _ids_by_name(self) -> dict[str, str]:
        """Return the id of the entity that each folded name or alias belongs to."""
        ids: dict[str, str] = {}
        # Where two entities share a name, the first by id has it.
        for id_, entity in sorted(self.entities.items()):
            for name in (entity.name, *entity.aliases):
                ids.setdefault(folded(name), id_)
        return ids


def _by_id(records: Iterable[R]) -> dict[str, R]:
    """Index records by their id; of two with one id the first counts."""
    by_id: dict[str, R] = {}
    # From last to first, so that the first replaces the second.
    for record in reversed(list(records)):
        by_id[record.id] = record
    return by_id


def _as_tuples(groups: dict[K, list[Fact]]) -> dict[K, tuple[Fact, ...]]:
    """Return groups of facts that nobody can change."""
    return {key: tuple(facts) for key, facts in groups.items()}


def cited_once(fact: Fact) -> list[Citation]:
    """Return the first citation of each source that a fact cites."""
    first_of: dict[str, Citation] = {}
    for citation in fact.sources:
        first_of.setdefault(citation.source, citation)
    return list(first_of.values())


def once_per_corpus(
    compute: Callable[Concatenate[Corpus, P], T],
) -> Callable[Concatenate[Corpus, P], T]:
    """Let a function of a corpus be worked out once, and its result live as long as the corpus.

    Further arguments are by position and hashable. A corpus never changes, so nothing that was
    worked out from it can become wrong.
    """

    @wraps(compute)
    def remembered(corpus: Corpus, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (compute, *args)
        if key not in corpus.worked_out:
            corpus.worked_out[key] = compute(corpus, *args, **kwargs)
        result: T = corpus.worked_out[key]
        return result

    return remembered
