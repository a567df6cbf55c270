"""The poll before a lesson in a real JupyterLab: chosen, written, kept, and there again."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.contrast import too_faint
from tests.browser.jupyter import THEMES, Notebook
from tests.browser.lesson import forget
from tests.browser.server import Lab, importing

POLL = 1
"""The cell of the poll."""


@pytest.fixture
def book(notebook: Notebook, lab: Lab) -> Notebook:
    """Give a notebook with a poll, run by somebody who has answered nothing."""
    forget(lab)
    file = lab.write("poll.ipynb", [importing("polled", "poll"), "poll()", "1 + 1"])
    notebook.open(file)
    assert notebook.run_all() is True
    return notebook


def shown(book: Notebook) -> Locator:
    """Return the poll as it is answered."""
    poll = book.cell(POLL).locator(".ps-poll")
    expect(poll).to_be_visible()
    return poll


def test_predictions_by_keyboard_are_kept(book: Notebook) -> None:
    """Space chooses, Enter keeps a line; the status says so, and a new kernel shows both again."""
    poll, keyboard = shown(book), book.page.keyboard
    expect(poll.locator("legend").first).to_have_text("Did the number go up, $1 or $2?")
    poll.get_by_role("radio").nth(2).focus()
    keyboard.press("Space")
    status = poll.get_by_role("status")
    expect(status).to_have_text("Kept.")
    keyboard.press("Tab")
    keyboard.type("d d of fear")
    keyboard.press("Enter")
    expect(status).to_have_text("Kept.")
    assert 3 == book.count_cells()
    book.restart_and_run_all()
    poll = shown(book)
    expect(poll.get_by_role("radio").nth(2)).to_be_checked()
    expect(poll.get_by_role("textbox")).to_have_value("d d of fear")
    expect(poll.locator("label").nth(2)).to_have_text("<b>One cannot tell</b> yet")


def test_a_poll_whose_kernel_is_gone_says_so(book: Notebook) -> None:
    """Without a kernel a choice is not taken for kept: the status says to run the cell again."""
    poll = shown(book)
    book.shut_down()
    poll.get_by_role("radio").first.check()
    expect(poll.get_by_role("status")).to_contain_text("Run this cell again.")


def test_the_saved_notebook_has_a_plain_copy(book: Notebook) -> None:
    """What is saved holds questions, options and answers as HTML, hidden below the live poll."""
    poll = shown(book)
    poll.get_by_role("radio").first.check()
    expect(poll.get_by_role("status")).to_have_text("Kept.")
    (_, copy) = book.save()["cells"][POLL]["outputs"]
    html = "".join(copy["data"]["text/html"])
    assert "You said: <bdi>Yes</bdi>" in html
    assert "Why do you think people left?" in html
    expect(book.cell(POLL).locator(".ps-plain-poll")).to_be_hidden()


@pytest.mark.parametrize("theme", THEMES)
def test_a_poll_is_accessible_in_both_themes(book: Notebook, theme: str) -> None:
    """Axe finds nothing, and every text and border stands out from its ground."""
    book.use_theme(theme)
    poll = shown(book)
    poll.get_by_role("radio").first.check()
    expect(poll.get_by_role("status")).to_have_text("Kept.")
    assert [] == book.accessibility_faults(".ps-poll")
    assert [] == too_faint(poll)
