"""Find dates in a lesson's prose that are in none of the cited facts."""

import calendar
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policystory.facts.corpus import Corpus
from policystory.facts.record import Fact

Fault = tuple[str, str]
"""A message, and a hint that says what to do."""

_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(_MONTHS)
_NTH = "(?:st|nd|rd|th)?"
# A capital tells the month of May from the verb, and March from a march.
_DATE = re.compile(
    rf"\b(?:(?P<first>\d{{1,2}}){_NTH} (?:or|and|to) )?"
    rf"(?:(?P<day>\d{{1,2}}){_NTH} (?:of )?)?"
    rf"(?P<month>{_MONTH})"
    rf"(?: (?P<day_after>\d{{1,2}}){_NTH}(?![\w.:%]|,\d))?"
    rf"(?:,? (?P<year>\d{{4}})(?!\d))?\b"
)
# Without one of these before it, "May" and "March" may be something else than a month.
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|from|until|by|of|early|late|during|to|through|between|and|before|after) \Z",
    re.IGNORECASE,
)
_LONGEST_BEFORE = len(" between ")
_DIGITS = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Date(NamedTuple):
    """A date as read from a text; year, month or day is 0 if the text does not say it."""

    year: int
    month: int
    day: int


def without_dates(text: str) -> str:
    """Return a text without its dates, so that their numbers are not checked as amounts.

    >>> without_dates("On 7 May 2021 some 40 met in 2014.")
    'On  some 40 met in 2014.'
    """
    return _DATE.sub(_without_numbers, text)


def _without_numbers(match: re.Match[str]) -> str:
    """Return a month alone as it stands, and nothing for a date with numbers."""
    if match[0] in _MONTHS:
        return match[0]
    return ""


def faults(
    corpus: Corpus, text: str, facts: list[Fact], section: list[Fact]
) -> Iterator[Fault]:
    """Yield a message and a hint for each date in a text that is in none of the cited facts.

    `text` is a paragraph, list item or table row without its citations. `facts` are the facts that
    it cites; `section` are all facts that its section cites. A date with a day must be in one of
    `facts`. A date without a day must be in one of `facts` or `section`, or be the month of a
    report. A month without a year is not checked in a text that cites no facts.
    """
    days = _dates_of_all(corpus, facts)
    months = _dates_of_all(corpus, section)
    for source in corpus.sources.values():
        # The month of a report may be named anywhere, its day only beside a fact.
        months |= _in_digits(source.date)
    for words, date in _in_words(text):
        known = days if date.day else days | months
        is_held = any(_agree(date, known_date) for known_date in known)
        if is_held:
            continue
        if not (date.year or date.day or facts):
            continue
        message = (
            f"the prose has the date '{words}', which no fact cited beside it holds"
        )
        yield message, "cite the fact that holds it, or correct the date"


def _agree(told: Date, known: Date) -> bool:
    """Tell whether a date that is known holds one that is told, perhaps with less detail."""
    if told.month != known.month:
        return False
    if told.year not in (0, known.year):
        return False
    return told.day in (0, known.day)


def _dates_of_all(corpus: Corpus, facts: list[Fact]) -> set[Date]:
    """Return the dates of all these facts."""
    dates: set[Date] = set()
    for fact in facts:
        dates |= _dates_of(corpus, fact)
    return dates


def _dates_of(corpus: Corpus, fact: Fact) -> set[Date]:
    """Return the dates in a fact's fields and sentence, and those of its reports."""
    fields = [fact.period or "", fact.as_of or ""]
    sentences = [fact.says, fact.because or "", fact.note or ""]
    if isinstance(fact.value, str):
        fields.append(fact.value)
        sentences.append(fact.value)
    for report in fact.reports():
        source = corpus.sources.get(report)
        if source is not None:
            fields.append(source.date)
    dates: set[Date] = set()
    for field in fields:
        dates |= _in_digits(field)
    for sentence in sentences:
        dates.update(date for _, date in _in_words(sentence))
    return dates


def _in_digits(period: str) -> set[Date]:
    """Return the ends of a period such as 2021-10/2022-04."""
    dates: set[Date] = set()
    for match in _DIGITS.findall(period):
        year, month, day = (int(part or "0") for part in match)
        dates.add(Date(year, month, day))
    return dates


def _in_words(text: str) -> Iterator[tuple[str, Date]]:
    """Yield each date of a text: its words, and what they say."""
    for match in _DATE.finditer(text):
        month = _MONTHS[match["month"]]
        year = int(match["year"] or "0")
        days = _days(match)
        is_alone = match[0] in _MONTHS
        start = match.start()
        before = text[max(0, start - _LONGEST_BEFORE) : start]
        if is_alone and not _BEFORE_MONTH.search(before):
            continue
        for day in days:
            yield match[0], Date(year, month, day)


def _days(match: re.Match[str]) -> Iterable[int]:
    """Return the days of a date: two of "7 or 8 June", and 0 if no day is told."""
    days = [match["first"], match["day"], match["day_after"]]
    told = [int(day) for day in days if day]
    return told or [0]
