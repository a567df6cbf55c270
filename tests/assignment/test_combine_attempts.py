from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.assignment.assignment_rules import (
    NO_ALLOWANCE,
    Allowance,
    CountingRule,
    Policy,
    Window,
    WindowName,
)
from policystory.assignment.combine_attempts import (
    EarnedPoints,
    Submission,
    earned_points,
)

EARLY = Window(name=WindowName.EARLY, until="2026-03-01T23:59")
DUE = Window(name=WindowName.DUE, until="2026-03-08T23:59")
LATE = Window(name=WindowName.LATE, until="2026-03-15T23:59", credit=Decimal("0.5"))
WINDOWS = (EARLY, DUE, LATE)


def given_in(attempt: int, day: int, points: str, possible: str = "10") -> Submission:
    """Return an attempt that was handed in at noon of a day of March."""
    return Submission(
        attempt,
        datetime(2026, 3, day, 12, tzinfo=UTC),
        Decimal(points),
        Decimal(possible),
    )


def result(
    counts: str,
    *submissions: Submission,
    allowance: Allowance = NO_ALLOWANCE,
    attempts: int | None = None,
) -> EarnedPoints:
    """Return what submissions come to on the timeline of these tests."""
    policy = Policy(counts=CountingRule(counts), windows=WINDOWS, attempts=attempts)
    return earned_points(policy, allowance, UTC, submissions)


@pytest.mark.parametrize(
    ("counts", "points", "counted"),
    [("last", "4", (3,)), ("best", "8", (2,)), ("average", "6", (1, 2, 3))],
)
def test_the_rule_says_which_attempt_counts(
    counts: str, points: str, counted: tuple[int, ...]
) -> None:
    """Of 6, 8 and 4 points in one window the last are 4, the best 8 and the average 6."""
    total = result(
        counts, given_in(1, 2, "6"), given_in(2, 3, "8"), given_in(3, 4, "4")
    )
    assert (points, Decimal(10), counted, False) == (
        str(total.points),
        total.possible,
        total.counted,
        total.late,
    )


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ("last", "The last attempt counts: attempt 3."),
        ("best", "The best attempt counts: attempt 2."),
        ("average", "The average of attempts 1, 2 and 3 counts."),
    ],
)
def test_it_says_which_attempt_counts(counts: str, sentence: str) -> None:
    """The learner reads which of their attempts the points are of."""
    assert (sentence,) == result(
        counts, given_in(1, 2, "6"), given_in(2, 3, "8"), given_in(3, 4, "4")
    ).why


def test_a_late_attempt_earns_its_credit_and_says_so() -> None:
    """Of 9 points at half credit 4.5 are left, and they count as late."""
    total = result("last", given_in(1, 9, "9"))
    assert (total.points, total.late) == (Decimal("4.5"), True)
    assert total.why == (
        "Attempt 1 was handed in late: 50% of its points count.",
        "The last attempt counts: attempt 1.",
    )


def test_credit_above_one_rewards_the_early() -> None:
    """A course may give more for early work."""
    early = Window(
        name=WindowName.EARLY, until="2026-03-01T23:59", credit=Decimal("1.1")
    )
    total = earned_points(
        Policy(windows=(early, DUE)), NO_ALLOWANCE, UTC, [given_in(1, 1, "9")]
    )
    assert total.points == Decimal("9.9")
    assert total.why[0] == "Attempt 1 was handed in early: 110% of its points count."


@pytest.mark.parametrize("counts", list(CountingRule))
def test_a_score_already_earned_never_falls(counts: str) -> None:
    """Six points by the due date stand by each rule, though a later attempt earns half credit."""
    total = result(counts, given_in(1, 2, "6"), given_in(2, 9, "8"))
    assert (total.points, total.counted, total.late) == (6, (1,), False)
    assert (
        "It stood when the due period ended; what came later does not lower it."
        in total.why
    ) == (counts != "best")


def test_within_a_window_the_last_is_the_last() -> None:
    """Before a window ends, a worse last attempt replaces a better one: so says the rule."""
    total = result(
        "last", given_in(1, 2, "9"), given_in(2, 3, "5"), given_in(3, 9, "4")
    )
    assert (total.points, total.counted) == (5, (2,))


def test_a_later_attempt_can_raise_a_score() -> None:
    """Twice as good at half the credit is no better; more than that is."""
    assert result("last", given_in(1, 2, "4"), given_in(2, 9, "8")).counted == (1,)
    assert result("last", given_in(1, 2, "4"), given_in(2, 9, "9")).counted == (2,)
    assert result("average", given_in(1, 2, "2"), given_in(2, 9, "8")).points == 3


def test_what_comes_after_the_last_date_does_not_count() -> None:
    """It is named, and changes neither the last, the best nor the average."""
    for counts in CountingRule:
        total = result(counts, given_in(1, 2, "6"), given_in(2, 16, "10"))
        assert (total.points, total.counted) == (6, (1,))
        assert (
            total.why[0]
            == "Attempt 2 does not count: it was handed in after the last date."
        )


@pytest.mark.parametrize(
    ("attempts", "allowance", "points", "sentence"),
    [
        (1, NO_ALLOWANCE, 6, "Attempt 2 does not count: 1 is allowed."),
        (2, NO_ALLOWANCE, 7, "Attempt 3 does not count: 2 are allowed."),
        (2, Allowance(attempts=1), 8, "The best attempt counts: attempt 3."),
        (None, NO_ALLOWANCE, 8, "The best attempt counts: attempt 3."),
    ],
)
def test_attempts_beyond_the_number_do_not_count(
    attempts: int | None, allowance: Allowance, points: int, sentence: str
) -> None:
    """Only as many attempts as policy and allowance give are looked at; the others are named."""
    three = (given_in(1, 2, "6"), given_in(2, 3, "7"), given_in(3, 4, "8"))
    total = result("best", *three, attempts=attempts, allowance=allowance)
    assert total.points == points
    assert sentence in total.why


def test_an_allowance_is_honoured() -> None:
    """A learner whose dates were shifted is in time, with whole credit, where others are late."""
    total = result("last", given_in(1, 9, "9"), allowance=Allowance(days=1))
    assert (total.points, total.late) == (9, False)


def test_nothing_handed_in_is_nothing() -> None:
    """Without an attempt that counts there are no points, and it is said."""
    assert EarnedPoints(why=("No attempt counts yet.",)) == result("best")
    assert result("best", given_in(1, 20, "9")).why[-1] == "No attempt counts yet."


def test_papers_of_different_size_are_compared_by_share() -> None:
    """Four of five are better than six of ten."""
    total = result("best", given_in(1, 2, "6"), given_in(2, 3, "4", "5"))
    assert (total.points, total.possible, total.counted) == (4, 5, (2,))


def test_a_paper_without_points_is_no_crash() -> None:
    """Attempts for no points come to none."""
    assert result("average", given_in(1, 2, "0", "0")).points == 0


def test_an_average_is_rounded_once_at_the_end() -> None:
    """A third of 1.01, 2 and 2 points at half credit is 0.835, so 0.84; rounded parts give 0.83."""
    total = result(
        "average", given_in(1, 9, "1.01"), given_in(2, 9, "2"), given_in(3, 9, "2")
    )
    assert total.points == Decimal("0.84")


def test_the_order_is_that_of_time() -> None:
    """Attempts are in the order of their instants, also in the hour that the clock shows twice."""
    berlin = ZoneInfo("Europe/Berlin")
    first = Submission(
        1, datetime(2026, 10, 25, 2, 50, tzinfo=berlin), Decimal(3), Decimal(10)
    )
    second = Submission(
        2, datetime(2026, 10, 25, 2, 10, tzinfo=berlin, fold=1), Decimal(5), Decimal(10)
    )
    for both in ([first, second], [second, first]):
        assert earned_points(
            Policy(counts=CountingRule.LAST), NO_ALLOWANCE, berlin, both
        ).counted == (2,)


submissions = st.lists(
    st.builds(
        Submission,
        st.integers(1, 6),
        st.integers(0, 20 * 24).map(
            lambda hour: datetime(2026, 2, 27, tzinfo=UTC) + timedelta(hours=hour)
        ),
        st.decimals(0, 10, places=2),
        st.just(Decimal(10)),
    ),
    max_size=8,
)
policies = st.builds(
    Policy,
    attempts=st.none() | st.integers(1, 5),
    counts=st.sampled_from(CountingRule),
    windows=st.sampled_from([(), WINDOWS, WINDOWS[1:], WINDOWS[:2]]),
)
ENDS = [datetime(2026, 3, day, tzinfo=UTC) for day in (2, 9, 16)]


@given(policies, submissions, st.sampled_from(ENDS))
def test_what_a_window_left_stands_for_ever(
    policy: Policy, all_: list[Submission], end: datetime
) -> None:
    """Whatever is handed in later, the points at the end of a window are never lowered."""
    policy = Policy(attempts=policy.attempts, counts=policy.counts, windows=WINDOWS)
    before = earned_points(
        policy,
        NO_ALLOWANCE,
        UTC,
        [submission for submission in all_ if submission.at < end],
    )
    assert before.points <= earned_points(policy, NO_ALLOWANCE, UTC, all_).points


@given(policies, submissions)
def test_points_lie_in_range_and_say_why(
    policy: Policy, all_: list[Submission]
) -> None:
    """Points lie from 0 to what is possible, in any order of submissions, and always say why."""
    total = earned_points(policy, NO_ALLOWANCE, UTC, all_)
    assert 0 <= total.points <= total.possible
    assert total.why
    assert bool(total.counted) == bool(total.possible)
    assert set(total.counted) <= {submission.attempt for submission in all_}
    by_number = {(submission.at, submission.attempt): submission for submission in all_}
    if len(by_number) == len(all_):
        assert total == earned_points(policy, NO_ALLOWANCE, UTC, reversed(all_))


@given(policies, submissions, st.integers(0, 9), st.integers(0, 9), st.integers(0, 3))
def test_more_time_or_attempts_never_cost_the_best(
    policy: Policy, all_: list[Submission], days: int, hours: int, attempts: int
) -> None:
    """Under the best attempt, an allowance never lowers what a learner has."""
    policy = Policy(attempts=policy.attempts, windows=policy.windows)
    allowance = Allowance(days=days, hours=hours, attempts=attempts)
    assert (
        earned_points(policy, NO_ALLOWANCE, UTC, all_).points
        <= earned_points(policy, allowance, UTC, all_).points
    )
