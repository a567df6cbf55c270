"""Test all items of a course: students who guess must do no better than chance.

Each strategy is tried on one variant (what one learner sees) of every item with one right option.
Chance alone leaves its hits within a band 95 times of 100: for n items with k options each, n/k ±
1.96 √(n(1/k)(1 - 1/k)). So one of twenty tests falls outside its band by chance; if it does so with
another seed, too, the items have a fault.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from math import fsum, sqrt
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from policystory.facts.corpus import folded
from policystory.items.item import Item, Option, Order
from policystory.items.rules.text_features import telling

Z = 1.96
"""How many standard errors on either side hold 95% of a normal distribution."""
REMEMBERED = "right in other items"
"""The strategy of a student who remembers the answers to all other items."""
PLACES = ("first", "second", "third", "fourth")

Strategy = Callable[[Item], float]
"""Takes a variant and returns the chance, from 0 to 1, that the strategy hits its key."""


class Band(msgspec.Struct, frozen=True):
    """The result of one guessing strategy, tried on `n` items of a course.

    The strategy was right in `hits` of them. Chance alone is right in `expected`, and 95 times of
    100 in a number from `low` to `high`. `ok`: whether `hits` lies between these limits.
    """

    name: str
    n: int
    hits: float
    expected: float
    low: float
    high: float
    ok: bool


def band(n: int, k: int) -> tuple[float, float]:
    """Return the limits between which the hits of n guesses among k options lie 95 times of 100.

    >>> [round(limit, 1) for limit in band(300, 3)]
    [84.0, 116.0]
    """
    _, low, high = _limits([1 / k] * n)
    return low, high


def _limits(chances: list[float]) -> tuple[float, float, float]:
    """Return what is expected of guesses with these chances, and the band around it."""
    expected = fsum(chances)
    variance = fsum(map(_variance, chances))
    margin = Z * sqrt(variance)
    most = float(len(chances))
    low = max(0.0, expected - margin)
    high = min(most, expected + margin)
    return expected, low, high


def _variance(chance: float) -> float:
    """Return the variance of one guess that hits with this chance."""
    return chance * (1 - chance)


def one_right(variants: Iterable[Item]) -> list[Item]:
    """Return the variants (what learners see of items) in which exactly one option is right."""
    return [item for item in variants if _can_be_guessed(item)]


def _can_be_guessed(item: Item) -> bool:
    return isinstance(item.key, str) and len(item.options) > 1


def bands(variants: Iterable[Item]) -> list[Band]:
    """Return the result of each guessing strategy, tried on variants (what learners see of items).

    Only variants with one right option count; for a strategy by numbers or dates, only those with
    numbers or dates.
    """
    items = one_right(variants)
    results = []
    for name, strategy in STRATEGIES.items():
        applies = APPLIES[name]
        applicable = list(filter(applies, items))
        result = tried(name, applicable, strategy)
        results.append(result)
    by_memory = tried(REMEMBERED, items, remembered(items))
    results.append(from_zero(by_memory))
    return results


def tried(name: str, items: list[Item], strategy: Strategy) -> Band:
    """Return how often a guessing strategy, called `name`, and chance alone are right on items."""
    chances = [1 / len(item.options) for item in items]
    expected, low, high = _limits(chances)
    hits = fsum(map(strategy, items))
    return Band(
        name=name,
        n=len(items),
        hits=hits,
        expected=expected,
        low=low,
        high=high,
        ok=low <= hits <= high,
    )


def from_zero(result: Band) -> Band:
    """Return a copy of a result with the lower limit 0, so that few hits are no fault."""
    return replace(result, low=0.0, ok=result.hits <= result.high)


def best_chance(item: Item, worth: Callable[[Option], float]) -> float:
    """Return the chance, from 0 to 1, that the option of most worth is right.

    Of options of equal worth one is guessed. `worth`: a function that returns an option's worth.
    """
    by_worth: dict[float, list[str]] = {}
    for option in item.options:
        value = worth(option)
        by_worth.setdefault(value, []).append(option.id)
    most = max(by_worth)
    best = by_worth[most]
    return 1 / len(best) if item.key in best else 0.0


def longest(item: Item) -> float:
    """Return the chance that the longest option is right; of equally long ones one is guessed."""
    return best_chance(item, lambda option: len(option.text))


def _like_the_stem(item: Item) -> float:
    """Return the chance that the option which shares most words with the question is right.

    Common words do not count; the words of a passage with gaps count, too.
    """
    texts = (item.stem, *item.passage)
    stem_words = telling(" ".join(texts))

    def shared_words(option: Option) -> int:
        shared = stem_words & telling(option.text)
        return len(shared)

    return best_chance(item, shared_words)


def _like_the_others(item: Item) -> float:
    """Return the chance that the option most like the other options is right.

    Likeness is the sum of Jaccard similarities of character trigrams.
    """

    def likeness(option: Option) -> float:
        likenesses = []
        for neighbour in item.options:
            if neighbour != option:
                similarity = _jaccard(option.text, neighbour.text)
                likenesses.append(similarity)
        # Rounded, so that equally like options are a tie in whatever order likenesses are added.
        return round(fsum(likenesses), 9)

    return best_chance(item, likeness)


@lru_cache(maxsize=16384)
def _trigrams(text: str) -> frozenset[str]:
    """Return each run of three characters in a text, counting a blank before and after it.

    >>> sorted(_trigrams("Ada"))
    [' ad', 'ada', 'da ']
    """
    padded = f" {folded(text)} "
    second, third = padded[1:], padded[2:]
    runs = zip(padded, second, third, strict=False)
    return frozenset(map("".join, runs))


def _jaccard(first: str, second: str) -> float:
    """Return how many trigrams two texts share, of all that either has."""
    left, right = _trigrams(first), _trigrams(second)
    return len(left & right) / len(left | right)


def remembered(items: Iterable[Item]) -> Strategy:
    """Return the strategy of a learner who remembers the right answers to similar items.

    The learner chooses the option that is right most often in other items that ask for the same
    part, such as the speaker, about the same report.
    """
    right = Counter((_asked_of(item), item.key) for item in items)

    def chance(item: Item) -> float:
        asked_of = _asked_of(item)

        def times_right_elsewhere(option: Option) -> int:
            return right[asked_of, option.id] - (option.id == item.key)

        return best_chance(item, times_right_elsewhere)

    return chance


def _asked_of(item: Item) -> tuple[str, str]:
    """Return the report and the direction that an item asks for."""
    # "Which report says this?" offers all reports alike.
    if item.kind == "source-support":
        return "", item.direction
    citation = item.sources[0]
    return citation.source, item.direction


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
    ids = [option.id for option in item.options]
    # If there are two options, both count as the middle.
    before = (len(ids) - 1) // 2
    middle = ids[before : len(ids) - before]
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
    has_options = _has_place(1)
    trials = {
        "longest option": _Trial(longest, has_options),
        "most words of the stem": _Trial(_like_the_stem, has_options),
        "most like the others": _Trial(_like_the_others, has_options),
    }
    for place, name in enumerate(PLACES):
        at_place = _at(place)
        trials[f"{name} place"] = _Trial(at_place, _has_place(place))
    # Figures and dates ascend in every variant, so their smallest is the one that stands first.
    are_numbers = _in_order(Order.FIGURES)
    are_dates = _in_order(Order.DATES)
    first, last = _at(0), _at(-1)
    trials["smallest number"] = _Trial(first, are_numbers)
    trials["middle number"] = _Trial(_middle, are_numbers)
    trials["largest number"] = _Trial(last, are_numbers)
    trials["earliest date"] = _Trial(first, are_dates)
    trials["middle date"] = _Trial(_middle, are_dates)
    trials["latest date"] = _Trial(last, are_dates)
    return trials


_TRIALS = _trials()
STRATEGIES: dict[str, Strategy] = {
    name: trial.strategy for name, trial in _TRIALS.items()
}
"""Every strategy of a student without knowledge, by its name in the bank's report."""
APPLIES: dict[str, Callable[[Item], bool]] = {
    name: trial.applies for name, trial in _TRIALS.items()
}
"""Tells whether a variant gives a strategy something to go by, such as numbers, by its name."""
