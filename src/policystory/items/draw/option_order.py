"""What every draw of options shares: their order, and the test that they can be shown together."""

from collections.abc import Container, Sequence

from policystory.items.chance import SeededChoice
from policystory.items.item import Item, Option, Order
from policystory.items.rules.item_rules import OPTION_RULES, Rule, broken


def ranked(item: Item, lot: SeededChoice, by_name: dict[str, Option]) -> list[Option]:
    """Return the wrong options in the order in which a draw tries them.

    Tiers come one after the other, the likeliest confusions first; the seed orders each tier.

    Arguments: `item`; `lot`: the source of random choices; `by_name`: the options that can be
    drawn, by the name that they have in `item.tiers`.
    """
    options: list[Option] = []
    for tier in item.tiers:
        # A tier of a passage also names the options of other gaps.
        known = by_name.keys() & tier
        names = lot.shuffled_ids(known, "wrong")
        options += [by_name[name] for name in names]
    return options


def passes(trial: Item, rules: tuple[Rule, ...] = OPTION_RULES) -> bool:
    """Tell whether `trial`, an item with only the options to be shown, breaks none of the rules."""
    faults = broken(trial, rules)
    return not any(faults)


def in_order(item: Item, lot: SeededChoice, options: Sequence[Option]) -> list[Option]:
    """Return the options that were drawn for a learner, in the order in which they are shown.

    `lot` is the source of random choices; it shuffles options without an order of their own.
    """
    if item.order is Order.DRAWN:
        return lot.shuffled(options, "order")
    ids = {option.id for option in options}
    return options_of(item, ids)


def options_of(item: Item, ids: Container[object]) -> list[Option]:
    """Return the options of an item that have these ids, in the item's order."""
    return [option for option in item.options if option.id in ids]
