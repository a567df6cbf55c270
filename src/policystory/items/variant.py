"""Variants: what one learner sees of an item: some of its options, in some order."""

from msgspec.structs import replace

from policystory.items.chance import SeededChoice
from policystory.items.draw.choose_wrong_options import choose_options
from policystory.items.draw.narrow_item import with_options
from policystory.items.draw.option_order import in_order
from policystory.items.draw.reports import draw_reports
from policystory.items.draw.rows import draw_gaps, draw_rows, draw_sequence
from policystory.items.draw.several_right import draw_several
from policystory.items.forms import multiple_choice, source_support
from policystory.items.item import Item, PairsKey


def variant(item: Item, seed: str) -> Item | None:
    """Return what one learner sees of an item: some of its options, in some order.

    `seed` decides which. Wrong options that are most easily confused with the right one are drawn
    first. Numbers and dates are in their order; other options are shuffled. If the answer is typed,
    only the wording of the question is drawn. None if no choice of options keeps the rules for
    items.
    """
    item = _worded(item, seed)
    key = item.key
    lot = SeededChoice(seed, item.family)
    if isinstance(key, PairsKey):
        draw_pairs = draw_gaps if item.passage else draw_rows
        return draw_pairs(item, lot, key)
    if isinstance(key, tuple):
        is_choice = item.kind == multiple_choice.NAME
        draw_ids = draw_several if is_choice else draw_sequence
        return draw_ids(item, lot, key)
    if not isinstance(key, str):
        return item
    if item.kind == source_support.NAME:
        return draw_reports(item, lot, key)
    options = choose_options(item, seed, key)
    if not options:
        return None
    return with_options(item, in_order(item, lot, options))


def _worded(item: Item, seed: str) -> Item:
    """Draw one of the wordings of an item."""
    if not item.wordings:
        return item
    lot = SeededChoice(seed, item.family)
    place = lot.pick(len(item.wordings), "wording")
    return replace(item, stem=item.wordings[place], wordings=())
