"""Reproducible draws and shuffles: ids are sorted by a hash (BLAKE2b) whose key is the seed.

The same seed draws the same on every machine and Python version. A fact that is added to the corpus
changes only the draws that it takes part in.
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
    """Return 16 bytes for a thing; sorted by such bytes, things are in an order the seed decides.

    `ids` name the thing. The example shows how the bytes begin under two seeds.

    >>> rank("a", "item").hex()[:8], rank("b", "item").hex()[:8]
    ('86162685', 'f4972973')
    """
    # No id holds a separator of units, so that no two lists of ids are joined to the same text.
    text = "\x1f".join(ids)
    return blake2b(text.encode(), key=_key(seed), digest_size=16).digest()


def pick(seed: str, among: int, *ids: str) -> int:
    """Return a whole number from 0 to `among` - 1, always the same for a seed and these ids.

    `ids` name what the number is for. Over many ids or seeds all numbers are equally frequent.

    >>> pick("a", 3, "item")
    1
    """
    place = rank(seed, *ids)
    return int.from_bytes(place[:8], "big") % among


def shuffled(
    seed: str, things: Iterable[T], name: Callable[[T], str], *context: str
) -> list[T]:
    """Return things in an order that looks random and is always the same for a seed.

    Arguments: `seed`; `things`; `name`: a function that returns a different text for each thing,
    such as its id; `context`: words that say what the order is for, such as "options"; orders with
    different words are independent.
    """

    def place(thing: T) -> bytes:
        text = name(thing)
        return rank(seed, *context, text)

    return sorted(things, key=place)


def drawn(
    seed: str, names: Iterable[str], weights: Mapping[str, int], *context: str
) -> list[str]:
    """Return all names in a random order, in which names with a greater weight tend to come first.

    A name of weight 3 is three times as likely to come first as a name of weight 1.

    Arguments: `seed`: decides the order; `names`; `weights`: the weight of each name (1 if it is
    missing there); `context`: words that say what the order is for, such as "wrong"; orders with
    different words are independent. The example orders "a" (of weight 3) and "b" under 100 seeds;
    "a" comes first under 83 of them.

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

    Arguments: `seed`; `name`: what the choices are for, such as a group of items. Each choice also
    has a `purpose`, such as "wording"; choices for different purposes are independent.
    """

    def __init__(self, seed: str, name: str) -> None:
        self._seed, self._name = seed, name

    def pick(self, among: int, purpose: str) -> int:
        """Return a whole number from 0 to `among` - 1, decided by the seed.

        `purpose` says what the number is for; numbers for different purposes are independent.
        """
        return pick(self._seed, among, self._name, purpose)

    def shuffled(self, things: Iterable[N], *purpose: str) -> list[N]:
        """Return things in an order decided by the seed; each thing must have an attribute `id`.

        `purpose` says what the order is for; orders for different purposes are independent.
        """
        return shuffled(self._seed, things, _id, self._name, *purpose)

    def shuffled_ids(self, ids: Iterable[str], purpose: str) -> list[str]:
        """Return ids in an order decided by the seed.

        `purpose` says what the order is for; orders for different purposes are independent.
        """
        return shuffled(self._seed, ids, str, self._name, purpose)

    def drawn(
        self, ids: Iterable[str], weights: Mapping[str, int], purpose: str
    ) -> list[str]:
        """Return ids in a random order, in which ids with a greater weight tend to come first.

        The seed decides the order. `weights` gives the weight of an id; an id that is missing there
        has the weight 1. `purpose` says what the order is for; orders for different purposes are
        independent.
        """
        return drawn(self._seed, ids, weights, self._name, purpose)


def _id(thing: _Named) -> str:
    return thing.id
