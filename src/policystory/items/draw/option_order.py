"""What every draw shares: the order of options, and the test that they break no rule together."""

from collections.abc import Container, Sequence

from policystory.items.chance import SeededChoice
from policystory.items.item import Item, Option, Order
from policystory.items.rules.item_rules import OPTION_RULES, Rule, broken


def ranked(item: Item, lot: SeededChoice, by_name: dict[str, Option]) -> list[Option]:
    """Return wrong options in the order in which they are tried: by tier, then as the seed draws.

    Arguments: the item; the source of random choices; the options that can be drawn, by the name
    that they have in the item's tiers.
    """
    options: list[Option] = []
    for tier in item.tiers:
        # A tier of a passage also names the options of other gaps.
        known = by_name.keys() & tier
        names = lot.shuffled_ids(known, "wrong")
        options += [by_name[name] for name in names]
    return options


def passes(trial: Item, rules: tuple[Rule, ...] = OPTION_RULES) -> bool:
    """Tell whether an item, narrowed to what would be shown, breaks none of the rules."""
    faults = broken(trial, rules)
    return not any(faults)


def in_order(item: Item, lot: SeededChoice, options: Sequence[Option]) -> list[Option]:
    """Return the chosen options in the order in which the learner sees them."""
    if item.order is Order.DRAWN:
        return lot.shuffled(options, "order")
    ids = {option.id for option in options}
    return options_of(item, ids)


def options_of(item: Item, ids: Container[object]) -> list[Option]:
    """Return the options of an item that have these ids, in the item's order."""
    return [option for option in item.options if option.id in ids]
