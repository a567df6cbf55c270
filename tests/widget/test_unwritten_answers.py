from pathlib import Path
from typing import Any

import pytest

from policystory import journal
from policystory.errors import JournalError
from policystory.learner.session import Session
from policystory.learner.standings import standings
from policystory.widget.quiz import QuizWidget
from policystory.widget.quiz_attempts import QuizAttempts
from tests.widget.conftest import Window
from tests.widget.test_two_windows import answer, kept, options

HELLO = {"type": "hello"}


@pytest.fixture
def session(root: Path) -> Session:
    """Return one kernel's session."""
    return Session(root / "lessons")


def fill(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave no space for the record."""

    def fails(_: journal.QuizEvent) -> None:
        raise JournalError("no space")

    monkeypatch.setattr(session.queue, "_keep", fails)


def opened(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> tuple[QuizWidget, list[Any]]:
    """Run the cell, and return the widget with all that any widget will send from now on."""
    sent: list[Any] = []
    monkeypatch.setattr(QuizWidget, "send", lambda _, message: sent.append(message))
    return QuizAttempts(session, "01-crossings", {}).widget(), sent


def answer_all(widget: QuizWidget) -> None:
    """Answer every question."""
    for item in widget.paper["items"]:
        response = item["options"][0]["id"] if item["options"] else "7"
        message = {
            "type": "answer",
            "item": item["id"],
            "response": response,
            "ticket": item["id"],
        }
        widget._hear(None, message, None)


def test_next_attempt_writes_waiting_answers(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers that could not be kept are kept with the learner's next act."""
    with monkeypatch.context() as full:
        fill(session, full)
        widget, sent = opened(session, monkeypatch)
        answer_all(widget)
        assert {False} == {message["kept"] for message in sent}
    widget._hear(None, {"type": "again"}, None)
    assert (2, 3) == (widget.terms["attempt"], len(session.record().entries))
    widget._hear(None, HELLO, None)
    assert (True, "") == (sent[-1]["kept"], sent[-1]["note"])


def test_next_attempt_notes_waiting_answers(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as there is no space the new attempt says so, too."""
    fill(session, monkeypatch)
    widget, sent = opened(session, monkeypatch)
    answer_all(widget)
    widget._hear(None, {"type": "again"}, None)
    widget._hear(None, HELLO, None)
    state = sent[-1]
    assert (2, {}, False, "No space.") == (
        widget.terms["attempt"],
        state["answers"],
        state["kept"],
        state["note"],
    )


def test_cell_run_again_shows_waiting_answers(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new view has the answers, and says that they are not kept."""
    fill(session, monkeypatch)
    answer_all(opened(session, monkeypatch)[0])
    again, sent = opened(session, monkeypatch)
    again._hear(None, HELLO, None)
    assert (3, False, 0) == (
        len(sent[-1]["answers"]),
        sent[-1]["kept"],
        len(session.record().entries),
    )


def test_cell_run_again_writes_waiting_answers(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once there is space, the next message of any view writes the answers once; both say so."""
    with monkeypatch.context() as full:
        fill(session, full)
        first, _ = opened(session, monkeypatch)
        answer_all(first)
    second, sent = opened(session, monkeypatch)
    for widget in (second, first):
        widget._hear(None, HELLO, None)
        assert (3, True, 3) == (
            len(sent[-1]["answers"]),
            sent[-1]["kept"],
            len(session.record().entries),
        )


def test_two_views_see_waiting_answers(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that is not written yet is as good as one that is, in every view of the kernel."""
    fill(session, monkeypatch)
    (first, _), (second, sent) = (opened(session, monkeypatch) for _ in range(2))
    answer_all(first)
    second._hear(None, HELLO, None)
    assert 3 == len(sent[-1]["answers"])


def test_card_counts_waiting_answers(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a learner did is progress, kept or not; the record itself tells only what is kept."""
    fill(session, monkeypatch)
    answer_all(opened(session, monkeypatch)[0])
    assert (3, 0) == (
        standings(session.full_record(), {"01-crossings": 3})["01-crossings"].answered,
        len(session.record().entries),
    )


def test_waiting_answer_is_not_lost_to_another_window(
    root: Path, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A waiting answer stands beside what another window wrote, and is written later."""
    first, second = window(), window()
    option_a, option_b, *_ = options(first)
    with monkeypatch.context() as full:
        full.setattr(first._conversation._queue, "_keep", _no_space)
        assert not answer(first, option_a, "a1")["kept"]
        answer(second, "9", "b1", 1)
        (state,) = first._conversation.reply_to({"type": "hello"})
        assert [option_a, "9"] == [
            entry["response"] for entry in state["answers"].values()
        ]
    assert answer(first, option_b, "a2", seen=1)["kept"]
    assert {("a1", option_a), ("a2", option_b), ("b1", "9")} == set(kept(root))
    assert ("elsewhere", "9") == (
        (reply := answer(first, "8", "a3", 1))["type"],
        reply["response"],
    )


def _no_space(_: journal.QuizEvent) -> None:
    raise JournalError("your answers cannot be kept: no space")
