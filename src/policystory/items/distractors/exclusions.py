"""Who is no option, whatever the corpus proves: whoever the question or its answer names, and whom no report names."""

import re
from functools import cached_property, lru_cache

from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import Entity, EntityType, Fact
from policystory.facts.values.period import read_period
from policystory.items.typed.names import is_named

UNNAMED, VAGUE, TOGETHER = "unnamed", "vague", "together"
"""Sorts of entities: no option outside the report that speaks of them, no option at all, several
who speak as one."""
_BETWEEN = re.compile(r"[^\w'&]+")


class Barred:
    """The entities that are no option of one question.

    Barred are the fact's own parts, whoever the stem names, any person whom the fact's sentence
    names, and the report's author: "whom did she meet?" is not answered by her own name. So is who
    has no name in any report ("an official, not named"), except in the report that speaks of him.

    Arguments: the corpus; the fact; its stem.
    """

    def __init__(self, corpus: Corpus, fact: Fact, stem: str) -> None:
        """Look for no name yet: most options are no entities."""
        self._corpus, self._fact, self._stem = corpus, fact, stem
        self._report = fact.sources[0].source

    @cached_property
    def _named(self) -> set[str | None]:
        """Return whoever is barred by being named."""
        fact, entities = self._fact, self._corpus.entities
        said = [
            one
            for one in _said(self._corpus, fact.says)
            if entities[one].type is EntityType.PERSON
        ]
        author = self._corpus.sources[self._report].author
        parts = {fact.subject, fact.speaker, fact.population, fact.place}
        return parts.union(
            said,
            _names_in(self._corpus, self._stem),
            [author and self._corpus.entity_named(author)],
        )

    def bars(self, part: str, fact: Fact) -> bool:
        """Tell whether what another fact has is no option; what is no entity is not barred."""
        if part not in self._corpus.entities:
            return False
        if part in self._named:
            return True
        entity = self._corpus.entities.get(part)
        if entity is None:
            return False
        if entity.sort == VAGUE:
            return True
        nameless = part in _nameless(self._corpus) or (
            entity.sort != TOGETHER and is_unnamed(entity)
        )
        return nameless and all(
            citation.source != self._report for citation in fact.sources
        )

    def comes_later(self, part: str) -> bool:
        """Tell whether somebody comes up only in reports of a later year: nobody could take them for the right one."""
        first = _first_heard(self._corpus).get(part)
        return (
            first is not None
            and first > read_period(self._corpus.sources[self._report].date).first.year
        )


def is_unnamed(entity: Entity) -> bool:
    """Tell whether somebody speaks without a name of their own: a person so described, or what an author says so of."""
    return entity.sort in (UNNAMED, VAGUE, TOGETHER) or (
        entity.type is EntityType.PERSON and not is_named(entity)
    )


def _names_in(corpus: Corpus, text: str) -> list[str]:
    """Return the entities that a text names, by name or alias."""
    names, spaced = _names(corpus), _spaced(text)
    return [
        one
        for word in spaced.split()
        for name, one in names.get(word, ())
        if name in spaced
    ]


@lru_cache(maxsize=4096)  # a fact is asked in several directions
def _said(corpus: Corpus, text: str) -> list[str]:
    return _names_in(corpus, text)


def _spaced(text: str) -> str:
    """Return the words of a text with a space on either side of each, to look for names in."""
    plain = folded(text)
    if plain.isascii() and plain.replace(" ", "").isalnum():
        return f" {plain} "
    plain = plain.replace("'s", "")
    return f" {_BETWEEN.sub(' ', plain)} "


@lru_cache(maxsize=4)  # as long-lived as the bank that is made with it
def _names(corpus: Corpus) -> dict[str, list[tuple[str, str]]]:
    """Return all names of entities by their first word, to be looked for in a spaced text."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entity in corpus.entities.values():
        for name in (entity.name, *entity.aliases):
            spaced = _spaced(name)
            found.setdefault(spaced.split()[0], []).append((spaced, entity.id))
    return found


@lru_cache(maxsize=4)
def _first_heard(corpus: Corpus) -> dict[str, int]:
    """Return the year in which each person first comes up in a report."""
    years = {
        source.id: read_period(source.date).first.year
        for source in corpus.sources.values()
    }
    found: dict[str, int] = {}
    for fact in corpus.facts.values():
        heard = min(years[citation.source] for citation in fact.sources)
        for part in (fact.subject, fact.speaker, fact.value):
            if isinstance(part, str) and part in corpus.entities:
                found[part] = min(heard, found.get(part, heard))
    return {
        one: first
        for one, first in found.items()
        if corpus.entities[one].type is EntityType.PERSON
    }


@lru_cache(maxsize=4)
def _nameless(corpus: Corpus) -> frozenset[str]:
    """Return the entities that no report names; events are described rather than named, and so are no such thing."""
    if not corpus.mentions:
        return frozenset()
    named = {
        one
        for paragraphs in corpus.mentions.values()
        for entities in paragraphs.values()
        for one in entities
    }
    return frozenset(
        one.id
        for one in corpus.entities.values()
        if one.type is not EntityType.EVENT and one.id not in named
    )
