from datetime import UTC
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
import pytest

from policystory.assignment.assignment_rules import (
    Allowance,
    CountingRule,
    Policy,
    Window,
    WindowName,
)
from policystory.assignment.shown_terms import TermsWindow, estimated_minutes, terms
from policystory.course.find_time_zone import find_time_zone
from policystory.errors import NotFoundError
from policystory.items.item import paper_item
from tests.every_form import EVERY
from tests.worlds import course, problems

PAPER = course().quiz("01-crossings", "s").paper
DUE = Window(name=WindowName.DUE, until="2026-03-08T23:59")
LATE = Window(name=WindowName.LATE, until="2026-03-15T23:59", credit=Decimal("0.8"))


def test_practice_has_no_dates_and_no_limit() -> None:
    """Without a policy there are minutes to expect, and nothing to fear."""
    shown = terms(PAPER, Policy())
    assert (3, None, "UTC", 1, None, "best", (), "") == msgspec.structs.astuple(shown)


def test_a_policy_is_told_with_its_dates_as_instants() -> None:
    """Each window ends at the first instant after it, in UTC, by the course's zone of that day."""
    policy = Policy(
        attempts=2, counts=CountingRule.LAST, windows=(DUE, LATE), minutes=30
    )
    shown = terms(PAPER, policy, zone="America/New_York", attempt=2)
    # Summer time began on 8 March 2026.
    windows = (
        TermsWindow("due", "2026-03-09T04:00:00Z", "1"),
        TermsWindow("late", "2026-03-16T04:00:00Z", "0.8"),
    )
    assert (
        3,
        30,
        "America/New_York",
        2,
        2,
        "last",
        windows,
        "",
    ) == msgspec.structs.astuple(shown)


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        (0, ""),
        (1, "1 of these 3 questions was in your last attempt too: "),
        (3, "These questions were in your last attempt too: "),
    ],
)
def test_questions_that_come_again_are_told(again: int, expected: str) -> None:
    """Where an attempt repeats questions of the one before, the learner reads how many."""
    told = terms(PAPER, Policy(), attempt=2, again=again).again
    reason = "there are too few for all to be new." if again else ""
    assert expected + reason == told


def test_an_allowance_is_in_the_terms() -> None:
    """One learner's terms hold their allowance; minutes are never more than there are."""
    allowance = Allowance(time=Decimal("1.25"), attempts=1, days=1)
    shown = terms(PAPER, Policy(attempts=1, windows=(DUE,), minutes=30), allowance)
    assert (37, 2, "2026-03-10T00:00:00Z") == (
        shown.limit,
        shown.attempts,
        shown.windows[0].ends,
    )


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["single-choice"], 1),
        (["number", "short-text", "multiple-choice"], 3),
        (["matching"], 2),
        (["matching", "cloze"], 3),
        (["ordering"], 2),
        (["ordering", "categorise"], 4),
        ([], 0),
    ],
)
def test_minutes_are_one_a_question_and_half_a_further_decision(
    kinds: list[str], expected: int
) -> None:
    """Rows, gaps and entries beyond the first take half a minute; the whole is rounded up."""
    assert expected == estimated_minutes(
        tuple(paper_item(EVERY[kind], Decimal(1)) for kind in kinds)
    )


def test_utc_needs_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the system's time zones, UTC is known, and a quiz without dates asks for none."""

    def lacking(_: str) -> ZoneInfo:
        raise ZoneInfoNotFoundError

    monkeypatch.setattr("policystory.course.find_time_zone.ZoneInfo", lacking)
    assert UTC == find_time_zone("UTC")
    assert "America/Lima" == terms(PAPER, Policy(), zone="America/Lima").zone
    with pytest.raises(
        NotFoundError, match="the time zone 'America/Lima' is not known here"
    ):
        terms(PAPER, Policy(windows=(DUE,)), zone="America/Lima")


@pytest.mark.parametrize(
    "zone", ["Mars/Olympus", "", "../UTC", "/etc/passwd", "America", "UTC\0"]
)
def test_what_is_no_zone_is_refused(zone: str) -> None:
    """A name that is none is a sentence, whatever it looks like."""
    with pytest.raises(NotFoundError):
        find_time_zone(zone)


def test_the_check_names_a_zone_that_there_is_not(tmp_path: Path) -> None:
    """An author is told the line of the course file."""
    hint = (
        "write an IANA name such as America/New_York; "
        "a system without time zones needs the package tzdata"
    )
    shown = problems(
        tmp_path,
        "content/course.yml",
        "language: en",
        "language: en\nzone: Skerry/Isles",
    )
    assert [(1, "there is no time zone 'Skerry/Isles'", hint)] == shown
    assert [] == problems(
        tmp_path / "b",
        "content/course.yml",
        "language: en",
        "language: en\nzone: Europe/Paris",
    )
