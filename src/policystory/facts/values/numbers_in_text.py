"""Find the numbers in a text in any spelling: `178,000`, `$4 billion`, `310m`, `nineteen`."""

import re
from decimal import Decimal
from functools import lru_cache

from policystory.wording import ENGLISH, Phrasebook

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
_SIZES = {
    "hundred": 100,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_ALONE = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "dozen": Decimal(12),
    "twice": Decimal(2),
    "once": Decimal(1),
}


def _number_words() -> dict[str, int]:
    words = {word: value for value, word in enumerate(_UNITS)}
    _, *ones = _UNITS[:10]
    for tens, ten in enumerate(_TENS, 2):
        round_number = tens * 10
        words[ten] = round_number
        for value, unit in enumerate(ones, 1):
            words[f"{ten}-{unit}"] = round_number + value
    return words


SMALL = _number_words()
"""The numbers from 0 to 99 by their English words."""

_DIGITS = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:st|nd|rd|th)?(?:[ -]?(?P<size>hundred|thousand|million|billion|trillion|bn|m|k)\b)?"
)
# The longest word first, so that "twenty-one" is not read as twenty.
_WORD_NUMBER = re.compile(
    r"\b(?P<small>" + "|".join(sorted(SMALL, key=len, reverse=True)) + r")\b"
    r"(?:[ -](?P<size>hundred|thousand|million|billion|trillion)\b)?(?P<decades>[ -]decades?\b)?"
)
_LONE_AMOUNTS = _ALONE | {
    word: Decimal(place) for place, word in enumerate(_ORDINALS, 1)
}
_LONE_WORD = re.compile(
    # "At once" and "at first" are no numbers, and a "half-year" or "quarter-final" is no part.
    r"\b(?!(?<=\bat )(?:once|first)\b)(?!(?:half|quarter)-[a-z])("
    + "|".join(_LONE_AMOUNTS)
    + r")\b"
)
_NUMBER_WORDS = SMALL.keys() | _LONE_AMOUNTS.keys()
_LETTERS = re.compile(r"[a-z]+")
_MOST_DIGITS = 28
"""The most digits of a number that are read: as many as a Decimal keeps.

No fact has so many, and a number of a million digits cannot be multiplied.
"""


# Each sentence is compared with many facts.
@lru_cache(maxsize=16384)
def numbers(text: str, phrases: Phrasebook = ENGLISH) -> frozenset[Decimal]:
    """Return every number in a text, in figures or in words, without sign or unit.

    `phrases` has the number words of the text's language. "Two decades" counts as 2 and as 20.

    >>> sorted(numbers("half of nineteen groups, $1.2 billion, over two decades"))
    [Decimal('0.5'), Decimal('2'), Decimal('19'), Decimal('20'), Decimal('1200000000.0')]
    """
    # Patterns that ignore case also find letters such as a long s, which are in no table.
    text = _in_english(text.lower(), phrases)
    amounts = _in_digits(text)
    # Most texts have no number word, and looking for all of them in turn is slow.
    if _NUMBER_WORDS.isdisjoint(_LETTERS.findall(text)):
        return frozenset(amounts)
    for match in _WORD_NUMBER.finditer(text):
        amounts.add(_word_amount(match))
        if match["decades"]:
            decades = SMALL[match["small"]]
            amounts.add(Decimal(decades * 10))
    for match in _LONE_WORD.finditer(text):
        amounts.add(_LONE_AMOUNTS[match[1]])
    return frozenset(amounts)


def numbers_to_cite(text: str, phrases: Phrasebook = ENGLISH) -> set[Decimal]:
    """Return the numbers in a text that need a citation: those in digits, or above twelve.

    `phrases` has the number words of the text's language.

    >>> sorted(numbers_to_cite("two of 178,000, and nineteen"))
    [Decimal('19'), Decimal('178000')]
    """
    text = _in_english(text.lower(), phrases)
    amounts = _in_digits(text)
    for match in _WORD_NUMBER.finditer(text):
        amount = _word_amount(match)
        # Small counts in words, such as "two reasons", belong to any prose.
        if amount > 12:
            amounts.add(amount)
    return amounts


_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


def _in_english(text: str, phrases: Phrasebook) -> str:
    """Write the numbers of a text as English does; other words stay as they are.

    A language needs its own signs, and the English word for each of its number words.
    """
    if phrases is ENGLISH:
        return text
    group = phrases.table("numbers.group")
    signs = str.maketrans({group: ",", phrases.table("numbers.decimal"): "."})
    text = _NUMERAL.sub(lambda numeral: numeral[0].translate(signs), text)
    for pattern, word in _number_words_of(phrases):
        text = pattern.sub(word, text)
    return text


@lru_cache(maxsize=16)
def _number_words_of(phrases: Phrasebook) -> list[tuple[re.Pattern[str], str]]:
    """Return a pattern for each number word of a language, and the English word, longest first."""
    words = phrases.table("numbers.words")
    longest_first = sorted(words, key=len, reverse=True)
    return [(re.compile(rf"\b{word}\b"), words[word]) for word in longest_first]


def _in_digits(text: str) -> set[Decimal]:
    """Return the numbers in digits, multiplied by a following word such as "million"."""
    amounts: set[Decimal] = set()
    for match in _DIGITS.finditer(text):
        digits_only = match["number"].replace(",", "")
        number = Decimal(digits_only[:_MOST_DIGITS])
        amounts.add(number * _size(match))
    return amounts


def _word_amount(match: re.Match[str]) -> Decimal:
    """Return the number of a word, multiplied by a following word such as "million"."""
    count = SMALL[match["small"]]
    return Decimal(count * _size(match))


def _size(match: re.Match[str]) -> int:
    return _SIZES.get(match["size"] or "", 1)
