"""Narrow an item to some of its options or rows, with only their proofs and feedback."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from policystory.items.forms.shared_by_forms import TRIED
from policystory.items.item import Ids, Item, Option, Pairs, PairsKey, Prompt

T = TypeVar("T")


def with_options(item: Item, options: Sequence[Option]) -> Item:
    """Return a copy of an item that has only these options, in this order.

    The right answer (`key`) is not changed, even if its option is left out.
    """
    why = {}
    feedback = {}
    for option in options:
        why[option.id] = item.why[option.id]
        for name in (option.id, f"{option.id}/{TRIED}"):
            if name in item.feedback:
                feedback[name] = item.feedback[name]
    return replace(
        item,
        options=tuple(options),
        # All options are shown now, so none is left to be drawn.
        tiers=(),
        weights={},
        why=why,
        feedback=feedback,
    )


def with_right_ones(item: Item, options: Sequence[Option]) -> Item:
    """Return a copy of an item with several right answers that has only the given options.

    They are in the given order. An option is right if it was right in `item`.
    """
    shown = with_options(item, options)
    key = item.key if isinstance(item.key, tuple) else ()
    right = tuple(filter(shown.why.__contains__, key))
    asked = _asked_for(item, right)
    return replace(shown, key=right, asked=asked)


def with_rows(item: Item, prompts: Sequence[Prompt], options: Sequence[Option]) -> Item:
    """Return a copy of an item that has only these rows or gaps (`prompts`) and these options.

    Proofs, feedback and right answers of other rows are left out, too.
    """
    key = item.key.pairs if isinstance(item.key, PairsKey) else {}
    pairs: Pairs = {}
    right: list[str] = []
    # Feedback belongs to a row or a gap, or to an option that is chosen for it.
    shown: set[str] = set()
    for prompt in prompts:
        row = prompt.id
        pairs[row] = key[row]
        right.append(f"{row}/{key[row]}")
        shown.add(row)
        for option in (*options, *prompt.options):
            shown.add(f"{row}/{option.id}")
            shown.add(f"{row}/{option.id}/{TRIED}")
    return replace(
        item,
        asked=_asked_for(item, right),
        prompts=tuple(prompts),
        options=tuple(options),
        tiers=(),
        key=PairsKey(pairs),
        why=_only(item.why, shown),
        feedback=_only(item.feedback, shown),
    )


def _only(texts: Mapping[str, T], names: Container[str]) -> dict[str, T]:
    return {name: text for name, text in texts.items() if name in names}


def _asked_for(item: Item, right: Iterable[str]) -> Ids:
    """Return the facts that are asked for by these right answers, named as in `why`."""
    proving: set[str] = set()
    for name in right:
        for why in item.why[name]:
            proving.update(why.facts)
    asked = tuple(filter(proving.__contains__, item.asked))
    # A proof may rest on other facts than the one that is asked for.
    return asked or item.asked
