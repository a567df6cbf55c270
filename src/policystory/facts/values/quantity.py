"""Quantities: what a bounded number in a report allows, excludes and looks like.

A number in a report is an interval. What its words *say* and what a reader may *take* them to mean
differ: "more than 178,000" says any number above 178,000, and means a little more. A claim is
entailed by what the words say, and excluded only by what they mean; between the two, it is unknown.
"""

from decimal import Decimal
from functools import lru_cache

import msgspec

from policystory.facts.record import Bound, Quantity

MARGIN = Decimal("0.1")
"""A figure that lies a tenth or more beyond a bound is another figure (rule "bounds" for items)."""

_WORDS = {
    Bound.EXACTLY: "",
    Bound.MORE_THAN: "more than ",
    Bound.AT_LEAST: "at least ",
    Bound.ABOUT: "about ",
    Bound.ALMOST: "almost ",
    Bound.UP_TO: "up to ",
    Bound.LESS_THAN: "less than ",
}


class Interval(msgspec.Struct, frozen=True):
    """Numbers from `low` to `high`; None is without end; an open end is not itself included."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def within(self, wider: "Interval") -> bool:
        """Tell whether every number here is also in the wider interval."""
        low_fits = _low_key(wider) <= _low_key(self)
        high_fits = _high_key(self) <= _high_key(wider)
        return low_fits and high_fits

    def apart(self, second: "Interval") -> bool:
        """Tell whether no number is in both."""
        if _left_of(self, second):
            return True
        return _left_of(second, self)


def _low_key(interval: Interval) -> tuple[bool, Decimal, bool]:
    """Order low ends: no end before any number, and a number that is included before itself."""
    if interval.low is None:
        return False, Decimal(0), interval.low_open
    return True, interval.low, interval.low_open


def _high_key(interval: Interval) -> tuple[bool, Decimal, bool]:
    """Order high ends: a number that is left out before itself, and no end after any number."""
    is_included = not interval.high_open
    if interval.high is None:
        return True, Decimal(0), is_included
    return False, interval.high, is_included


def _left_of(left: Interval, right: Interval) -> bool:
    if left.high is None or right.low is None:
        return False
    # Two that meet in a number share it only if it belongs to both.
    if left.high == right.low:
        return left.high_open or right.low_open
    return left.high < right.low


def _margin(amount: Decimal) -> Decimal:
    """Return how far from a figure another one must lie to be another figure."""
    return abs(amount) * MARGIN


# Each figure is compared with many.
@lru_cache(maxsize=4096)
def says(quantity: Quantity) -> Interval:
    """Return the numbers that a quantity's words allow."""
    amount = quantity.amount
    margin = _margin(amount)
    if quantity.to is not None:
        return Interval(amount, quantity.to)
    match quantity.bound:
        case Bound.MORE_THAN:
            return Interval(amount, None, low_open=True)
        case Bound.AT_LEAST:
            return Interval(amount, None)
        case Bound.ABOUT:
            return Interval(amount - margin, amount + margin)
        case Bound.ALMOST:
            # "Almost nothing" has no margin, and must still allow a number: its end stays closed.
            return Interval(amount - margin, amount, high_open=bool(margin))
        case Bound.UP_TO:
            return Interval(None, amount)
        case Bound.LESS_THAN:
            return Interval(None, amount, high_open=True)
        case Bound.EXACTLY:
            return Interval(amount, amount)


# Each figure is compared with many.
@lru_cache(maxsize=4096)
def means(quantity: Quantity) -> Interval:
    """Return the numbers that a reader may take a reported quantity to mean.

    A bound with one side means a number near it.
    """
    amount = quantity.amount
    margin = _margin(amount)
    # A tenth of nothing is nothing: beside zero, words mean what they say.
    if not margin:
        return says(quantity)
    match quantity.bound:
        case Bound.MORE_THAN | Bound.AT_LEAST if quantity.to is None:
            return Interval(amount, amount + margin, high_open=True)
        case Bound.UP_TO | Bound.LESS_THAN if quantity.to is None:
            return Interval(amount - margin, amount, low_open=True)
        case _:
            return says(quantity)


def comparable(first: Quantity, second: Quantity) -> bool:
    """Tell whether two quantities count the same unit over the same stretch of time."""
    if first.unit != second.unit:
        return False
    return first.per == second.per


def entails(stated: Quantity, claimed: Quantity) -> bool:
    """Tell whether what is stated makes the claim true.

    >>> fact = Quantity(Decimal(178000), "people", Bound.MORE_THAN)
    >>> entails(fact, Quantity(Decimal(150000), "people", Bound.MORE_THAN))
    True
    """
    if not comparable(stated, claimed):
        return False
    allowed = says(stated)
    return allowed.within(says(claimed))


def excludes(stated: Quantity, claimed: Quantity) -> bool:
    """Tell whether what is stated makes the claim false; neither entailed nor excluded is unknown.

    >>> fact = Quantity(Decimal(178000), "people", Bound.MORE_THAN)
    >>> claims = [Quantity(Decimal(n), "people") for n in (150000, 190000, 310000)]
    >>> [excludes(fact, claim) for claim in claims]
    [True, False, True]
    """
    if not comparable(stated, claimed):
        return False
    meant = means(stated)
    return meant.apart(says(claimed))


def in_words(quantity: Quantity) -> str:
    """Write a quantity as an option or a sentence shows it; `usd` and `percent` carry their sign.

    >>> in_words(Quantity(Decimal(310_000_000), "usd"))
    '$310 million'
    >>> in_words(Quantity(Decimal(40), "percent", Bound.ABOUT))
    'about 40%'
    """
    low = _number(quantity.amount, quantity.unit)
    if quantity.to is not None:
        high = _number(quantity.to, quantity.unit)
        return f"{low} to {high}"
    bound = _WORDS[quantity.bound]
    return f"{bound}{low}"


def _number(amount: Decimal, unit: str) -> str:
    """Write a number with its sign: thousands with commas, millions and billions in words."""
    text = _in_size_words(amount)
    if unit == "usd":
        return f"${text}"
    return f"{text}%" if unit == "percent" else text


def _in_size_words(amount: Decimal) -> str:
    """Write a number in billions or millions where that is short, or else in full."""
    for word, size in _SIZES.items():
        if abs(amount) < size:
            continue
        count = plain(amount / size)
        # A longer count, such as "1.23456 billion", is harder to read than its digits.
        if len(count) <= 5:
            return f"{count} {word}"
    return plain(amount)


_SIZES = {
    "billion": 10**9,
    "million": 10**6,
}
"""Words of size, the largest first."""


def plain(amount: Decimal) -> str:
    """Write a number with commas and without trailing zeros after the point.

    >>> plain(Decimal("178000.0"))
    '178,000'
    """
    whole = amount.to_integral_value()
    if amount == whole:
        return f"{whole:,f}"
    return f"{amount.normalize():,f}"


_REGULAR_UNITS = (
    "arrest decade dose job minute organisation pound senator time year".split()
)
_UNITS = {
    "usd": ("US dollar", "US dollars"),
    "people": ("person", "people"),
    "percent": ("percent", "percent"),
    **{f"{unit}s": (unit, f"{unit}s") for unit in _REGULAR_UNITS},
}
"""The singular and plural of each unit as people read them, by the unit's name in the corpus."""


def unit_in_words(unit: str, amount: Decimal | None = None) -> str:
    """Write a unit as it stands after an amount, or in the plural where no amount is given.

    An unknown unit stands as it is.

    >>> unit_in_words("usd"), unit_in_words("years", Decimal(1))
    ('US dollars', 'year')
    >>> unit_in_words("boats", Decimal(1))
    'boats'
    """
    singular, plural = _UNITS.get(unit, (unit, unit))
    if amount is None:
        return plural
    return singular if abs(amount) == 1 else plural
