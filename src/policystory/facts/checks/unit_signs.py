"""Tell whether a text has a sign or word for a unit, such as "€" or "euro" for "eur"."""

import re

from policystory.facts.corpus import Corpus, once_per_corpus
from policystory.facts.values.currencies import CURRENCIES
from policystory.facts.values.units import PERCENT, ends_in_a_symbol, is_money

_SHARES = re.compile(r"%|per ?cent|half", re.IGNORECASE)


def shows_unit(corpus: Corpus, unit: str, text: str) -> bool:
    """Tell whether a text has a sign or word for a unit, such as "€" or "euro" for "eur".

    These are known for money, for percent, and for units with `words` in course.yml. For other
    units the result is True.
    """
    sign = _sign_of(corpus, unit)
    return sign is None or bool(sign.search(text))


@once_per_corpus
def _sign_of(corpus: Corpus, unit: str) -> re.Pattern[str] | None:
    """Return how a text shows that it counts in a unit; None if nothing is known of that."""
    if unit == PERCENT:
        return _SHARES
    if is_money(unit):
        currency = CURRENCIES[unit]
        # "MX$" and "Mexican pesos" mostly stand as "$" and "pesos".
        sign = currency.sign[-1:] if ends_in_a_symbol(unit) else currency.sign
        noun = currency.singular.split()[-1]
        shown_by: tuple[str, ...] = (sign, noun, unit)
    elif unit in corpus.units and corpus.units[unit].words:
        shown_by = corpus.units[unit].words
    else:
        return None
    return re.compile("|".join(map(re.escape, shown_by)), re.IGNORECASE)
