"""The options of a question with one right answer: its key, and the likeliest wrong ones that fit beside it."""

from collections.abc import Iterator
from itertools import combinations, combinations_with_replacement, product

from policystory.items import review
from policystory.items.chance import shuffled
from policystory.items.item import Item, Option

WRONG_OPTIONS = 2
"""Wrong options of a variant: three options are as good as four, and easier to prove (Rodriguez 2005)."""


def choose(item: Item, seed: str, key: str) -> tuple[Option, ...] | None:
    """Return the key and two wrong options that break no rule together, or None where no two do."""
    by_id = {option.id: option for option in item.options}
    told = review.told(item)
    for one, other in _pairs(item, seed):
        options = (by_id[key], by_id[one], by_id[other])
        if review.fits(review.choice_of(options, (key,), item.order, told)):
            return options
    return None


def _pairs(item: Item, seed: str) -> Iterator[tuple[str, str]]:
    """Yield pairs of wrong options, the likeliest confusions first; less likely ones are only looked at when needed."""
    tiers: dict[int, list[str]] = {}

    def tier(number: int) -> list[str]:
        if number not in tiers:
            tiers[number] = shuffled(seed, item.tiers[number], str, item.family, "wrong")
        return tiers[number]

    for one, other in combinations_with_replacement(range(len(item.tiers)), 2):
        yield from combinations(tier(one), 2) if one == other else product(tier(one), tier(other))
