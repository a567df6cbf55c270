import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.attempt import Attempt, Confidence, answer, start, submit, take_hint
from policystory.errors import ResponseError
from policystory.quiz.paper import Feedback, Mode, Paper, Rules
from tests.worlds import course

PAPER = course().quiz("01-crossings", "s").paper
ITEM, OTHER = PAPER.items[0].id, PAPER.items[1].id


def ruled(rules: Rules, mode: Mode = Mode.PRACTICE) -> Paper:
    """Return the paper under other rules."""
    return msgspec.structs.replace(PAPER, rules=rules, mode=mode)


def test_nothing_is_answered_at_first() -> None:
    """An attempt begins empty: no question has an answer that nobody gave."""
    attempt = start(PAPER)
    assert attempt == Attempt(paper=PAPER.id)
    assert all(attempt.last(item.id) is None for item in PAPER.items)


@given(
    st.lists(st.none() | st.text() | st.integers() | st.lists(st.text()), min_size=1)
)
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
        (
            start(PAPER),
            "no-such",
            "this paper has no question 'no-such'; run this cell again",
        ),
        (
            Attempt(paper="other"),
            ITEM,
            "this answer belongs to another paper; run this cell again",
        ),
        (
            submit(start(PAPER)),
            ITEM,
            "this attempt was handed in; start a new one to answer again",
        ),
    ],
)
def test_what_cannot_be_taken_says_why(
    attempt: Attempt, item: str, sentence: str
) -> None:
    """An answer to another paper, to another question or after handing in is refused."""
    with pytest.raises(ResponseError) as error:
        answer(attempt, PAPER, item, "x")
    assert sentence == str(error.value)
    with pytest.raises(ResponseError) as error:
        take_hint(attempt, ruled(Rules(hints=True)), item)
    assert sentence == str(error.value)


@pytest.mark.parametrize(
    ("tries", "sentence"),
    [
        (1, "the only try at this question is used up; your last answer stands"),
        (3, "all 3 tries at this question are used up; your last answer stands"),
    ],
)
def test_tries_come_to_an_end(tries: int, sentence: str) -> None:
    """As many tries are taken as the rules allow, and one more is refused with a sentence."""
    paper = ruled(Rules(tries=tries))
    answer(start(paper), paper, ITEM, "x", spent=tries - 1)
    with pytest.raises(ResponseError) as error:
        answer(start(paper), paper, ITEM, "x", spent=tries)
    assert sentence == str(error.value)


@pytest.mark.parametrize(
    "paper",
    [
        ruled(Rules()),
        ruled(Rules(tries=1), Mode.GRADED),
        ruled(Rules(tries=1, feedback=Feedback.AT_END)),
        ruled(Rules(tries=1, feedback=Feedback.WHEN_RELEASED)),
    ],
)
def test_an_answer_can_be_changed_as_long_as_nothing_was_told(paper: Paper) -> None:
    """Tries end only where they are limited and the learner is told at once what each earned."""
    assert answer(start(paper), paper, ITEM, "x", spent=99).last(ITEM) == "x"


def test_hints_are_counted_by_item() -> None:
    """Each hint taken is one more of its own question, and changes no answer."""
    paper = ruled(Rules(hints=True))
    attempt = take_hint(
        take_hint(answer(start(paper), paper, ITEM, "x"), paper, ITEM), paper, ITEM
    )
    assert {ITEM: 2} == attempt.hints
    assert attempt.last(ITEM) == "x"


def test_a_quiz_without_hints_gives_none() -> None:
    """Where the rules give no hints, one that is asked for is refused with a sentence."""
    with pytest.raises(ResponseError, match="this quiz gives no hints"):
        take_hint(start(PAPER), PAPER, ITEM)


def test_confidence_belongs_to_the_last_answer() -> None:
    """A new answer replaces the confidence in the answer before; other questions keep theirs."""
    paper = ruled(Rules(confidence=True))
    sure = answer(
        answer(start(paper), paper, OTHER, "y", Confidence.GUESS),
        paper,
        ITEM,
        "x",
        Confidence.SURE,
    )
    assert {OTHER: Confidence.GUESS, ITEM: Confidence.SURE} == sure.confidence
    assert {OTHER: Confidence.GUESS} == answer(sure, paper, ITEM, "z").confidence


def test_confidence_is_kept_only_where_it_is_asked_for() -> None:
    """A page that sends it unasked adds nothing to the attempt."""
    assert answer(start(PAPER), PAPER, ITEM, "x", Confidence.SURE).confidence == {}


def test_an_attempt_survives_json() -> None:
    """An attempt that is written and read back is the same."""
    paper = ruled(Rules(hints=True, confidence=True))
    attempt = answer(start(paper), paper, ITEM, {"a": [1, None]}, Confidence.FAIRLY)
    attempt = submit(take_hint(attempt, paper, ITEM))
    assert attempt == msgspec.json.decode(msgspec.json.encode(attempt), type=Attempt)


def test_an_attempt_of_before_hints_is_read() -> None:
    """What was written without hints and confidence has none."""
    old = b'{"paper":"p","responses":{"i":["a"]},"submitted":true}'
    assert Attempt(
        paper="p", responses={"i": ("a",)}, submitted=True
    ) == msgspec.json.decode(old, type=Attempt)
