"""Split a typed number from what surrounds it: brackets, words such as "about", a currency."""

import re
from functools import cache

import msgspec

from policystory.facts.values.units import PERCENT
from policystory.items.typed_answers.locales import LOCALES, Locale
from policystory.items.typed_answers.typed_units import money_before

_MONEY = money_before() | {"%": PERCENT}
"""The unit of each sign or code that may stand before a number."""
_POWER_OF_TEN = re.compile(r"(?P<factor>^|\d ?[x*] ?)10(?:\^|\*\*)(?=[+-]?\d)")
_OPEN_END = re.compile(r"(?<=\w) ?\+(?= [^\d]|$)")
_ENCLOSED = re.compile(r"""[(\["'](?P<inside>[^()\[\]"]*)[)\]"']""")


class Bare(msgspec.Struct, frozen=True):
    """A typed number without what surrounded it: brackets, currency, words such as "about".

    - `text`: the number, without its sign.
    - `is_negative`: whether it had a minus sign.
    - `money`: the unit of a sign or word such as "$" before the number; None if there was none.
    """

    text: str
    is_negative: bool = False
    money: str | None = None


def strip_surroundings(plain: str, locale: Locale) -> Bare:
    """Split a typed number from what surrounds it, such as brackets and words like "about".

    A minus sign and a currency before the number are kept in the result. `plain`: the typed text in
    small letters without accents. `locale`: the learner's way to write numbers.

    >>> strip_surroundings("(about $1.2 billion or more)", LOCALES["en"])
    Bare(text='1.2 billion', is_negative=False, money='usd')
    """
    text = _without_end(_without_brackets(plain), locale)
    text = _POWER_OF_TEN.sub(_exponent, text)
    # Most numbers begin with a digit, so that nothing stands before them.
    if text[:1].isdigit():
        return Bare(text)
    front = _front(locale.id).match(text)
    if front is None:
        return Bare(text)
    return Bare(
        text=text[front.end() :],
        is_negative=front["sign"] not in (None, "+"),
        money=_unit_before(front["money"]),
    )


def _without_brackets(plain: str) -> str:
    """Take off the end of a sentence, and brackets or quotes around all the rest."""
    text = plain.rstrip(".!?;。").rstrip()
    enclosed = _ENCLOSED.fullmatch(text)
    if enclosed:
        return enclosed["inside"].strip()
    return text


def _without_end(text: str, locale: Locale) -> str:
    """Take off what leaves a number open at its end, such as "+" or "or more"."""
    text = _OPEN_END.sub("", text, count=1)
    # If the text ends in a digit, no such word stands at its end.
    if not text[-1:].isalpha():
        return text
    return _after(locale.id).sub("", text, count=1)


def _exponent(match: re.Match[str]) -> str:
    """Write "1.2 x 10^" as "1.2e", and "10^" as "1e"."""
    factor = match["factor"].rstrip("x* ")
    return f"{factor or 1}e"


def _unit_before(prefix: str | None) -> str | None:
    """Return the unit of what stood before a number, such as "us $"."""
    if prefix is None:
        return None
    return _MONEY[prefix.replace(" ", "")]


@cache
def _front(locale: str) -> re.Pattern[str]:
    """Return the pattern of what may stand before a number: limits, a sign, money or percent."""
    patterns = []
    for word in _longest_first(LOCALES[locale].before):
        # A word ends before the number; a sign such as "~" may touch it.
        end = ""
        if word[-1].isalpha():
            end = r"(?:\.|\s|(?=\d))"
        patterns.append(re.escape(word) + end)
    limits = "|".join(patterns)
    words = LOCALES[locale].words
    money = "|".join(map(_spaced, _longest_first(tuple(_MONEY))))
    minus = [f"{word} " for word in words.minus]
    signs = "|".join(["-", r"\+", *minus])
    return re.compile(
        rf"(?:(?:{limits})\s*){{0,2}}(?P<sign>{signs})?\s*"
        rf"(?:(?P<money>{money})\s*)?"
    )


def _spaced(sign: str) -> str:
    """Return the pattern of a sign or code: "us $" as "us$", and no beginning of a longer word."""
    letters = sign.rstrip("$")
    gap = " ?" if letters and letters != sign else ""
    end = r"(?![a-z])" if sign[-1].isalpha() else ""
    return re.escape(letters) + gap + re.escape(sign[len(letters) :]) + end


@cache
def _after(locale: str) -> re.Pattern[str]:
    """Return the pattern of the words that limit a number and stand after it."""
    words = _longest_first(LOCALES[locale].after)
    after = "|".join(map(re.escape, words))
    return re.compile(rf"(?<=.) (?:{after})(?= |$)")


def _longest_first(words: tuple[str, ...]) -> list[str]:
    """Sort words for a pattern, or "ca" would be read as "c"."""
    return sorted(words, key=len, reverse=True)
