"""Read numbers as learners type them: `178 thousand riders`, `$4bn`, `1.2 x 10^9`, `nineteen`."""

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from policystory.facts.values.invisible import remove_invisible
from policystory.facts.values.units import SPANS
from policystory.items.typed_answers.folding import FRACTION, UnfoldableError, folded
from policystory.items.typed_answers.locales import EN, LOCALES, Locale
from policystory.items.typed_answers.nouns import Asked, tokens, unit_of
from policystory.items.typed_answers.separators import TwoWays, amount
from policystory.items.typed_answers.spelled_out_numbers import read_number_words
from policystory.items.typed_answers.surroundings import Bare, strip_surroundings
from policystory.items.typed_answers.typed_units import money_of_question, without_unit

LONGEST = 80
"""The most characters of a typed number; a longer text is not read."""
_DIGITS = re.compile(
    rf"(?P<digits>(?:\d|[.,{FRACTION}](?=\d))[\d ,.'_{FRACTION}]*?)(?:e(?P<power>[+-]?\d{{1,2}}))?"
    rf"\s*(?P<words>[^\s\d,.'_{FRACTION}].*)?"
)


class Numeral(msgspec.Struct, frozen=True):
    """A typed number: its `amount`, and the `unit` typed with it; None if no unit was typed."""

    amount: Decimal
    unit: str | None = None


class Unread(msgspec.Struct, frozen=True):
    """Why a typed number could not be read.

    `sentence`: tells the learner the reason and what to do. `asks`: True if the text can mean two
    numbers; the sentence then asks which is meant.
    """

    sentence: str
    asks: bool = False


class _UnreadError(ValueError):
    """No number can be read: `unread` says why. It is raised at any depth, and caught once."""

    def __init__(self, sentence: str, *, asks: bool = False) -> None:
        super().__init__(sentence)
        self.unread = Unread(sentence, asks)


ANYTHING = Asked()


def is_blank(text: str) -> bool:
    """Tell whether a text has only spaces and invisible characters.

    False for a text of more than 80 characters.
    """
    if len(text) > LONGEST:
        return False
    return not remove_invisible(text).strip()


def read_numeral(
    text: str, asked: Asked = ANYTHING, locale: str = EN
) -> Numeral | Unread:
    """Read a typed number; return a Numeral, or an Unread if the text cannot be read. Never raises.

    `text`: what the learner typed. `asked`: what the question counts; its nouns may follow the
    number. `locale`: the id of the learner's locale; an unknown one is read as English. English
    notation is understood in every locale. Words such as "about" or "more than" before the number
    are ignored.

    >>> read_numeral("178 thousand riders", Asked("people", ("riders",)))
    Numeral(amount=Decimal('178000'), unit='people')
    >>> read_numeral("0,178 millones", locale="es")
    Numeral(amount=Decimal('178000.000'), unit=None)
    >>> read_numeral("many").sentence
    "'many' is not a number. Write digits, such as 1,200 or 1.2 thousand."
    >>> read_numeral("1.234 dollars", locale="es").asks
    True
    """
    shown = text.strip()
    known_locale = EN
    if locale in LOCALES:
        known_locale = locale
    if len(shown) > LONGEST:
        return _refused(shown, LOCALES[known_locale])
    if shown.isascii() and shown.isdigit():
        return Numeral(Decimal(shown))
    return _read(shown, asked, known_locale)


@lru_cache(maxsize=4096)  # an answer is marked again and again
def _read(shown: str, asked: Asked, locale_id: str) -> Numeral | Unread:
    """Read a number that is neither too long nor plain digits."""
    try:
        return _numeral(shown, asked, LOCALES[locale_id])
    except UnfoldableError as error:
        return Unread(f"'{_short(shown)}' cannot be read. {error}")
    except _UnreadError as error:
        return error.unread


def _numeral(shown: str, asked: Asked, locale: Locale) -> Numeral | Unread:
    """Read a number in digits or words, with what stands around it."""
    text, has_unit = without_unit(shown, asked.unit)
    typed = strip_surroundings(folded(text), locale)
    money = money_of_question(typed.money, asked.unit)
    if has_unit and money is None:
        money = asked.unit
    typed = msgspec.structs.replace(typed, money=money)
    numeral = _in_digits(typed, asked, locale)
    if numeral is None:
        numeral = _in_words(typed, asked, locale)
    if numeral is None:
        return _refused(shown, locale)
    unit = typed.money or numeral.unit
    if numeral.unit not in (None, unit):
        beginning = _short(shown)
        return Unread(
            f"'{beginning}' has two units. Write the number alone, or with one unit."
        )
    value = numeral.amount
    if typed.is_negative:
        value = -numeral.amount
    return Numeral(value, unit)


def _in_digits(typed: Bare, asked: Asked, locale: Locale) -> Numeral | None:
    """Read a number in digits, with the size and the unit after it."""
    match = _DIGITS.fullmatch(typed.text)
    if match is None:
        return None
    words = tokens(match["words"] or "")
    if words is None:
        return None
    _check_clear(words, locale)
    size, used = _size(words, asked, locale)
    after_size = words[used:]
    money = typed.money
    unit = _unit(after_size, asked, locale, money)
    counts = unit == "people"
    if asked.is_whole and not money and unit in (None, asked.unit):
        counts = True
    digits = match["digits"].strip()
    power = match["power"]
    sized = used > 0 or power is not None
    number = amount(digits, locale, counts=counts, sized=sized)
    if number is None:
        return None
    if isinstance(number, TwoWays):
        question = _which(digits, number)
        raise _UnreadError(question, asks=True)
    zeros = size + int(power or 0)
    times = Decimal(10) ** zeros
    return Numeral(number * times, unit)


def _size(words: list[str], asked: Asked, locale: Locale) -> tuple[int, int]:
    """Return the power of ten that the first words name, and how many words that takes."""
    sizes = locale.sizes
    first, second, *_ = [*words, "", ""]
    if first not in sizes or asked.is_short(first):
        return 0, 0
    size = sizes[first]
    larger = sizes.get(second, 0)
    # "Thousand million" is one size of two words; letters such as "m" are no second word.
    shorter = min(len(first), len(second))
    if shorter > 2 and larger > size:
        return size + larger, 2
    return size, 1


def _unit(
    words: list[str], asked: Asked, locale: Locale, money: str | None = None
) -> str | None:
    """Read the unit after a number and its size; None where there is none."""
    while len(words) > 1 and words[0] in locale.fillers:
        words = words[1:]
    if not words:
        return None
    unit = unit_of(words, asked, locale, money)
    if unit is None:
        typed = " ".join(words)
        raise _UnreadError(
            f"'{typed}' is not known here as a unit. "
            "Write the number alone, or with its unit."
        )
    # Sixty minutes may be right where one hour is asked for.
    is_span_of_question = unit in SPANS and asked.unit in SPANS
    if unit != asked.unit and is_span_of_question:
        sentence = (
            f"The question asks for {asked.unit}, not {unit}. "
            f"Write the number of {asked.unit}."
        )
        raise _UnreadError(sentence, asks=True)
    return unit


def _in_words(typed: Bare, asked: Asked, locale: Locale) -> Numeral | None:
    """Read a number in words, such as "nineteen" or "half a million", with the unit after it."""
    words = tokens(typed.text)
    if words is None:
        return None
    _check_clear(words, locale)
    numeral = _share(words, asked, locale)
    if numeral is not None:
        return numeral
    # German writes several words as one.
    pieces: list[str] = []
    for word in words:
        pieces += locale.words.pieces(word)
    number = read_number_words(pieces, locale.words, locale.sizes)
    if number is None:
        return None
    value, used = number
    rest = pieces[used:]
    unit = _unit(rest, asked, locale, typed.money)
    return Numeral(Decimal(value), unit)


def _share(words: list[str], asked: Asked, locale: Locale) -> Numeral | None:
    """Read a number that begins with a part of something, such as "half a million"."""
    # The longer first, or "three quarters" would be read as "three".
    for length in (2, 1):
        beginning = " ".join(words[:length])
        share = locale.words.shares.get(beginning)
        if share is not None:
            return _share_of(share, words[length:], asked, locale)
    return None


def _share_of(
    share: Decimal, words: list[str], asked: Asked, locale: Locale
) -> Numeral | None:
    """Read what a part is of: a size, or all, where a percentage is asked for."""
    idle = (*locale.fillers, *locale.words.articles)
    while words and words[0] in idle:
        words = words[1:]
    size, used = _size(words, asked, locale)
    if used:
        after_size = words[used:]
        unit = _unit(after_size, asked, locale)
        return Numeral(share * 10**size, unit)
    is_all = asked.words().issuperset(words)
    if asked.unit == "percent" and is_all:
        return Numeral(100 * share, "percent")
    return None


def _check_clear(words: list[str], locale: Locale) -> None:
    """Ask about a word that people read in two ways."""
    for word in words:
        if word in locale.unclear:
            raise _UnreadError(locale.unclear[word], asks=True)


def _which(digits: str, number: TwoWays) -> str:
    """Ask which of two numbers is meant, and say how each is written without doubt."""
    whole, part = number.whole, number.fraction
    words = written = str(int(part))
    if part != int(part):
        words += f" and {digits[-3:]} thousandths"
        # With four digits after the separator, the number can only be a fraction.
        written = f"{part}0"
    return (
        f"'{digits}' can be read as {whole} or as {words}. Write {whole} or {written}."
    )


def _refused(shown: str, locale: Locale) -> Unread:
    """Say that this is no number, and how one is written here."""
    digits = f"1{locale.group}200"
    with_size = f"1{locale.decimal}2 {locale.thousand}"
    return Unread(
        f"'{_short(shown)}' is not a number. Write digits, such as {digits} or {with_size}."
    )


def _short(shown: str) -> str:
    if len(shown) <= 40:
        return shown
    return shown[:39] + "…"
