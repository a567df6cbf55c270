from datetime import UTC, datetime, timedelta, timezone
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from policystory.course.open_course import REVIEW
from policystory.journal import Entry
from policystory.learner.progress import first_tries
from policystory.learner.spaced_review import due_families, memory_cards, next_due_day
from tests.learner.answers import MONDAY, REASONS, day, entry, kept


def days_until_due(*entries: Entry) -> int:
    """Return after how many days the only family of these entries is due."""
    return next(n for n in range(1, 1000) if due_families(kept(*entries), day(n), UTC))


def test_what_was_wrong_comes_back_sooner() -> None:
    """A wrong answer is due the next day, a partly right one later, a right one later still."""
    waits = [
        days_until_due(entry("f", reason=reason))
        for reason in ("wrong", "partly-right", "right")
    ]
    assert waits == sorted(waits)
    assert waits[0] == 1 < waits[-1]


def test_what_is_remembered_comes_back_ever_later() -> None:
    """Each right review makes the next wait longer."""
    entries = [entry("f")]
    waits = []
    for n in range(2, 6):
        wait = next(
            i
            for i in range(1, 1000)
            if due_families(
                kept(*entries),
                (datetime.fromisoformat(entries[-1].at) + timedelta(days=i)).date(),
                UTC,
            )
        )
        waits.append(wait)
        after = (datetime.fromisoformat(entries[-1].at) - MONDAY).days + wait
        entries.append(entry("f", after, quiz=REVIEW, attempt=n))
    assert waits == sorted(set(waits))


def test_only_the_first_try_of_a_sitting_counts() -> None:
    """A right answer after feedback does not hide a wrong first; unreadable ones are no tries."""
    tries = [
        entry("f", reason="unreadable"),
        entry("f", 0.1, "wrong"),
        entry("f", 0.2, "right"),
    ]
    assert [tries[1]] == list(first_tries(tries))
    assert days_until_due(*tries) == days_until_due(tries[1])


def test_a_review_is_the_same_all_day() -> None:
    """What is answered today changes the review of tomorrow, not that of today."""
    old = [entry("f", reason="wrong"), entry("g", reason="wrong")]
    today = day(1)
    assert ["f", "g"] == due_families(kept(*old), today, UTC)
    answered = [
        *old,
        entry("f", 1, quiz=REVIEW, attempt=today.toordinal()),
        entry("h", 1, "wrong"),
    ]
    assert ["f", "g"] == due_families(kept(*answered), today, UTC)
    assert ["g", "h"] == due_families(kept(*answered), day(2), UTC)


def test_lessons_take_turns() -> None:
    """Due questions of several lessons are mixed, the most overdue of each first."""
    entries = [
        entry(f"{lesson}{i}", i / 10, "wrong", quiz=f"0{lesson}-x/check")
        for lesson, i in product((1, 2), range(3))
    ]
    assert ["10", "20", "11", "21", "12", "22"] == due_families(
        kept(*entries), day(2), UTC
    )


def test_a_day_is_the_learners_own() -> None:
    """At the learner's midnight, not at that of Greenwich, a new day begins."""
    late = kept(
        entry("f", 0.45, "wrong")
    )  # 22:48 UTC on Monday; in the zone below it is Tuesday
    east = timezone(timedelta(hours=5))
    assert [] == due_families(late, day(1), east)
    assert ["f"] == due_families(late, day(1), UTC)
    assert ["f"] == due_families(late, day(2), east)


def test_next_due_day_is_returned() -> None:
    """Nothing is due before the first answer; then the next day with something due is known."""
    assert next_due_day(kept(), day(0), UTC) is None
    assert day(1) == next_due_day(kept(entry("f", reason="wrong")), day(0), UTC)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.floats(0, 30), st.sampled_from(REASONS)),
        max_size=20,
    )
)
def test_any_record_has_a_schedule(answers: list[tuple[str, float, str]]) -> None:
    """Whatever was answered when, the schedule is always the same, and of answered families."""
    entries = sorted(
        (
            entry(family, days, reason, attempt=n)
            for n, (family, days, reason) in enumerate(answers)
        ),
        key=lambda answer: answer.at,
    )
    plan = due_families(kept(*entries), day(40), UTC)
    assert plan == due_families(kept(*entries), day(40), UTC)
    assert len(plan) == len(set(plan))
    assert (
        set(plan)
        <= set(memory_cards(entries, UTC))
        <= {family for family, _, _ in answers}
    )
