"""Numbers in words, as learners write them: `two hundred thousand`, `diecinueve`, `zweihundert`."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import product

import msgspec

from policystory.facts.values.numbers_in_text import SMALL

Values = dict[str, int]
"""The value of each number word."""


class NumberWords(msgspec.Struct, frozen=True, dict=True):
    """The number words of one language, in small letters without accents.

    - `small`: words that are added up, such as "two", with their values.
    - `articles`: words that mean one before a size ("a million").
    - `joiners`: words between two others ("and"); `minus`: words before a negative number.
    - `shares`: words such as "half", with their values.
    - `leading`: sizes that may begin a number, as "mil" does in Spanish.
    - `glued`: words that may be written together with the next word, as in "zweihundert".
    """

    small: Values = {}
    articles: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    shares: dict[str, Decimal] = {}
    minus: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()

    def beside(self, second: "NumberWords") -> "NumberWords":
        """Return the number words of this language together with those of another language."""
        return NumberWords(
            small=second.small | self.small,
            articles=(*self.articles, *second.articles),
            joiners=(*self.joiners, *second.joiners),
            shares=second.shares | self.shares,
            minus=(*self.minus, *second.minus),
            leading=(*self.leading, *second.leading),
            glued=self.glued,
        )

    @cached_property
    def _pieces(self) -> re.Pattern[str]:
        # The longest first, or "dreizehn" would be read as three and ten.
        known = sorted((*self.small, *self.glued), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, known)))

    def pieces(self, word: str) -> list[str]:
        """Split a word into its number words: "zweihundert" is "zwei" and "hundert".

        A word that does not consist of number words is returned whole.
        """
        if word in self.small or not self.glued:
            return [word]
        parts = self._pieces.findall(word)
        # What is left over would be lost, so such a word is not known.
        if "".join(parts) == word:
            return parts
        return [word]


def read_number_words(
    tokens: Sequence[str], words: NumberWords, sizes: Mapping[str, int]
) -> tuple[int, int] | None:
    """Return the number at the beginning of a list of words, and how many words it takes.

    None if the list does not begin with a number, or if nobody writes numbers this way, as "five
    six". `tokens`: the words. `words`: the number words of the language. `sizes`: the power of ten
    of each size word, such as 2 for "hundred".

    >>> sizes = {"hundred": 2, "thousand": 3}
    >>> read_number_words(["two", "hundred", "thousand", "people"], EN, sizes)
    (200000, 3)
    """
    whole = group = used = 0
    begun = False
    for at, token in enumerate(tokens):
        if token in words.joiners:
            # It counts only if a number follows, as does an article.
            continue
        if token in words.articles and not begun:
            begun = True
            continue
        if token in words.small:
            added = _added(group, words.small[token])
            if added is None:
                return None
            group = added
        elif _is_size(token, sizes) and (begun or token in words.leading):
            multiplied = _multiplied(whole, group, 10 ** sizes[token])
            if multiplied is None:
                return None
            whole, group = multiplied
        else:
            break
        begun, used = True, at + 1
    if used:
        return (whole + group, used)
    return None


def _is_size(token: str, sizes: Mapping[str, int]) -> bool:
    """Tell whether a word is a size; letters such as "m" are none after a number in words."""
    if token not in sizes:
        return False
    return len(token) > 2


def _added(group: int, value: int) -> int | None:
    """Add a small number to those before it, if it can: ones after tens, tens after hundreds."""
    # "Ten five" is nobody's fifteen.
    if value < 10 and group % 100 == 10:
        return None
    below = 10 if value < 10 else 100
    if value >= 100:
        below = 1000
    fits = group % below == 0 and group < 1000
    if fits:
        return group + value
    return None


def _multiplied(whole: int, group: int, size: int) -> tuple[int, int] | None:
    """Apply a size to what stands before it: a hundred to its group, another to all below it."""
    if size == 100:
        if group >= 100:
            return None
        hundreds = max(group, 1) * 100
        return whole, hundreds
    # As in "four thousand million"; "thousand" alone means one thousand.
    if whole < size:
        count = whole + group or 1
        return count * size, 0
    # Sizes descend, as in "two million five thousand".
    larger = size * 1000
    if group == 0 or whole % larger:
        return None
    return whole + group * size, 0


def _shares(text: str) -> dict[str, Decimal]:
    """Read the parts of a whole from a list such as "half:0.5, quarter:0.25"."""
    shares = {}
    for pair in text.split(", "):
        words, share = pair.split(":")
        shares[words] = Decimal(share)
    return shares


_ES_ONES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres "
    "veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"
).split()
_ES_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_ES_HUNDREDS = (
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos "
    "novecientos"
).split()
_DE_ONES = (
    "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn "
    "funfzehn sechzehn siebzehn achtzehn neunzehn"
).split()
_DE_TENS = "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig".split()
_DE_BOUND = ["ein", *_DE_ONES[2:10]]


def _values(words: list[str], first: int = 0, step: int = 1) -> Values:
    """Return the value of each word of a row: the first has `first` steps, each next one more."""
    return {word: step * value for value, word in enumerate(words, first)}


def _joined(ones: Values, tens: Values) -> Values:
    """Return the German numbers that join ones and tens, such as "dreiundvierzig"."""
    joined = {}
    for unit, ten in product(ones, tens):
        joined[f"{unit}und{ten}"] = ones[unit] + tens[ten]
    return joined


EN = NumberWords(
    small={**SMALL, "dozen": 12},
    articles=("a", "an"),
    joiners=("and",),
    shares=_shares(
        "half:0.5, a half:0.5, one half:0.5, quarter:0.25, a quarter:0.25, "
        "one quarter:0.25, three quarters:0.75"
    ),
    minus=("minus", "negative"),
)
ES = NumberWords(
    small={
        **_values(_ES_ONES),
        **_values(_ES_TENS, 3, 10),
        **_values(_ES_HUNDREDS, 1, 100),
        "un": 1,
        "una": 1,
        "cien": 100,
        "docena": 12,
    },
    joiners=("y",),
    leading=("mil",),
    shares=_shares("la mitad:0.5, mitad:0.5, medio:0.5, un cuarto:0.25"),
    minus=("menos",),
)
DE = NumberWords(
    small={
        **_values(_DE_ONES),
        **_values(_DE_TENS, 2, 10),
        **_joined(_values(_DE_BOUND, 1), _values(_DE_TENS, 2, 10)),
        "ein": 1,
        "eine": 1,
        "dutzend": 12,
    },
    joiners=("und",),
    shares=_shares(
        "halb:0.5, halfte:0.5, die halfte:0.5, eine halbe:0.5, ein viertel:0.25, "
        "drei viertel:0.75"
    ),
    leading=("hundert", "tausend"),
    glued=("hundert", "tausend", "und"),
)
