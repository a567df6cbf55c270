"""Read the separators in a typed number: between thousands or before a fraction."""

import re
from decimal import Decimal
from functools import cache

import msgspec

from policystory.items.typed_answers.folding import FRACTION
from policystory.items.typed_answers.locales import COURSE, Locale

_ONE_MARK = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
"""Numbers such as 1.234, in which a point or comma can mean thousands or a fraction."""


class TwoWays(msgspec.Struct, frozen=True):
    """A number that can be read in two ways, such as 1.234.

    `whole`: its value if the separator is between thousands. `fraction`: its value if the separator
    is before a fraction.
    """

    whole: Decimal
    fraction: Decimal


def amount(
    digits: str, locale: Locale, *, counts: bool, sized: bool
) -> Decimal | TwoWays | None:
    """Return the value of digits with separators, such as "1,200.5"; None if they are no number.

    If they can be read in two ways, a TwoWays with both values is returned. `locale`: the learner's
    way to write numbers; English separators are accepted, too. `counts`: whole things are counted,
    so that a fraction is impossible. `sized`: a word such as "million" follows, so that a fraction
    is likely.
    """
    if _ONE_MARK.fullmatch(digits):
        return _with_one_mark(digits, locale, counts=counts and not sized, sized=sized)
    for notation in (locale, COURSE):
        number = _in_notation(digits, notation.decimal, notation.group)
        if number is not None:
            return number
    return None


def _with_one_mark(
    digits: str, locale: Locale, *, counts: bool, sized: bool
) -> Decimal | TwoWays:
    """Read "1.234" or "1,234": a point or a comma, with three digits after it."""
    mark = digits[-4]
    whole = Decimal(digits.replace(mark, ""))
    fraction = Decimal(digits.replace(mark, "."))
    both = TwoWays(whole, fraction)
    parts_here = mark == locale.group
    parts_in_course = mark == COURSE.group
    if counts or (parts_here and parts_in_course):
        return whole
    # Nobody writes a fraction that ends in 0.
    ends_in_nothing = digits.endswith("0")
    if parts_here:
        if ends_in_nothing:
            return whole
        return both
    if parts_in_course or (ends_in_nothing and not sized):
        return both
    return fraction


@cache
def _notation(decimal: str, group: str) -> re.Pattern[str]:
    """Return the pattern of a number with these marks; one mark alone parts all thousands."""
    # Spaces, apostrophes and underscores part thousands everywhere.
    marks = (re.escape(group), " ", "'", "_")
    parted = "|".join(rf"[1-9]\d{{0,2}}(?:{mark}\d{{3}})+" for mark in marks)
    point = f"[{decimal}{FRACTION}]"
    return re.compile(rf"(?P<whole>{parted}|\d+)?(?:{point}(?P<fraction>\d+))?")


def _in_notation(digits: str, decimal: str, group: str) -> Decimal | None:
    """Read digits with these marks, or None where they stand in a way that could be misread."""
    match = _notation(decimal, group).fullmatch(digits)
    # Both parts may be left out, but not at the same time.
    if match is None:
        return None
    if not any(match.groups()):
        return None
    whole = re.sub(r"\D", "", match["whole"] or "0")
    fraction = match["fraction"]
    if fraction is None:
        return Decimal(whole)
    return Decimal(f"{whole}.{fraction}")
