"""Tests of a whole bank: guessing by how options look must do no better than chance.

Each strategy is tried on one variant of every item with one right option. Its hits are a sum of
independent tries, so chance alone keeps them, 95 times of 100, within n/k ± 1.96 √(n(1/k)(1 -
1/k)): the normal approximation to the binomial distribution (the theorem of de Moivre and Laplace).
Ties make hits vary less than a binomial does, so a band may be too wide and is never too narrow. Of
twenty honest tests one falls outside its band: a fault that stays with another seed is a fault.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from math import fsum, sqrt
from typing import NamedTuple

import msgspec

from policystory.facts.corpus import folded
from policystory.items.item import Item, Option, Order
from policystory.items.rules.text_features import telling

Z = 1.96
"""Standard errors on either side that hold 95% of a normal distribution."""
REMEMBERED = "right in other items"
"""The strategy of a student who remembers the answers to all other items.

It is reported, and not held to its band.
"""
PLACES = ("first", "second", "third", "fourth")

Strategy = Callable[[Item], float]
"""Returns the chance, from 0 to 1, that a strategy hits the key of a variant."""


class Band(msgspec.Struct, frozen=True):
    """How a strategy did in `n` tries, what chance expects, and whether it stayed within limits."""

    name: str
    n: int
    hits: float
    expected: float
    low: float
    high: float
    ok: bool


def band(n: int, k: int) -> tuple[float, float]:
    """Return between what the hits of `n` guesses among `k` options lie, 95 times of 100.

    >>> [round(limit, 1) for limit in band(300, 3)]
    [84.0, 116.0]
    """
    _, low, high = _limits([1 / k] * n)
    return low, high


def _limits(chances: list[float]) -> tuple[float, float, float]:
    """Return what is expected of guesses with these chances, and the band around it."""
    expected = fsum(chances)
    variance = fsum(chance * (1 - chance) for chance in chances)
    margin = Z * sqrt(variance)
    low = max(0.0, expected - margin)
    high = min(float(len(chances)), expected + margin)
    return expected, low, high


def one_right(variants: Iterable[Item]) -> list[Item]:
    """Return the items with options of which one is right: those that can be guessed by looks."""
    return [
        item for item in variants if isinstance(item.key, str) and len(item.options) > 1
    ]


def bands(variants: Iterable[Item]) -> list[Band]:
    """Try every strategy on the variants with one right option, each where it can be applied."""
    items = one_right(variants)
    results = []
    for name, strategy in STRATEGIES.items():
        applies = APPLIES[name]
        applicable = [item for item in items if applies(item)]
        results.append(_tried(name, applicable, strategy))
    results.append(_tried(REMEMBERED, items, remembered(items)))
    return results


def _tried(name: str, items: list[Item], strategy: Strategy) -> Band:
    """Try one strategy; items may have different numbers of options."""
    expected, low, high = _limits([1 / len(item.options) for item in items])
    hits = fsum(strategy(item) for item in items)
    return Band(name, len(items), hits, expected, low, high, low <= hits <= high)


def _best(item: Item, worth: Callable[[Option], float]) -> float:
    """Return the chance to hit the key with the option of most worth; of equals one is guessed."""
    values = {option.id: worth(option) for option in item.options}
    most = max(values.values())
    best = [option for option, value in values.items() if value == most]
    return 1 / len(best) if item.key in best else 0.0


def longest(item: Item) -> float:
    """Choose the option with most characters."""
    return _best(item, lambda option: len(option.text))


def like_the_stem(item: Item) -> float:
    """Choose the option that shares most telling words with the stem and the passage."""
    stem_words = telling(" ".join((item.stem, *item.passage)))
    return _best(item, lambda option: len(telling(option.text) & stem_words))


def like_the_others(item: Item) -> float:
    """Choose the option most like the rest, by mean Jaccard similarity of character trigrams."""

    def likeness(option: Option) -> float:
        rest = [neighbour for neighbour in item.options if neighbour != option]
        likenesses = fsum(_jaccard(option.text, neighbour.text) for neighbour in rest)
        # Rounded, so that equally like options are a tie in whatever order likenesses are added.
        return round(likenesses, 9)

    return _best(item, likeness)


@lru_cache(maxsize=16384)
def trigrams(text: str) -> frozenset[str]:
    """Return each run of three characters of a folded text, with a blank on either side.

    >>> sorted(trigrams("Ada"))
    [' ad', 'ada', 'da ']
    """
    padded = f" {folded(text)} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def _jaccard(first: str, second: str) -> float:
    """Return how many trigrams two texts share, of all that either has."""
    left, right = trigrams(first), trigrams(second)
    return len(left & right) / len(left | right)


def remembered(items: Iterable[Item]) -> Strategy:
    """Return the strategy that chooses what is right most often in other items like this.

    Items are alike that ask the same direction of the same report. The strategy does not go by
    looks: it takes a student who knows the answers to all other items. Where a report has one
    judge only, he is the answer to whatever is asked of judges, so its hits may lie above the
    band. Where each option is right once, they lie below it: what is right here is right nowhere
    else.
    """
    right = Counter((_asked_of(item), item.key) for item in items)

    def chance(item: Item) -> float:
        asked_of = _asked_of(item)

        def times_right_elsewhere(option: Option) -> int:
            return right[asked_of, option.id] - (option.id == item.key)

        return _best(item, times_right_elsewhere)

    return chance


def _asked_of(item: Item) -> tuple[str, str]:
    """Return the report and the direction that an item asks for."""
    # Which report it is, is asked of all reports alike.
    source = "" if item.kind == "source-support" else item.sources[0].source
    return source, item.direction


def _at(place: int) -> Strategy:
    """Return the strategy that chooses the option at a place; it guesses where there is none.

    Places are counted from 0, or from the end if negative.
    """

    def chance(item: Item) -> float:
        if place >= len(item.options):
            return 1 / len(item.options)
        return float(item.options[place].id == item.key)

    return chance


def _middle(item: Item) -> float:
    """Choose the option in the middle, or one of the two that are."""
    last = len(item.options) - 1
    middle = {item.options[last // 2].id, item.options[(last + 1) // 2].id}
    return 1 / len(middle) if item.key in middle else 0.0


def _has_place(place: int) -> Callable[[Item], bool]:
    """Return whether an item has an option at a place, counted from 0."""
    return lambda item: len(item.options) > place


def _in_order(order: Order) -> Callable[[Item], bool]:
    """Return whether an item's options stand in this order, with one between first and last."""
    return lambda item: item.order is order and len(item.options) > 2


class _Trial(NamedTuple):
    """A strategy, and where it has something to go by."""

    strategy: Strategy
    applies: Callable[[Item], bool]


def _trials() -> dict[str, _Trial]:
    """Return every strategy of a student without knowledge, by its name in the report."""
    by_looks = {
        "longest option": longest,
        "most words of the stem": like_the_stem,
        "most like the others": like_the_others,
    }
    trials = {
        name: _Trial(strategy, _has_place(1)) for name, strategy in by_looks.items()
    }
    for place, name in enumerate(PLACES):
        trials[f"{name} place"] = _Trial(_at(place), _has_place(place))
    # Figures and dates ascend in every variant, so their smallest is the one that stands first.
    for order, names in (
        (Order.FIGURES, ("smallest number", "middle number", "largest number")),
        (Order.DATES, ("earliest date", "middle date", "latest date")),
    ):
        for name, strategy in zip(names, (_at(0), _middle, _at(-1)), strict=True):
            trials[name] = _Trial(strategy, _in_order(order))
    return trials


_TRIALS = _trials()
STRATEGIES: dict[str, Strategy] = {
    name: trial.strategy for name, trial in _TRIALS.items()
}
"""What a student without knowledge may go by, by name."""
APPLIES: dict[str, Callable[[Item], bool]] = {
    name: trial.applies for name, trial in _TRIALS.items()
}
"""Whether a strategy has something to go by in a variant: a fourth place, or numbers."""
