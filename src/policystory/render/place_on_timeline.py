"""Draw a question's options on a timeline, if they are periods."""

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
"""The place on the axis, from 0 to 1, after which there is no tick."""

Ticks = Iterator[tuple[date, str]]
"""Days that have a tick, each with its label, from early to late."""
Step = Callable[[date, date], Ticks]
"""A function from the first and last day of an axis to its ticks."""


class Span(msgspec.Struct, frozen=True, rename={"start": "from", "end": "to"}):
    """An option on a timeline: its id, and where it starts and ends.

    0 is the beginning of the timeline, and 1 its end.
    """

    option: str
    start: float
    end: float


class Tick(msgspec.Struct, frozen=True):
    """A labelled mark on a timeline; `at` is its place, from 0 (beginning) to 1 (end)."""

    at: float
    label: str


class Timeline(msgspec.Struct, frozen=True, tag_field="kind", tag="timeline"):
    """A timeline of a question's options, as the page gets it.

    `label`: a sentence above it; `spans`: where the options lie, in their order; `ticks`: the marks
    with dates.
    """

    label: str
    spans: tuple[Span, ...]
    ticks: tuple[Tick, ...]


class _Axis(NamedTuple):
    """The first and last day of a timeline."""

    start: date
    end: date

    def place(self, day: date) -> float:
        """Return where a day begins on the timeline, from 0 (beginning) to 1 (end)."""
        whole = self.end - self.start
        before = day - self.start
        # The last day belongs to the axis too. Four decimals are finer than any screen.
        share = before.days / (whole.days + 1)
        return round(share, 4)

    def span(self, option: str, period: Period) -> Span:
        """Return where a period lies on the timeline; without an end, it reaches the right edge.

        `option` is the id of the option that has this period.
        """
        start = self.place(period.first)
        end: float = 1
        if period.last and period.last < self.end:
            day_after = period.last + timedelta(days=1)
            end = self.place(day_after)
        return Span(option, start, end)

    def ticks(self, step: Step) -> list[Tick] | None:
        """Return the marks for the days that `step` returns; None if two of them are too close.

        `step` is a function that takes the first and last day of the timeline, and returns days
        with labels.
        """
        ticks: list[Tick] = []
        for day, label in step(self.start, self.end):
            # Steps of months and years begin with the first of the year.
            if day < self.start:
                continue
            tick = Tick(self.place(day), label)
            if tick.at > LAST:
                break
            ticks.append(tick)
            if not _have_room(ticks[-2:]):
                return None
        return ticks


def _have_room(ticks: Sequence[Tick]) -> bool:
    """Tell whether the labels of neighbouring ticks have room."""
    if len(ticks) < 2:
        return True
    first, second = ticks
    # Without rounding, 0.3 - 0.1 would be less than 0.2.
    distance = round(second.at - first.at, 4)
    return distance >= APART


def draw_timeline(options: Sequence[tuple[Option, str]]) -> Timeline:
    """Return a timeline of options that are periods, with marks for dates.

    Each option comes with its period as a fact writes it, such as "2021-04" or "2021-10/2022-04".
    """
    periods = [read_period(text) for _, text in options]
    axis = _axis(periods)
    spans: list[Span] = []
    for (option, _), period in zip(options, periods, strict=True):
        span = axis.span(option.id, period)
        spans.append(span)
    return Timeline(
        label="Click on the timeline, or use the list below.",
        spans=tuple(spans),
        ticks=_finest_ticks(axis),
    )


def _axis(periods: Sequence[Period]) -> _Axis:
    """Return an axis around all periods, with room before the first and after the last."""
    days: list[date] = []
    for period in periods:
        days.append(period.first)
        # A period without an end reaches as far as the latest other option.
        if period.last:
            days.append(period.last)
    first = min(days)
    last = max(days)
    twentieth = (last - first).days // 20
    room = timedelta(days=1 + twentieth)
    # The calendar of Python has a first and a last day, which no axis can pass.
    earliest = date.min + room
    latest = date.max - room
    return _Axis(
        start=max(first, earliest) - room,
        end=min(last, latest) + room,
    )


def _finest_ticks(axis: _Axis) -> tuple[Tick, ...]:
    """Return the ticks of the finest step whose labels have room."""
    for step in STEPS:
        ticks = axis.ticks(step)
        if ticks is not None:
            return tuple(ticks)
    return ()


def _days(wanted: Sequence[int]) -> Step:
    """Return a step with ticks on certain days of each month."""

    def step(start: date, end: date) -> Ticks:
        length = end - start
        for n in range(length.days + 1):
            day = start + timedelta(n)
            if day.day in wanted:
                month = calendar.month_name[day.month]
                label = f"{day.day} {month}"
                yield day, label

    return step


def _months(every: int) -> Step:
    """Return a step with a tick on the first day of every nth month, beginning with January."""

    def step(start: date, end: date) -> Ticks:
        for year in range(start.year, end.year + 1):
            for month in range(1, 13, every):
                name = calendar.month_abbr[month]
                first_day = date(year, month, 1)
                yield first_day, f"{name} {year}"

    return step


def _years(every: int) -> Step:
    """Return a step with a tick on the first day of every nth year."""

    def step(start: date, end: date) -> Ticks:
        for year in range(start.year, end.year + 1):
            is_round = year % every == 0
            if is_round:
                new_year = date(year, 1, 1)
                yield new_year, str(year)

    return step


STEPS = (
    _days(range(1, 32)),
    _days(range(1, 31, 2)),
    _days((1, 8, 15, 22)),
    _days((1, 11, 21)),
    _days((1, 16)),
    _months(1),
    _months(2),
    _months(3),
    _months(4),
    _months(6),
    _years(1),
    _years(2),
    _years(5),
    _years(10),
    _years(20),
    _years(50),
    _years(100),
    _years(200),
    _years(500),
    _years(1000),
    _years(2000),
    # The last leaves one tick at most on the longest axis that the calendar of Python allows.
    _years(10000),
)
"""The steps from fine to coarse."""
