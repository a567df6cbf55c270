"""Draw which rows of an item one learner sees: things to order, rows to match or sort, or gaps."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from policystory.items.chance import SeededChoice
from policystory.items.draw.choose_wrong_options import WRONG_OPTIONS
from policystory.items.draw.narrow_item import with_options, with_rows
from policystory.items.draw.option_order import passes, ranked
from policystory.items.item import Ids, Item, Option, Order, PairsKey, Prompt

# Things to be put in order.
SEQUENCE = 4
# Rows to be matched or sorted.
ROWS = 4
# Fewer rows, or things to be put in order, are no exercise.
FEWEST = 3


def draw_sequence(item: Item, lot: SeededChoice, key: Ids) -> Item | None:
    """Return an item with at most 4 of its things to be put in order; None if it has fewer than 3.

    The things are never shown in their right order. `lot`: the source of random choices. `key`: the
    ids of all things of the item in their right order.
    """
    things = lot.shuffled(item.options, "drawn")
    del things[SEQUENCE:]
    ids = {thing.id for thing in things}
    right = tuple(filter(ids.__contains__, key))
    if len(right) < FEWEST:
        return None
    shown = lot.shuffled(things, "order")
    shown_ids = tuple([thing.id for thing in shown])
    if shown_ids == right:
        first = shown.pop(0)
        shown.append(first)
    # Only what is shown is asked for: each thing's proof begins with its own fact.
    facts: set[str] = set()
    for name in right:
        proof = item.why[name][0]
        facts.add(proof.facts[0])
    asked = tuple(filter(facts.__contains__, item.asked))
    narrowed = with_options(item, shown)
    return replace(narrowed, key=right, asked=asked)


def draw_rows(item: Item, lot: SeededChoice, key: PairsKey) -> Item | None:
    """Return an item with at most 4 of its rows, shuffled; None if fewer than 3 can be drawn.

    Rows with different right options are preferred. `lot`: the source of random choices. `key`: the
    right option of each row.
    """
    rows = list(_drawn_rows(item, lot, key))
    rows = rows[:ROWS]
    if len(rows) < FEWEST:
        return None
    options: Sequence[Option] = item.options
    if item.order is Order.DRAWN:
        options = _options_of_rows(item, lot, key, rows)
    rows = lot.shuffled(rows, "shown")
    return with_rows(item, rows, options)


def _options_of_rows(
    item: Item, lot: SeededChoice, key: PairsKey, rows: Iterable[Prompt]
) -> list[Option]:
    """Return the options that answer these rows, and one more, shuffled."""
    right = {key.pairs[row.id] for row in rows}
    shown: list[Option] = []
    spare: list[Option] = []
    for option in item.options:
        group = shown if option.id in right else spare
        group.append(option)
    # One option more than rows, so that the last row is not answered by what is left.
    spare = lot.shuffled(spare, "spare")
    shown += spare[:1]
    return lot.shuffled(shown, "order")


def _drawn_rows(item: Item, lot: SeededChoice, key: PairsKey) -> Iterator[Prompt]:
    """Yield rows as the seed ranks them, each with another option until all options had their turn.

    An option of a matching is the answer of one row only, so that it can be crossed out; a
    category comes again.
    """
    waiting = lot.shuffled(item.prompts, "rows")
    while waiting:
        used: set[str] = set()
        later = []
        for row in waiting:
            right = key.pairs[row.id]
            if right in used:
                later.append(row)
                continue
            used.add(right)
            yield row
        if item.order is Order.DRAWN:
            return
        waiting = later


def draw_gaps(item: Item, lot: SeededChoice, key: PairsKey) -> Item | None:
    """Return an item with three options for each gap: the right one and two wrong ones.

    None if too few wrong options of a gap can be shown together. `lot`: the source of random
    choices. `key`: the right option of each gap.
    """
    gaps = []
    for gap in item.prompts:
        right = key.pairs[gap.id]
        options = _options_of_gap(item, lot, gap, right)
        if options is None:
            return None
        if gap.order is Order.DRAWN:
            options = lot.shuffled(options, gap.id, "order")
        gaps.append(replace(gap, options=tuple(options)))
    return with_rows(item, gaps, ())


def _options_of_gap(
    item: Item, lot: SeededChoice, gap: Prompt, key: str
) -> list[Option] | None:
    """Return the first options of a gap that pass the rules, in the order of the item."""
    by_name: dict[str, Option] = {}
    for option in gap.options:
        name = f"{gap.id}/{option.id}"
        by_name[name] = option
    right = by_name[f"{gap.id}/{key}"]
    wrong_options = ranked(item, lot, by_name)
    for wrong in combinations(wrong_options, WRONG_OPTIONS):
        options = (right, *wrong)
        trial = replace(gap, options=options)
        # Each gap is tested alone: its options tell nothing of another gap.
        gap_alone = replace(item, prompts=(trial,))
        if passes(gap_alone):
            return list(filter(options.__contains__, gap.options))
    return None
