"""Another window, and a kernel that is gone: what is said, and what is carried over."""

import os
import re
import signal

import pytest
from playwright.sync_api import Page, expect

from tests.browser import lesson
from tests.browser.contrast import too_faint
from tests.browser.jupyter import Notebook
from tests.browser.questions import answer, begun, question_of, shown, spoken
from tests.browser.server import PATIENCE, Lab, importing

HINTS, ONE, OTHER = 1, 2, 3
"""The cells of the notebook, by what they show."""


@pytest.fixture(scope="module")
def file(lab: Lab) -> str:
    """Write a notebook with its kernel's process, a quiz with hints, and one in two windows."""
    imports = importing("every_kind", "show", "window")
    sources = [
        f"{imports}\nimport os\nprint(os.getpid())",
        'show("hints")',
        'window("plain")',
        'window("plain")',
    ]
    return lab.write("windows.ipynb", sources)


@pytest.fixture
def book(notebook: Notebook, file: str) -> Notebook:
    """Give the notebook, just opened and run in a new kernel: nobody has answered anything."""
    return begun(notebook, file)


def test_an_answer_of_another_window_is_not_overwritten_silently(
    book: Notebook,
) -> None:
    """An answer from elsewhere is shown with a note; checking again sends one's own."""
    first, second = shown(book, ONE), shown(book, OTHER)
    answer(first, "single-choice", "tom-reed")
    expect(question_of(first, "single-choice").locator(".ps-verdict")).to_contain_text(
        "Not right."
    )
    question = answer(second, "single-choice", "ada-marsh")
    expect(question.locator(".ps-notice")).to_contain_text("answered in another window")
    expect(spoken(second)).to_contain_text("answered in another window")
    expect(question.locator('input[value="ada-marsh"]')).to_be_checked()
    expect(question.locator(".ps-verdict")).to_contain_text("Not right.")
    expect(question.locator(".ps-button")).to_be_focused()
    expect(question.locator(".ps-button")).to_have_accessible_description(
        re.compile("answered in another window")
    )
    assert [] == book.accessibility_faults(".ps-quiz") + too_faint(second)
    question.locator(".ps-button").click()
    expect(question.locator(".ps-verdict")).to_contain_text("Right.")
    expect(question.locator(".ps-notice")).to_be_hidden()


GONE = "The kernel has stopped or was restarted"


def kill(book: Notebook) -> None:
    """Kill the kernel as a system short of memory does, and close JupyterLab's dialog."""
    os.kill(int(book.text(0)), signal.SIGKILL)
    book.page.locator(".jp-Dialog .jp-mod-accept").click()


ENDS = {"restarted": Notebook.restart, "shut down": Notebook.shut_down, "killed": kill}


@pytest.mark.parametrize("end", ENDS)
def test_dead_kernel_is_reported_at_once(book: Notebook, end: str) -> None:
    """Within a second the page tells of the dead kernel; drafts go along to the next."""
    widget = shown(book, HINTS)
    question_of(widget, "short-text").get_by_role("textbox").fill("Ada Mar")
    ENDS[end](book)
    expect(widget.locator(".ps-keeping")).to_contain_text(GONE)
    expect(spoken(widget)).to_contain_text("Run this cell again")
    expect(question_of(widget, "single-choice").locator(".ps-why")).to_have_text(
        "The kernel is gone. Run this cell again."
    )
    question = answer(widget, "number", "4,200")
    expect(question.locator(".ps-why")).to_have_text(
        "It stays here until this cell is run again."
    )
    assert [] == book.accessibility_faults(".ps-quiz") + too_faint(widget)
    if end == "shut down":
        book.change_kernel()
    assert book.run_all() is True
    again = shown(book, HINTS)
    expect(question_of(again, "short-text").get_by_role("textbox")).to_have_value(
        "Ada Mar"
    )
    expect(question_of(again, "short-text").locator(".ps-verdict")).to_be_hidden()
    expect(question_of(again, "number").locator(".ps-verdict")).to_contain_text(
        "Right."
    )


def test_two_tabs(notebook: Notebook, tab: Page, lab: Lab) -> None:
    """Two tabs of a notebook share a kernel: an answer in either is shown in both."""
    lesson.forget(lab)
    lab.write("two-tabs.ipynb", [lesson.CODE])
    here = lesson.run(notebook, "two-tabs.ipynb")
    notebook.save()
    tab.goto(f"{lab.url}doc/tree/two-tabs.ipynb?reset", wait_until="domcontentloaded")
    there = tab.locator(".ps-quiz")
    expect(there).to_be_visible(timeout=PATIENCE * 1000)
    lesson.answer(here, "single-choice", rightly=False)
    expect(there.locator(".ps-verdict")).to_contain_text("Not right.")
    lesson.answer(there, "number", rightly=True)
    for widget in (here, there):
        expect(widget.locator(".ps-score")).to_contain_text("2 of 8 answered")
        expect(widget.page.locator(".ps-plain:visible")).to_have_count(0)
    assert 2 == str(notebook.save()["cells"][0]["outputs"]).count("Your answer: ")
