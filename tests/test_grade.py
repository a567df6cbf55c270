from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policystory.attempt import Attempt, Confidence, answer, start
from policystory.grade import (
    VERDICTS,
    Calibration,
    Counted,
    Grade,
    Mark,
    calibration,
    counted,
    grade,
    mark,
    shown,
)
from policystory.items.forms import FORMS
from policystory.items.forms.single_choice import NAME
from policystory.items.item import KeyItem, PaperItem, Reading, Reason, Score
from policystory.quiz.paper import Feedback, Mode, Paper, Rules
from tests.worlds import course

QUIZ = course().quiz("01-crossings", "s")
PAPER, KEY = QUIZ.paper, QUIZ.key
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
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
    assert {(Reason.UNANSWERED, False)} == {
        (one.reason, one.counts) for one in found.marks
    }


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
    assert grade(PAPER, KEY, attempt).marks[0] == mark(
        item, KEY.items[item.id], right(item)
    )
    alone = answer(answered("nonsense"), PAPER, item.id, nothing)
    assert grade(PAPER, KEY, alone).marks[0] == mark(item, KEY.items[item.id], nothing)


def test_what_counts_is_named() -> None:
    """Of several responses the one that counts is given with its mark and the number of tries; of none, no tries."""
    item = PAPER.items[0]
    key = KEY.items[item.id]
    one, other = right(item), wrong(item)
    assert Counted(one, mark(item, key, one), 2) == counted(
        PAPER, item, key, (other, one, "nonsense")
    )
    assert Counted("nonsense", mark(item, key, "nonsense"), 0) == counted(
        PAPER, item, key, (None, "nonsense")
    )
    assert Counted(None, mark(item, key, None), 0) == counted(PAPER, item, key, ())
    once = msgspec.structs.replace(PAPER, rules=Rules(tries=1))
    assert Counted(other, mark(item, key, other), 1) == counted(
        once, item, key, (other, one)
    )


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
    """A share of the points is exact to a hundredth, and written without an exponent or idle zeros."""

    def score(_key: KeyItem, _reading: Reading) -> Score:
        return Score(Decimal(share), Reason.PARTLY_RIGHT, "")

    monkeypatch.setattr(FORMS[NAME], "score", score)
    item = msgspec.structs.replace(PAPER.items[0], points=Decimal(points))
    assert earned == str(mark(item, KEY.items[item.id], right(item)).points)


@given(
    st.dictionaries(
        st.sampled_from([*(item.id for item in PAPER.items), "other"]),
        st.lists(JSON, max_size=3),
    )
)
def test_any_responses_are_graded(responses: dict[str, list[Any]]) -> None:
    """No responses of any shape make grading raise; points lie within bounds; the same gets the same."""
    attempt = Attempt(
        paper=PAPER.id,
        responses={item: tuple(given) for item, given in responses.items()},
    )
    found = grade(PAPER, KEY, attempt)
    assert 0 <= found.points <= found.possible == 4
    assert sum(one.points for one in found.marks) == found.points
    assert found == grade(PAPER, KEY, attempt)
    assert all(one.points == 0 or one.reason is Reason.RIGHT for one in found.marks)


def ruled(rules: Rules, mode: Mode = Mode.PRACTICE) -> Paper:
    """Return the paper under other rules."""
    return msgspec.structs.replace(PAPER, rules=rules, mode=mode)


def tried(
    paper: Paper, item: PaperItem, responses: Sequence[object], hints: int = 0
) -> Mark:
    """Return the mark of an item that got these responses and hints."""
    attempt = Attempt(
        paper=paper.id,
        responses={item.id: tuple(responses)},
        hints={item.id: hints} if hints else {},
    )
    return next(one for one in grade(paper, KEY, attempt).marks if one.item == item.id)


CHOICE, NUMBER = PAPER.items[0], PAPER.items[1]  # worth 1 and 2 points
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
    """Each further try and each hint takes its share off, never below nothing, and the mark says so in a sentence."""
    found = tried(ruled(TENTH), NUMBER, responses, hints)
    assert (points, sentence) == (str(found.points), found.sentence)


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
    """A share of a share is rounded at the end only: two thirds of 0.85 of a point are 0.57, not 0.67 of 0.85."""
    item = msgspec.structs.replace(CHOICE, points=Decimal(2) / 3)
    assert mark(
        item, KEY.items[item.id], right(item), Decimal("0.85")
    ).points == Decimal("0.57")


def test_halves_are_rounded_to_the_even_digit() -> None:
    """As banks do: 0.125 is 0.12 and 0.135 is 0.14, so that a class gains and loses nothing by rounding."""
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
    """Whatever tries and hints cost, points lie from nothing to what the same response earns for free."""
    found = tried(ruled(rules, mode), NUMBER, responses, hints)
    free = tried(ruled(Rules(tries=rules.tries), mode), NUMBER, responses)
    assert 0 <= found.points <= free.points
    assert (found.reason, found.facts, found.verdict) == (
        free.reason,
        free.facts,
        free.verdict,
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
    """Questions can be answered in any order; only the order of the answers to one question counts."""
    attempt = start(PAPER)
    for item, response in given:
        attempt = answer(attempt, PAPER, item.id, response)
    last = {item.id: response for item, response in given}
    assert [
        mark(item, KEY.items[item.id], last[item.id]) for item in PAPER.items
    ] == list(grade(PAPER, KEY, attempt).marks)


HELD = "Answered; marked when released."
TO_THE_END = "Answered; marked when you hand in."


@pytest.mark.parametrize(
    ("mode", "feedback", "ended", "released", "verdict"),
    [
        (Mode.PRACTICE, None, False, False, ""),
        (Mode.GRADED, None, False, False, HELD),
        (Mode.GRADED, None, True, False, HELD),
        (Mode.GRADED, None, True, True, ""),
        (Mode.GRADED, "at-once", False, False, ""),
        (Mode.PRACTICE, "at-end", False, False, TO_THE_END),
        (Mode.PRACTICE, "at-end", True, False, ""),
        (Mode.PRACTICE, "when-released", True, False, HELD),
        (Mode.PRACTICE, "when-released", False, True, ""),
    ],
)
def test_marks_are_held_until_they_may_be_told(
    mode: Mode, feedback: str | None, ended: bool, released: bool, verdict: str
) -> None:
    """A held mark says that there is an answer, and when it is told: at once, at the end, or when released."""
    paper = ruled(Rules(feedback=Feedback(feedback) if feedback else None), mode)
    whole = grade(paper, KEY, answered(*map(right, PAPER.items)))
    seen = shown(paper, whole, ended=ended, released=released)
    if not verdict:
        assert whole == seen
        return
    assert {(Reason.HELD, verdict, Decimal(0))} == {
        (one.reason, one.verdict, one.points) for one in seen.marks
    }
    assert (seen.points, seen.possible) == (0, 4)


def test_what_is_held_tells_nothing_of_the_key() -> None:
    """Right and wrong answers look the same; an empty or unreadable one is told, for the paper alone tells it."""
    paper = ruled(Rules(), Mode.GRADED)
    rights, wrongs = (
        shown(
            paper,
            grade(paper, KEY, answered(choose(PAPER.items[0]), None, "nonsense")),
            ended=True,
            released=False,
        )
        for choose in (right, wrong)
    )
    assert rights == wrongs
    reasons = [Reason.HELD, Reason.UNANSWERED, Reason.UNREADABLE]
    assert reasons == [one.reason for one in rights.marks]
    assert not any(one.facts or one.feedback for one in rights.marks)


def test_a_near_spelling_is_held_too() -> None:
    """That a name was nearly right says what the right one is."""
    near = Mark(
        item="i",
        points=Decimal(0),
        possible=Decimal(1),
        reason=Reason.CHECK_SPELLING,
        verdict="v",
    )
    (held,) = shown(
        ruled(Rules(), Mode.GRADED), Grade.of("p", [near]), ended=True, released=False
    ).marks
    assert held.reason is Reason.HELD


@pytest.mark.parametrize(
    ("reason", "sure", "fairly", "guess"),
    [
        (Reason.RIGHT, 3, 2, 1),
        (Reason.WRONG, -6, -2, 0),
        (Reason.WRONG_MAGNITUDE, -6, -2, 0),
        (Reason.WRONG_UNIT, -6, -2, 0),
        (Reason.PARTLY_RIGHT, 0, 0, 0),
    ],
)
def test_calibration_follows_certainty_based_marking(
    reason: Reason, sure: int, fairly: int, guess: int
) -> None:
    """Gardner-Medwin's marks: +3, +2, +1 when right; -6, -2, 0 when wrong; what is partly right shows neither."""
    for confidence, points in zip(Confidence, (sure, fairly, guess), strict=True):
        one = Mark(
            item="i", points=Decimal(0), possible=Decimal(1), reason=reason, verdict="v"
        )
        attempt = Attempt(paper="p", confidence={"i": confidence})
        assert Calibration(points, 1) == calibration(attempt, Grade.of("p", [one]))


@pytest.mark.parametrize(
    "reason", [Reason.UNREADABLE, Reason.UNANSWERED, Reason.CHECK_SPELLING, Reason.HELD]
)
def test_what_is_no_answer_or_not_told_calibrates_nothing(reason: Reason) -> None:
    """Only answers whose marks the learner may see count."""
    one = Mark(
        item="i", points=Decimal(0), possible=Decimal(1), reason=reason, verdict="v"
    )
    attempt = Attempt(paper="p", confidence={"i": Confidence.SURE})
    assert Calibration() == calibration(attempt, Grade.of("p", [one]))


def test_confidence_is_never_in_the_grade() -> None:
    """Two learners with the same answers have the same grade, however sure they were."""
    paper = ruled(Rules(confidence=True))
    plain = answered(*map(wrong, PAPER.items))
    sure = msgspec.structs.replace(
        plain, confidence={item.id: Confidence.SURE for item in PAPER.items}
    )
    assert grade(paper, KEY, plain) == grade(paper, KEY, sure)
    assert Calibration(-18, 3) == calibration(sure, grade(paper, KEY, sure))
    assert Calibration() == calibration(plain, grade(paper, KEY, plain))
