"""Chance is a keyed hash: what is drawn or shuffled is ranked by BLAKE2b over stable ids.

The seed is the key of the hash. So a variant is the same on every machine and Python version for
ever, and a fact added to the corpus moves only what it is itself drawn into.
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
    """Return where these ids stand under this seed: compare the bytes.

    >>> rank("a", "item").hex()[:8], rank("b", "item").hex()[:8]
    ('86162685', 'f4972973')
    """
    # No id holds a separator of units, so that no two lists of ids are joined to the same text.
    text = "\x1f".join(ids)
    return blake2b(text.encode(), key=_key(seed), digest_size=16).digest()


def pick(seed: str, among: int, *ids: str) -> int:
    """Return a number from 0 to `among` - 1, as good as evenly spread over ids and seeds.

    >>> pick("a", 3, "item")
    1
    """
    place = rank(seed, *ids)
    return int.from_bytes(place[:8], "big") % among


def shuffled(
    seed: str, things: Iterable[T], name: Callable[[T], str], *context: str
) -> list[T]:
    """Return `things` in the order that the seed gives them; `name` must be different for each."""
    return sorted(things, key=lambda thing: rank(seed, *context, name(thing)))


def drawn(
    seed: str, names: Iterable[str], weights: Mapping[str, int], *context: str
) -> list[str]:
    """Return names in the order of a draw with tickets: each has its weight of them, or one.

    >>> sum(drawn(str(seed), "ab", {"a": 3})[0] == "a" for seed in range(100))
    83
    """
    best = {}
    for name in names:
        # The first ticket has no number, so that with one ticket each this is a plain shuffle.
        best[name] = rank(seed, *context, name)
        for number in range(1, weights.get(name, 1)):
            ticket = rank(seed, *context, name, str(number))
            best[name] = min(best[name], ticket)
    return sorted(best, key=lambda name: best[name])


class SeededChoice:
    """What a seed decides about one thing, such as a family of items.

    Arguments: the seed; the name of the thing. Each purpose of a draw gets an order of its own.
    """

    def __init__(self, seed: str, name: str) -> None:
        self._seed, self._name = seed, name

    def pick(self, among: int, purpose: str) -> int:
        """Return a number from 0 to `among` - 1."""
        return pick(self._seed, among, self._name, purpose)

    def shuffled(self, things: Iterable[N], *purpose: str) -> list[N]:
        """Return things in the order that the seed gives them by their ids."""
        return shuffled(self._seed, things, _id, self._name, *purpose)

    def shuffled_ids(self, ids: Iterable[str], purpose: str) -> list[str]:
        """Return ids in the order that the seed gives them."""
        return shuffled(self._seed, ids, str, self._name, purpose)

    def drawn(
        self, ids: Iterable[str], weights: Mapping[str, int], purpose: str
    ) -> list[str]:
        """Return ids in the order of a draw in which each has its weight of tickets."""
        return drawn(self._seed, ids, weights, self._name, purpose)


def _id(thing: _Named) -> str:
    return thing.id
