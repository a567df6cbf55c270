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

    def within(self, other: "Interval") -> bool:
        """Tell whether every number here is also in `other`."""
        return _low_key(other) <= _low_key(self) and _high_key(self) <= _high_key(other)

    def apart(self, other: "Interval") -> bool:
        """Tell whether no number is in both."""
        return _left_of(self, other) or _left_of(other, self)


def _low_key(interval: Interval) -> tuple[bool, Decimal, bool]:
    return interval.low is not None, interval.low or Decimal(0), interval.low_open


def _high_key(interval: Interval) -> tuple[bool, Decimal, bool]:
    return interval.high is None, interval.high or Decimal(0), not interval.high_open


def _left_of(left: Interval, right: Interval) -> bool:
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (
        left.high == right.low and (left.high_open or right.low_open)
    )


@lru_cache(maxsize=4096)  # one figure is compared with many
def says(quantity: Quantity) -> Interval:
    """Return the numbers that a quantity's words allow."""
    amount, margin = quantity.amount, abs(quantity.amount) * MARGIN
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
            return Interval(
                amount - margin, amount, high_open=bool(margin)
            )  # "almost nothing" is still a number
        case Bound.UP_TO:
            return Interval(None, amount)
        case Bound.LESS_THAN:
            return Interval(None, amount, high_open=True)
        case Bound.EXACTLY:
            return Interval(amount, amount)


@lru_cache(maxsize=4096)  # one figure is compared with many
def means(quantity: Quantity) -> Interval:
    """Return the numbers that a reader may take a reported quantity to mean: a one-sided bound is near its number."""
    amount, margin = quantity.amount, abs(quantity.amount) * MARGIN
    if (
        not margin
    ):  # A tenth of nothing is nothing: beside zero, words mean what they say.
        return says(quantity)
    match quantity.bound:
        case Bound.MORE_THAN | Bound.AT_LEAST if quantity.to is None:
            return Interval(amount, amount + margin, high_open=True)
        case Bound.UP_TO | Bound.LESS_THAN if quantity.to is None:
            return Interval(amount - margin, amount, low_open=True)
        case _:
            return says(quantity)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities count the same unit over the same stretch."""
    return one.unit == other.unit and one.per == other.per


def entails(stated: Quantity, claimed: Quantity) -> bool:
    """Tell whether what is stated makes the claim true.

    >>> fact = Quantity(Decimal(178000), "people", Bound.MORE_THAN)
    >>> entails(fact, Quantity(Decimal(150000), "people", Bound.MORE_THAN))
    True
    """
    return comparable(stated, claimed) and says(stated).within(says(claimed))


def excludes(stated: Quantity, claimed: Quantity) -> bool:
    """Tell whether what is stated makes the claim false; neither entailed nor excluded is unknown.

    >>> fact = Quantity(Decimal(178000), "people", Bound.MORE_THAN)
    >>> [excludes(fact, Quantity(Decimal(n), "people", Bound.MORE_THAN)) for n in (150000, 190000, 310000)]
    [False, False, True]
    """
    return comparable(stated, claimed) and means(stated).apart(says(claimed))


def in_words(quantity: Quantity) -> str:
    """Write a quantity as an option or a sentence shows it; `usd` and `percent` carry their sign.

    >>> in_words(Quantity(Decimal(310_000_000), "usd")), in_words(Quantity(Decimal(40), "percent", Bound.ABOUT))
    ('$310 million', 'about 40%')
    """
    if quantity.to is not None:
        return f"{_number(quantity.amount, quantity.unit)} to {_number(quantity.to, quantity.unit)}"
    return _WORDS[quantity.bound] + _number(quantity.amount, quantity.unit)


def _number(amount: Decimal, unit: str) -> str:
    """Write a number with its sign: thousands with commas, millions and billions in words."""
    text = plain(amount)
    for size, word in ((Decimal(10**9), "billion"), (Decimal(10**6), "million")):
        if abs(amount) >= size and len(plain(amount / size)) <= 5:
            text = f"{plain(amount / size)} {word}"
            break
    if unit == "usd":
        return f"${text}"
    return f"{text}%" if unit == "percent" else text


def plain(amount: Decimal) -> str:
    """Write a number with commas and without trailing zeros after the point.

    >>> plain(Decimal("178000.0"))
    '178,000'
    """
    whole = amount.to_integral_value()
    return f"{whole:,f}" if amount == whole else f"{amount.normalize():,f}"


_UNITS = {
    "usd": ("US dollar", "US dollars"),
    "people": ("person", "people"),
    "percent": ("percent", "percent"),
    **{f"{one}s": (one, f"{one}s") for one in (
        "arrest", "decade", "dose", "job", "minute", "organisation", "pound", "senator", "time", "year",
    )},
}  # fmt: skip


def unit_in_words(unit: str, amount: Decimal | None = None) -> str:
    """Write a unit as it stands after an amount, or, without one, as what is counted; an unknown one stands as it is.

    >>> unit_in_words("usd"), unit_in_words("years", Decimal(1)), unit_in_words("boats", Decimal(1))
    ('US dollars', 'year', 'boats')
    """
    one, more = _UNITS.get(unit, (unit, unit))
    return one if amount is not None and abs(amount) == 1 else more
