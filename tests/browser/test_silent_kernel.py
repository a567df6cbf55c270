"""An answer while the kernel is alive and does not reply, as in a long computation."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import expect

from policystory.course.find import READER
from policystory.journal import read
from policystory.learner.progress import attempt_work
from tests.browser.hands import Mouse
from tests.browser.jupyter import Notebook
from tests.browser.lesson import CODE, LESSON, course, first, forget, right, run
from tests.browser.server import Lab

PID = "import os\nprint(os.getpid())"
LATE = 15_000  # milliseconds: the page waits eight seconds before it says so


@contextmanager
def stopped(pid: int) -> Iterator[None]:
    """Stop a process for as long as this holds."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def test_an_answer_to_a_silent_kernel(notebook: Notebook, lab: Lab) -> None:
    """A silent kernel is told; the answer can be sent again, and counts once."""
    forget(lab)
    lab.write("silent.ipynb", [PID, CODE])
    widget = run(notebook, "silent.ipynb")
    n, item = first("single-choice")
    asked = widget.locator("fieldset.ps-item").nth(n)
    with stopped(int(notebook.text(0))):
        Mouse().answer(asked, item, right(item))
        again = widget.get_by_role("button", name="Send again")
        expect(again).to_be_visible(timeout=LATE)
        again.press("Enter")
        expect(again).to_be_hidden()
        expect(widget.locator(".ps-keeping")).to_be_focused()
        for key in "ddx":
            notebook.page.keyboard.press(key)
        assert 2 == notebook.count_cells()
    expect(asked.locator(".ps-verdict")).to_contain_text("Right.")
    expect(widget.locator(".ps-keeping")).to_contain_text("Saved.")
    given = attempt_work(read(lab.record / course().id / READER), LESSON).items
    assert {item.id: (right(item),)} == {
        name: work.responses for name, work in given.items()
    }
