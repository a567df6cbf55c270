"""Tell which numbers words such as "more than 5" allow and exclude; write numbers in words.

The words of a report allow more than a reader understands: "more than 178,000" allows any larger
number, but readers take it for a little more. A claimed number is true if the words make it true,
false if it lies outside what readers understand, and otherwise unknown.
"""

from decimal import Decimal
from functools import lru_cache

import msgspec

from policystory.facts.record import Bound, Quantity
from policystory.facts.values.units import has_sign, is_money, signed, unit_in_words
from policystory.wording import ENGLISH, Phrasebook

MARGIN = Decimal("0.1")
"""How far beyond a bound a number must lie to be taken for a different one, as a share of the
bound.
"""


class Interval(msgspec.Struct, frozen=True):
    """The numbers from `low` to `high`; None means that there is no limit on that side.

    `low_open`: `low` itself is not included. `high_open`: `high` itself is not included.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def is_within(self, wider: "Interval") -> bool:
        """Tell whether `wider` contains every number of this interval."""
        low_fits = _low_key(wider) <= _low_key(self)
        high_fits = _high_key(self) <= _high_key(wider)
        return low_fits and high_fits

    def is_apart(self, second: "Interval") -> bool:
        """Tell whether this interval and a second one have no number in common."""
        if _left_of(self, second):
            return True
        return _left_of(second, self)


def _low_key(interval: Interval) -> tuple[bool, Decimal, bool]:
    """Order lower limits: no limit first, an included number before an excluded one."""
    if interval.low is None:
        return False, Decimal(0), interval.low_open
    return True, interval.low, interval.low_open


def _high_key(interval: Interval) -> tuple[bool, Decimal, bool]:
    """Order upper limits: an excluded number before an included one, no limit last."""
    is_included = not interval.high_open
    if interval.high is None:
        return True, Decimal(0), is_included
    return False, interval.high, is_included


def _left_of(left: Interval, right: Interval) -> bool:
    if left.high is None:
        return False
    if right.low is None:
        return False
    # Two that meet in a number share it only if it belongs to both.
    if left.high == right.low:
        return left.high_open or right.low_open
    return left.high < right.low


def _margin(amount: Decimal) -> Decimal:
    """Return how far from an amount a different number must lie."""
    return abs(amount) * MARGIN


# Each figure is compared with many.
@lru_cache(maxsize=4096)
def allowed_interval(quantity: Quantity) -> Interval:
    """Return the numbers that a quantity's words allow: for "more than 5", all above 5.

    "About" and "almost" allow a difference of a tenth of the number.
    """
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
def understood_interval(quantity: Quantity) -> Interval:
    """Return the numbers that readers understand: for "more than 5", from 5 to below 5.5.

    The margin is a tenth of the number. "More than 0" is understood as it is written.
    """
    amount = quantity.amount
    margin = _margin(amount)
    # A tenth of nothing is nothing: beside zero, words mean what they say.
    if not margin:
        return allowed_interval(quantity)
    match quantity.bound:
        case Bound.MORE_THAN | Bound.AT_LEAST if quantity.to is None:
            return Interval(amount, amount + margin, high_open=True)
        case Bound.UP_TO | Bound.LESS_THAN if quantity.to is None:
            return Interval(amount - margin, amount, low_open=True)
        case _:
            return allowed_interval(quantity)


def are_comparable(first: Quantity, second: Quantity) -> bool:
    """Tell whether two quantities have the same unit, and for rates the same unit of time."""
    if first.unit != second.unit:
        return False
    return first.per == second.per


def entails(stated: Quantity, claimed: Quantity) -> bool:
    """Tell whether a stated quantity makes a claimed one true.

    >>> fact = Quantity(Decimal(178000), "people", Bound.MORE_THAN)
    >>> entails(fact, Quantity(Decimal(150000), "people", Bound.MORE_THAN))
    True
    """
    if not are_comparable(stated, claimed):
        return False
    allowed = allowed_interval(stated)
    return allowed.is_within(allowed_interval(claimed))


def excludes(stated: Quantity, claimed: Quantity) -> bool:
    """Tell whether a stated quantity makes a claimed one false.

    Below, 190,000 is neither true nor false.

    >>> fact = Quantity(Decimal(178000), "people", Bound.MORE_THAN)
    >>> claims = [Quantity(Decimal(n), "people") for n in (150000, 190000, 310000)]
    >>> [excludes(fact, claim) for claim in claims]
    [True, False, True]
    """
    if not are_comparable(stated, claimed):
        return False
    meant = understood_interval(stated)
    return meant.is_apart(allowed_interval(claimed))


_SUMS = 1_000_000
"""From here on money is written in millions, without pence or cents."""


def in_words(
    quantity: Quantity, phrases: Phrasebook = ENGLISH, *, with_unit: bool = False
) -> str:
    """Write a quantity with its bound for an option or a sentence: "about 40%".

    Money and percent always have their sign; other units are written only if `with_unit` is true.
    `phrases` has the words of the language.

    >>> in_words(Quantity(Decimal(68_000_000), "eur"))
    '€68 million'
    >>> in_words(Quantity(Decimal("11.5"), "gbp"))
    '£11.50'
    >>> in_words(Quantity(Decimal(40), "percent", Bound.ABOUT))
    'about 40%'
    >>> in_words(Quantity(Decimal(21), "km²"), with_unit=True)
    '21 km²'
    """
    low = _number(quantity.amount, quantity.unit, phrases)
    unit = ""
    if with_unit and not has_sign(quantity.unit):
        last = quantity.amount if quantity.to is None else quantity.to
        unit = f" {unit_in_words(quantity.unit, last, phrases)}"
    if quantity.to is not None:
        high = _number(quantity.to, quantity.unit, phrases)
        numbers = phrases.say("numbers.to", low=low, high=high)
    else:
        numbers = phrases.say(f"bounds.{quantity.bound}", number=low)
    return phrases.joined(f"{numbers}{unit}")


def _number(amount: Decimal, unit: str, phrases: Phrasebook) -> str:
    """Write a number with its sign for money or percent."""
    text = _in_size_words(amount, phrases)
    # A price has two decimals or none: "£11.50", not "£11.5".
    if is_money(unit) and abs(amount) < _SUMS and amount != amount.to_integral_value():
        text = _with_signs(f"{amount:,.2f}", phrases)
    return signed(text, unit, phrases)


def _in_size_words(amount: Decimal, phrases: Phrasebook) -> str:
    """Write a number in billions or millions where that is short, otherwise in full."""
    for size, singular, plural in phrases.table("numbers.sizes"):
        if abs(amount) < size:
            continue
        count = amount / size
        shown = format_number(count, phrases)
        # A longer count, such as "1.23456 billion", is harder to read than its digits.
        if len(shown) <= 5:
            word = singular if abs(count) == 1 else plural
            return f"{shown} {word}"
    return format_number(amount, phrases)


def format_number(amount: Decimal, phrases: Phrasebook = ENGLISH) -> str:
    """Write a number with signs between thousands and without trailing zeros.

    `phrases` has the signs of the language, such as commas in English.

    >>> format_number(Decimal("178000.0"))
    '178,000'
    """
    whole = amount.to_integral_value()
    text = f"{amount.normalize():,f}"
    if amount == whole:
        text = f"{whole:,f}"
    return _with_signs(text, phrases)


def _with_signs(english: str, phrases: Phrasebook) -> str:
    """Put the signs of a language in place of those of English."""
    whole, _, fraction = english.partition(".")
    digits = len(whole.lstrip("-").replace(",", ""))
    group = phrases.table("numbers.group")
    # In Spanish four digits stand together.
    if digits < phrases.table("numbers.group-from"):
        group = ""
    whole = whole.replace(",", group)
    if not fraction:
        return whole
    decimal = phrases.table("numbers.decimal")
    return f"{whole}{decimal}{fraction}"
