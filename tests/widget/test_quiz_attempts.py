from pathlib import Path
from typing import Any

import pytest

from policystory import journal
from policystory.learner.session import Session
from policystory.widget import quiz_attempts
from policystory.widget.attempt_context import AttemptContext
from policystory.widget.conversation import STALE
from policystory.widget.quiz import QuizWidget
from policystory.widget.quiz_attempts import CHANGED
from tests.widget.conftest import Window
from tests.widget.conversations import QUIZ, ask, key, say, talk, wrong
from tests.worlds import edit, notebook

AGAIN = {"type": "again"}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return all that widgets send to their pages from now on."""
    sent: list[Any] = []
    monkeypatch.setattr(QuizWidget, "send", lambda _, message: sent.append(message))
    return sent


def answer_all(widget: QuizWidget, ticket: str = "t") -> None:
    """Answer every question, right or wrong."""
    for n, item in enumerate(widget.paper["items"]):
        response = item["options"][0]["id"] if item["options"] else "7"
        widget._hear(
            None,
            {
                "type": "answer",
                "item": item["id"],
                "response": response,
                "ticket": f"{ticket}{n}",
            },
            None,
        )


def plan(root: Path, words: str) -> None:
    """Add fields to the blueprint of the exit quiz."""
    edit(
        root,
        "quizzes/01-crossings.yml",
        "title: Exit quiz",
        f"title: Exit quiz\n    {words}",
    )


def test_complete_attempt_offers_another() -> None:
    """After the last question, and whenever it asks, the page is offered another attempt."""
    conversation = talk()
    replies: list[dict[str, Any]] = []
    for n, item in enumerate(QUIZ.paper.items):
        assert None is ask(conversation, "hello")["again"]
        response = wrong(item.id) if item.options else "7"
        message = {
            "type": "answer",
            "item": item.id,
            "response": response,
            "ticket": str(n),
        }
        replies = conversation.reply_to(message)
    offer = {"text": "Attempt 1; another can be begun."}
    assert (["mark", "state"], offer) == (
        [message["type"] for message in replies],
        replies[1]["again"],
    )
    assert offer == ask(conversation, "hello")["again"]
    assert 1 == len(conversation.reply_to({**message, "ticket": "later"}))


@pytest.mark.parametrize(
    ("context", "offer"),
    [
        (
            AttemptContext(attempt=1, attempts=2),
            {"text": "Attempt 1 of 2; another can be begun."},
        ),
        (AttemptContext(attempt=2, attempts=2), None),
        (AttemptContext(attempt=1, attempts=1), None),
        (AttemptContext(attempt=9), {"text": "Attempt 9; another can be begun."}),
        (AttemptContext(is_repeatable=False), None),
    ],
)
def test_attempts_can_be_limited(context: AttemptContext, offer: object) -> None:
    """The last attempt that is allowed offers no other, nor does a review."""
    conversation = talk(context=context)
    for n, item in enumerate(QUIZ.paper.items):
        say(conversation, item.id, key(item.id), str(n))
    assert offer == ask(conversation, "hello")["again"]


def test_the_next_attempt_is_another_paper(
    root: Path, window: Window, sent: list[Any]
) -> None:
    """The next attempt has its own quiz and terms, no answers yet, and takes what comes then."""
    widget = window()
    before = widget.paper
    answer_all(widget)
    widget._hear(None, AGAIN, None)
    session = Session(root / "lessons")
    quiz = session.course.quiz_for("01-crossings", "me", 2)
    assert (quiz.paper.id, 2) == (widget.paper["id"], widget.terms["attempt"])
    assert before != widget.paper
    widget._hear(None, {"type": "hello"}, None)
    assert ({}, None) == (sent[-1]["answers"], sent[-1]["again"])
    answer_all(widget, "u")
    entries = journal.read(session.folder).entries
    assert [1] * 3 + [2] * 3 == [entry.event.attempt for entry in entries]
    assert repr(widget) == "Quiz: Exit quiz, 3 questions"


def test_a_cell_that_is_run_again_opens_the_latest_attempt(
    window: Window, sent: list[Any]
) -> None:
    """An attempt begun and not touched leaves the one before; with one answer it is the latest."""
    widget = window()
    answer_all(widget)
    widget._hear(None, AGAIN, None)
    assert 1 == window().terms["attempt"]
    item = widget.paper["items"][1]["id"]
    widget._hear(
        None, {"type": "answer", "item": item, "response": "7", "ticket": "u"}, None
    )
    later = window()
    assert (2, widget.paper) == (later.terms["attempt"], later.paper)
    assert [item] == list(later._conversation.state()["answers"])


@pytest.mark.parametrize("tried", [True, False])
def test_attempt_that_is_not_offered_is_refused(
    root: Path, window: Window, sent: list[Any], tried: bool
) -> None:
    """An attempt that is not done, or the last one, stays on the page, with a sentence."""
    if tried:
        plan(root, "attempts: 1")
    widget = window()
    if tried:
        answer_all(widget)
    before = widget.paper
    widget._hear(None, AGAIN, None)
    assert ("refused", "", before) == (
        sent[-1]["type"],
        sent[-1]["ticket"],
        widget.paper,
    )


def test_attempt_begun_in_another_window_is_continued(
    window: Window, sent: list[Any]
) -> None:
    """Two windows that each begin the next attempt are in the same one: none is wasted."""
    first = window()
    answer_all(first)
    second = window()
    for widget in (first, second):
        widget._hear(None, AGAIN, None)
    assert [2, 2] == [first.terms["attempt"], second.terms["attempt"]]
    answer_all(first, "u")
    first._hear(None, AGAIN, None)
    answer_all(first, "v")
    second._hear(None, {"type": "hello"}, None)
    second._hear(None, AGAIN, None)
    assert [3, 3] == [first.terms["attempt"], second.terms["attempt"]]


def test_graded_work_can_be_done_again_when_it_is_handed_in(
    root: Path, window: Window, sent: list[Any]
) -> None:
    """To have answered all is not enough; the terms say how many attempts there are."""
    plan(root, "mode: graded\n    attempts: 2")
    widget = window()
    answer_all(widget)
    assert (None, 2) == (
        widget._conversation.next_attempt_offer(),
        widget.terms["attempts"],
    )
    widget._hear(None, {"type": "submit"}, None)
    assert {"text": "Attempt 1 of 2; another can be begun."} == sent[-1]["again"]
    widget._hear(None, AGAIN, None)
    assert 2 == widget.terms["attempt"]
    widget._hear(None, {"type": "submit"}, None)
    assert None is sent[-1]["again"]
    assert 2 == window().terms["attempt"]  # it was handed in without an answer


def test_failed_next_attempt_is_a_sentence(
    window: Window, sent: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The attempt of before stays where it is."""
    from policystory.course.open_course import OpenCourse
    from policystory.errors import QuizError

    def fails(*_: object) -> None:
        raise QuizError("too few items")

    widget = window()
    answer_all(widget)
    monkeypatch.setattr(OpenCourse, "quiz_for", fails)
    widget._hear(None, AGAIN, None)
    assert {"type": "refused", "ticket": "", "note": "Too few items."} == sent[-1]
    assert 1 == widget.terms["attempt"]


def test_widget_of_one_conversation_has_no_next_attempt(sent: list[Any]) -> None:
    """Where nothing can begin an attempt, that is said."""
    widget = QuizWidget(talk())
    answer_all(widget)
    widget._hear(None, AGAIN, None)
    assert (
        "Another attempt cannot be begun here. Run this cell again." == sent[-1]["note"]
    )


def test_pictures_come_with_each_attempt(
    root: Path, sent: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pictures are those of the paper that is shown."""
    monkeypatch.setattr(
        quiz_attempts, "draw_pictures", lambda paper, *_: {paper.id: {}}
    )
    widget = quiz_attempts.QuizAttempts(
        Session(root / "lessons"), "01-crossings", {}
    ).widget()
    answer_all(widget)
    widget._hear(None, AGAIN, None)
    assert {widget.paper["id"]: {}} == widget.pictures


@pytest.mark.parametrize(
    "type_", ["answer", "hint", "read", "submit", "again", "hello"]
)
def test_stale_page_is_brought_up_to_date(
    root: Path,
    window: Window,
    sent: list[Any],
    monkeypatch: pytest.MonkeyPatch,
    type_: str,
) -> None:
    """A request about the earlier attempt does nothing, and brings the page up to date."""
    plan(root, "rules: {feedback: at-end, hints: true}")
    widget = window()
    first = widget.paper
    answer_all(widget)
    widget._hear(None, {"type": "submit"}, None)
    widget._hear(None, AGAIN, None)
    before = journal.read(root.parent / "home" / "skerry-isles" / "me")
    anew: list[int] = []
    monkeypatch.setattr(QuizWidget, "send_state", lambda _: anew.append(len(sent)))
    asked = {
        "type": type_,
        "item": first["items"][1]["id"],
        "response": "7",
        "ticket": "t",
        "paper": first["id"],
    }
    start = len(sent)
    widget._hear(None, asked, None)
    refused, state = sent[start:]
    assert [start] == anew
    assert {"type": "refused", "ticket": "t", "note": STALE} == {
        name: refused[name] for name in ("type", "ticket", "note")
    }
    assert ("state", {}) == (state["type"], state["answers"])
    assert 2 == widget.terms["attempt"]
    assert before == journal.read(root.parent / "home" / "skerry-isles" / "me")


def test_page_of_this_attempt_is_answered(window: Window, sent: list[Any]) -> None:
    """The paper's own name, or none, is no reason to refuse."""
    widget = window()
    for paper in ({"paper": widget.paper["id"]}, {}):
        widget._hear(None, {"type": "hello", **paper}, None)
    assert ["state", "state"] == [message["type"] for message in sent]


def test_handed_in_attempt_outlives_a_change_of_the_course(
    root: Path, window: Window, sent: list[Any]
) -> None:
    """It is shown as handed in, with a note, and cannot be handed in or answered again."""
    plan(root, "rules: {feedback: at-end}\n    attempts: 1")
    widget = window()
    answer_all(widget)
    widget._hear(None, {"type": "submit"}, None)
    edit(root, "quizzes/01-crossings.yml", "title: Exit quiz", "title: Final quiz")
    later = window()
    assert widget.paper["id"] != later.paper["id"]
    later._hear(None, {"type": "hello"}, None)
    state = sent[-1]
    assert (True, 3, CHANGED, None) == (
        state["ended"],
        len(state["answers"]),
        state["note"],
        state["again"],
    )
    later._hear(None, {"type": "submit"}, None)
    answer_all(later, "u")
    record = journal.read(root.parent / "home" / "skerry-isles" / "me")
    assert (1, 3) == (len(record.steps), len(record.entries))


def test_the_last_answer_names_the_next_lesson_and_the_next_review(
    root: Path, window: Window, sent: list[Any]
) -> None:
    """After the last question of an exit quiz: the lesson that follows, and when more comes back.

    A lesson without a notebook is not offered, and neither is one after a check.
    """
    course = root / "content/course.yml"
    planned, written = "02-planned", "03-lamps"
    lesson = "  - {{id: {0}, title: {0}, module: m1, minutes: 5, sources: [], next: More.}}\n"
    more = lesson.format(planned) + lesson.format(written)
    course.write_text(course.read_text("utf-8").rstrip() + "\n" + more, "utf-8")
    (root / f"lessons/{written}.ipynb").write_text(notebook("# Lamps"), "utf-8")
    answer_all(window())
    *_, closing = [message["closing"] for message in sent if "closing" in message]
    assert {"label": written, "href": f"{written}.ipynb"} == closing["next"]
    assert closing["review"].startswith("Your next review is on ")
    assert {"of", "right", "text"} == closing["objectives"][0].keys()
    # Whoever only looks again does not wait for the schedule.
    (state,) = window()._conversation.reply_to({"type": "hello"})
    assert ("", closing["next"]) == (
        state["closing"]["review"],
        state["closing"]["next"],
    )
