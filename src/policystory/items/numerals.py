"""Numbers as learners type them: `178,000`, `178 000`, `178 thousand`, `0.178 million`, `$4bn`, `4e9`, `40%`."""

import re
import unicodedata
from decimal import Decimal
from functools import cache

import msgspec

from policystory.items.locales import EN, LOCALES, Locale

LONGEST = 80
"""Characters of a typed number; what is longer is no number."""
_PLAIN = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d{1,2})?")
_MONEY = {"$": "usd", "us$": "usd", "usd": "usd", "£": "pounds", "gbp": "pounds"}


class Numeral(msgspec.Struct, frozen=True):
    """A number that was read, and the unit that was typed with it (None if there was none)."""

    amount: Decimal
    unit: str | None = None


def read_numeral(text: str, units: tuple[str, ...] = (), locale: str = EN) -> Numeral | str:
    """Read a typed number, or return one sentence on what could not be read.

    Arguments: what was typed; nouns besides the usual ones that may follow the number; the learner's locale, one of
    LOCALES (another is read as English). A word that limits the number, such as "about", is read over.

    >>> read_numeral("178 thousand people")
    Numeral(amount=Decimal('178000'), unit='people')
    >>> read_numeral("0,178 millones", locale="es")
    Numeral(amount=Decimal('178000.000'), unit=None)
    >>> read_numeral("many")
    "'many' is not a number. Write digits, such as 1,200 or 1.2 thousand."
    """
    known = LOCALES.get(locale, LOCALES[EN])
    shown = text.strip()
    plain = _folded(shown)
    # What is longer is no number, and a pattern should not search through a page of text.
    match = _pattern(known.id).fullmatch(plain) if len(plain) <= LONGEST else None
    if not match:
        return _refused(shown, known)
    number = _ungrouped(match["number"].strip(), known)
    if number is None:
        return _refused(shown, known)
    read = _size_and_unit(match["words"] or "", units, known)
    if isinstance(read, str):
        return read
    size, unit = read
    money = _MONEY.get(match["money"] or "")
    if money and unit and unit != money:
        return f"'{_short(shown)}' has two units. Write the number alone, or with one unit."
    amount = Decimal(number) * 10**size
    return Numeral(-amount if match["sign"] == "-" else amount, money or unit)


def _folded(text: str) -> str:
    """Fold what was typed: width, case and accents do not count, nor does a final full stop."""
    if text.isascii():  # As nearly all that is typed here: it has neither width nor accents.
        return " ".join(text.lower().split()).rstrip(".").rstrip()
    wide = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace("’", "'").casefold()
    letters = "".join(mark for mark in unicodedata.normalize("NFD", wide) if not unicodedata.combining(mark))
    return " ".join(letters.split()).rstrip(".").rstrip()


@cache
def _pattern(locale: str) -> re.Pattern[str]:
    """Return the pattern of a number in a locale: a limit, a sign, money, digits, and words after them."""
    bounds = "|".join(re.escape(bound) for bound in sorted(LOCALES[locale].bounds, key=len, reverse=True))
    return re.compile(
        rf"(?:(?:{bounds})\s*(?=[^a-z]|us|gbp))?(?P<sign>[-+])?\s*(?P<money>us\$|\$|£|usd|gbp)?\s*"
        r"(?P<number>\d[\d ,.'_]*?(?:e[+-]?\d{1,2})?)\s*(?P<words>%|[a-z$£][a-z$£ ]*%?)?"
    )


def _size_and_unit(words: str, units: tuple[str, ...], locale: Locale) -> tuple[int, str | None] | str:
    """Read the words after a number: a size, a unit, or a size and then a unit."""
    words = words.strip()
    if not words:
        return 0, None
    named = {**locale.units, **{unit: unit for unit in units}}
    for size in ("", *sorted(locale.sizes, key=len, reverse=True)):
        if words != size and not words.startswith(f"{size} " if size else ""):
            continue
        unit = words.removeprefix(size).strip().removeprefix("de ")
        if not unit or unit in named:
            return locale.sizes.get(size, 0), named.get(unit)
    unclear = next((sentence for word, sentence in locale.unclear.items() if word in words.split()), None)
    return unclear or f"'{words}' is not known here as a unit. Write the number alone, or with its unit."


def _ungrouped(number: str, locale: Locale) -> str | None:
    """Take out the marks between thousands, or None where they stand in a way that could be misread."""
    digits, exponent, power = number.partition("e")
    whole, point, fraction = digits.partition(locale.decimal)
    marks = {mark for mark in (locale.group, " ", "'", "_") if mark in whole}
    if len(marks) > 1:
        return None
    groups = whole.split(marks.pop()) if marks else [whole]
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    if len(groups) > 1 and groups[0].startswith("0"):
        return None  # "0,178" is a fraction with the other mark; nobody groups a number that begins with nothing
    plain = "".join(groups) + (f".{fraction}" if point else "") + (f"e{power}" if exponent else "")
    return plain if _PLAIN.fullmatch(plain) else None


def _refused(shown: str, locale: Locale) -> str:
    """Say that this is no number, and how one is written here."""
    example = f"1{locale.group}200 or 1{locale.decimal}2 {'thousand' if locale.id == EN else 'mil'}"
    return f"'{_short(shown)}' is not a number. Write digits, such as {example}."


def _short(shown: str) -> str:
    return shown if len(shown) <= 40 else shown[:39] + "…"
