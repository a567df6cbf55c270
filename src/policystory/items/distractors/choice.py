"""The options of a question with one right answer: its key, and the likeliest wrong ones that fit beside it.

A student who knows nothing and chooses by looks, such as the longest option or the middle number,
must do no better than chance. So of equally likely wrong options those are drawn beside which the
key has the place that a lot gives it.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, combinations_with_replacement, product

from policystory.items.chance import drawn, pick
from policystory.items.item import Item, Option, Order
from policystory.items.rules import item_rules

WRONG_OPTIONS = 2
"""Wrong options of a variant: three options are as good as four, and easier to prove (Rodriguez
2005)."""

TICKETS: dict[Order, tuple[int, ...]] = {
    Order.DRAWN: (0, 1, 2, 2),
    Order.DATES: (0, 0, 0, 1, 2),
}
"""The places in the lot, from the shortest, smallest or earliest option on, where not all of them have one ticket.

Some places are harder to have: a key that is much longer than the others is refused, and a date that a report could not
know is no wrong option, so that later ones are few.
"""

Pair = tuple[str, str]


def choose(item: Item, seed: str, key: str) -> tuple[Option, ...] | None:
    """Return the key and two wrong options that break no rule together, or None where no two do."""
    by_id = {option.id: option for option in item.options}
    told = item_rules.told(item)
    for one, other in _pairs(item, seed, key):
        options = (by_id[key], by_id[one], by_id[other])
        if item_rules.fits(item_rules.choice_of(options, (key,), item.order, told)):
            return options
    return None


def _pairs(item: Item, seed: str, key: str) -> Iterator[Pair]:
    """Yield pairs of wrong options, the likeliest confusions first; less likely ones are only looked at when needed."""
    tiers: dict[int, list[str]] = {}

    def tier(number: int) -> list[str]:
        if number not in tiers:
            tiers[number] = drawn(
                seed, item.tiers[number], item.weights, item.family, "wrong"
            )
        return tiers[number]

    off = _off_its_place(item, seed, key)
    for one, other in combinations_with_replacement(range(len(item.tiers)), 2):
        pairs: Iterable[Pair] = (
            combinations(tier(one), 2)
            if one == other
            else product(tier(one), tier(other))
        )
        yield from sorted(pairs, key=off)


def _off_its_place(item: Item, seed: str, key: str) -> Callable[[Pair], int]:
    """Return how far the key stands from its drawn place beside a pair: by its figure or date, or its length."""
    tickets = TICKETS.get(item.order, (0, 1, 2))
    place = tickets[pick(seed, len(tickets), item.family, "place")]
    if item.order is Order.DRAWN:
        sizes = {option.id: len(option.text) for option in item.options}
    else:
        sizes = {option.id: number for number, option in enumerate(item.options)}
    own = sizes[key]
    smaller = {one: int(size < own) for one, size in sizes.items()}
    return lambda pair: abs(smaller[pair[0]] + smaller[pair[1]] - place)
