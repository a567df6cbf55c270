"""Numbers as learners type them: `178 thousand migrants`, `$4bn`, `1.2 x 10^9`, `nineteen`."""

import re
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from policystory.facts.values.signs import seen
from policystory.items.typed.folding import FRACTION, UnfoldableError, folded
from policystory.items.typed.locales import EN, LOCALES, SPANS, Locale
from policystory.items.typed.marks import TwoWays, amount
from policystory.items.typed.nouns import Asked, tokens, unit_of
from policystory.items.typed.number_words import spelled

LONGEST = 80
"""Characters of a typed number; what is longer is no number, and is not looked at."""
_PREFIXES = {
    "$": "usd",
    "us": "usd",
    "usd": "usd",
    "£": "pounds",
    "gbp": "pounds",
    "€": "euros",
    "eur": "euros",
    "%": "percent",
}
_POWER_OF_TEN = re.compile(r"(^|\d ?[x*] ?)10(?:\^|\*\*)(?=[+-]?\d)")
_OPEN_END = re.compile(r"(?<=\w) ?\+(?= [^\d]|$)")
_ENCLOSED = re.compile(r"""[(\["'](?P<inside>[^()\[\]"]*)[)\]"']""")
_DIGITS = re.compile(
    rf"(?P<digits>(?:\d|[.,{FRACTION}](?=\d))[\d ,.'_{FRACTION}]*?)(?:e(?P<power>[+-]?\d{{1,2}}))?"
    rf"\s*(?P<words>[^\s\d,.'_{FRACTION}].*)?"
)


class Numeral(msgspec.Struct, frozen=True):
    """A number that was read, and the unit that was typed with it (None if there was none)."""

    amount: Decimal
    unit: str | None = None


class Unread(msgspec.Struct, frozen=True):
    """Why no number was read and what to do; `asks` is true of what can be read in two ways."""

    sentence: str
    asks: bool = False


ANYTHING = Asked()


def is_blank(text: str) -> bool:
    """Tell whether nothing was written but spaces and signs that nobody sees."""
    return len(text) <= LONGEST and not seen(text).strip()


def read_numeral(
    text: str, asked: Asked = ANYTHING, locale: str = EN
) -> Numeral | Unread:
    """Read a typed number, or say in one sentence why it is not read; never raises.

    Arguments: what was typed; what is asked for, whose nouns may follow the number; the learner's
    locale, one of LOCALES (another is read as English). What the lessons write is read beside the
    locale's own marks and words; what can mean two numbers is not read but asked. A word that
    limits the number, such as "about", is read over.

    >>> read_numeral("178 thousand migrants", Asked("people", ("migrants",)))
    Numeral(amount=Decimal('178000'), unit='people')
    >>> read_numeral("0,178 millones", locale="es")
    Numeral(amount=Decimal('178000.000'), unit=None)
    >>> read_numeral("many").sentence
    "'many' is not a number. Write digits, such as 1,200 or 1.2 thousand."
    >>> read_numeral("1.234 dollars", locale="es").asks
    True
    """
    shown = text.strip()
    if len(shown) > LONGEST:
        return _refused(shown, LOCALES.get(locale, LOCALES[EN]))
    if shown.isascii() and shown.isdigit():
        return Numeral(Decimal(shown))
    return _read(shown, asked, locale if locale in LOCALES else EN)


@lru_cache(maxsize=4096)  # an answer is marked again and again
def _read(shown: str, asked: Asked, locale_id: str) -> Numeral | Unread:
    """Read a number that is neither too long nor plain digits."""
    locale = LOCALES[locale_id]
    try:
        plain = _bare(folded(shown), locale)
    except UnfoldableError as error:
        return Unread(f"'{_short(shown)}' cannot be read. {error}")
    # Most numbers begin with a digit, and have nothing before them to be looked for.
    front = None if plain[:1].isdigit() else _front(locale_id).match(plain)
    rest = plain[front.end() :] if front else plain
    sign, prefix = (front["sign"], front["money"]) if front else (None, None)
    money = _PREFIXES[prefix.split()[0].strip("$") or "$"] if prefix else None
    read = _in_digits(rest, asked, locale, money) or _in_words(
        rest, asked, locale, money
    )
    if read is None:
        return _refused(shown, locale)
    if isinstance(read, Unread):
        return read
    if money and read.unit and read.unit != money:
        return Unread(
            f"'{_short(shown)}' has two units. Write the number alone, or with one unit."
        )
    is_less = sign is not None and sign != "+"
    return Numeral(-read.amount if is_less else read.amount, money or read.unit)


def _bare(plain: str, locale: Locale) -> str:
    """Take off what stands around a number: brackets, quotes, words such as "or more"."""
    plain = plain.rstrip(".!?;。").rstrip()
    enclosed = None if plain[:1].isalnum() else _ENCLOSED.fullmatch(plain)
    plain = enclosed["inside"].strip() if enclosed else plain
    plain = _OPEN_END.sub("", plain, count=1) if "+" in plain else plain
    if plain[-1:].isalpha():
        plain = _after(locale.id).sub("", plain, count=1)
    if "10" not in plain:
        return plain
    return _POWER_OF_TEN.sub(lambda match: f"{match[1].rstrip('x* ') or 1}e", plain)


@cache
def _front(locale: str) -> re.Pattern[str]:
    """Return the pattern of what may stand before a number: limits, a sign, money or percent."""
    # The longest first, or "ca" would be read as "c".
    before = sorted(LOCALES[locale].before, key=len, reverse=True)
    patterns = []
    for word in before:
        end = r"(?:\.|\s|(?=\d))" if word[-1].isalpha() else ""
        patterns.append(re.escape(word) + end)
    limits = "|".join(patterns)
    minus = [f"{word} " for word in LOCALES[locale].words.minus]
    signs = "|".join(["-", r"\+", *minus])
    return re.compile(
        rf"(?:(?:{limits})\s*){{0,2}}(?P<sign>{signs})?\s*"
        r"(?:(?P<money>us ?\$|\$ ?us\b|usd ?\$?|\$|£|€|%|gbp|eur(?!o))\s*)?"
    )


@cache
def _after(locale: str) -> re.Pattern[str]:
    """Return the pattern of the words that limit a number and stand after it."""
    words = sorted(LOCALES[locale].after, key=len, reverse=True)
    after = "|".join(map(re.escape, words))
    return re.compile(rf"(?<=.) (?:{after})(?= |$)")


def _in_digits(
    text: str, asked: Asked, locale: Locale, money: str | None
) -> Numeral | Unread | None:
    """Read a number in digits, with the size and the unit after it."""
    match = _DIGITS.fullmatch(text)
    if match is None:
        return None
    parts = tokens(match["words"] or "")
    if parts is None or any(part in locale.unclear for part in parts):
        return _unclear(parts, locale)
    size, used = _size(parts, asked, locale)
    unit = _unit(parts[used:], asked, locale, money)
    if isinstance(unit, Unread):
        return unit
    is_of_question = not money and unit in (None, asked.unit)
    counts = unit == "people" or (asked.is_whole and is_of_question)
    sized = bool(used or match["power"])
    digits = match["digits"].strip()
    number = amount(digits, locale, counts=counts, sized=sized)
    if number is None:
        return None
    if isinstance(number, TwoWays):
        return Unread(_which(digits, number), asks=True)
    power = size + int(match["power"] or 0)
    return Numeral(number * Decimal(10) ** power, unit)


def _size(parts: list[str], asked: Asked, locale: Locale) -> tuple[int, int]:
    """Return the power of ten that the first words name, and how many words that takes."""
    if not parts or parts[0] not in locale.sizes or asked.is_short(parts[0]):
        return 0, 0
    first, second = locale.sizes[parts[0]], 0
    # "Thousand million" is one size of two words; letters such as "m" are no second word.
    if len(parts) > 1 and min(len(parts[0]), len(parts[1])) > 2:
        second = locale.sizes.get(parts[1], 0)
    return (first + second, 2) if second > first else (first, 1)


def _unit(
    parts: list[str], asked: Asked, locale: Locale, money: str | None = None
) -> str | Unread | None:
    """Read the unit after a number and its size; None where there is none."""
    while len(parts) > 1 and parts[0] in locale.fillers:
        parts = parts[1:]
    if not parts:
        return None
    words = " ".join(parts)
    unit = unit_of(parts, asked, locale, money)
    if unit != asked.unit and unit in SPANS and asked.unit in SPANS:
        sentence = (
            f"The question asks for {asked.unit}, not {unit}. "
            f"Write the number of {asked.unit}."
        )
        return Unread(sentence, asks=True)
    return unit or Unread(
        f"'{words}' is not known here as a unit. Write the number alone, or with its unit."
    )


def _in_words(
    text: str, asked: Asked, locale: Locale, money: str | None
) -> Numeral | Unread | None:
    """Read a number in words, such as "nineteen" or "half a million", with the unit after it."""
    parts = tokens(text)
    if not parts or any(part in locale.unclear for part in parts):
        return _unclear(parts, locale)
    share = _share(parts, asked, locale)
    if share is not None:
        return share
    # German writes several words as one.
    pieces: list[str] = []
    for part in parts:
        pieces += locale.words.pieces(part)
    number = spelled(pieces, locale.words, locale.sizes)
    if number is None:
        return None
    value, used = number
    unit = _unit(pieces[used:], asked, locale, money)
    return unit if isinstance(unit, Unread) else Numeral(Decimal(value), unit)


def _share(parts: list[str], asked: Asked, locale: Locale) -> Numeral | Unread | None:
    """Read a part: of a size, as in "half a million", or of all, where a percentage is asked."""
    length = next((n for n in (2, 1) if " ".join(parts[:n]) in locale.words.shares), 0)
    if not length:
        return None
    share, rest = locale.words.shares[" ".join(parts[:length])], parts[length:]
    idle = (*locale.fillers, *locale.words.articles)
    sized = next((n for n, part in enumerate(rest) if part not in idle), len(rest))
    size, used = _size(rest[sized:], asked, locale)
    if used:
        unit = _unit(rest[sized + used :], asked, locale)
        return unit if isinstance(unit, Unread) else Numeral(share * 10**size, unit)
    if asked.unit != "percent" or not asked.words().issuperset(rest[sized:]):
        return None
    return Numeral(100 * share, "percent")


def _unclear(parts: list[str] | None, locale: Locale) -> Unread | None:
    """Ask about a word that people read in two ways; None where no such word is known."""
    words = [part for part in parts or () if part in locale.unclear]
    return Unread(locale.unclear[words[0]], asks=True) if words else None


def _which(digits: str, number: TwoWays) -> str:
    """Ask which of two numbers is meant, and say how each is written without doubt."""
    whole, part = number.whole, number.fraction
    is_even = part == part.to_integral_value()
    words, written = f"{int(part)}", f"{int(part)}"
    if not is_even:
        # With a fourth digit after the mark nobody takes it for thousands.
        words, written = f"{words} and {digits[-3:]} thousandths", f"{part}0"
    return (
        f"'{digits}' can be read as {whole} or as {words}. Write {whole} or {written}."
    )


def _refused(shown: str, locale: Locale) -> Unread:
    """Say that this is no number, and how one is written here."""
    example = f"1{locale.group}200 or 1{locale.decimal}2 {locale.thousand}"
    return Unread(
        f"'{_short(shown)}' is not a number. Write digits, such as {example}."
    )


def _short(shown: str) -> str:
    return shown if len(shown) <= 40 else shown[:39] + "…"
