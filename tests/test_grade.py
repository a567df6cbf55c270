from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.attempt import Attempt, answer, start
from policystory.grade import VERDICTS, grade, mark
from policystory.items.item import KeyItem, PaperItem, Reading, Reason, Score
from policystory.items.kinds import KINDS
from policystory.items.kinds.single_choice import NAME
from tests.worlds import course

QUIZ = course().quiz("01-crossings", "s")
PAPER, KEY = QUIZ.paper, QUIZ.key
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def right(item: PaperItem) -> object:
    """Return the right response to an item of the paper."""
    key = KEY.items[item.id].key
    return key if isinstance(key, str) else str(key.amount)


def wrong(item: PaperItem) -> object:
    """Return a wrong response to an item of the paper."""
    return next((option.id for option in item.options if option.id != right(item)), "7")


def answered(*responses: object) -> Attempt:
    """Return an attempt with these responses to the items, in order."""
    attempt = start(PAPER)
    for item, response in zip(PAPER.items, responses, strict=False):
        attempt = answer(attempt, PAPER, item.id, response)
    return attempt


def test_all_right_earns_all_points() -> None:
    """The sum of the marks is the grade, in the order of the paper."""
    found = grade(PAPER, KEY, answered(*map(right, PAPER.items)))
    assert (found.paper, found.points, found.possible) == (PAPER.id, 4, 4)
    assert [item.id for item in PAPER.items] == [one.item for one in found.marks]
    assert {Reason.RIGHT} == {one.reason for one in found.marks}


def test_nothing_answered_earns_nothing() -> None:
    """An empty attempt is unanswered, which is not wrong."""
    found = grade(PAPER, KEY, start(PAPER))
    assert (found.points, found.possible) == (0, 4)
    assert {(Reason.UNANSWERED, False)} == {(one.reason, one.counts) for one in found.marks}


def test_the_last_try_is_graded() -> None:
    """A corrected answer earns what it is worth, and so does one that is made worse."""
    item = PAPER.items[0]
    better = answer(answered(wrong(item)), PAPER, item.id, right(item))
    worse = answer(better, PAPER, item.id, wrong(item))
    assert (grade(PAPER, KEY, better).points, grade(PAPER, KEY, worse).points) == (1, 0)


@pytest.mark.parametrize("nothing", [None, "", "nonsense", 7, ["a"], {"a": 1}])
def test_what_is_no_try_leaves_the_answer_of_before_standing(nothing: object) -> None:
    """An answer is not lost to what cannot be read, nor taken back; with nothing before, it is what there is."""
    item = PAPER.items[0]
    attempt = answer(answered(right(item)), PAPER, item.id, nothing)
    assert grade(PAPER, KEY, attempt).marks[0] == mark(item, KEY.items[item.id], right(item))
    alone = answer(answered("nonsense"), PAPER, item.id, nothing)
    assert grade(PAPER, KEY, alone).marks[0] == mark(item, KEY.items[item.id], nothing)


def test_a_mark_explains_itself() -> None:
    """A mark has points, a verdict, the option's own feedback, and the fact behind it."""
    item = PAPER.items[2]
    found = mark(item, KEY.items[item.id], right(item))
    assert (found.points, found.possible, found.verdict) == (1, 1, "Right.")
    assert (KEY.items[item.id].feedback[str(right(item))],) == found.feedback
    assert (KEY.items[item.id].asked[0],) == found.facts


def test_every_reason_has_a_verdict() -> None:
    """Whatever a kind says, the learner reads a sentence."""
    assert set(Reason) == set(VERDICTS)
    assert all(verdict.endswith(".") for verdict in VERDICTS.values())


@pytest.mark.parametrize(
    ("share", "points", "earned"),
    [("1", "1", "1"), ("0.5", "1", "0.5"), ("0.333333", "1", "0.33"), ("1", "10", "10"), ("0.125", "1", "0.12")],
)
def test_points_are_decimal_and_rounded_to_a_hundredth(
    monkeypatch: pytest.MonkeyPatch, share: str, points: str, earned: str
) -> None:
    """A share of the points is exact to a hundredth, and written without an exponent or idle zeros."""

    def score(_key: KeyItem, _reading: Reading) -> Score:
        return Score(Decimal(share), Reason.PARTLY_RIGHT, "")

    monkeypatch.setattr(KINDS[NAME], "score", score)
    item = msgspec.structs.replace(PAPER.items[0], points=Decimal(points))
    assert earned == str(mark(item, KEY.items[item.id], right(item)).points)


@given(st.dictionaries(st.sampled_from([*(item.id for item in PAPER.items), "other"]), st.lists(JSON, max_size=3)))
def test_any_responses_are_graded(responses: dict[str, list[Any]]) -> None:
    """No responses of any shape make grading raise; points lie within bounds; the same gets the same."""
    attempt = Attempt(paper=PAPER.id, responses={item: tuple(given) for item, given in responses.items()})
    found = grade(PAPER, KEY, attempt)
    assert 0 <= found.points <= found.possible == 4
    assert sum(one.points for one in found.marks) == found.points
    assert found == grade(PAPER, KEY, attempt)
    assert all(one.points == 0 or one.reason is Reason.RIGHT for one in found.marks)
