"""The poll before a lesson and its recap: what a learner predicts is kept, and comes back."""

from pathlib import Path
from typing import Any

import pytest

from policystory.journal import MOST_LETTERS, Predicted, read
from policystory.learner.unwritten_events import Queue
from policystory.notebook import session
from policystory.widget import plain_copy as copy_module
from policystory.widget.predict.poll import PollWidget
from tests.notebook.learner import html, opened

CHOICE, LINE = "fuller-boats", "tended-by"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return all that polls send to their pages from now on."""
    sent: list[Any] = []
    monkeypatch.setattr(PollWidget, "send", lambda _, message: sent.append(message))
    return sent


def say(poll: Any, prediction: object, response: object) -> None:
    """Answer a prediction as the page does."""
    message = {"type": "predict", "prediction": prediction, "response": response}
    poll._hear(None, message, None)


def test_a_prediction_is_kept_at_once(home: Path, sent: list[Any]) -> None:
    """An option, and a line of the learner's own, are in the record before the page is told so."""
    poll = opened().predict()
    say(poll, CHOICE, "One April")
    say(poll, LINE, "  somebody   on the rock ")
    assert {CHOICE: "One April", LINE: "somebody on the rock"} == poll.said
    assert ["Kept.", "Kept."] == [message["text"] for message in sent]
    kept = read(session().folder).steps
    expected = Predicted(lesson="01-crossings", prediction=CHOICE, response="One April")
    assert expected == kept[0].event


def test_predictions_are_there_after_a_restart(home: Path, sent: list[Any]) -> None:
    """Another kernel shows what was said last; the same words again are not written again."""
    poll = opened().predict()
    for response in ("One April", "A whole winter", "A whole winter"):
        say(poll, CHOICE, response)
    session.cache_clear()
    assert {CHOICE: "A whole winter"} == opened().predict().said
    assert 2 == len(session().record().steps)


def test_windows_see_each_others_predictions(home: Path, sent: list[Any]) -> None:
    """A page that is opened, or answers, gets what another window has kept meanwhile."""
    first, second = opened().predict(), opened().predict()
    say(first, CHOICE, "One April")
    assert {} == second.said
    second._hear(None, {"type": "hello"}, None)
    assert {CHOICE: "One April"} == second.said


def test_a_prediction_can_be_taken_back(home: Path, sent: list[Any]) -> None:
    """An empty line takes the answer back, and the recap says that there is none."""
    poll = opened().predict()
    say(poll, LINE, "the keeper")
    say(poll, LINE, " ")
    assert {} == poll.said
    assert "Taken back." == sent[-1]["text"]


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        {"type": "predict"},
        {"type": "predict", "prediction": CHOICE, "response": "Neither"},
        {"type": "predict", "prediction": CHOICE, "response": 7},
        {"type": "predict", "prediction": "another", "response": "One April"},
        {"type": "predict", "prediction": "x" * 10**6, "response": "One April"},
        {"type": "predict", "prediction": LINE, "response": "x" * (MOST_LETTERS + 1)},
        {"type": "submit"},
    ],
)
def test_what_a_page_may_not_say_is_refused(
    home: Path, sent: list[Any], message: object
) -> None:
    """Nothing odd reaches the record; the page gets a sentence that says what to do."""
    poll = opened().predict()
    poll._hear(None, message, None)
    (reply,) = sent
    assert ("refused", True) == (reply["type"], reply["text"].endswith("."))
    assert () == tuple(session().record().steps)


def test_a_page_cannot_change_the_poll(home: Path, sent: list[Any]) -> None:
    """Values that a page sets are ignored: what was said comes through messages alone."""
    poll = opened().predict()
    poll.set_state({"said": {CHOICE: "<b>"}, "poll": {}})
    assert ({}, 2) == (poll.said, len(poll.poll["questions"]))


def test_a_prediction_that_cannot_be_written_says_so(
    home: Path, sent: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the record is full, the page is told why, and the answer waits to be written."""
    monkeypatch.setattr(
        Queue, "write", lambda queue: setattr(queue, "trouble", "no space")
    )
    poll = opened().predict()
    say(poll, CHOICE, "One April")
    assert [("refused", "Not kept: no space.")] == [
        (reply["type"], reply["text"]) for reply in sent
    ]
    assert {CHOICE: "One April"} == poll.said


def test_the_poll_has_a_plain_copy(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a kernel the questions and options are there; the copy follows the answers."""
    copies: list[str] = []

    def display(data: dict[str, Any], **_: object) -> None:
        copies.append(data["text/html"])

    monkeypatch.setattr(copy_module, "display", display)
    monkeypatch.setattr(copy_module, "update_display", display)
    poll = opened().predict()
    poll._ipython_display_()
    live, plain = copies
    assert live.startswith("<!--")
    assert "<li>A whole winter</li>" in plain
    assert "Who do you think tended the lamp on Gull Rock?" in plain
    assert "You said" not in plain
    say(poll, LINE, "<b>nobody</b>")
    assert "You said: <bdi>&lt;b&gt;nobody&lt;/b&gt;</bdi>" in copies[-1]
    assert "Predictions: 2 questions" == repr(poll)


def test_the_recap_stands_beside_the_reports(home: Path, sent: list[Any]) -> None:
    """Each prediction comes back with what the reports say and the marks of the facts."""
    new = html(opened().recap())
    assert "<summary>2 questions that you left open, and what" in new
    assert "You said" not in new
    assert (
        '<a href="#carried-winter">IP ¶2</a> <a href="#carried-april">HN ¶2</a>' in new
    )
    say(opened().predict(), CHOICE, "One April")
    after = html(opened().recap())
    assert "<summary>1 question that you left open, and what" in after
    answered, _, _ = after.partition("<details>")
    assert "You said: <bdi>One April</bdi>" in answered
    assert "In April 1911 more than 4,200 crossed" in after


def test_a_lesson_without_predictions_says_so(home: Path) -> None:
    """The cell of a lesson that asks none shows a sentence."""
    quizzes = Path.cwd().parent / "quizzes" / "01-crossings.yml"
    before, _, _ = quizzes.read_text(encoding="utf-8").partition("predict:")
    quizzes.write_text(before, encoding="utf-8")
    for part in (opened().predict(), opened().recap()):
        assert "asks no predictions" in repr(part)
