"""Names as answers: what an entity may be called, and which names are another's."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.record import Entity, EntityType
from policystory.items.typed.similarity import is_near, plain, slips

_SMALL = frozenset("a an and at de for in la of on the to".split())


class Names(msgspec.Struct, frozen=True):
    """The names of one entity as answers.

    `accepted` are right; `unclear` may mean it and others too (a surname that two people bear or
    nearly bear, and the names of its parts and wholes); `lookalikes` are another entity's, though
    they look like slips of an accepted one.
    """

    accepted: tuple[str, ...]
    unclear: tuple[str, ...]
    lookalikes: tuple[str, ...]


def is_named(entity: Entity) -> bool:
    """Tell whether an entity has a name: "Title 42", and not "task force on corruption"."""
    # A group or an event is described, whatever capitals its description has.
    is_described = entity.type in (EntityType.GROUP, EntityType.EVENT)
    return not is_described and _is_proper(entity.name)


def names_of(corpus: Corpus, entity_id: str) -> Names:
    """Return the names of an entity as answers."""
    return _register(corpus).names_of(entity_id)


@once_per_corpus
def _register(corpus: Corpus) -> "_Register":
    return _Register(corpus)


class _Register:
    """All names of a corpus, and those of each entity as they are asked for."""

    def __init__(self, corpus: Corpus) -> None:
        """Write every name of every entity plainly, once."""
        self._corpus = corpus
        self._made: dict[str, Names] = {}
        self._called: dict[str, set[str]] = {}
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        for entity in corpus.entities.values():
            names = {plain(name) for name in (*entity.aliases, *_names(entity))}
            self._called[entity.id] = names
            for name in names:
                self._bearers[name].add(entity.id)
        self._letters = {name: _letters(name) for name in sorted(self._bearers)}

    def names_of(self, entity_id: str) -> Names:
        """Return the names of an entity, made once."""
        if entity_id not in self._made:
            self._made[entity_id] = self._names_of(self._corpus.entities[entity_id])
        return self._made[entity_id]

    def _names_of(self, entity: Entity) -> Names:
        accepted: dict[str, str] = {}
        unclear: set[str] = set()
        for name in _names(entity):
            if self._is_shared(plain(name), entity):
                unclear.add(plain(name))
            else:
                accepted.setdefault(plain(name), name)
        for entity_id, names in self._called.items():
            if self._corpus.related(entity.id, entity_id):
                unclear |= names
        unclear.difference_update(accepted)
        near: set[str] = set()
        for name in accepted:
            near.update(self._near(name))
        near -= unclear
        near.difference_update(accepted)
        return Names(
            tuple(accepted.values()), tuple(sorted(unclear)), tuple(sorted(near))
        )

    def _is_shared(self, name: str, entity: Entity) -> bool:
        """Tell whether a name may mean another entity too."""
        if self._bearers[name] != {entity.id}:
            return True
        # Surnames are short, and one of another person may lie within a slip.
        if entity.type is not EntityType.PERSON or name == plain(entity.name):
            return False
        return any(self._is_another_surname(near, entity) for near in self._near(name))

    def _is_another_surname(self, name: str, entity: Entity) -> bool:
        return self._bearers[name] != {entity.id} and " " not in name

    def _near(self, name: str) -> Iterator[str]:
        """Yield the names that are a few slips away from this one."""
        most, letters, length = slips(name), _letters(name), len(name)
        for candidate, theirs in self._letters.items():
            if abs(len(candidate) - length) > most:
                continue
            # A slip changes two letters of a set at most, which rules out nearly all names.
            if (letters ^ theirs).bit_count() > 2 * most:
                continue
            if is_near(candidate, name):
                yield candidate


def _names(entity: Entity) -> Iterator[str]:
    """Yield the name of an entity, its aliases that are names, and a person's surname."""
    yield entity.name
    yield from (alias for alias in entity.aliases if _is_name(alias, entity))
    if entity.type is EntityType.PERSON and " " in entity.name:
        yield entity.name.split()[-1]


def _is_name(alias: str, entity: Entity) -> bool:
    """Tell whether an alias is a name of its entity.

    Others are words by which a report's paragraphs are found, such as "the Guatemalan president".
    """
    name, words = plain(entity.name), plain(alias)
    if f" {name} " in f" {words} ":
        return True
    if not _is_proper(alias):
        return False
    shared = set(name.split()).intersection(words.split()) - _SMALL
    # One word, such as a person's nickname, or an acronym.
    is_alone = entity.type is EntityType.PERSON or alias.isupper()
    return bool(shared) or (" " not in alias and is_alone)


def _is_proper(name: str) -> bool:
    """Tell whether every word of a name, but for small ones, begins with a capital or a digit."""
    words = [word for word in name.split() if word not in _SMALL]
    return bool(words) and all(_begins_as_name(word) for word in words)


def _begins_as_name(word: str) -> bool:
    return word.lstrip("“\"'")[:1].isupper() or word[:1].isdigit()


def _letters(name: str) -> int:
    """Return the set of letters of a plain name as bits."""
    # Letters beyond a to z share bits, which only lets more names through to the exact test.
    bits = 0
    for letter in name:
        bits |= 1 << (ord(letter) & 31)
    return bits
