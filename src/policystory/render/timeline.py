"""Options that are days, months, years or longer periods, on a timeline: an axis from the first to the last of them."""

import calendar
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile

import msgspec

from policystory.facts.values.period import read_period
from policystory.items.item import Option

APART, LAST = 0.2, 0.85
"""How far apart ticks are, and where the last may stand: a label stands right of its tick, on a
narrow screen too."""


class Span(msgspec.Struct, frozen=True, rename={"start": "from", "end": "to"}):
    """Where an option lies on the axis, of which 0 is the beginning and 1 the end."""

    option: str
    start: float
    end: float


class Tick(msgspec.Struct, frozen=True):
    """A place of the axis, and what is written there."""

    at: float
    label: str


class Timeline(msgspec.Struct, frozen=True, tag_field="kind", tag="timeline"):
    """Options in the order of their list, and the ticks of their axis."""

    label: str
    spans: tuple[Span, ...]
    ticks: tuple[Tick, ...]


def timeline(options: Sequence[tuple[Option, str]]) -> Timeline:
    """Draw options on a timeline, each with its period as in EDTF."""
    periods = [read_period(text) for _, text in options]
    first = min(period.first for period in periods)
    # What has not ended goes on as far as anything else that is offered.
    last = max(max(period.first, period.last or period.first) for period in periods)
    pad = timedelta(days=1 + (last - first).days // 20)
    start, end = max(first, date.min + pad) - pad, min(last, date.max - pad) + pad
    days = (end - start).days + 1

    def at(day: date) -> float:
        return round((day - start).days / days, 4)

    spans = tuple(
        Span(
            one.id,
            at(period.first),
            at(period.last + timedelta(1)) if period.last and period.last < end else 1,
        )
        for (one, _), period in zip(options, periods, strict=True)
    )
    steps = (
        (Tick(at(day), label) for day, label in step(start, end) if start <= day)
        for step in STEPS
    )
    ticks = next(tuple(found) for found in map(_with_room, steps) if found is not None)
    return Timeline("Click on the timeline, or use the list below.", spans, ticks)


Step = Callable[[date, date], Iterator[tuple[date, str]]]


def _with_room(ticks: Iterator[Tick]) -> list[Tick] | None:
    """Return the ticks that have room for their labels, or None as soon as two stand too close to each other."""
    seen: list[Tick] = []
    for tick in takewhile(lambda tick: tick.at <= LAST, ticks):
        if seen and round(tick.at - seen[-1].at, 4) < APART:
            return None
        seen.append(tick)
    return seen


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


STEPS = (
    *(
        _days(wanted)
        for wanted in (
            range(1, 32),
            range(1, 31, 2),
            (1, 8, 15, 22),
            (1, 11, 21),
            (1, 16),
        )
    ),
    *(_months(every) for every in (1, 2, 3, 4, 6)),
    *(
        _years(every)
        for every in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 10000)
    ),
)
"""From fine to coarse: of all steps the finest is taken whose labels have room."""
