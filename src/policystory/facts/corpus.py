"""The corpus: all records of a course by id, such as its facts and sources."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property, lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from policystory.facts.entity import Declared, Entity, Property, Unit
from policystory.facts.record import Citation, Fact, Objective, Source, Term, Topic
from policystory.facts.values.invisible import remove_invisible
from policystory.wording import ENGLISH, Phrasebook

_APOSTROPHES = str.maketrans("‘’", "''")

ByParagraph = Mapping[int, tuple[str, ...]]
"""The ids of the entities that each paragraph of a report names, sorted, by the paragraph's
number."""
_Mentions = Mapping[str, ByParagraph]
"""What the paragraphs of each report name, by source id."""
_ReportAndProperty = tuple[str, str]

K = TypeVar("K")
R = TypeVar("R", Source, Entity, Property, Objective, Term, Unit)
P = ParamSpec("P")
T = TypeVar("T")


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Return a name in a plain form that is the same for all spellings of the name.

    It is in small letters with straight apostrophes, without accents, invisible characters and
    repeated spaces.

    >>> folded("O’Hara’s"), folded(" Núñez ")
    ("o'hara's", 'nunez')
    """
    if name.isascii():
        single_spaced = " ".join(name.split())
        return single_spaced.casefold()
    visible = remove_invisible(name)
    plain = visible.translate(_APOSTROPHES)
    # An accent that is taken apart from its letter is a sign of its own, and can be left out.
    taken_apart = unicodedata.normalize("NFKD", plain)
    letters = [sign for sign in taken_apart if not unicodedata.combining(sign)]
    unaccented = "".join(letters)
    single_spaced = re.sub(r"\s+", " ", unaccented)
    return single_spaced.strip().casefold()


class Corpus:
    """All records of a course by id: sources, entities, properties, facts, objectives and terms.

    The arguments are the records as read from the files. `mentions`: which entities each paragraph
    of each report names. `declared`: the sides, units and titles of course.yml. If two records have
    the same id, the first is used. Three attributes are sorted by fact id: `facts` (those still
    valid), `superseded` (old facts that another fact corrects), and `topic_of` (the id of each
    fact's topic).
    """

    phrases: Phrasebook = ENGLISH
    """The words of the course's language."""

    def __init__(  # noqa: PLR0913, PLR0917 - one for each kind of record
        self,
        sources: Iterable[Source] = (),
        entities: Iterable[Entity] = (),
        properties: Iterable[Property] = (),
        objectives: Iterable[Objective] = (),
        topics: Iterable[Topic] = (),
        terms: Iterable[Term] = (),
        mentions: _Mentions | None = None,
        declared: Declared | None = None,
    ) -> None:
        """Index the records."""
        self.sources = _by_id(sources)
        self.entities = _by_id(entities)
        self.properties = _by_id(properties)
        self.objectives = _by_id(objectives)
        self.terms = _by_id(terms)
        self.mentions = mentions or {}
        declared = declared or Declared()
        self.sides = declared.sides
        self.units = _by_id(declared.units)
        self.titles = declared.titles
        # What `once_per_corpus` has worked out, by function and further arguments.
        self.worked_out: dict[Hashable, Any] = {}
        self.facts: dict[str, Fact] = {}
        self.superseded: dict[str, Fact] = {}
        self.topic_of: dict[str, str] = {}
        self._add_facts(topics)

    def speaking(self, phrases: Phrasebook) -> "Corpus":
        """Set the language in which names and values are written; return this corpus.

        `phrases` holds the texts of the language. Call it before the corpus is used, since texts
        that were already written do not change.
        """
        self.phrases = phrases
        return self

    def _add_facts(self, topics: Iterable[Topic]) -> None:
        """Index the facts of all topics; a fact that another supersedes is kept apart."""
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
            facts = self.facts
            if id_ in superseded:
                facts = self.superseded
            facts[id_] = fact

    @cached_property
    def by_property(self) -> dict[str, tuple[Fact, ...]]:
        """Return the facts of each property; the keys are property ids.

        A property is what facts state of their subjects, such as "people-carried". Its facts are
        sorted by id.
        """
        groups: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts.values():
            groups[fact.property].append(fact)
        return _as_tuples(groups)

    @cached_property
    def by_source(self) -> dict[str, list[Fact]]:
        """Return the facts that cite each source; the keys are source ids.

        The facts are sorted by id. A source without facts has an empty list.
        """
        groups: dict[str, list[Fact]] = {}
        for source in self.sources:
            groups[source] = []
        for fact in self.facts.values():
            for source in fact.reports():
                of_source = groups.setdefault(source, [])
                of_source.append(fact)
        return groups

    @cached_property
    def by_report(self) -> dict[_ReportAndProperty, tuple[Fact, ...]]:
        """Return the facts of each report and property; the keys are (source id, property id).

        A property is what is stated, such as "people-carried". The facts are sorted by id; a pair
        without facts has no entry.
        """
        groups: dict[_ReportAndProperty, list[Fact]] = defaultdict(list)
        for fact in self.facts.values():
            for citation in first_citations(fact):
                groups[citation.source, fact.property].append(fact)
        return _as_tuples(groups)

    def related(self, entity: str, second: str) -> bool:
        """Tell whether two entities, given by id, may be the same, wholly or in part.

        True if they are equal, if one contains the other, or if a third entity is part of both.
        """
        if entity == second:
            return True
        return second in self.may_be(entity)

    def may_be(self, entity: str) -> frozenset[str]:
        """Return the ids of all entities that may be the same as this one, wholly or in part.

        `entity` is an id, and is itself in the result. See `related`.
        """
        related = self._related.get(entity)
        if related is None:
            return frozenset((entity,))
        return related

    @cached_property
    def _related(self) -> dict[str, frozenset[str]]:
        """Return, for each entity, the entities with which it shares a part or a whole."""
        related: dict[str, set[str]] = defaultdict(set)
        for part in self.entities:
            # Groups with a common part may be the same people, so a part's wholes are related.
            together = {part, *self._wholes_of(part)}
            for entity in together:
                related[entity] |= together
        return {entity: frozenset(related[entity]) for entity in related}

    def _wholes_of(self, part: str) -> set[str]:
        """Return the entities that contain an entity, directly or through others."""
        wholes: set[str] = set()
        ahead = list(self.entities[part].part_of)
        while ahead:
            whole = ahead.pop()
            entity = self.entities.get(whole)
            # The same entity may be reached in two ways, or contain itself by mistake.
            if entity is not None and whole not in wholes:
                wholes.add(whole)
                ahead.extend(entity.part_of)
        return wholes

    def entity_named(self, name: str) -> str | None:
        """Return the id of the entity with this name; None if there is none.

        `name` is an id, a name or an alias. Case, accents and spaces do not matter.
        """
        # An id comes first: no name may hide the entity that has it.
        if name in self.entities:
            return name
        plain = folded(name)
        return self._ids_by_name.get(plain)

    @cached_property
    def _ids_by_name(self) -> dict[str, str]:
        """Return the entity's id for each folded name and alias."""
        ids: dict[str, str] = {}
        # Where two entities share a name, the first by id has it.
        for id_, entity in sorted(self.entities.items()):
            for name in (entity.name, *entity.aliases):
                plain = folded(name)
                ids.setdefault(plain, id_)
        return ids


def _by_id(records: Iterable[R]) -> dict[str, R]:
    """Index records by id; of two records with the same id the first counts."""
    by_id: dict[str, R] = {}
    # From last to first, so that the first replaces the second.
    for record in reversed(list(records)):
        by_id[record.id] = record
    return by_id


def _as_tuples(groups: dict[K, list[Fact]]) -> dict[K, tuple[Fact, ...]]:
    """Return groups of facts as tuples, so that nobody can change them."""
    return {key: tuple(facts) for key, facts in groups.items()}


def first_citations(fact: Fact) -> list[Citation]:
    """Return the first citation of each source that a fact cites, in the order of the fact."""
    first_of: dict[str, Citation] = {}
    for citation in fact.sources:
        first_of.setdefault(citation.source, citation)
    return list(first_of.values())


def once_per_corpus(
    compute: Callable[Concatenate[Corpus, P], T],
) -> Callable[Concatenate[Corpus, P], T]:
    """Decorate a function of a corpus so that each result is computed only once.

    The results are kept in the corpus. The function's further arguments must be positional and
    hashable.
    """

    # Kept with the corpus and not in this module, so that both are forgotten together.
    @wraps(compute)
    def remembered(corpus: Corpus, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (compute, *args)
        if key not in corpus.worked_out:
            corpus.worked_out[key] = compute(corpus, *args, **kwargs)
        result: T = corpus.worked_out[key]
        return result

    return remembered
