from pathlib import Path
from typing import Any

import pytest

from policystory.journal import read
from policystory.notebook import progress, record, session
from policystory.publish import WIDGET_VIEW
from policystory.widget import plain_copy as copy_module
from policystory.widget.fallback import EMPTY_VIEW
from policystory.widget.quiz import QuizWidget
from tests.notebook.learner import answer, first_key, hand_in, html, opened
from tests.worlds import edit

SAVED = {
    "paper",
    "terms",
    "pictures",
    "page_code",
    "layout",
    "tooltip",
    "tabbable",
}
"""The traits of a quiz that a saved notebook holds."""


def mark_at_end() -> None:
    """Make the exit quiz say only after it is handed in what was right."""
    rules = "title: Exit quiz\n    rules: {feedback: at-end}"
    edit(Path.cwd().parent, "quizzes/01-crossings.yml", "title: Exit quiz", rules)


def test_quiz_is_shown_live_and_plain(record_folder: Path) -> None:
    """The widget carries the paper without the key, with the same questions as HTML beside it."""
    widget = opened().quiz()
    assert isinstance(widget, QuizWidget)
    assert "Quiz: Exit quiz, 3 questions" == repr(widget)
    data, _ = widget._repr_mimebundle_()
    assert {"text/html", "text/plain", WIDGET_VIEW} <= set(data)
    assert widget.paper["items"][0]["stem"] in data["text/html"]
    public = {name for name in widget.keys if not name.startswith("_")}
    assert public <= SAVED
    assert opened().quiz().paper == widget.paper
    assert "01-crossings/lamps" == opened().check("lamps").paper["quiz"]
    assert not record_folder.exists()


@pytest.mark.usefixtures("home")
def test_plain_copy_follows_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plain copy stands beside the live view, and only an answer renews it."""
    displayed: list[tuple[str, Any, Any]] = []

    def display(data: Any, **how: Any) -> None:
        displayed.append(("display", data, how.get("display_id")))

    def update_display(data: Any, **how: Any) -> None:
        displayed.append(("update_display", data, how.get("display_id")))

    monkeypatch.setattr(copy_module, "display", display)
    monkeypatch.setattr(copy_module, "update_display", update_display)
    widget = opened().quiz()
    # The quiz is not shown anywhere yet, so no copy is renewed.
    answer(widget, 1, "7", "t0")
    widget._ipython_display_()
    (_, live, no_place), (_, copy, place) = displayed
    assert {WIDGET_VIEW, "text/html", "text/plain"} == set(live)
    assert (EMPTY_VIEW, None) == (live["text/html"], no_place)
    assert {"text/html"} == set(copy)
    assert "3 questions, 1 answered" in copy["text/html"]
    item = widget.paper["items"][1]["id"]
    widget._hear(None, {"type": "hello"}, None)
    widget._hear(None, {"type": "read", "item": item, "response": "7"}, None)
    assert 2 == len(displayed)
    answer(widget, 0, first_key(widget), "t1")
    ((name, renewed, same_place),) = displayed[2:]
    assert ("update_display", place) == (name, same_place)
    assert "3 questions, 2 answered" in renewed["text/html"]


@pytest.mark.usefixtures("home")
def test_plain_copy_is_renewed_before_page_hears_of_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who saves the notebook as soon as an answer is marked saves that answer with it."""
    order: list[str] = []
    widget = opened().quiz()
    widget._ipython_display_()

    def update_display(_: Any, **__: Any) -> None:
        order.append("copy")

    def send(_: QuizWidget, message: Any) -> None:
        order.append(message["type"])

    monkeypatch.setattr(copy_module, "update_display", update_display)
    monkeypatch.setattr(QuizWidget, "send", send)
    answer(widget, 1, "7", "t1")
    assert ["copy", "mark"] == order
    # Whatever goes wrong with the copy, the page still hears the mark.
    monkeypatch.delattr(copy_module, "update_display")
    with pytest.raises(NameError):
        answer(widget, 1, "8", "t2")
    assert ["copy", "mark", "mark"] == order


def test_answer_is_kept_and_shown_again(record_folder: Path) -> None:
    """An answer is on the disk at once; quiz, card, progress and note show it from then on."""
    widget = opened().quiz()
    answer(widget, 0, first_key(widget), "t1")
    (entry,) = read(record_folder).entries
    assert ("01-crossings", "right") == (entry.event.quiz, entry.event.reason)
    data, _ = opened().quiz()._repr_mimebundle_()
    assert "Your answer: " in data["text/html"]
    assert "1 of 3 answered, 1 right" in html(opened().card())
    assert "1 of 3 answered, 1 right" in html(progress())
    assert "1 answer is kept there." in html(record())


@pytest.mark.usefixtures("home")
def test_quiz_that_was_handed_in_stays_so() -> None:
    """A kernel started after a quiz was handed in shows its result and takes no further answer."""
    mark_at_end()
    widget = opened().quiz()
    key = first_key(widget)
    answer(widget, 0, key, "t1")
    hand_in(widget)
    session.cache_clear()
    reopened = opened().quiz()
    answer(reopened, 1, "7", "t2")
    state = reopened._conversation.state()
    assert state["ended"]
    assert {"points": "1", "possible": "4"} == state["result"]
    responses = [given["response"] for given in state["answers"].values()]
    assert [key, None, None] == responses


@pytest.mark.usefixtures("home")
def test_card_tells_no_mark_before_quiz_is_handed_in() -> None:
    """Card and progress are the same for every option, and count what is right only at the end."""
    mark_at_end()
    widget = opened().quiz()
    options = [option["id"] for option in widget.paper["items"][0]["options"]]
    options.append(first_key(widget))
    pages = set()
    for n, option in enumerate(options):
        answer(widget, 0, option, f"t{n}")
        pages.add((str(opened().card().bundles), str(progress().bundles)))
    assert 1 == len(pages)
    hand_in(widget)
    assert "1 of 3 answered, 1 right" in html(opened().card())
    assert "1 of 1 right" in html(progress(), 2)


def test_kernel_has_one_session(record_folder: Path) -> None:
    """All quizzes of one kernel write to one file."""
    assert session() is session()
    answer(opened().quiz(), 1, "7", "t1")
    check = opened().check("lamps")
    answer(check, 0, check.paper["items"][0]["options"][0]["id"], "t2")
    assert 1 == len(list(record_folder.iterdir()))
    assert 2 == len(read(record_folder).entries)
