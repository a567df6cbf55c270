"""Numbers in running text, in the spellings of reports: `178,000`, `$4 billion`, `310m`, `nineteen`, `two decades`."""

import re
from decimal import Decimal
from functools import lru_cache

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_SIZES = {
    "hundred": 100, "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9,
    "trillion": 10**12,
}  # fmt: skip
_ALONE = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "dozen": Decimal(12),
    "twice": Decimal(2),
    "once": Decimal(1),
}
SMALL = (
    {word: value for value, word in enumerate(_UNITS)}
    | _TENS
    | {
        f"{ten}-{unit}": _TENS[ten] + value
        for ten in _TENS
        for value, unit in enumerate(_UNITS[1:10], 1)
    }
)
"""Number words up to ninety-nine."""

_DIGITS = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:st|nd|rd|th)?(?:[ -]?(?P<size>hundred|thousand|million|billion|trillion|bn|m|k)\b)?"
)
_WORD_NUMBER = re.compile(
    r"\b(?P<small>" + "|".join(sorted(SMALL, key=len, reverse=True)) + r")\b"
    r"(?:[ -](?P<size>hundred|thousand|million|billion|trillion)\b)?(?P<decades>[ -]decades?\b)?"
)
_LONE_WORD = re.compile(r"\b(" + "|".join((*_ALONE, *_ORDINALS)) + r")\b")


_NUMBER_WORDS = frozenset(SMALL) | frozenset(_ALONE) | frozenset(_ORDINALS)
_LETTERS = re.compile(r"[a-z]+")


@lru_cache(maxsize=16384)  # one sentence is compared with many facts
def numbers(text: str) -> frozenset[Decimal]:
    """Return every number that stands in `text`, in whatever spelling; signs and units are not looked at.

    >>> sorted(numbers("half of nineteen groups, $1.2 billion, over two decades"))
    [Decimal('0.5'), Decimal('2'), Decimal('19'), Decimal('20'), Decimal('1200000000.0')]
    """
    # Patterns that ignore case also find letters such as a long s, which are in no table.
    text = text.lower()
    found = _in_digits(text)
    # Most texts have no number word, and looking for all of them in turn is slow.
    if _NUMBER_WORDS.isdisjoint(_LETTERS.findall(text)):
        return frozenset(found)
    for match in _WORD_NUMBER.finditer(text):
        small = Decimal(SMALL[match["small"]])
        found.add(small * _SIZES.get(match["size"] or "", 1))
        if match["decades"]:
            found.add(small * 10)
    for match in _LONE_WORD.finditer(text):
        word = match[1]
        found.add(
            _ALONE[word] if word in _ALONE else Decimal(_ORDINALS.index(word) + 1)
        )
    return frozenset(found)


def digits(text: str) -> set[Decimal]:
    """Return the numbers written in digits in `text`, and those in words above twelve: what prose must cite.

    >>> sorted(digits("two of 178,000, and nineteen"))
    [Decimal('19'), Decimal('178000')]
    """
    text = text.lower()
    found = _in_digits(text)
    for match in _WORD_NUMBER.finditer(text):
        value = Decimal(SMALL[match["small"]]) * _SIZES.get(match["size"] or "", 1)
        if value > 12:
            found.add(value)
    return found


def _in_digits(text: str) -> set[Decimal]:
    """Return the numbers that are written in digits, with the size that follows them."""
    return {
        Decimal(match["number"].replace(",", "")) * _SIZES.get(match["size"] or "", 1)
        for match in _DIGITS.finditer(text)
    }
