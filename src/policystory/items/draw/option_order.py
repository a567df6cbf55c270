"""What every draw of options needs: their order, and the test that they keep the rules together."""

from collections.abc import Container, Sequence

from policystory.items.chance import SeededChoice
from policystory.items.item import Item, Option, Order
from policystory.items.rules.item_rules import OPTION_RULES, Rule, broken


def ranked(item: Item, lot: SeededChoice, by_name: dict[str, Option]) -> list[Option]:
    """Return the wrong options of an item in the order in which they are to be tried.

    Those that are most easily confused with the right one come first; equally likely ones are
    shuffled. `lot`: the source of random choices. `by_name`: the options that can be drawn, by
    their ids, or by "gap/option" for the options of one gap.
    """
    options: list[Option] = []
    for tier in item.tiers:
        # If the item has gaps, a tier also names the options of other gaps.
        known = by_name.keys() & tier
        names = lot.shuffled_ids(known, "wrong")
        options += [by_name[name] for name in names]
    return options


def passes(trial: Item, rules: tuple[Rule, ...] = OPTION_RULES) -> bool:
    """Tell whether an item, as a learner would see it, keeps all of these rules.

    `trial`: an item with only the options that are to be shown. `rules`: by default, all rules on
    which options and rows may be shown together.
    """
    faults = broken(trial, rules)
    return not any(faults)


def in_order(item: Item, lot: SeededChoice, options: Sequence[Option]) -> list[Option]:
    """Return the options that were drawn for a learner, in the order in which they are shown.

    Numbers and dates ascend, for example; names and words are shuffled. `lot`: the source of random
    choices.
    """
    if item.order is Order.DRAWN:
        return lot.shuffled(options, "order")
    ids = {option.id for option in options}
    return options_of(item, ids)


def options_of(item: Item, ids: Container[object]) -> list[Option]:
    """Return those options of an item whose ids are in `ids`, in the order of the item."""
    return [option for option in item.options if option.id in ids]
