"""Chance is a keyed hash: whatever is drawn or shuffled is ranked by BLAKE2b over stable ids, keyed with the seed.

So a variant is the same on every machine and Python version for ever, and a fact added to the corpus moves only what it
is itself drawn into.
"""

from collections.abc import Callable, Iterable
from hashlib import blake2b
from itertools import combinations
from typing import TypeVar

import msgspec

from policystory.items import review
from policystory.items.item import Item, Option, Order

T = TypeVar("T")

WRONG_OPTIONS = 2
"""Wrong options of a variant: three options are as good as four, and easier to prove (Rodriguez 2005)."""


def rank(seed: str, *ids: str) -> bytes:
    """Return where these ids stand under this seed: compare the bytes.

    >>> rank("a", "item").hex()[:8], rank("b", "item").hex()[:8]
    ('86162685', 'f4972973')
    """
    # A BLAKE2b key holds 64 bytes at most, so the seed is hashed into one.
    key = blake2b(seed.encode(), digest_size=32).digest()
    return blake2b("\x1f".join(ids).encode(), key=key, digest_size=16).digest()


def shuffled(seed: str, things: Iterable[T], name: Callable[[T], str], *context: str) -> list[T]:
    """Return `things` in the order that the seed gives them; `name` must be different for each."""
    return sorted(things, key=lambda thing: rank(seed, *context, name(thing)))


def variant(item: Item, seed: str) -> Item | None:
    """Draw one learner's variant of an item: its key and two wrong options, in their order.

    Likely confusions come first, and equally likely ones by the seed. Options that have an order of their own (numbers,
    dates) keep it; others are shuffled. None if no two wrong options pass the rules for items together.
    """
    if not item.options:
        return item
    by_id = {option.id: option for option in item.options}
    key = by_id[str(item.key)]
    ranked = [by_id[wrong] for tier in item.tiers for wrong in shuffled(seed, tier, str, item.family, "wrong")]
    for wrong in combinations(ranked, WRONG_OPTIONS):
        trial = _with(item, [key, *wrong])
        if not any(review.broken(trial, review.OPTION_RULES)):
            return _shown(item, [key, *wrong], seed)
    return None


def _shown(item: Item, chosen: list[Option], seed: str) -> Item:
    """Put the chosen options into the order in which the learner sees them."""
    if item.order is not Order.DRAWN:
        ids = {option.id for option in chosen}
        return _with(item, [option for option in item.options if option.id in ids])
    return _with(item, shuffled(seed, chosen, lambda option: option.id, item.family, "order"))


def _with(item: Item, options: list[Option]) -> Item:
    """Return the item with these options only, and their proofs and feedback."""
    ids = [option.id for option in options]
    return msgspec.structs.replace(
        item,
        options=tuple(options),
        tiers=(),
        why={option: item.why[option] for option in ids},
        feedback={option: item.feedback[option] for option in ids},
    )
