"""Chance is a keyed hash: whatever is drawn or shuffled is ranked by BLAKE2b over stable ids, keyed with the seed.

So a variant is the same on every machine and Python version for ever, and a fact added to the corpus moves only what it
is itself drawn into.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


@lru_cache(maxsize=64)
def _key(seed: str) -> bytes:
    """Return a seed as a key; a BLAKE2b key holds 64 bytes at most, so the seed is hashed into one."""
    return blake2b(seed.encode(), digest_size=32).digest()


def rank(seed: str, *ids: str) -> bytes:
    """Return where these ids stand under this seed: compare the bytes.

    >>> rank("a", "item").hex()[:8], rank("b", "item").hex()[:8]
    ('86162685', 'f4972973')
    """
    return blake2b("\x1f".join(ids).encode(), key=_key(seed), digest_size=16).digest()


def pick(seed: str, among: int, *ids: str) -> int:
    """Return a number from 0 up to, and without, `among`, as good as evenly spread over ids and seeds.

    >>> pick("a", 3, "item")
    1
    """
    return int.from_bytes(rank(seed, *ids)[:8], "big") % among


def shuffled(seed: str, things: Iterable[T], name: Callable[[T], str], *context: str) -> list[T]:
    """Return `things` in the order that the seed gives them; `name` must be different for each."""
    return sorted(things, key=lambda thing: rank(seed, *context, name(thing)))
