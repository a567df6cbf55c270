"""List the names that learners might type for an entity: right, unclear, and others' names."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

import msgspec

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.entity import Entity, EntityType
from policystory.items.typed_answers.misspellings import is_near, plain, slips

_SMALL = frozenset("a an and at de for in la of on the to".split())
_QUOTES = "“\"'"


class Names(msgspec.Struct, frozen=True):
    """The names that learners might type if an entity is the answer, by whether they are right.

    - `accepted`: the right names.
    - `unclear`: names that may also mean somebody else, such as a surname that two people share, or
      only a part of the entity.
    - `lookalikes`: names of others that look like misspellings of a right one.
    - `beside`: words that may be typed beside the name, from the entity's offices and aliases.
    - `other_names`: names of other entities of the same type.

    All but `accepted` are in small letters without accents.
    """

    accepted: tuple[str, ...]
    unclear: tuple[str, ...]
    lookalikes: tuple[str, ...]
    beside: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()


def is_named(entity: Entity) -> bool:
    """Tell whether an entity has a proper name ("Route 42"), and not only a description."""
    # A group or an event is described, whatever capitals its description has.
    is_described = entity.type in (EntityType.GROUP, EntityType.EVENT)
    if is_described:
        return False
    return _is_proper(entity.name)


@once_per_corpus
def names_of(corpus: Corpus, entity_id: str) -> Names:
    """Return the names that learners might type if an entity (an id) is the answer.

    They are grouped by whether they are right; see `Names`.
    """
    register = _register(corpus)
    entity = corpus.entities[entity_id]
    accepted: dict[str, str] = {}
    unclear = register.names_of_related(entity)
    for name in _names(entity):
        spelling = plain(name)
        if register.is_shared(spelling, entity):
            unclear.add(spelling)
        else:
            accepted.setdefault(spelling, name)
    # An office is no name, and whoever holds it may be meant.
    unclear.update(plain(office.title) for office in entity.offices)
    unclear.difference_update(accepted)
    lookalikes: set[str] = set()
    for spelling in accepted:
        lookalikes.update(register.near(spelling))
    lookalikes.difference_update(unclear, accepted)
    return Names(
        accepted=tuple(accepted.values()),
        unclear=tuple(sorted(unclear)),
        lookalikes=tuple(sorted(lookalikes)),
        beside=_words_beside(corpus, entity),
        other_names=register.names_of_others(entity),
    )


def _words_beside(corpus: Corpus, entity: Entity) -> tuple[str, ...]:
    """Return the plain words that say who or what an entity is: of its offices and aliases.

    A person may also have one of the course's titles.
    """
    words: set[str] = set()
    if entity.type is EntityType.PERSON:
        words.update(map(plain, corpus.titles))
    titles = [office.title for office in entity.offices]
    for text in (*titles, *entity.aliases):
        plain_words = plain(text).split()
        words.update(plain_words)
    return tuple(sorted(words))


# Every name is compared with all the others.
@once_per_corpus
def _register(corpus: Corpus) -> "_Register":
    return _Register(corpus)


class _Register:
    """All names of a corpus in plain spelling, and the entities that bear each."""

    def __init__(self, corpus: Corpus) -> None:
        """Write every name of every entity plainly."""
        self._corpus = corpus
        self._names: dict[str, set[str]] = {}
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        for entity in corpus.entities.values():
            # Aliases that are only descriptions count, too: a learner may type them.
            called = (*_names(entity), *entity.aliases)
            names = set(map(plain, called))
            self._names[entity.id] = names
            for name in names:
                self._bearers[name].add(entity.id)
        self._by_type: dict[EntityType, dict[str, set[str]]] = {}
        names_in_order = sorted(self._bearers)
        # By length, for a slip changes it by one at most.
        self._by_length: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for name in names_in_order:
            alike_long = self._by_length[len(name)]
            alike_long.append((name, _letters(name)))

    def names_of_related(self, entity: Entity) -> set[str]:
        related = set(self._names[entity.id])
        for id_ in self._corpus.may_be(entity.id):
            related |= self._names[id_]
        return related

    def names_of_others(self, entity: Entity) -> tuple[str, ...]:
        """Return the names of other entities of the same type, sorted, in plain small letters.

        Entities that may be the same as this one, wholly or in part, are left out.
        """
        related = {entity.id, *self._corpus.may_be(entity.id)}
        of_type = self._of_type(entity.type)
        left_out = set(self._names[entity.id])
        for id_ in related:
            for name in self._names[id_]:
                # A name that somebody else bears, too, is another's.
                if of_type.get(name, set()) <= related:
                    left_out.add(name)
        return tuple([name for name in of_type if name not in left_out])

    def _of_type(self, type_: EntityType) -> dict[str, set[str]]:
        """Return the proper names of all entities of a type, sorted, each with who bears it."""
        if type_ not in self._by_type:
            bearers: defaultdict[str, set[str]] = defaultdict(set)
            for entity in self._corpus.entities.values():
                if entity.type is type_ and is_named(entity):
                    for name in map(plain, _names(entity)):
                        bearers[name].add(entity.id)
            self._by_type[type_] = dict(sorted(bearers.items()))
        return self._by_type[type_]

    def is_shared(self, name: str, entity: Entity) -> bool:
        """Tell whether a name of an entity may mean another entity, too.

        A person's surname counts as shared even if it only looks like another's.
        """
        if self._is_of_another(name, entity):
            return True
        # Surnames are short, and one of another person may lie within a slip.
        if entity.type is not EntityType.PERSON:
            return False
        if name == plain(entity.name):
            return False
        for near in self.near(name):
            is_surname = " " not in near
            if is_surname and self._is_of_another(near, entity):
                return True
        return False

    def _is_of_another(self, name: str, entity: Entity) -> bool:
        return self._bearers[name] != {entity.id}

    def near(self, name: str) -> Iterator[str]:
        most = slips(name)
        letters = _letters(name)
        lengths = range(len(name) - most, len(name) + most + 1)
        alike_long = chain.from_iterable(self._by_length.get(n, ()) for n in lengths)
        for candidate, candidate_letters in alike_long:
            # A slip changes two letters at most, which rules out nearly all names.
            differing = letters ^ candidate_letters
            if differing.bit_count() > 2 * most:
                continue
            if is_near(candidate, name):
                yield candidate


def _names(entity: Entity) -> Iterator[str]:
    """Yield the name of an entity, its aliases that are names, and a person's surname."""
    yield entity.name
    for alias in entity.aliases:
        if _is_name(alias, entity):
            yield alias
    if entity.type is EntityType.PERSON and " " in entity.name:
        yield entity.name.split()[-1]


def _is_name(alias: str, entity: Entity) -> bool:
    """Tell whether an alias is a name of its entity.

    Others are words by which a report's paragraphs are found, such as "the island's keeper".
    """
    name = plain(entity.name)
    words = plain(alias)
    # With spaces around, so that only whole words count.
    if f" {name} " in f" {words} ":
        return True
    if not _is_proper(alias):
        return False
    # Words such as "of" stand in names that have nothing to do with each other.
    shared = set(name.split()).intersection(words.split())
    if not shared <= _SMALL:
        return True
    # One word, such as a person's nickname, or an acronym.
    is_person = entity.type is EntityType.PERSON
    if " " in alias:
        return False
    return is_person or alias.isupper()


def _is_proper(name: str) -> bool:
    """Tell whether every word of a name, but for small ones, begins with a capital or a digit."""
    large = [word for word in name.split() if word not in _SMALL]
    if not large:
        return False
    return all(map(_begins_as_name, large))


def _begins_as_name(word: str) -> bool:
    first_letter = word.lstrip(_QUOTES)[:1]
    if first_letter.isupper():
        return True
    return word[:1].isdigit()


def _letters(name: str) -> int:
    """Return the letters of a plain name as bits: one for each time that it has a letter."""
    # Letters beyond a to z share places, which only lets more names through to the exact test;
    # so do letters beyond the fourth of their sort.
    bits = 0
    for letter in name:
        bit = 1 << 4 * (ord(letter) & 31)
        for _ in range(3):
            if bits & bit:
                bit <<= 1
        bits |= bit
    return bits
