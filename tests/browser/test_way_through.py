"""The way through a quiz as a learner meets it: one question at a time, by the keyboard alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.jupyter import THEMES, Notebook
from tests.browser.server import Lab, importing

MOST_KEYS = 10
"""The most keys from running a cell to the first verdict."""
IN_VIEW = """title => {
  const { top, bottom } = title.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""


@pytest.fixture(params=[1280, 390])
def tab_of_a_learner(
    request: pytest.FixtureRequest, chromium: Browser
) -> Iterator[Page]:
    """Give a page that nobody has used, wide and narrow."""
    context = chromium.new_context(viewport={"width": request.param, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def book(tab_of_a_learner: Page, lab: Lab) -> Notebook:
    """Give a notebook with two quizzes between text, and the notebook of the next lesson."""
    lab.write("ferries.ipynb", ["'The ferries'"])
    sources = [importing("every_kind", "show"), 'show("way")', '"a"', 'show("way")']
    book = Notebook(tab_of_a_learner, lab, one_by_one=True)
    book.open(lab.write("way.ipynb", [*sources, *['"b"'] * 20]))
    return book


def run_cell(book: Notebook, index: int) -> Locator:
    """Select a cell, press Shift + Enter, and return its quiz."""
    book.cell(index).locator(".jp-InputPrompt").click()
    book.page.keyboard.press("Shift+Enter")
    widget = book.cell_in_page(index).locator(".ps-quiz")
    expect(widget).to_be_visible()
    return widget


def test_a_quiz_by_the_keyboard_from_its_cell_to_the_next_lesson(
    book: Notebook,
) -> None:
    """From Shift + Enter on, the focus stands where one goes on: tries, answer, result, lesson."""
    book.cell(0).locator(".jp-InputPrompt").click()
    book.page.keyboard.press("Shift+Enter")
    book.wait_until_idle()
    widget = run_cell(book, 1)
    keyboard, questions = book.page.keyboard, widget.locator("fieldset.ps-item")
    expect(questions.first).to_be_focused()
    assert widget.locator(".ps-title").evaluate(IN_VIEW)
    keys = ["Tab", "ArrowDown", "Tab", "Enter"]
    for key in keys:
        keyboard.press(key)
    expect(questions.first.locator(".ps-verdict")).to_contain_text("Not right.")
    assert len(keys) <= MOST_KEYS
    said = widget.get_by_role("status")
    expect(said).to_contain_text("Not right. What is true of tom-reed")
    main = questions.first.locator(".ps-row > .ps-button")
    expect(main).to_have_text("Try again")
    expect(questions.first.locator(".ps-whole")).to_have_count(0)
    keyboard.press("Enter")
    expect(questions.first.locator("input").first).to_be_focused()
    wrong = questions.first.locator("label[data-sign=wrong]")
    expect(wrong).to_contain_text("tried")
    # A voice that reads the option pauses before what is said of it.
    expect(wrong.locator("input")).to_have_accessible_name(re.compile(r"\S ?, tried$"))
    for key in ("Space", "Tab", "Enter"):
        keyboard.press(key)
    expect(questions.first.locator(".ps-verdict")).to_contain_text("Right.")
    expect(main).to_be_focused()
    expect(main).to_have_text("Next question")
    keyboard.press("Enter")
    expect(questions.nth(1)).to_be_focused()
    expect(questions.first).to_be_hidden()
    lists = questions.nth(1).locator("select")
    lists.nth(0).select_option("ada-marsh")
    lists.nth(1).select_option("ines-holm")
    check = questions.nth(1).locator(".ps-row > .ps-button")
    check.press("Enter")
    expect(questions.nth(1).locator(".ps-flag")).to_have_text(["right", "not right"])
    questions.nth(1).get_by_role("button", name="Show the answer").press("Enter")
    expect(said).to_contain_text("Right answer: Gull Rock → Ada Marsh")
    expect(questions.nth(1).locator(".ps-whole li")).to_have_count(2)
    expect(check).to_have_text("See result")
    expect(check).to_be_focused()
    keyboard.press("Enter")
    expect(widget.locator(".ps-result")).to_be_focused()
    expect(widget.locator(".ps-result")).to_have_text(
        "All questions are answered: 1.5 of 2 points."
    )
    expect(widget.locator(".ps-lines li")).to_have_text(
        [
            "Half of it or more is in place; the rest is worth another look.",
            "0 of 2 right at the first try.",
        ]
    )
    outcome = widget.locator(".ps-outcome")
    for text in ("Say who tends which lamp. 1 of 2", "come back on 4 May 1912."):
        expect(outcome).to_contain_text(text)
    for theme in reversed(THEMES):
        book.use_theme(theme)
        assert [] == book.accessibility_faults(".ps-quiz")
    following = outcome.get_by_role("link", name="Next lesson: The ferries")
    expect(following).to_have_attribute("href", "ferries.ipynb")


def test_running_all_cells_leaves_the_focus_and_the_page(book: Notebook) -> None:
    """Where all cells are run, no quiz takes the focus, and the page stays where it was."""
    book.cell(0).locator(".jp-InputPrompt").click()
    assert book.run_all() is True
    book.page.wait_for_timeout(800)
    focused = "document.activeElement.closest('.ps-quiz') === null"
    assert book.page.evaluate(focused)
    # A page that is opened again shows its quizzes and leaves the focus alone, too.
    book.save()
    book.reload()
    book.page.wait_for_timeout(800)
    assert book.page.evaluate(focused)
