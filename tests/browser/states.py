"""Brings every kind of question into every state that a learner can meet."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, expect

from policystory.errors import JournalError
from policystory.grade import mark
from policystory.items.item import Reason
from policystory.journal import Answered, Submitted
from policystory.learner.unwritten_events import Queue
from policystory.widget.conversation import Conversation
from policystory.widget.quiz import QuizWidget
from tests.browser.every_kind import quiz
from tests.browser.hands import Mouse
from tests.browser.jupyter import Notebook
from tests.browser.kinds import ANSWERS, item_of
from tests.browser.questions import question_of
from tests.browser.server import Lab, importing
from tests.worlds import corpus

STATES = (
    "fresh",
    "chosen",
    "wrong",
    "partly",
    "right",
    "unreadable",
    "saved",
    "asking",
    "handed in",
    "left open",
    "not kept",
)
"""How all questions of a quiz can stand; `saved` to `left open` where marks come at the end."""

FILE = "states.ipynb"
REASONS = {
    "right": Reason.RIGHT,
    "partly": Reason.PARTLY_RIGHT,
    "unreadable": Reason.UNREADABLE,
    "not kept": Reason.WRONG,
}
PLAIN = quiz("plain")


def full_disk(_: Answered | Submitted) -> None:
    """Keep nothing."""
    raise JournalError("your answers cannot be kept: no space is left on the disk")


def show_unkept() -> QuizWidget:
    """Return a quiz whose answers cannot be kept."""
    return QuizWidget(Conversation(PLAIN, corpus(), {}, {}, Queue(full_disk)))


def write(lab: Lab) -> None:
    """Write the notebook of these states into the learner's folder."""
    sources = [
        importing("every_kind", "show"),
        importing("states", "show_unkept"),
        *('show("plain")', 'show("at-end")', "show_unkept()"),
    ]
    lab.write(FILE, sources)


def responses(state: str) -> dict[str, Any]:
    """Return for each kind the response that the engine marks with this state."""
    wanted = REASONS.get(state, Reason.WRONG)
    given = {}
    for item in PLAIN.paper.items:
        for response in ANSWERS[item.kind]:
            if mark(item, PLAIN.key.items[item.id], response).reason is wanted:
                given.setdefault(item.kind, response)
    return given


def bring(notebook: Notebook, state: str) -> Locator:
    """Run the notebook and return its quiz; a kind that cannot have this state is fresh.

    A quiz that stands in this state already is left as it is: whoever looks at it must not change
    it.
    """
    standing = notebook.page.locator(f'.ps-quiz[data-brought="{state}"]')
    if FILE in notebook.page.url and standing.count():
        return standing
    if (
        not notebook.page.url.startswith(notebook.lab.url)
        or FILE not in notebook.page.url
    ):
        write(notebook.lab)
        notebook.open(FILE)
    assert notebook.run_all() is True
    cell = {"saved": 3, "asking": 3, "handed in": 3, "left open": 3, "not kept": 4}.get(
        state, 2
    )
    widget = notebook.cell(cell).locator(".ps-quiz")
    expect(widget).to_be_visible()
    hand = Mouse() if state != "chosen" else Chooser()
    given = {} if state in {"fresh", "left open"} else responses(state)
    for kind, response in given.items():
        hand.answer(question_of(widget, kind), item_of(kind), response)
    if state in {"asking", "handed in", "left open"}:
        widget.locator(".ps-end").get_by_role("button", name="Hand in …").click()
    if state in {"handed in", "left open"}:
        widget.get_by_role("button", name="Hand in now").click()
        expect(widget.locator(".ps-result")).to_be_visible()
    expect(widget.locator(".ps-keeping")).not_to_contain_text("Saving")
    widget.evaluate("(quiz, state) => { quiz.dataset.brought = state }", state)
    return widget


@contextmanager
def styled(widget: Locator, sheet: str) -> Iterator[None]:
    """Lay a style sheet over the page, and take it away again."""
    planted = widget.evaluate_handle(
        """(_, sheet) => {
          const style = document.createElement('style');
          style.textContent = sheet;
          return document.head.appendChild(style);
        }""",
        sheet,
    )
    yield
    planted.evaluate("style => style.remove()")


class Chooser(Mouse):
    """Answers and does not check."""

    def press(self, control: Locator) -> None:
        """Click, unless it is the button that checks."""
        if "ps-button" not in (control.get_attribute("class") or ""):
            control.click()
