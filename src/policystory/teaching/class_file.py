"""The files that a teacher writes for a class: `class.yml`, and one file for each assignment."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

import msgspec

from policystory.assignment.assignment_rules import (
    Allowance,
    CountingRule,
    Policy,
    Window,
    WindowName,
)
from policystory.assignment.released_paper import FeedbackTime
from policystory.facts.record import Record
from policystory.quiz.paper import Mode

_LOCAL = re.compile(r"2\d{3}-\d\d-\d\dT\d\d:\d\d")
ALL = "all"
"""The value of an assignment's `learners` that means the whole class."""


class Accommodation(Allowance, frozen=True, kw_only=True):
    """What one learner is allowed in every assignment of a class, such as more time.

    `learner`: the learner's id. The other fields, such as `time`, are those of Allowance.
    """

    learner: str


class ClassFile(Record, frozen=True, kw_only=True):
    """What the file class.yml says about a class.

    - `name`: names the class in files and folders; `title`: what learners read;
    - `zone`: the class's time zone, by its IANA name such as America/New_York;
    - `accommodations`: what single learners are allowed in addition, such as more time.
    """

    name: str
    title: str
    zone: str = "UTC"
    accommodations: tuple[Accommodation, ...] = ()

    def allowance(self, learner: str) -> Allowance:
        """Return what a learner is allowed in addition to the rules for all, such as more time.

        `learner`: an id. For a learner without an accommodation, the result allows nothing more.
        """
        for accommodation in self.accommodations:
            if accommodation.learner == learner:
                return Allowance(
                    time=accommodation.time,
                    minutes=accommodation.minutes,
                    attempts=accommodation.attempts,
                    days=accommodation.days,
                    hours=accommodation.hours,
                )
        return Allowance()


class PrivateUse(StrEnum):
    """How an assignment uses private questions, which only this class has.

    `FIRST`: private questions are asked before public ones; `MIXED`: chance decides which of both
    are asked; `NONE`: no private question is asked.
    """

    FIRST = "first"
    MIXED = "mixed"
    NONE = "none"


class AssignmentFile(Record, frozen=True, kw_only=True):
    """A file of the folder `assignments`: what is asked of whom, until when, and how it is graded.

    - What: `quizzes` and `lessons` by name (a lesson stands for its exit quiz), and `bundle`, the
      name of a group of lessons of the course. `private` says whether questions are asked that only
      this class has.
    - Whom: `learners`, "all" or a list of ids, and `sections`, parts of the class by name; empty
      for all parts.
    - When, by the class's clock, such as 2027-02-05T23:00: `opens`, `due`, and `closes`, the last
      minute for late work. `late_credit` is the share of the points that late work gets, from 0 to
      1.
    - How: `attempts`, how many each learner has; `counts`, which of them counts; `minutes`, the
      time for one attempt; `feedback`, when learners may see marks; `honour`, a sentence to which
      learners agree.
    - `mode`: graded (each learner gets a paper without answers) or practice (the learner's own
      notebook gives feedback at once).
    """

    title: str
    quizzes: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    bundle: str | None = None
    learners: str | tuple[str, ...] = ALL
    sections: tuple[str, ...] = ()
    opens: str | None = None
    due: str | None = None
    closes: str | None = None
    late_credit: Decimal = Decimal(1)
    attempts: Annotated[int, msgspec.Meta(ge=1, le=20)] = 1
    counts: CountingRule = CountingRule.BEST
    minutes: Annotated[int, msgspec.Meta(ge=1, le=1440)] | None = None
    mode: Mode = Mode.GRADED
    feedback: FeedbackTime = FeedbackTime.BY_HAND
    honour: str = ""
    private: PrivateUse = PrivateUse.FIRST

    def __post_init__(self) -> None:
        """Refuse an assignment of nothing, times that do not exist, and dates out of order."""
        if not (self.quizzes or self.lessons or self.bundle):
            raise ValueError(
                "Expected one of the fields 'quizzes', 'lessons', 'bundle'"
            )
        if isinstance(self.learners, str) and self.learners != ALL:
            raise ValueError("Expected 'learners' to be all, or a list of ids")
        if self.closes and not self.due:
            raise ValueError("Expected the field 'due' beside 'closes'")
        named = list(self._times())
        for field, time in named:
            _check_time(field, time)
        for (before, first), (after, second) in pairwise(named):
            if second <= first:
                raise ValueError(f"Expected '{after}' to be later than '{before}'")

    def _times(self) -> Iterator[tuple[str, str]]:
        """Yield the dates that are given, in the order in which they have to follow."""
        for field in ("opens", "due", "closes"):
            time = getattr(self, field)
            if time:
                yield field, time

    def policy(self) -> Policy:
        """Return the rules for attempts: how many, how long, until when, and which counts."""
        windows: list[Window] = []
        if self.due:
            windows.append(Window(name=WindowName.DUE, until=self.due))
        if self.closes:
            late = Window(
                name=WindowName.LATE, until=self.closes, credit=self.late_credit
            )
            windows.append(late)
        return Policy(
            attempts=self.attempts,
            counts=self.counts,
            windows=tuple(windows),
            minutes=self.minutes,
        )

    def opens_at(self, zone: tzinfo) -> datetime | None:
        """Return when the assignment opens, in UTC; None if it has no such date.

        `zone`: the class's time zone.
        """
        if not self.opens:
            return None
        return _local(self.opens).replace(tzinfo=zone).astimezone(UTC)


def _check_time(field: str, time: str) -> None:
    """Refuse a text that is no local time, or a day that does not exist."""
    expected = f"Expected '{field}' to be a local time such as 2027-02-05T23:00, found '{time}'"
    if not _LOCAL.fullmatch(time):
        raise ValueError(expected)
    try:
        _local(time)
    except ValueError:
        raise ValueError(expected) from None


def _local(time: str) -> datetime:
    """Return a time of the class's clock as a datetime without a zone."""
    return datetime.strptime(time, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - the zone is the class's
