"""Who is no option, whatever the corpus proves: whoever the question or its answer names, and whom no report names."""

import re
from functools import lru_cache

from policystory.facts.corpus import Corpus, folded
from policystory.facts.record import EntityType, Fact

_BETWEEN = re.compile(r"[^\w'&]+")


class Barred:
    """The entities that are no option of one question.

    Barred are the fact's own parts, whoever the stem names, any person whom the fact's sentence names, and the report's
    author: "whom did she meet?" is not answered by her own name. So is who has no name in any report ("an official, not
    named"), except in the report that speaks of him.

    Arguments: the corpus; the fact; its stem.
    """

    def __init__(self, corpus: Corpus, fact: Fact, stem: str) -> None:
        """Look for no name yet."""
        self._corpus = corpus
        self._parts = {fact.subject, fact.speaker, fact.population, fact.place}
        self._report = fact.sources[0].source
        author = corpus.sources[self._report].author
        self._author = corpus.entity_named(author) if author else None
        self._stem, self._says = _spaced(stem), _said(fact.says)

    def bars(self, part: str, fact: Fact) -> bool:
        """Tell whether what another fact has is no option; what is no entity is not barred."""
        if part in self._parts or part == self._author:
            return True
        entity = self._corpus.entities.get(part)
        if entity is None:
            return False
        names = _names(self._corpus)[part]
        if any(name in self._stem for name in names):
            return True
        if entity.type is EntityType.PERSON and any(name in self._says for name in names):
            return True
        return part in _nameless(self._corpus) and all(citation.source != self._report for citation in fact.sources)


def _spaced(text: str) -> str:
    """Return the words of a text with a space on either side of each, to look for names in."""
    plain = folded(text).replace("'s", "")
    return f" {_BETWEEN.sub(' ', plain)} "


@lru_cache(maxsize=4096)  # a fact is asked in several directions
def _said(text: str) -> str:
    return _spaced(text)


@lru_cache(maxsize=4)  # as long-lived as the bank that is made with it
def _names(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Return all names of each entity, to be looked for in a spaced text."""
    return {
        entity.id: tuple([_spaced(name) for name in (entity.name, *entity.aliases)])
        for entity in corpus.entities.values()
    }


@lru_cache(maxsize=4)
def _nameless(corpus: Corpus) -> frozenset[str]:
    """Return the entities that no report names; events are described rather than named, and so are no such thing."""
    if not corpus.mentions:
        return frozenset()
    named = {one for paragraphs in corpus.mentions.values() for entities in paragraphs.values() for one in entities}
    return frozenset(
        one.id for one in corpus.entities.values() if one.type is not EntityType.EVENT and one.id not in named
    )
