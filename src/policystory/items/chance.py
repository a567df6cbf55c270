"""Draws and shuffles that a seed decides, the same on every machine and Python version.

Things are sorted by a hash of the seed and their ids. A new fact changes only the draws in which it
takes part.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Protocol, TypeVar


class _Named(Protocol):
    """What has an id by which it is ranked, such as an option."""

    @property
    def id(self) -> str: ...


T = TypeVar("T")
N = TypeVar("N", bound=_Named)


@lru_cache(maxsize=64)
def _key(seed: str) -> bytes:
    """Return a seed as a key of the hash."""
    # A BLAKE2b key holds 64 bytes at most, and a seed may be longer.
    return blake2b(seed.encode(), digest_size=32).digest()


def rank(seed: str, *ids: str) -> bytes:
    """Return 16 bytes for a thing, to sort things in a random order that the seed decides.

    `ids` name the thing. The example shows how the bytes begin under two seeds.

    >>> rank("a", "item").hex()[:8], rank("b", "item").hex()[:8]
    ('86162685', 'f4972973')
    """
    # No id holds a separator of units, so that no two lists of ids are joined to the same text.
    text = "\x1f".join(ids)
    return blake2b(text.encode(), key=_key(seed), digest_size=16).digest()


def pick(seed: str, among: int, *ids: str) -> int:
    """Return a random whole number from 0 to `among` - 1 that the seed decides.

    `ids` name what the number is for; each name has its own number.

    >>> pick("a", 3, "item")
    1
    """
    place = rank(seed, *ids)
    return int.from_bytes(place[:8], "big") % among


def shuffled(
    seed: str, things: Iterable[T], name: Callable[[T], str], *context: str
) -> list[T]:
    """Return things in a random order that the seed decides.

    `name`: a function that returns a different text for each thing, such as its id. `context`:
    words that say what the order is for, such as "options"; orders for different purposes are
    independent.
    """

    def place(thing: T) -> bytes:
        text = name(thing)
        return rank(seed, *context, text)

    return sorted(things, key=place)


def drawn(
    seed: str, names: Iterable[str], weights: Mapping[str, int], *context: str
) -> list[str]:
    """Return names in a random order; those with a greater weight tend to come first.

    The seed decides the order. A name of weight 3 is three times as likely to be first as a name of
    weight 1. A name that is not in `weights` has the weight 1. `context`: words that say what the
    order is for, such as "wrong"; orders for different purposes are independent. Below, "a" (of
    weight 3) is before "b" under 83 of 100 seeds.

    >>> sum(drawn(str(seed), "ab", {"a": 3})[0] == "a" for seed in range(100))
    83
    """
    best = {}
    for name in names:
        # A name has as many tickets as its weight, and its best one counts. The first has no
        # number, so that names with one ticket each are simply shuffled.
        best[name] = rank(seed, *context, name)
        for number in range(1, weights.get(name, 1)):
            ticket = rank(seed, *context, name, str(number))
            best[name] = min(best[name], ticket)
    return sorted(best, key=lambda name: best[name])


class SeededChoice:
    """A source of random choices that are always the same for the same seed and name.

    `name`: what the choices are for, such as a group of items. Each choice has a `purpose`, too,
    such as "wording"; choices for different purposes are independent.
    """

    def __init__(self, seed: str, name: str) -> None:
        self._seed, self._name = seed, name

    def pick(self, among: int, purpose: str) -> int:
        """Return a random whole number from 0 to `among` - 1 that the seed decides.

        `purpose` says what the number is for, such as "wording".
        """
        return pick(self._seed, among, self._name, purpose)

    def shuffled(self, things: Iterable[N], *purpose: str) -> list[N]:
        """Return things, each with an attribute `id`, in a random order that the seed decides.

        `purpose` says what the order is for, such as "order".
        """
        return shuffled(self._seed, things, _id, self._name, *purpose)

    def shuffled_ids(self, ids: Iterable[str], purpose: str) -> list[str]:
        """Return ids in a random order that the seed decides.

        `purpose` says what the order is for, such as "wrong".
        """
        return shuffled(self._seed, ids, str, self._name, purpose)

    def drawn(
        self, ids: Iterable[str], weights: Mapping[str, int], purpose: str
    ) -> list[str]:
        """Return ids in a random order; those with a greater weight tend to come first.

        The seed decides the order. An id that is not in `weights` has the weight 1. `purpose` says
        what the order is for, such as "wrong".
        """
        return drawn(self._seed, ids, weights, self._name, purpose)


def _id(thing: _Named) -> str:
    return thing.id
