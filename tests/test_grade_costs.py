from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.grade import (
    mark,
)
from policystory.items.forms import FORMS
from policystory.items.forms.single_choice import NAME
from policystory.items.item import KeyItem, Reading, Reason, Score
from policystory.quiz.paper import Feedback, Mode, Paper, Rules
from tests.fuzz.values import JSON
from tests.grading import CHOICE, KEY, NUMBER, PAPER, right, ruled, tried, wrong


@pytest.mark.parametrize(
    ("share", "points", "earned"),
    [
        ("1", "1", "1"),
        ("0.5", "1", "0.5"),
        ("0.333333", "1", "0.33"),
        ("1", "10", "10"),
        ("0.125", "1", "0.12"),
    ],
)
def test_points_are_decimal_and_rounded_to_a_hundredth(
    monkeypatch: pytest.MonkeyPatch, share: str, points: str, earned: str
) -> None:
    """A share is exact to a hundredth, and written without an exponent or idle zeros."""

    def score(_key: KeyItem, _reading: Reading) -> Score:
        return Score(Decimal(share), Reason.PARTLY_RIGHT, "")

    monkeypatch.setattr(FORMS[NAME], "score", score)
    item = msgspec.structs.replace(PAPER.items[0], points=Decimal(points))
    assert earned == str(mark(item, KEY.items[item.id], right(item)).points)


TENTH = Rules(retry_cost=Decimal("0.1"), hint_cost=Decimal("0.25"), hints=True)


@pytest.mark.parametrize(
    ("responses", "hints", "points", "sentence"),
    [
        (["7", "1"], 0, "0", ""),
        ([right(NUMBER)], 0, "2", ""),
        (["7", right(NUMBER)], 0, "1.8", "Taken off: 10% for 1 further try."),
        (["7", "8", right(NUMBER)], 0, "1.6", "Taken off: 20% for 2 further tries."),
        (
            ["7", "many", "", right(NUMBER)],
            0,
            "1.8",
            "Taken off: 10% for 1 further try.",
        ),
        ([right(NUMBER), "many"], 0, "2", ""),
        ([right(NUMBER)], 1, "1.5", "Taken off: 25% for 1 hint."),
        (
            ["7", right(NUMBER)],
            2,
            "0.8",
            "Taken off: 10% for 1 further try and 50% for 2 hints.",
        ),
        (
            ["7", right(NUMBER)],
            4,
            "0",
            "Taken off: 10% for 1 further try and 100% for 4 hints.",
        ),
        ([], 3, "0", "Nothing was written yet."),
    ],
)
def test_tries_and_hints_cost_what_the_rules_say(
    responses: list[object], hints: int, points: str, sentence: str
) -> None:
    """Each further try and hint takes its share off, down to nothing, and the mark says so."""
    marked = tried(ruled(TENTH), NUMBER, responses, hints)
    assert (points, sentence) == (str(marked.points), marked.sentence)


@pytest.mark.parametrize(
    "paper",
    [
        ruled(TENTH, Mode.GRADED),
        ruled(Rules(retry_cost=Decimal(1), feedback=Feedback.AT_END)),
    ],
)
def test_a_change_before_anything_was_told_is_free(paper: Paper) -> None:
    """An answer that is changed while marks are held costs nothing: nobody could learn from it."""
    assert tried(paper, CHOICE, [wrong(CHOICE), right(CHOICE)]).points == 1


def test_a_response_beyond_the_tries_does_not_count() -> None:
    """Whatever a record holds, only as many tries are graded as there were."""
    paper = ruled(Rules(tries=2))
    assert (
        tried(
            paper, CHOICE, [wrong(CHOICE), "nonsense", wrong(CHOICE), right(CHOICE)]
        ).points
        == 0
    )
    assert (
        tried(
            paper, CHOICE, [wrong(CHOICE), "nonsense", right(CHOICE), wrong(CHOICE)]
        ).points
        == 1
    )


def test_what_is_taken_off_is_rounded_once() -> None:
    """Two thirds of 0.85 of a point are 0.57: they are rounded at the end only."""
    item = msgspec.structs.replace(CHOICE, points=Decimal(2) / 3)
    assert mark(
        item, KEY.items[item.id], right(item), Decimal("0.85")
    ).points == Decimal("0.57")


def test_halves_are_rounded_to_the_even_digit() -> None:
    """0.125 is 0.12 and 0.135 is 0.14, so that a class gains and loses nothing by rounding."""
    for points, earned in (("0.125", "0.12"), ("0.135", "0.14")):
        item = msgspec.structs.replace(CHOICE, points=Decimal(points))
        assert earned == str(mark(item, KEY.items[item.id], right(item)).points)


costs = st.decimals(0, 1, places=2)


@given(
    st.builds(
        Rules, retry_cost=costs, hint_cost=costs, tries=st.none() | st.integers(1, 4)
    ),
    st.sampled_from(Mode),
    st.lists(
        st.sampled_from(["7", right(NUMBER), "many", None, ""]) | JSON, max_size=6
    ),
    st.integers(0, 9),
)
def test_costs_never_leave_the_range(
    rules: Rules, mode: Mode, responses: list[object], hints: int
) -> None:
    """Whatever is taken off, points lie from nothing to what the response earns for free."""
    marked = tried(ruled(rules, mode), NUMBER, responses, hints)
    free = tried(ruled(Rules(tries=rules.tries), mode), NUMBER, responses)
    assert 0 <= marked.points <= free.points
    assert (marked.reason, marked.facts, marked.verdict) == (
        free.reason,
        free.facts,
        free.verdict,
    )
