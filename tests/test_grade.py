from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.attempt import Attempt, answer, start
from policystory.grade import (
    VERDICTS,
    Counted,
    counting_response,
    grade,
    mark,
)
from policystory.items.item import PaperItem, Reason
from policystory.quiz.paper import Rules
from tests.fuzz.values import JSON
from tests.grading import KEY, PAPER, answered, right, wrong


def test_all_right_earns_all_points() -> None:
    """The sum of the marks is the grade, in the order of the paper."""
    graded = grade(PAPER, KEY, answered(*map(right, PAPER.items)))
    assert (graded.paper, graded.points, graded.possible) == (PAPER.id, 4, 4)
    assert [item.id for item in PAPER.items] == [earned.item for earned in graded.marks]
    assert {Reason.RIGHT} == {earned.reason for earned in graded.marks}


def test_nothing_answered_earns_nothing() -> None:
    """An empty attempt is unanswered, which is not wrong."""
    graded = grade(PAPER, KEY, start(PAPER))
    assert (graded.points, graded.possible) == (0, 4)
    assert {(Reason.UNANSWERED, False)} == {
        (earned.reason, earned.counts) for earned in graded.marks
    }


def test_the_last_try_is_graded() -> None:
    """A corrected answer earns what it is worth, and so does one that is made worse."""
    item = PAPER.items[0]
    better = answer(answered(wrong(item)), PAPER, item.id, right(item))
    worse = answer(better, PAPER, item.id, wrong(item))
    assert (grade(PAPER, KEY, better).points, grade(PAPER, KEY, worse).points) == (1, 0)


@pytest.mark.parametrize("nothing", [None, "", "nonsense", 7, ["a"], {"a": 1}])
def test_what_is_no_try_leaves_the_answer_of_before_standing(nothing: object) -> None:
    """An unreadable or empty response replaces no answer; where it stands alone, it is marked."""
    item = PAPER.items[0]
    attempt = answer(answered(right(item)), PAPER, item.id, nothing)
    assert grade(PAPER, KEY, attempt).marks[0] == mark(
        item, KEY.items[item.id], right(item)
    )
    alone = answer(answered("nonsense"), PAPER, item.id, nothing)
    assert grade(PAPER, KEY, alone).marks[0] == mark(item, KEY.items[item.id], nothing)


def test_what_counts_is_named() -> None:
    """Of several responses the last try counts, with its mark and the number of tries."""
    item = PAPER.items[0]
    key = KEY.items[item.id]
    right_response, wrong_response = right(item), wrong(item)
    assert Counted(
        right_response, mark(item, key, right_response), 2
    ) == counting_response(
        PAPER, item, key, (wrong_response, right_response, "nonsense")
    )
    assert Counted("nonsense", mark(item, key, "nonsense"), 0) == counting_response(
        PAPER, item, key, (None, "nonsense")
    )
    assert Counted(None, mark(item, key, None), 0) == counting_response(
        PAPER, item, key, ()
    )
    single_try = msgspec.structs.replace(PAPER, rules=Rules(tries=1))
    assert Counted(
        wrong_response, mark(item, key, wrong_response), 1
    ) == counting_response(single_try, item, key, (wrong_response, right_response))


def test_a_mark_explains_itself() -> None:
    """A mark has points, a verdict, the option's own feedback, and the fact behind it."""
    item = PAPER.items[2]
    marked = mark(item, KEY.items[item.id], right(item))
    assert (marked.points, marked.possible, marked.verdict) == (1, 1, "Right.")
    assert (KEY.items[item.id].feedback[str(right(item))],) == marked.feedback
    assert (KEY.items[item.id].asked[0],) == marked.facts


def test_every_reason_has_a_verdict() -> None:
    """Whatever a kind says, the learner reads a sentence."""
    assert set(Reason) == set(VERDICTS)
    assert all(verdict.endswith(".") for verdict in VERDICTS.values())


@given(
    st.dictionaries(
        st.sampled_from([*(item.id for item in PAPER.items), "other"]),
        st.lists(JSON, max_size=3),
    )
)
def test_any_responses_are_graded(responses: dict[str, list[Any]]) -> None:
    """Responses of any shape are graded alike each time, from none to all points."""
    attempt = Attempt(
        paper=PAPER.id,
        responses={item: tuple(given) for item, given in responses.items()},
    )
    graded = grade(PAPER, KEY, attempt)
    assert 0 <= graded.points <= graded.possible == 4
    assert sum(earned.points for earned in graded.marks) == graded.points
    assert graded == grade(PAPER, KEY, attempt)
    assert all(
        earned.points == 0 or earned.reason is Reason.RIGHT for earned in graded.marks
    )


@given(
    st.permutations(
        [
            (item, response)
            for item in PAPER.items
            for response in (wrong(item), right(item))
        ]
    )
)
def test_the_order_of_the_questions_does_not_matter(
    given: list[tuple[PaperItem, object]],
) -> None:
    """Questions can be answered in any order; only that of answers to the same one counts."""
    attempt = start(PAPER)
    for item, response in given:
        attempt = answer(attempt, PAPER, item.id, response)
    last = {item.id: response for item, response in given}
    assert [
        mark(item, KEY.items[item.id], last[item.id]) for item in PAPER.items
    ] == list(grade(PAPER, KEY, attempt).marks)
