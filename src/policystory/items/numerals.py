"""Numbers as learners type them: `178,000`, `178 000`, `178 thousand`, `0.178 million`, `$4bn`, `4e9`, `40%`."""

import re
import unicodedata
from decimal import Decimal

import msgspec

_MAGNITUDES = {
    "": 0, "hundred": 2, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "millions": 6, "b": 9, "bn": 9,
    "billion": 9, "billions": 9, "trillion": 12,
}  # fmt: skip
_UNITS = {
    "$": "usd", "us$": "usd", "usd": "usd", "dollar": "usd", "dollars": "usd", "%": "percent", "percent": "percent",
    "per cent": "percent", "pct": "percent",
}  # fmt: skip
_BEFORE = r"(?:(?P<bound>more than|over|at least|about|around|almost|nearly|up to|as many as|approximately|~|>|≥)\s*)?"
_TYPED = re.compile(
    _BEFORE + r"(?P<sign>[-+])?\s*(?P<money>us\$|\$|usd\s)?\s*(?P<number>\d[\d ,.'_]*?(?:e[+-]?\d{1,2})?)"
    r"\s*(?P<size>[a-z]+)?\s*(?P<unit>%|[a-z]+(?: [a-z]+)?)?",
)
_PLAIN = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d{1,2})?")


LONGEST = 80


class Numeral(msgspec.Struct, frozen=True):
    """A number that was read, and the unit that was typed with it (None if there was none)."""

    amount: Decimal
    unit: str | None = None


def read_numeral(text: str, units: tuple[str, ...] = (), decimal_comma: bool = False) -> Numeral | str:
    """Read a typed number, or return one sentence on what could not be read.

    `units` are nouns that may follow the number, such as "people". With `decimal_comma` the comma and the point change
    places, as in Spanish.

    >>> read_numeral("178 thousand people", ("people",))
    Numeral(amount=Decimal('178000'), unit='people')
    >>> read_numeral("many")
    "'many' is not a number. Write digits, such as 1,200 or 1.2 thousand."
    """
    shown = text.strip()
    plain = unicodedata.normalize("NFKC", shown).replace("\u2212", "-").casefold().strip().rstrip(".")
    # What is longer is no number, and a pattern should not search through a page of text.
    match = _TYPED.fullmatch(plain) if len(plain) <= LONGEST else None
    if not match:
        return _refused(shown)
    size, unit = match["size"] or "", match["unit"]
    if size not in _MAGNITUDES:
        unit = f"{size} {unit}" if unit else size
        size = ""
    known = _UNITS.get(unit or "") or (unit if unit in units else None)
    if unit and known is None:
        return f"'{unit}' is not known here as a unit. Write the number alone, or with its unit."
    number = _ungrouped(match["number"].strip(), decimal_comma)
    if number is None:
        return _refused(shown)
    amount = Decimal(number) * 10 ** _MAGNITUDES[size]
    return Numeral(-amount if match["sign"] == "-" else amount, "usd" if match["money"] else known)


def _refused(shown: str) -> str:
    short = shown if len(shown) <= 40 else shown[:39] + "…"
    return f"'{short}' is not a number. Write digits, such as 1,200 or 1.2 thousand."


def _ungrouped(number: str, decimal_comma: bool) -> str | None:
    """Take out the marks between thousands, or None where they stand in a way that could be misread."""
    point, comma = (",", ".") if decimal_comma else (".", ",")
    digits, exponent, power = number.partition("e")
    whole, dot, fraction = digits.partition(point)
    groups = re.split(rf"[{re.escape(comma)} '_]", whole)
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    plain = "".join(groups) + (f".{fraction}" if dot else "") + (f"e{power}" if exponent else "")
    return plain if _PLAIN.fullmatch(plain) else None
