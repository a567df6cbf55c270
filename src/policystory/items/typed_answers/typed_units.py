"""Units as people type them beside a number: signs and codes of money, and signs such as "km²"."""

import re
from functools import cache

from policystory.facts.values.currencies import CURRENCIES
from policystory.facts.values.units import is_money, unit_in_words

_US = {
    "us$": "usd",
    "$us": "usd",
    "usd$": "usd",
}
"""Further ways to write US dollars, beside their sign and code."""
_PLAIN = re.compile(r"[a-z -]+")


@cache
def money_before() -> dict[str, str]:
    """Return the currency for each sign or code that may be typed before a number: "eur" for "€".

    Only currencies with a sign of one character are included. US dollars have further spellings,
    such as "US$".
    """
    units: dict[str, str] = {}
    for unit, currency in CURRENCIES.items():
        if len(currency.sign) == 1:
            units[currency.sign] = unit
            units[unit] = unit
    return units | _US


def money_of_question(typed: str | None, asked: str | None) -> str | None:
    """Return the currency that a learner means by a sign, given the unit that is asked for.

    If a question asks for Mexican pesos, "$" means pesos. In all other cases, `typed` is returned:
    the currency that the sign usually means, or None.

    >>> money_of_question("usd", "mxn"), money_of_question("usd", "eur")
    ('mxn', 'usd')
    """
    if typed is None or asked is None or not (is_money(typed) and is_money(asked)):
        return typed
    sign = CURRENCIES[typed].sign
    # "MX$" says whose dollars they are, and "$" alone does not.
    is_short_for_asked = len(sign) == 1 and CURRENCIES[asked].sign.endswith(sign)
    return asked if is_short_for_asked else typed


def without_unit(text: str, unit: str | None) -> tuple[str, bool]:
    """Return a typed number without the unit that is asked for, and whether the unit was there.

    Only signs such as "km²" and the signs, codes and names of currencies are removed, not words
    such as "people".

    >>> without_unit("21 km²", "km²"), without_unit("CHF 5 million", "chf")
    (('21', True), ('5 million', True))
    >>> without_unit("4,000 people", "people")
    ('4,000 people', False)
    """
    if unit is None:
        return text, False
    for spelling in _spellings(unit):
        # "21km²" and "21 km²" are one; "km²" alone is no number.
        before = text[: len(text) - len(spelling)].rstrip()
        if text.lower().endswith(spelling) and before[-1:].isalnum():
            return before, True
        after = text[len(spelling) :].lstrip()
        if text.lower().startswith(spelling) and after[:1].isdigit():
            return after, True
    return text, False


def _spellings(unit: str) -> list[str]:
    """Return how a unit may be typed, the longest first; nothing for units of plain words."""
    if not is_money(unit):
        sign = unit_in_words(unit).lower()
        return [] if _PLAIN.fullmatch(sign) else [sign]
    sign, singular, plural = (part.lower() for part in CURRENCIES[unit])
    nouns = [name.split()[-1] for name in (singular, plural)]
    return sorted({sign, singular, plural, unit, *nouns}, key=len, reverse=True)
