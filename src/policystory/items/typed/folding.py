"""What a learner typed, with signs, digits and letters that mean the same written in one way."""

import re
import unicodedata

from policystory.facts.values.signs import seen

_SAME_SIGNS = str.maketrans({
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("×·\u22c5\u2219", "x"),
    "\u066a": "%",
})  # fmt: skip
"""Hyphens and minus, apostrophes, quotes, signs of multiplication, the Arabic sign of percent."""
_WIDTH = ("<wide>", "<narrow>", "<noBreak>")
_ARABIC = {0x660, 0x6F0}
"""The zeros of the two rows of digits that are written with Arabic marks."""
FRACTION = "\u066b"
"""The Arabic mark before a fraction: it has no second meaning, so it stays."""
_THOUSANDS = "\u066c"
_OTHER_MARK = re.compile(r"\d[.,]\d")
_MIXED = "Write the digits and the marks between them in one script."


class UnfoldableError(ValueError):
    """A sign that is no plain digit, or digits of several scripts; its message says so."""


def folded(text: str) -> str:
    """Write what was typed in one way: width, case, accents and unseen signs do not count.

    Digits of any script become the usual ones. Where that would change a value, as with "10²",
    there is an UnfoldableError.

    >>> folded("178\u200b 000 Años"), folded("\u0661\u0667\u0668\u066c\u0660\u0660\u0660")
    ('178 000 anos', "178'000")
    """
    if text.isascii():  # As nearly all that is typed here.
        return " ".join(text.lower().split())
    plain = seen(text).translate(_SAME_SIGNS)
    for sign in plain:
        form = unicodedata.decomposition(sign)
        if form.startswith("<") and not form.startswith(_WIDTH) and not sign.isspace():
            raise UnfoldableError(
                f"'{sign}' is no plain digit or letter. Write plain digits, such as 1200."
            )
    if len(_zeros(plain)) > 1:
        raise UnfoldableError(_MIXED)
    western = _western(unicodedata.normalize("NFKC", plain)).casefold()
    signs = unicodedata.normalize("NFD", western)
    letters = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return " ".join(letters.split())


def _zeros(text: str) -> set[int]:
    """Return the code point of the zero of each script whose digits stand in a text."""
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
    usual = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
    return usual.replace(_THOUSANDS, "'")
