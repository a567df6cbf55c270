"""Bank-level tests: a student who knows nothing, and chooses by how options look, must do no better than chance.

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

import msgspec

from policystory.facts.corpus import folded
from policystory.items.item import Item, Option, Order
from policystory.items.rules.text_features import telling

Z = 1.96
"""Standard errors on either side that hold 95% of a normal distribution."""

Strategy = Callable[[Item], float]


class Band(msgspec.Struct, frozen=True):
    """How a strategy did: its hits in `n` tries, what chance expects, its limits, and whether the hits lie within."""

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
    margin = Z * sqrt(fsum(chance * (1 - chance) for chance in chances))
    return (
        expected,
        max(0.0, expected - margin),
        min(float(len(chances)), expected + margin),
    )


def one_right(variants: Iterable[Item]) -> list[Item]:
    """Return the items that show options of which one is right: those that can be guessed by their looks."""
    return [
        item for item in variants if isinstance(item.key, str) and len(item.options) > 1
    ]


def bands(variants: Iterable[Item]) -> list[Band]:
    """Try every strategy on the variants with one right option, each where it has something to go by."""
    items = one_right(variants)
    return [
        *(
            _tried(
                name, [item for item in items if APPLIES[name](item)], STRATEGIES[name]
            )
            for name in STRATEGIES
        ),
        _tried(REMEMBERED, items, remembered(items)),
    ]


def _tried(name: str, items: list[Item], strategy: Strategy) -> Band:
    """Try one strategy; items may have different numbers of options."""
    expected, low, high = _limits([1 / len(item.options) for item in items])
    hits = fsum(strategy(item) for item in items)
    return Band(name, len(items), hits, expected, low, high, low <= hits <= high)


def _best(item: Item, worth: Callable[[Option], float]) -> float:
    """Return the chance that the key is hit by choosing the option of most worth; of equals one is guessed."""
    values = {option.id: worth(option) for option in item.options}
    most = max(values.values())
    best = [option for option, value in values.items() if value == most]
    return 1 / len(best) if item.key in best else 0.0


def longest(item: Item) -> float:
    """Choose the option with most characters."""
    return _best(item, lambda option: len(option.text))


def like_the_stem(item: Item) -> float:
    """Choose the option that shares most telling words with the stem and the passage."""
    told = telling(" ".join((item.stem, *item.passage)))
    return _best(item, lambda option: len(telling(option.text) & told))


def like_the_others(item: Item) -> float:
    """Choose the option most like the others: the highest mean Jaccard similarity of character trigrams."""

    def likeness(option: Option) -> float:
        own = trigrams(option.text)
        # Rounded, so that equally like options are a tie in whatever order their likenesses are
        # added.
        return round(
            fsum(
                _jaccard(own, trigrams(other.text))
                for other in item.options
                if other != option
            ),
            9,
        )

    return _best(item, likeness)


@lru_cache(maxsize=16384)
def trigrams(text: str) -> frozenset[str]:
    """Return each run of three characters of a folded text, with a blank on either side.

    >>> sorted(trigrams("Ada"))
    [' ad', 'ada', 'da ']
    """
    padded = f" {folded(text)} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def remembered(items: Iterable[Item]) -> Strategy:
    """Return the strategy that chooses what is right most often in the other items on the same report and direction.

    It is no strategy of looks: it takes a student who knows the answers to all other items. Where a
    report has one judge only, he is the answer to whatever is asked of judges, so that its hits may
    lie above the band; where each option is right once, they lie below it, for what is right here
    is right nowhere else.
    """
    right = Counter((_asked_of(item), item.key) for item in items)

    def chance(item: Item) -> float:
        return _best(
            item,
            lambda option: right[_asked_of(item), option.id] - (option.id == item.key),
        )

    return chance


def _asked_of(item: Item) -> tuple[str, str]:
    """Return the report and the direction that an item asks for; which report it is, is itself asked of all alike."""
    return "" if item.kind == "source-support" else item.sources[
        0
    ].source, item.direction


def _at(place: int) -> Strategy:
    """Return the strategy that chooses the option at a place, counted from 0 or, if negative, from the end.

    Where there is no such place it guesses.
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
    return lambda item: len(item.options) > place


def _in_order(*orders: Order) -> Callable[[Item], bool]:
    return lambda item: item.order in orders and len(item.options) > 2


REMEMBERED = "right in other items"
"""The strategy of a student who remembers the answers to all other items; reported, and not held to
its band."""
PLACES = ("first", "second", "third", "fourth")

# Figures and dates ascend in every variant, so their smallest is the one that stands first.
_TABLE: dict[str, tuple[Strategy, Callable[[Item], bool]]] = {
    "longest option": (longest, _has_place(1)),
    "most words of the stem": (like_the_stem, _has_place(1)),
    "most like the others": (like_the_others, _has_place(1)),
    **{
        f"{name} place": (_at(place), _has_place(place))
        for place, name in enumerate(PLACES)
    },
    "smallest number": (_at(0), _in_order(Order.FIGURES)),
    "middle number": (_middle, _in_order(Order.FIGURES)),
    "largest number": (_at(-1), _in_order(Order.FIGURES)),
    "earliest date": (_at(0), _in_order(Order.DATES)),
    "middle date": (_middle, _in_order(Order.DATES)),
    "latest date": (_at(-1), _in_order(Order.DATES)),
}

STRATEGIES: dict[str, Strategy] = {
    name: strategy for name, (strategy, _) in _TABLE.items()
}
"""What a student without knowledge may go by: the chance, from 0 to 1, that each hits the key of a
variant."""
APPLIES: dict[str, Callable[[Item], bool]] = {
    name: applies for name, (_, applies) in _TABLE.items()
}
"""Whether a strategy has something to go by in a variant: a fourth place, or numbers."""
