from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from policystory import journal
from policystory.learner.session import Session
from policystory.widget.conversation import HANDED_IN, LOOK_FIRST, OTHERS
from policystory.widget.quiz import QuizWidget
from policystory.widget.quiz_attempts import QuizAttempts
from tests.widget.conftest import Window
from tests.worlds import edit

SUBMIT = {"type": "submit", "ticket": "s"}
TO_ANSWER = f"{OTHERS}, and yours was not taken; check again to send yours."


def options(widget: QuizWidget) -> list[str]:
    """Return the options of the first question."""
    return [option["id"] for option in widget.paper["items"][0]["options"]]


def answer(
    widget: QuizWidget, response: str, ticket: str, item: int = 0, seen: int = 0
) -> dict[str, Any]:
    """Answer in a window that knows of `seen` answers, and return the first reply."""
    asked = widget.paper["items"][item]["id"]
    message = {
        "type": "answer",
        "item": asked,
        "response": response,
        "ticket": ticket,
        "seen": seen,
    }
    return widget._conversation.reply_to(message)[0]


def submit(widget: QuizWidget, *seen: int) -> list[dict[str, Any]]:
    """Hand in from a window that knows of so many answers to each question."""
    items = [item["id"] for item in widget.paper["items"]]
    known = {item: seen[n] if n < len(seen) else 0 for n, item in enumerate(items)}
    return widget._conversation.reply_to({**SUBMIT, "seen": known})


def kept(root: Path) -> list[tuple[str, str]]:
    """Return ticket and response of all that is in the record."""
    folder = root.parent / "home" / "skerry-isles" / "me"
    return [
        (entry.event.ticket, entry.event.response)
        for entry in journal.read(folder).entries
    ]


def handed_in_at_the_end(root: Path) -> None:
    """Let the quiz tell its marks when it is handed in."""
    edit(
        root,
        "quizzes/01-crossings.yml",
        "title: Exit quiz",
        "title: Exit quiz\n    rules: {feedback: at-end}",
    )


def test_answer_does_not_replace_an_unseen_one(root: Path, window: Window) -> None:
    """The page is shown the kept answer with a note; checking again sends its own."""
    first, second = window(), window()
    option_a, option_b, *_ = options(first)
    mark = answer(first, option_a, "a1")
    reply = answer(second, option_b, "b1")
    assert ("elsewhere", "b1", option_a, 1, 1) == tuple(
        reply[name] for name in ("type", "ticket", "response", "tries", "answers")
    )
    assert (mark["mark"], TO_ANSWER, True) == (
        reply["mark"],
        reply["note"],
        reply["kept"],
    )
    assert [("a1", option_a)] == kept(root)
    again = answer(second, option_b, "b2", seen=1)
    assert ("mark", option_b, 2, 2) == (
        again["type"],
        again["response"],
        again["tries"],
        again["answers"],
    )
    assert [("a1", option_a), ("b2", option_b)] == kept(root)
    assert "elsewhere" == answer(first, option_a, "a2", seen=1)["type"]


def test_the_same_message_twice_is_the_same_reply_twice(
    root: Path, window: Window
) -> None:
    """An answer sent again has still not seen the other window's: it is not taken."""
    first, second = window(), window()
    option_a, option_b, *_ = options(first)
    answer(first, option_a, "a1")
    replies = [answer(second, option_b, "b1") for _ in range(3)]
    assert [replies[0]] * 3 == replies
    assert ("elsewhere", [("a1", option_a)]) == (replies[0]["type"], kept(root))


def test_an_answer_that_waited_for_a_kernel_is_not_taken_over_another(
    root: Path, window: Window
) -> None:
    """A kernel that opens with another window's answer refuses one given before that was seen."""
    second = window()
    option_a, option_b, *_ = options(second)
    answer(second, option_a, "b1")
    third = window()
    third._conversation.reply_to({"type": "hello"})
    assert "elsewhere" == answer(third, option_b, "waited")["type"]
    assert [("b1", option_a)] == kept(root)


def test_page_without_counts_is_trusted(window: Window) -> None:
    """What an older page, or a script, sends is taken."""
    first, second = window(), window()
    option_a, option_b, *_ = options(first)
    answer(first, option_a, "a1")
    message = {
        "type": "answer",
        "item": second.paper["items"][0]["id"],
        "response": option_b,
        "ticket": "b1",
    }
    assert ["mark"] == [
        reply["type"] for reply in second._conversation.reply_to(message)
    ]


def test_no_advice_to_check_again_without_a_try(root: Path, window: Window) -> None:
    """The only try was used in another window: its answer stands, and that is what is said."""
    edit(
        root,
        "quizzes/01-crossings.yml",
        "title: Exit quiz",
        "title: Exit quiz\n    rules: {tries: 1}",
    )
    first, second = window(), window()
    option_a, option_b, *_ = options(first)
    answer(first, option_a, "a1")
    reply = answer(second, option_b, "b1")
    assert ("elsewhere", f"{OTHERS}, and yours was not taken; no try is left.") == (
        reply["type"],
        reply["note"],
    )
    refused = answer(second, option_b, "b2", seen=1)
    assert ("refused", "b2", second.paper["items"][0]["id"]) == tuple(
        refused[at] for at in ("type", "ticket", "item")
    )


def test_an_answer_that_another_kernel_kept_is_known(
    root: Path, window: Window
) -> None:
    """An answer that the first kernel kept, sent to another one, gets its mark and counts once."""
    first, second = window(), window()
    option_a = options(first)[0]
    answer(first, option_a, "a1")
    assert ("mark", 1) == (
        (reply := answer(second, option_a, "a1"))["type"],
        reply["tries"],
    )
    assert [("a1", option_a)] == kept(root)


def test_own_answers_are_no_news(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One window alone never reads its record again, however often it answers."""
    widget = window()
    reads: list[object] = []
    monkeypatch.setattr(journal, "read", reads.append)
    for seen, ticket in enumerate(("a1", "a2", "a3")):
        assert "mark" == answer(widget, options(widget)[0], ticket, seen=seen)["type"]
    assert [] == reads


def test_two_views_of_one_kernel_see_each_other(root: Path) -> None:
    """A cell that was run twice in one kernel has two views, and they are two windows too."""
    session = Session(root / "lessons")
    first, second = (
        QuizAttempts(session, "01-crossings", {}).widget() for _ in range(2)
    )
    option_a, option_b, *_ = options(first)
    answer(first, option_a, "a1")
    assert "elsewhere" == answer(second, option_b, "b1")["type"]
    assert "mark" == answer(second, option_b, "b2", seen=1)["type"]
    session.journal.close()


def test_a_hand_in_elsewhere_ends_the_attempt_here(root: Path, window: Window) -> None:
    """An answer that comes after it is refused, and the page is told how all stands."""
    handed_in_at_the_end(root)
    first, second = window(), window()
    answer(first, options(first)[0], "a1")
    first._conversation.reply_to(SUBMIT)
    asked = second.paper["items"][0]["id"]
    message = {
        "type": "answer",
        "item": asked,
        "response": options(second)[1],
        "ticket": "b1",
    }
    refused, state = second._conversation.reply_to(message)
    assert ("refused", "b1", asked, HANDED_IN) == tuple(
        refused[name] for name in ("type", "ticket", "item", "note")
    )
    assert state["ended"]
    assert [options(first)[0], None, None] == [
        entry["response"] for entry in state["answers"].values()
    ]
    assert [("a1", options(first)[0])] == kept(root)


def test_attempt_is_handed_in_once_by_two_windows(root: Path, window: Window) -> None:
    """Handing in twice, in two windows, is one hand-in, with the same result."""
    handed_in_at_the_end(root)
    first, second = window(), window()
    (state,) = submit(first)
    assert [[state]] * 2 == [submit(second), submit(first)]
    folder = root.parent / "home" / "skerry-isles" / "me"
    assert 1 == len(journal.read(folder).steps)


def test_unseen_answers_stop_a_hand_in(root: Path, window: Window) -> None:
    """Unseen answers are shown first, however often a page hands in; then all is handed in."""
    handed_in_at_the_end(root)
    first, second = window(), window()
    answer(first, options(first)[0], "a1")
    for _ in range(2):
        shown, refused = submit(second)
        assert ("elsewhere", "", options(first)[0]) == (
            shown["type"],
            shown["ticket"],
            shown["response"],
        )
        assert f"{OTHERS}." == shown["note"]
        assert ("refused", "s", LOOK_FIRST) == (
            refused["type"],
            refused["ticket"],
            refused["note"],
        )
    assert [True] == [state.get("ended") for state in submit(second, 1)]


def test_answer_that_was_not_taken_stops_a_hand_in(root: Path, window: Window) -> None:
    """An answer that met another window's is looked at first; what was taken is handed in."""
    handed_in_at_the_end(root)
    first, second = window(), window()
    option_a, option_b, *_ = options(first)
    answer(first, option_a, "a1")
    assert ["elsewhere", "mark"] == [
        answer(second, option_b, "b1")["type"],
        answer(second, "9", "b2", 1)["type"],
    ]
    replies = submit(second, 0, 1)
    assert [("elsewhere", option_a), ("refused", None)] == [
        (reply["type"], reply.get("response")) for reply in replies
    ]
    (state,) = submit(second, 1, 1)
    assert (True, [option_a, "9", None]) == (
        state["ended"],
        [entry["response"] for entry in state["answers"].values()],
    )


def test_entry_after_reading_is_later_than_what_was_read(
    root: Path, window: Window
) -> None:
    """Where one clock is five minutes ahead, the other's later answer is still the later one."""
    session = Session(
        root / "lessons", lambda: datetime.now(UTC) + timedelta(minutes=5)
    )
    first, second = QuizAttempts(session, "01-crossings", {}).widget(), window()
    option_a, option_b, *_ = options(first)
    answer(first, option_a, "a1")
    assert "elsewhere" == answer(second, option_b, "b1")["type"]
    assert option_b == answer(second, option_b, "b2", seen=1)["response"]
    session.journal.close()
    (state,) = window()._conversation.reply_to({"type": "hello"})
    assert [option_b] == [entry["response"] for entry in state["answers"].values()]
