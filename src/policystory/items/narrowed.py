"""An item of which only some options or rows are shown, with the proofs of these alone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from policystory.items.item import Item, Option, PairsKey, Prompt

T = TypeVar("T")


def with_options(item: Item, options: Sequence[Option]) -> Item:
    """Return the item with these options only, in this order; its key stays."""
    ids = [option.id for option in options]
    return msgspec.structs.replace(
        item,
        options=tuple(options),
        tiers=(),
        weights={},
        why=_only(item.why, ids),
        feedback=_only(item.feedback, ids),
    )


def with_right_ones(item: Item, options: Sequence[Option]) -> Item:
    """Return an item of several right answers with these options only.

    It asks only for the right ones among them.
    """
    ids = {option.id for option in options}
    key = item.key if isinstance(item.key, tuple) else ()
    right = tuple(name for name in key if name in ids)
    return msgspec.structs.replace(
        with_options(item, options), key=right, asked=_asked_for(item, right)
    )


def with_rows(item: Item, prompts: Sequence[Prompt], options: Sequence[Option]) -> Item:
    """Return an item of pairs with these rows or gaps only, and these options for all rows."""
    key = item.key.pairs if isinstance(item.key, PairsKey) else {}
    rows = [prompt.id for prompt in prompts]
    pairs: set[str] = set()
    for prompt in prompts:
        for option in (*options, *prompt.options):
            pairs.add(f"{prompt.id}/{option.id}")
    # Feedback belongs to a row, or to a pair where each gap has options of its own.
    names = pairs.union(rows)
    return msgspec.structs.replace(
        item,
        asked=_asked_for(item, [f"{row}/{key[row]}" for row in rows]),
        prompts=tuple(prompts),
        options=tuple(options),
        tiers=(),
        key=PairsKey({row: key[row] for row in rows}),
        why=_only(item.why, filter(pairs.__contains__, item.why)),
        feedback=_only(item.feedback, filter(names.__contains__, item.feedback)),
    )


def _only(texts: Mapping[str, T], names: Iterable[str]) -> dict[str, T]:
    return {name: texts[name] for name in names}


def _asked_for(item: Item, right: Iterable[str]) -> tuple[str, ...]:
    """Return the facts that are asked for by these right answers, named as in `why`."""
    shown: set[str] = set()
    for name in right:
        for why in item.why[name]:
            shown.update(why.facts)
    return tuple(fact for fact in item.asked if fact in shown) or item.asked
