"""Names as answers: by which names an entity may be called when somebody types one, and which names are another's."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from policystory.facts.corpus import Corpus
from policystory.facts.record import Entity, EntityType
from policystory.items.typed.similarity import is_near, plain, slips

_SMALL = frozenset("a an and at de for in la of on the to".split())


class Names(msgspec.Struct, frozen=True):
    """The names of one entity as answers.

    `accepted` are right; `unclear` may mean it and others too (a surname that two people bear or
    nearly bear, and the names of its parts and wholes); `others` are another entity's, though they
    look like slips of an accepted one.
    """

    accepted: tuple[str, ...]
    unclear: tuple[str, ...]
    others: tuple[str, ...]


def is_named(entity: Entity) -> bool:
    """Tell whether an entity has a name of its own: "Title 42", and not "task force on corruption"."""
    return entity.type not in (EntityType.GROUP, EntityType.EVENT) and _is_proper(
        entity.name
    )


def names_of(corpus: Corpus, entity_id: str) -> Names:
    """Return the names of an entity as answers."""
    return _register(corpus).names_of(entity_id)


@lru_cache(maxsize=4)  # one entry a corpus, as for the wrong options
def _register(corpus: Corpus) -> "_Register":
    return _Register(corpus)


class _Register:
    """All names of a corpus, and those of each entity as they are asked for."""

    def __init__(self, corpus: Corpus) -> None:
        """Write every name of every entity plainly, once."""
        self._corpus = corpus
        self._made: dict[str, Names] = {}
        self._called = {
            entity.id: {plain(name) for name in (*entity.aliases, *_names(entity))}
            for entity in corpus.entities.values()
        }
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        for bearer, names in self._called.items():
            for name in names:
                self._bearers[name].add(bearer)
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
        for other, names in self._called.items():
            if self._corpus.related(entity.id, other):
                unclear |= names
        unclear -= set(accepted)
        others = (
            {other for name in accepted for other in self._near(name)}
            - set(accepted)
            - unclear
        )
        return Names(
            tuple(accepted.values()), tuple(sorted(unclear)), tuple(sorted(others))
        )

    def _is_shared(self, name: str, entity: Entity) -> bool:
        """Tell whether a name is another entity's too, or is a surname within a slip of another person's."""
        if self._bearers[name] != {entity.id}:
            return True
        if entity.type is not EntityType.PERSON or name == plain(entity.name):
            return False
        return any(
            self._bearers[other] != {entity.id} and " " not in other
            for other in self._near(name)
        )

    def _near(self, name: str) -> Iterator[str]:
        """Yield the names that are a few slips away from this one."""
        most, letters, length = slips(name), _letters(name), len(name)
        for other, theirs in self._letters.items():
            # A slip changes two letters of a set at most, which rules out nearly all names at once.
            if (
                abs(len(other) - length) <= most
                and (letters ^ theirs).bit_count() <= 2 * most
                and is_near(other, name)
            ):
                yield other


def _names(entity: Entity) -> Iterator[str]:
    """Yield the name of an entity, its aliases that are names, and a person's surname.

    Other aliases are words by which a report's paragraphs are found, such as "the Guatemalan
    president".
    """
    yield entity.name
    whole = plain(entity.name)
    own = set(whole.split()) - _SMALL
    for alias in entity.aliases:
        shares = not own.isdisjoint(plain(alias).split())
        alone = " " not in alias and (
            entity.type is EntityType.PERSON or alias.isupper()
        )
        if f" {whole} " in f" {plain(alias)} " or (
            _is_proper(alias) and (shares or alone)
        ):
            yield alias
    if entity.type is EntityType.PERSON and " " in entity.name:
        yield entity.name.split()[-1]


def _is_proper(name: str) -> bool:
    """Tell whether every word of a name, but for small ones, begins with a capital or a digit."""
    words = [word for word in name.split() if word not in _SMALL]
    return bool(words) and all(
        word.lstrip("“\"'")[:1].isupper() or word[:1].isdigit() for word in words
    )


def _letters(name: str) -> int:
    """Return the set of letters of a plain name as bits; others than a to z share bits, which only weakens the test."""
    bits = 0
    for letter in name:
        bits |= 1 << (ord(letter) & 31)
    return bits
