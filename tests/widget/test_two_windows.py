from pathlib import Path
from typing import Any

import pytest

from policystory import journal
from policystory.course.session import Session
from policystory.errors import JournalError
from policystory.widget.conversation import ELSEWHERE, LOOK_FIRST
from policystory.widget.quiz import QuizWidget
from policystory.widget.sitting import Sitting
from tests.widget.conftest import Window
from tests.worlds import edit

SUBMIT = {"type": "submit"}


def options(widget: QuizWidget) -> list[str]:
    """Return the options of the first question."""
    return [option["id"] for option in widget.paper["items"][0]["options"]]


def answer(widget: QuizWidget, response: str, ticket: str, item: int = 0) -> dict[str, Any]:
    """Answer a question in a window, and return the first reply."""
    asked = widget.paper["items"][item]["id"]
    message = {"type": "answer", "item": asked, "response": response, "ticket": ticket}
    return widget._conversation.hear(message)[0]


def kept(root: Path) -> list[tuple[str, str]]:
    """Return ticket and response of all that is in the record."""
    folder = root.parent / "home" / "skerry-isles" / "me"
    return [(entry.event.ticket, entry.event.response) for entry in journal.read(folder).entries]


def handed_in_at_the_end(root: Path) -> None:
    """Let the quiz tell its marks when it is handed in."""
    edit(root, "quizzes/01-crossings.yml", "title: Exit quiz", "title: Exit quiz\n    rules: {feedback: at-end}")


def test_an_answer_over_that_of_another_window_is_not_taken(root: Path, window: Window) -> None:
    """The page is shown what stands, with a sentence; sent again it is taken, and nothing is lost."""
    first, second = window(), window()
    one, other, *_ = options(first)
    mark = answer(first, one, "a1")
    reply = answer(second, other, "b1")
    assert ("elsewhere", "b1", one, 1) == (reply["type"], reply["ticket"], reply["response"], reply["tries"])
    assert (mark["mark"], ELSEWHERE, True) == (reply["mark"], reply["note"], reply["kept"])
    assert [("a1", one)] == kept(root)
    again = answer(second, other, "b2")
    assert ("mark", other, 2) == (again["type"], again["response"], again["tries"])
    assert [("a1", one), ("b2", other)] == kept(root)
    assert "elsewhere" == answer(first, one, "a2")["type"]


def test_each_question_is_shown_once(window: Window) -> None:
    """Of two questions answered elsewhere, each is shown when it is answered here, and other questions are taken."""
    first, second = window(), window()
    one, other, *_ = options(first)
    answer(first, one, "a1")
    answer(first, "7", "a2", 1)
    assert "mark" == answer(second, second.paper["items"][2]["options"][0]["id"], "b1", 2)["type"]
    assert ["elsewhere", "elsewhere"] == [answer(second, other, "b2")["type"], answer(second, "9", "b3", 1)["type"]]
    assert ["mark", "mark"] == [answer(second, other, "b4")["type"], answer(second, "9", "b5", 1)["type"]]


def test_a_page_that_asks_is_told_and_still_not_overwritten(window: Window) -> None:
    """The state holds what another window did; an answer that waited under a ticket of before is still not taken."""
    first, second = window(), window()
    one, other, *_ = options(first)
    answer(first, one, "a1")
    (state,) = second._conversation.hear({"type": "hello"})
    assert [one] == [entry["response"] for entry in state["answers"].values()]
    assert "elsewhere" == answer(second, other, "b1")["type"]


def test_an_answer_that_another_kernel_kept_is_known(root: Path, window: Window) -> None:
    """A page that sends again, to another kernel, what the first had kept gets its mark, and it counts once."""
    first, second = window(), window()
    one = options(first)[0]
    answer(first, one, "a1")
    assert ("mark", 1) == ((reply := answer(second, one, "a1"))["type"], reply["tries"])
    assert [("a1", one)] == kept(root)


def test_own_answers_are_no_news(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """One window alone never reads its record again, however often it answers."""
    widget = window()
    reads: list[object] = []
    monkeypatch.setattr(journal, "read", reads.append)
    for ticket in ("a1", "a2", "a3"):
        assert "mark" == answer(widget, options(widget)[0], ticket)["type"]
    assert [] == reads


def test_two_views_of_one_kernel_see_each_other(root: Path) -> None:
    """A cell that was run twice in one kernel has two views, and they are two windows too."""
    session = Session(root / "lessons")
    first, second = (Sitting(session, "01-crossings", {}).widget() for _ in range(2))
    one, other, *_ = options(first)
    answer(first, one, "a1")
    assert "elsewhere" == answer(second, other, "b1")["type"]
    session.journal.close()


def test_a_hand_in_elsewhere_ends_the_attempt_here(root: Path, window: Window) -> None:
    """An answer that comes after it is refused, and the page is told how all stands."""
    handed_in_at_the_end(root)
    first, second = window(), window()
    answer(first, options(first)[0], "a1")
    first._conversation.hear(SUBMIT)
    asked = second.paper["items"][0]["id"]
    message = {"type": "answer", "item": asked, "response": options(second)[1], "ticket": "b1"}
    refused, state = second._conversation.hear(message)
    assert ("refused", "b1", True) == (refused["type"], refused["ticket"], state["ended"])
    assert [options(first)[0]] == [entry["response"] for entry in state["answers"].values()]
    assert [("a1", options(first)[0])] == kept(root)


def test_what_was_handed_in_elsewhere_is_not_handed_in_again(root: Path, window: Window) -> None:
    """Handing in twice, in two windows, is one hand-in, with the same result."""
    handed_in_at_the_end(root)
    first, second = window(), window()
    (state,) = first._conversation.hear(SUBMIT)
    assert [state] == second._conversation.hear(SUBMIT)
    folder = root.parent / "home" / "skerry-isles" / "me"
    assert 1 == len(journal.read(folder).steps)


def test_nothing_is_handed_in_that_was_not_seen(root: Path, window: Window) -> None:
    """Answers of another window are shown first; the next time they are handed in."""
    handed_in_at_the_end(root)
    first, second = window(), window()
    answer(first, options(first)[0], "a1")
    shown, refused = second._conversation.hear(SUBMIT)
    assert ("elsewhere", "", options(first)[0]) == (shown["type"], shown["ticket"], shown["response"])
    assert ("refused", LOOK_FIRST) == (refused["type"], refused["note"])
    assert [True] == [state.get("ended") for state in second._conversation.hear(SUBMIT)]


def test_an_answer_that_was_not_taken_is_not_handed_in_behind_its_back(root: Path, window: Window) -> None:
    """What is sent together with the hand-in and meets another window's answer stops it; sent again, all goes in."""
    handed_in_at_the_end(root)
    first, second = window(), window()
    one, other, *_ = options(first)
    answer(first, one, "a1")
    assert ["elsewhere", "mark"] == [answer(second, other, "b1")["type"], answer(second, "9", "b2", 1)["type"]]
    assert ["refused"] == [reply["type"] for reply in second._conversation.hear(SUBMIT)]
    (state,) = second._conversation.hear(SUBMIT)
    assert (True, [one, "9"]) == (state["ended"], [entry["response"] for entry in state["answers"].values()])


def test_an_answer_that_was_sent_again_is_handed_in(root: Path, window: Window) -> None:
    """Who has seen what another window answered, and answers anew, can hand in at once."""
    handed_in_at_the_end(root)
    first, second = window(), window()
    one, other, *_ = options(first)
    answer(first, one, "a1")
    assert ["elsewhere", "mark"] == [answer(second, other, ticket)["type"] for ticket in ("b1", "b2")]
    (state,) = second._conversation.hear(SUBMIT)
    assert (True, [other]) == (state["ended"], [entry["response"] for entry in state["answers"].values()])


def test_what_waits_to_be_kept_is_not_lost_to_another_window(
    root: Path, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that could not be written stands beside what another window wrote meanwhile, and is written later."""
    first, second = window(), window()
    one, other, *_ = options(first)
    with monkeypatch.context() as full:
        full.setattr(first._conversation._queue, "_keep", _no_space)
        assert not answer(first, one, "a1")["kept"]
        answer(second, "9", "b1", 1)
        (state,) = first._conversation.hear({"type": "hello"})
        assert [one, "9"] == [entry["response"] for entry in state["answers"].values()]
    assert answer(first, other, "a2")["kept"]
    assert {("a1", one), ("a2", other), ("b1", "9")} == set(kept(root))
    assert ("elsewhere", "9") == ((reply := answer(first, "8", "a3", 1))["type"], reply["response"])


def _no_space(_: journal.Done) -> None:
    raise JournalError("your answers cannot be kept: no space")
