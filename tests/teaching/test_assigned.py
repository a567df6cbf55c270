"""A learner's side of graded work: a paper from the teacher, answers, a file, marks, feedback."""

import json
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import policystory as ps
from policystory.course import find
from policystory.course.open_course import OpenCourse
from policystory.teaching.handing_out.give_feedback import FeedbackMaker
from policystory.widget.quiz import QuizWidget
from tests.teaching.learner_desk import LOGIN, QUIZZES, Desk, say
from tests.teaching.learners import NOON
from tests.teaching.test_week import DUE, Week

CLOSES = DUE + timedelta(days=2)


@pytest.fixture
def desk(
    tmp_path: Path, opened_course: OpenCourse, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """Return the desk of a learner who got papers."""
    week = Week(tmp_path / "civics", opened_course)
    yield Desk(week, tmp_path / "desk", monkeypatch)
    week.book.close()


def test_from_a_released_paper_to_points(desk: Desk) -> None:
    """A learner opens, answers and hands in two quizzes; the teacher collects and grades them."""
    assert "not begun" in str(ps.assignments())
    for missing, quiz in enumerate(QUIZZES):
        widget = desk.open(quiz)
        desk.answer(widget, quiz, missing)
        state = say(widget, "submit")
        assert state["ended"]
        assert state["result"] is None
    assert ["accepted"] * 2 == desk.collected(NOON)
    assert 1 == desk.week.grade()
    assert Decimal(3) == desk.week.points()[LOGIN]
    assert "handed in 3 February 2027, 17:00, receipt" in str(ps.assignments())


def test_the_receipt_names_the_file(desk: Desk) -> None:
    """The code of the receipt begins the hash under which the teacher keeps the file."""
    widget = desk.open()
    desk.answer(widget, QUIZZES[0])
    [receipt] = say(widget, "submit")["receipts"]
    desk.collected(NOON)
    kept = list((desk.week.folder.path / "collected").rglob(f"{receipt[:8]}*"))
    assert 1 == len(kept)
    assert desk.files()[0].name in receipt
    assert "run this cell again to change answers" in receipt


def test_no_key_and_no_secret_on_the_learners_side(desk: Desk) -> None:
    """No byte of the folder, of the record, or of what a saved notebook keeps tells a key."""
    widget = desk.open()
    desk.answer(widget, QUIZZES[0])
    say(widget, "submit")
    quiz = desk.key(QUIZZES[0])
    forbidden = [(desk.week.folder.path / "secret").read_text("ascii").strip()]
    forbidden += [desk.week.folder.key(name).hex() for name in ("seed", "signature")]
    forbidden += [item.family for item in quiz.key.items.values()]
    for item in quiz.key.items.values():
        forbidden += item.feedback.values()
    texts = [json.dumps(widget.get_state(), default=str), widget._plain()]
    texts += [
        path.read_text("utf-8") for path in desk.path.rglob("*") if path.is_file()
    ]
    for text in texts:
        assert [] == [word for word in forbidden if word in text]


def test_answers_are_there_after_a_restart(desk: Desk) -> None:
    """A new kernel shows the answers, and they can be handed in."""
    desk.answer(desk.open(), QUIZZES[0])
    desk.restart()
    state = say(desk.open(), "hello")
    assert len(desk.key(QUIZZES[0]).paper.items) == len(state["answers"])
    assert "ended" not in state


def test_a_later_file_replaces_an_earlier_one(desk: Desk) -> None:
    """Until it closes the cell can be run again, answers changed, and handed in again."""
    widget = desk.open()
    desk.answer(widget, QUIZZES[0], 1)
    say(widget, "submit")
    refused = say(widget, "answer", item=widget.paper["items"][0]["id"], response="a")
    assert refused["ended"]
    desk.restart()
    desk.now += timedelta(hours=1)
    again = desk.open()
    assert "hand in again" in say(again, "hello")["note"]
    desk.answer(again, QUIZZES[0])
    assert "hand in again" in str(ps.assignments())
    say(again, "submit")
    assert 2 == len(desk.files())
    outcomes = sorted(desk.collected(desk.now))
    assert ["accepted", "replaced by a later one"] == outcomes
    desk.week.grade()
    assert Decimal(2) == desk.week.points()[LOGIN]


def test_after_the_close_nothing_is_taken(desk: Desk) -> None:
    """What is open at the close takes no answer and no hand-in, and is not opened again."""
    widget = desk.open()
    desk.now = CLOSES
    item = widget.paper["items"][0]["id"]
    assert "closed" in say(widget, "answer", item=item, response="a")["note"]
    assert "closed" in say(widget, "submit")["note"]
    assert [] == desk.files()
    assert "nothing of this attempt was handed in" in str(
        ps.assignments("week-1", QUIZZES[0])
    )


def test_the_time_limit_runs_on_after_a_restart(desk: Desk) -> None:
    """The minutes count from the first opening; when they are over, all that is there goes in."""
    desk.limit(30)
    widget = desk.open()
    desk.answer(widget, QUIZZES[0], 1)
    desk.now += timedelta(minutes=20)
    desk.restart()
    again = desk.open()
    assert [] == desk.files()
    desk.now += timedelta(minutes=10)
    item = again.paper["items"][0]["id"]
    assert say(again, "answer", item=item, response="a")["ended"]
    assert 1 == len(desk.files())
    desk.restart()
    assert say(desk.open(), "hello")["ended"]
    assert 1 == len(desk.files())


def test_time_that_ran_out_elsewhere_hands_in_when_it_is_opened(desk: Desk) -> None:
    """Who closed the notebook and comes back after the limit finds the answers handed in."""
    desk.limit(30)
    desk.answer(desk.open(), QUIZZES[0])
    desk.now += timedelta(hours=2)
    desk.restart()
    state = say(desk.open(), "hello")
    assert state["ended"]
    assert desk.files()[0].name in state["receipts"][0]


def test_before_it_opens_a_sentence_says_when(desk: Desk) -> None:
    """A paper that is not open yet is not shown, and its time does not begin."""
    desk.change(opens="2027-02-04T13:00:00+00:00")
    shown = str(ps.assignments("week-1", QUIZZES[0]))
    assert (
        "Week 1 opens 4 February 2027, 08:00 on the class's clock (America/New_York), "
        "which is 4 February 2027, 13:00 on yours."
    ) == shown
    assert "not begun" in str(ps.assignments())


def test_a_second_window_sees_the_first_ones_hand_in(desk: Desk) -> None:
    """What was handed in in one window takes no more answers in another that was open."""
    first = desk.open()
    desk.restart()
    second = desk.open()
    desk.answer(first, QUIZZES[0])
    say(first, "submit")
    assert say(second, "hello")["ended"]


def test_several_quizzes_are_listed_with_their_calls(desk: Desk) -> None:
    """An assignment with several quizzes opens none by itself; the end of a name is enough."""
    shown = str(ps.assignments("week-1"))
    assert all(f'ps.assignments("week-1", "{quiz}")' in shown for quiz in QUIZZES)
    assert "not begun" in str(ps.assignments())
    assert isinstance(ps.assignments("week-1", "who-reports"), QuizWidget)


def test_the_record_and_progress_still_show(desk: Desk) -> None:
    """Answers to a paper are in the record like others, and no lesson counts them."""
    before = str(ps.progress())
    widget = desk.open()
    desk.answer(widget, QUIZZES[0])
    say(widget, "submit")
    assert before == str(ps.progress())
    assert "fault of policystory" not in str(ps.record())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("week-2",), "There is no assignment 'week-2'"),
        (("week-1", "other"), "Week-1 has no such quiz or attempt"),
        (("week-1", "who-reports", 2), "Week-1 has no such quiz or attempt"),
    ],
)
def test_a_wrong_name_gets_the_right_ones(
    desk: Desk, arguments: tuple[Any, ...], sentence: str
) -> None:
    """A call that names what is not there says what there is."""
    assert desk.path.is_dir()
    assert str(ps.assignments(*arguments)).startswith(sentence)


def test_in_a_shared_folder_each_learner_sees_their_own(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Papers of another learner stand aside for the learner's own, and are named otherwise."""
    for path in desk.week.papers:
        if path.parent.name == "login02":
            desk.put(f"other-{path.name}", path.read_bytes())
    assert "several papers for the same attempt" in str(
        ps.assignments("week-1", QUIZZES[0])
    )
    monkeypatch.setenv(find.LEARNER, LOGIN)
    desk.restart()
    assert isinstance(ps.assignments("week-1", QUIZZES[0]), QuizWidget)


def test_a_changed_paper_is_refused(desk: Desk) -> None:
    """A paper whose question was changed is named, and is no assignment."""
    path = next((desk.path / "assignments").iterdir())
    data = path.read_text("utf-8").replace('"stem": "', '"stem": "x')
    desk.put(path.name, data.encode())
    assert f"{path.name} was changed" in str(ps.assignments())


def test_feedback_is_shown_where_the_paper_was(
    desk: Desk, opened_course: OpenCourse
) -> None:
    """Once the teacher gives feedback, the list names the points and the call shows reasons."""
    for quiz in QUIZZES:
        widget = desk.open(quiz)
        desk.answer(widget, quiz)
        say(widget, "submit")
    desk.collected(NOON)
    desk.week.grade()
    maker = FeedbackMaker(desk.week.folder, opened_course, "week-1")
    [folder] = maker.write(desk.week.book, CLOSES + timedelta(days=2))
    desk.put("week-1-feedback.json", (folder / "week-1-feedback.json").read_bytes())
    assert "4 of 4 points" in str(ps.assignments())
    shown = ps.assignments("week-1").bundles[0]["text/html"]
    assert "Your answer:" in shown
    assert "Right:" in shown
    assert "¶" in shown


def test_the_statement_of_honour_is_read_before_the_hand_in(desk: Desk) -> None:
    """The list and the open paper say what a learner states by handing in."""
    stated = "By handing in you say: I answered alone."
    assert stated not in str(ps.assignments())
    desk.change(honour="I answered alone.")
    assert stated in str(ps.assignments())
    assert stated in say(desk.open(), "hello")["note"]
