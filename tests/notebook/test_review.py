from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from policystory.course.open_course import REVIEW
from policystory.journal import read
from policystory.notebook import Lesson
from policystory.notebook.reviews import review_output
from tests.notebook.learner import NOON, answer, answered, at, readable

NEW_YORK = ZoneInfo("America/New_York")
DAYS = (
    "2024-02-29",
    "2026-03-08",
    "2026-11-01",
    "2026-11-30",
    "2027-12-31",
    "2028-01-01",
    "2035-07-01",
)


@pytest.mark.parametrize("day", DAYS)
def test_review_asks_what_is_due(record_folder: Path, day: str) -> None:
    """What was wrong two days ago is asked again; answers are kept under the review's day."""
    now = datetime.fromisoformat(f"{day}T12:00+00:00")
    answered(record_folder, now - timedelta(days=2), right=False)
    widget = review_output(at(now))
    assert REVIEW == widget.paper["quiz"]
    assert (1, None) == (widget.terms["attempt"], widget.terms["attempts"])
    keys = widget._conversation.quiz.key.items.values()
    due = {entry.event.family for entry in read(record_folder).entries}
    assert due == {key.family for key in keys}
    answer(widget, 0, readable(widget, 0), "t1")
    assert now.toordinal() == read(record_folder).entries[-1].event.attempt
    later_that_day = review_output(at(now + timedelta(hours=11)))
    assert widget.paper == later_that_day.paper
    assert 1 == len(later_that_day._conversation.state()["answers"])


def test_review_stays_the_same_when_clocks_change(record_folder: Path) -> None:
    """In New York on 1 November 2026, an answer at 00:30 does not change the review at 10:00."""
    october_20 = datetime(2026, 10, 20, 12, tzinfo=UTC)
    october_31 = datetime(2026, 10, 31, 3, tzinfo=UTC)
    answered(record_folder, october_20, right=False)
    answered(record_folder, october_31, right=False, attempt=2, items=1)
    half_past_midnight = datetime(2026, 11, 1, 0, 30, tzinfo=NEW_YORK)
    a_minute_later = half_past_midnight + timedelta(minutes=1)
    morning = review_output(at(a_minute_later, NEW_YORK))
    answered(record_folder, half_past_midnight, right=True, attempt=3, items=1)
    for hour in (1, 10, 23):
        now = datetime(2026, 11, 1, hour, 59, tzinfo=NEW_YORK)
        assert morning.paper == review_output(at(now, NEW_YORK)).paper


def test_review_that_is_not_due_says_when_it_will_be(record_folder: Path) -> None:
    """Before the first answer there is nothing to review; then the next review's day is said."""
    assert "There is nothing to review yet." in repr(review_output(at(NOON)))
    answered(record_folder, NOON, right=True)
    expected = "Nothing is due today. The next review is on 11 June 2021."
    assert expected == repr(review_output(at(NOON)))


def test_lesson_reviews_earlier_lessons_only(record_folder: Path) -> None:
    """What this lesson itself asked is not reviewed in it."""
    answered(record_folder, NOON - timedelta(days=2), right=False)
    review = Lesson(at(NOON), "01-crossings").review()
    assert "There is nothing to review yet." in repr(review)
