"""Choose the two wrong options that a learner sees beside the right one.

A student who goes by looks, such as the longest option or the middle number, must do no better than
chance. So the seed draws a place for the right option, such as "shortest" or "second number", and
two wrong options are chosen that give it this place.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, combinations_with_replacement, product

from policystory.items.chance import SeededChoice, drawn
from policystory.items.draw.key_place import key_place
from policystory.items.item import Item, Options, Order
from policystory.items.rules import choice_rules
from policystory.items.rules.text_features import telling

WRONG_OPTIONS = 2
"""Wrong options that a learner sees: three options in all are as good as four, and easier to prove
(Rodriguez 2005)."""

Pair = tuple[str, str]
"""Two wrong options, by id."""


def choose_options(item: Item, seed: str, key: str) -> Options | None:
    """Return the right option and then two wrong ones that break no rule together.

    `item`: with all its wrong options. `seed`: decides which are chosen. `key`: the id of the right
    option. None if no two fit.
    """
    by_id = {option.id: option for option in item.options}
    words_before = choice_rules.words_before_options(item)
    right = (key,)
    for pair in _pairs(item, seed, key, words_before):
        ids = (key, *pair)
        options = tuple([by_id[id_] for id_ in ids])
        choice = choice_rules.choice_of(options, right, item.order, words_before)
        if choice_rules.fits(choice):
            return options
    return None


def _pairs(
    item: Item, seed: str, key: str, words_before: frozenset[str]
) -> Iterator[Pair]:
    """Yield pairs of wrong options, the likeliest confusions first."""
    unlikeness = _unlikeness(item, seed, key, words_before)

    @cache
    def in_tier(number: int) -> list[str]:
        # Most items find a pair in their first tier, so the others are drawn only when needed.
        ids = item.tiers[number]
        return drawn(seed, ids, item.weights, item.family, "wrong")

    numbers = range(len(item.tiers))
    for first, second in combinations_with_replacement(numbers, 2):
        names = in_tier(first)
        if first == second:
            pairs = list(combinations(names, 2))
        else:
            pairs = list(product(names, in_tier(second)))
        pairs.sort(key=unlikeness)
        yield from pairs


def _unlikeness(
    item: Item, seed: str, key: str, words_before: frozenset[str]
) -> Callable[[Pair], tuple[int, int]]:
    """Return what is compared among pairs that are as likely: the least is the best beside the key.

    First counts how far the key stands from its drawn place, then how many of the pair share more
    words with the stem than the key does: a rule keeps the key from sharing most, and where wrong
    options always did, they would be known by it.
    """
    distance = _distance_from_drawn_place(item, seed, key)
    shared: dict[str, int] = {}
    for option in item.options:
        repeated = telling(option.text) & words_before
        shared[option.id] = len(repeated)

    def unlikeness(pair: Pair) -> tuple[int, int]:
        more = sum(shared[wrong] > shared[key] for wrong in pair)
        return distance(pair), more

    return unlikeness


def _distance_from_drawn_place(
    item: Item, seed: str, key: str
) -> Callable[[Pair], int]:
    """Return how far the key stands from its drawn place beside a pair of wrong options."""
    place = key_place(SeededChoice(seed, item.family), item.order)
    sizes = _sizes(item)
    size_of_key = sizes[key]
    smaller = {option for option, size in sizes.items() if size < size_of_key}

    def distance(pair: Pair) -> int:
        # The wrong options that are smaller than the right one stand before it.
        before = smaller.intersection(pair)
        return abs(len(before) - place)

    return distance


def _sizes(item: Item) -> dict[str, int]:
    """Return the size of each option: its length, or its rank where figures or dates ascend."""
    sizes: dict[str, int] = {}
    for place, option in enumerate(item.options):
        size = place
        # Shuffled options are names or words; a stranger sees only their length.
        if item.order is Order.DRAWN:
            size = len(option.text)
        sizes[option.id] = size
    return sizes
