import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.attempt import Attempt, answer, start, submit
from policystory.errors import ResponseError
from tests.worlds import course

PAPER = course().quiz("01-crossings", "s").paper
ITEM = PAPER.items[0].id


def test_nothing_is_answered_at_first() -> None:
    """An attempt begins empty: no question has an answer that nobody gave."""
    attempt = start(PAPER)
    assert attempt == Attempt(paper=PAPER.id)
    assert all(attempt.last(item.id) is None for item in PAPER.items)


@given(st.lists(st.none() | st.text() | st.integers() | st.lists(st.text()), min_size=1))
def test_the_last_response_counts_and_all_are_kept(responses: list[object]) -> None:
    """Every response is kept in its order, whatever its shape; the attempt before is unchanged."""
    attempt = before = start(PAPER)
    for response in responses:
        attempt = answer(attempt, PAPER, ITEM, response)
    assert tuple(responses) == attempt.responses[ITEM]
    assert responses[-1] == attempt.last(ITEM)
    assert before == start(PAPER)


@pytest.mark.parametrize(
    ("attempt", "item", "sentence"),
    [
        (start(PAPER), "no-such", "this paper has no question 'no-such'; open the quiz again"),
        (Attempt(paper="other"), ITEM, "this answer belongs to another paper; open the quiz again"),
        (submit(start(PAPER)), ITEM, "this attempt was handed in; start a new one to answer again"),
    ],
)
def test_an_answer_that_cannot_be_taken_says_why(attempt: Attempt, item: str, sentence: str) -> None:
    """An answer to another paper, another question or after handing in is refused with a sentence."""
    with pytest.raises(ResponseError) as error:
        answer(attempt, PAPER, item, "x")
    assert sentence == str(error.value)


def test_an_attempt_survives_json() -> None:
    """An attempt that is written and read back is the same."""
    attempt = submit(answer(start(PAPER), PAPER, ITEM, {"a": [1, None]}))
    assert attempt == msgspec.json.decode(msgspec.json.encode(attempt), type=Attempt)
