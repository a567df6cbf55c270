"""Periods: the time that a statement is about, written as in EDTF (ISO 8601-2).

That is `2021`, `2021-04`, `2021-04-26`, `2021-10/2022-04`, and `2006/..` for what has not ended.
"""

import calendar
import re
from datetime import date
from functools import lru_cache

import msgspec

from policystory.reading import shown

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""A story of policy lies between; a slip such as 0201 or 20210 does not."""

_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


class Period(msgspec.Struct, frozen=True):
    """A stretch of days, first and last included; `last` is None where the period has no end.

    `precision` is what was written: "year", "month" or "day", or "range" for two ends.
    """

    text: str
    first: date
    last: date | None
    precision: str

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share a day."""
        return not self._before(other) and not other._before(self)

    def _before(self, other: "Period") -> bool:
        return self.last is not None and self.last < other.first


@lru_cache(maxsize=4096)  # the same few dates are asked for again and again
def read_period(text: str) -> Period:
    """Read a period; ValueError with one sentence if it is not one.

    >>> read_period("2021-10/2022-04").last
    datetime.date(2022, 4, 30)
    """
    head, slash, tail = text.partition("/")
    first, first_last, precision = _part(head, text)
    if not slash:
        return Period(text, first, first_last, precision)
    if tail == "..":
        return Period(text, first, None, "range")
    _, last, _ = _part(tail, text)
    if last < first:
        raise ValueError(f"the period '{text}' ends before it begins")
    return Period(text, first, last, "range")


def check_period(field: str, text: str | None) -> None:
    """Refuse what is no period; the message begins with the field. A date that is left out is none to refuse."""
    if text is None:
        return
    try:
        read_period(text)
    except ValueError as error:
        raise ValueError(f"{field}: {error}") from None


def _part(part: str, whole: str) -> tuple[date, date, str]:
    """Read one end of a period as its first and last day, and its precision."""
    match = _PART.fullmatch(part)
    if not match:
        hint = "write 2021, 2021-04, 2021-04-26, 2021-10/2022-04 or 2006/.."
        raise ValueError(f"{shown(whole)} is not a period: {hint}")
    if not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise ValueError(
            f"'{whole}' is not a period: the year is from {FIRST_YEAR} to {LAST_YEAR}"
        )
    # A part that is not written is no zero: "2021-00" is a slip, not the year 2021.
    year, month, day = (
        int(group) if group else None for group in match.groups(default="")
    )
    try:
        first = date(
            year or 0, 1 if month is None else month, 1 if day is None else day
        )
    except ValueError:  # in our own words: Python's change from one version to the next
        raise ValueError(
            f"'{whole}' is not a period: the calendar has no such date"
        ) from None
    if month is None:
        return first, date(first.year, 12, 31), "year"
    if day is None:
        return (
            first,
            first.replace(day=calendar.monthrange(first.year, month)[1]),
            "month",
        )
    return first, first, "day"


def in_words(text: str) -> str:
    """Write a period for people: "April 2021", "October 2021 to April 2022", "7 or 8 June 2021".

    >>> in_words("2021-10/2022-04"), in_words("2021-06-07/2021-06-08"), in_words("2006/..")
    ('October 2021 to April 2022', '7 or 8 June 2021', 'since 2006')
    """
    head, slash, tail = text.partition("/")
    if not slash:
        return _part_in_words(head)
    if tail == "..":
        return f"since {_part_in_words(head)}"
    period = read_period(text)
    if (
        len(head) == len(tail) == 10
        and head[:7] == tail[:7]
        and period.last
        and (period.last - period.first).days == 1
    ):
        return f"{int(head[8:])} or {_part_in_words(tail)}"
    return f"{_part_in_words(head)} to {_part_in_words(tail)}"


_DAY = re.compile(r"(?:(\d{1,2}) )?(?:([A-Za-z]{1,9}) )?(\d{4})")
_MONTHS = {
    name.casefold(): f"{number:02}"
    for number, name in enumerate(calendar.month_name)
    if number
}


def from_words(text: str) -> str | None:
    """Read what `in_words` writes, with a capital or without; None if the text is no period.

    >>> from_words("October 2021 to April 2022"), from_words("Since 2006"), from_words("7 or 8 June 2021")
    ('2021-10/2022-04', '2006/..', '2021-06-07/2021-06-08')
    """
    words = text.strip()
    head, to, tail = words.partition(" to ")
    one, or_, other = words.partition(" or ")
    if words[:6].casefold() == "since ":
        found = f"{_from_part(words[6:])}/.."
    elif to:
        found = f"{_from_part(head)}/{_from_part(tail)}"
    elif or_:
        found = f"{_from_part(one + other[other.find(' ') :])}/{_from_part(other)}"
    else:
        found = _from_part(words)
    try:
        read_period(found)
    except ValueError:
        return None
    return found if in_words(found).casefold() == words.casefold() else None


def _from_part(words: str) -> str:
    """Read one end of a period; what cannot be read is no period."""
    match = _DAY.fullmatch(words)
    if not match:
        return "?"
    day, month, year = match.groups()
    parts = (year, month and _MONTHS.get(month.casefold(), "?"), day and day.zfill(2))
    return "-".join(part for part in parts if part)


def with_preposition(text: str, per: str | None = None) -> str:
    """Write a period so that it can end a question: "in April 2021", "each year since 2006".

    >>> with_preposition("2021-04"), with_preposition("2021-10/2022-04"), with_preposition("2006/..", "year")
    ('in April 2021', 'from October 2021 to April 2022', 'each year since 2006')
    """
    words = in_words(text)
    each = f"each {per} " if per else ""
    if text.endswith("/.."):
        return each + words
    if "/" in text:
        return f"{each}on {words}" if " or " in words else f"{each}from {words}"
    return f"on {words}" if len(text) == 10 else f"{each}in {words}"


def month_in_words(text: str) -> str:
    """Write the month in which a period begins: how a stem dates a report.

    >>> month_in_words("2021-06-07/2021-06-08")
    'June 2021'
    """
    first = read_period(text).first
    return (
        f"{calendar.month_name[first.month]} {first.year}"
        if len(text.partition("/")[0]) >= 7
        else str(first.year)
    )


def _part_in_words(part: str) -> str:
    """Write one end of a period: "2021", "April 2021" or "26 April 2021"."""
    pieces = part.split("-")
    if len(pieces) == 1:
        return pieces[0]
    month = f"{calendar.month_name[int(pieces[1])]} {pieces[0]}"
    return month if len(pieces) == 2 else f"{int(pieces[2])} {month}"
