"""Units of numbers: which are money or counts, and how each is written for readers.

A unit is named by its own word in the plural ("passengers", "bus-passengers", "km²"), a currency by
its code ("eur").
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from policystory.facts.values.currencies import CURRENCIES

if TYPE_CHECKING:
    from policystory.wording import Phrasebook

PERCENT = "percent"
"""The unit of shares, which are written with their sign."""
SPANS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades")
"""Units of time: a number typed in one may be right in another, so the learner is asked for the
unit of the question."""
_TIMES = "times"
_IRREGULAR = {"people": "person", PERCENT: PERCENT}
"""Singulars that the spelling of a plural does not show."""
_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("men", "man"),
)
"""How English plurals end that do more than add an s, and their singulars."""


def is_money(unit: str) -> bool:
    """Tell whether a unit is a currency."""
    return unit in CURRENCIES


def has_sign(unit: str) -> bool:
    """Tell whether a unit is written as a sign with every number, as "$5" or "5%"."""
    return unit == PERCENT or is_money(unit)


def ends_in_a_symbol(unit: str) -> bool:
    """Tell whether a unit is a currency whose sign does not end in a letter, such as "MX$"."""
    return is_money(unit) and not CURRENCIES[unit].sign[-1:].isalpha()


def is_counted(unit: str) -> bool:
    """Tell whether numbers of a unit count things, rather than money, shares or time."""
    return not has_sign(unit) and unit not in SPANS and unit != _TIMES


def noun_for(unit: str) -> str:
    """Return what a number of a unit is called: a sum, a share, a count or a figure.

    >>> noun_for("eur"), noun_for("percent"), noun_for("people"), noun_for("km²")
    ('sum', 'share', 'count', 'figure')
    """
    if is_money(unit):
        return "sum"
    # Only of people is it certain that they were counted, not measured or worked out.
    return {PERCENT: "share", "people": "count"}.get(unit, "figure")


def signed(number: str, unit: str, phrases: "Phrasebook | None" = None) -> str:
    """Write a number, given as text, with the sign of its unit; unchanged if the unit has none.

    `phrases` has the words of the language; None for English.

    >>> signed("310 million", "usd"), signed("5", "chf"), signed("40", "percent")
    ('$310 million', 'CHF 5', '40%')
    """
    if not has_sign(unit):
        return number
    # Other languages write percent with a space, and money with a word behind the number.
    if phrases is not None and phrases.has("grammar.money"):
        if unit == PERCENT:
            return phrases.say("grammar.percent", number=number)
        currency = unit_in_words(unit, None, phrases)
        return phrases.say("grammar.money", number=number, currency=currency)
    if unit == PERCENT:
        return f"{number}%"
    sign = CURRENCIES[unit].sign
    # A code of letters would run into the digits.
    space = " " if sign[-1:].isalpha() else ""
    return f"{sign}{space}{number}"


def singular(noun: str) -> str:
    """Return the singular of an English plural, as far as its spelling shows it.

    >>> singular("companies"), singular("wax candles"), singular("crosses"), singular("salesmen")
    ('company', 'wax candle', 'cross', 'salesman')
    """
    for plural, single in _ENDINGS:
        if noun.endswith(plural):
            return noun.removesuffix(plural) + single
    if noun.endswith("ss"):
        return noun
    return noun.removesuffix("s")


def unit_in_words(
    unit: str, amount: Decimal | None = None, phrases: "Phrasebook | None" = None
) -> str:
    """Write a unit as it follows a number: "year" after 1, otherwise "years".

    `amount` is the number; None: the unit stands alone, in the plural. `phrases` has the words of
    the language; None for English. A unit without a word there is written in English.

    >>> unit_in_words("eur"), unit_in_words("years", Decimal(1)), unit_in_words("km²", Decimal(1))
    ('euros', 'year', 'km²')
    >>> unit_in_words("bus-passengers")
    'bus passengers'
    """
    is_one = amount is not None and abs(amount) == 1
    if phrases is not None and phrases.has(f"units.{unit}"):
        single, plural = phrases.table(f"units.{unit}")
        return str(single if is_one else plural)
    if is_money(unit):
        currency = CURRENCIES[unit]
        return currency.singular if is_one else currency.plural
    plural = unit.replace("-", " ")
    if not is_one:
        return plural
    return _IRREGULAR.get(plural) or singular(plural)
