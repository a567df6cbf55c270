"""Normalise what a learner typed, so that signs, digits and letters of one meaning are equal."""

import re
import unicodedata

from policystory.facts.values.invisible import remove_invisible

_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
_APOSTROPHES = dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'")
_QUOTES = dict.fromkeys("“”„«»", '"')
_TIMES = dict.fromkeys("×·\u22c5\u2219", "x")
_PERCENT = {"\u066a": "%"}
_SAME_SIGNS = str.maketrans(_HYPHENS | _APOSTROPHES | _QUOTES | _TIMES | _PERCENT)
"""Hyphens and minus, apostrophes, quotes, signs of multiplication, the Arabic sign of percent."""
_WIDTH = ("<wide>", "<narrow>", "<noBreak>")
_ARABIC = {0x660, 0x6F0}
"""The zeros of the two rows of digits that are written with Arabic marks."""
FRACTION = "\u066b"
"""The Arabic sign before a fraction; it is kept, since it has no second meaning."""
_THOUSANDS = "\u066c"
_OTHER_MARK = re.compile(r"\d[.,]\d")
_MIXED = "Write the digits and the marks between them in one script."


class UnfoldableError(ValueError):
    """A typed text cannot be normalised: it has a sign such as "²", or digits of two scripts."""


def folded(text: str) -> str:
    r"""Normalise what was typed for a number, so that texts that mean the same become equal.

    Differences of width, case and accents are removed, and so are invisible characters. Digits of
    every script become 0 to 9. UnfoldableError if this would change a value, as in "10²".

    >>> folded("178\u200b 000 Años"), folded("\u0661\u0667\u0668\u066c\u0660\u0660\u0660")
    ('178 000 anos', "178'000")
    """
    # Nearly all typed texts are plain ASCII, and need nothing further.
    if text.isascii():
        return " ".join(text.lower().split())
    plain = remove_invisible(text).translate(_SAME_SIGNS)
    for sign in plain:
        if _is_shaped(sign):
            raise UnfoldableError(
                f"'{sign}' is no plain digit or letter. Write plain digits, such as 1200."
            )
    if len(_zeros(plain)) > 1:
        raise UnfoldableError(_MIXED)
    usual_width = unicodedata.normalize("NFKC", plain)
    western = _western(usual_width)
    letters = without_accents(western.casefold())
    return " ".join(letters.split())


def without_accents(text: str) -> str:
    """Return a text without the accents on its letters.

    >>> without_accents("Núñez")
    'Nunez'
    """
    signs = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def _is_shaped(sign: str) -> bool:
    """Tell whether a sign is another in a shape that says something, as "²" is a power."""
    form = unicodedata.decomposition(sign)
    if sign.isspace():
        return False
    if form.startswith(_WIDTH):
        return False
    return form.startswith("<")


def _zeros(text: str) -> set[int]:
    """Return the code point of the zero of each script whose digits stand in a text."""
    # Unicode puts the ten digits of a script in a row.
    return {ord(sign) - int(sign) for sign in text if sign.isdecimal()}


def _western(text: str) -> str:
    """Write digits of another script as the usual ones; marks must be of their script."""
    is_arabic = not _zeros(text).isdisjoint(_ARABIC)
    has_arabic_marks = FRACTION in text or _THOUSANDS in text
    # A point among Arabic digits may be of either notation, so it is not guessed at.
    if is_arabic and _OTHER_MARK.search(text):
        raise UnfoldableError(_MIXED)
    if has_arabic_marks and not is_arabic:
        raise UnfoldableError(_MIXED)
    usual = "".join(map(_usual_digit, text))
    return usual.replace(_THOUSANDS, "'")


def _usual_digit(sign: str) -> str:
    """Return a digit of any script as the usual one, and any other sign as it is."""
    if sign.isdecimal():
        return str(int(sign))
    return sign
