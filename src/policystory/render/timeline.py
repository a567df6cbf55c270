"""Options that are days, months, years or longer periods, on the axis of a timeline."""

import calendar
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from policystory.facts.values.period import Period, read_period
from policystory.items.item import Option

APART = 0.2
"""The least distance of two ticks, as a share of the axis."""
# A label stands right of its tick, and must have room there on a narrow screen too.
LAST = 0.85
"""The place after which no tick stands."""

Step = Callable[[date, date], Iterator[tuple[date, str]]]
"""From the first and the last day of an axis to the days that have a tick, with their labels."""


class Span(msgspec.Struct, frozen=True, rename={"start": "from", "end": "to"}):
    """Where an option lies on the axis, of which 0 is the beginning and 1 the end."""

    option: str
    start: float
    end: float


class Tick(msgspec.Struct, frozen=True):
    """A place on the axis, from 0 to 1, and its label."""

    at: float
    label: str


class Timeline(msgspec.Struct, frozen=True, tag_field="kind", tag="timeline"):
    """Options in the order of their list, and the ticks of their axis."""

    label: str
    spans: tuple[Span, ...]
    ticks: tuple[Tick, ...]


class _Axis(NamedTuple):
    """The days from the beginning of a timeline to its end."""

    start: date
    end: date

    def place(self, day: date) -> float:
        """Return where a day begins, from 0 to 1."""
        days = (self.end - self.start).days + 1
        return round((day - self.start).days / days, 4)

    def span(self, option: str, period: Period) -> Span:
        """Return where an option lies; a period without an end goes on to the end of the axis."""
        end: float = 1
        if period.last and period.last < self.end:
            end = self.place(period.last + timedelta(days=1))
        return Span(option, self.place(period.first), end)

    def ticks(self, step: Step) -> list[Tick] | None:
        """Return the ticks of a step, or None where two are too close for their labels."""
        ticks: list[Tick] = []
        for day, label in step(self.start, self.end):
            if day < self.start:
                continue
            tick = Tick(self.place(day), label)
            if tick.at > LAST:
                break
            if ticks and round(tick.at - ticks[-1].at, 4) < APART:
                return None
            ticks.append(tick)
        return ticks


def timeline(options: Sequence[tuple[Option, str]]) -> Timeline:
    """Draw options on a timeline, each with its period as in EDTF."""
    periods = [read_period(text) for _, text in options]
    axis = _axis(periods)
    pairs = zip(options, periods, strict=True)
    spans = [axis.span(option.id, period) for (option, _), period in pairs]
    ticks = _finest_ticks(axis)
    return Timeline(
        "Click on the timeline, or use the list below.", tuple(spans), ticks
    )


def _axis(periods: Sequence[Period]) -> _Axis:
    """Return an axis that holds all periods, with room before the first and after the last."""
    first = min(period.first for period in periods)
    # What has not ended goes on as far as anything else that is offered.
    last = max(max(period.first, period.last or period.first) for period in periods)
    room = timedelta(days=1 + (last - first).days // 20)
    # The calendar of Python has a first and a last day, which no axis can pass.
    start = max(first, date.min + room) - room
    end = min(last, date.max - room) + room
    return _Axis(start, end)


def _finest_ticks(axis: _Axis) -> tuple[Tick, ...]:
    """Return the ticks of the finest step whose labels have room."""
    for step in STEPS:
        ticks = axis.ticks(step)
        if ticks is not None:
            return tuple(ticks)
    return ()


def _days(wanted: Sequence[int]) -> Step:
    """Return a step to certain days of each month."""

    def step(start: date, end: date) -> Iterator[tuple[date, str]]:
        for n in range((end - start).days + 1):
            day = start + timedelta(n)
            if day.day in wanted:
                yield day, f"{day.day} {calendar.month_name[day.month]}"

    return step


def _months(every: int) -> Step:
    """Return a step to the first day of every so many months, of which January is one."""

    def step(start: date, end: date) -> Iterator[tuple[date, str]]:
        for year in range(start.year, end.year + 1):
            for month in range(1, 13, every):
                yield date(year, month, 1), f"{calendar.month_abbr[month]} {year}"

    return step


def _years(every: int) -> Step:
    """Return a step to the first day of every so many years."""

    def step(start: date, end: date) -> Iterator[tuple[date, str]]:
        for year in range(start.year, end.year + 1):
            if year % every == 0:
                yield date(year, 1, 1), str(year)

    return step


_DAYS = (range(1, 32), range(1, 31, 2), (1, 8, 15, 22), (1, 11, 21), (1, 16))
_MONTHS = (1, 2, 3, 4, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 10000)
STEPS = (*map(_days, _DAYS), *map(_months, _MONTHS), *map(_years, _YEARS))
"""The steps from fine to coarse."""
