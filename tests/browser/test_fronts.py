"""Every kind of item in Notebook 7 and in Voila: by mouse, by keyboard and by touch."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.hands import Hand, Keyboard, Mouse, Touch
from tests.browser.jupyter import ALL_ON_ONE_PAGE, Notebook7
from tests.browser.kinds import ANSWERS, answered_and_told
from tests.browser.questions import question_of
from tests.browser.server import PATIENCE, Lab, importing

HANDS = {"mouse": Mouse(), "keyboard": Keyboard(), "touch": Touch()}
"""Whose hands give all the answers to each question."""


@pytest.fixture(scope="module")
def book(lab: Lab) -> str:
    """Write a notebook that shows one item of each kind."""
    source = importing("every_kind", "show") + "\nshow('plain')"
    return lab.write("fronts.ipynb", [source])


def in_notebook_7(page: Page, lab: Lab, book: str) -> Locator:
    """Run the notebook in Notebook 7 and return its quiz."""
    notebook = Notebook7(page, lab)
    notebook.open(book)
    assert notebook.run_all() is True
    return notebook.cell(0)


def in_voila(page: Page, lab: Lab, book: str) -> Locator:
    """Let Voila run the notebook, which it does when it is asked for the page."""
    page.add_init_script(ALL_ON_ONE_PAGE)
    page.goto(f"{lab.url}voila/render/{book}", timeout=PATIENCE * 1000)
    return page.locator(".jp-Cell")


def test_keys_never_reach_notebook_7(tab: Page, lab: Lab, book: str) -> None:
    """With the focus on any control, question or list entry, the notebook's cells stay."""
    notebook = Notebook7(tab, lab)
    widget = in_notebook_7(tab, lab, book).locator(".ps-quiz")
    expect(widget).to_be_visible()
    before, keyboard = notebook.sources(), tab.keyboard
    for kind in ANSWERS:
        asked = question_of(widget, kind)
        for control in (
            asked,
            *map(asked.locator, ("input", "select", ".ps-move", ".ps-button")),
        ):
            if control.count():
                control.first.focus()
                for key in (
                    "a",
                    "b",
                    "d",
                    "d",
                    "m",
                    "x",
                    "z",
                    "ArrowDown",
                    "ArrowUp",
                    "Escape",
                    "Shift+Enter",
                ):
                    keyboard.press(key)
                assert before == notebook.sources(), kind
    lists = widget.locator("select")
    lists.first.focus()
    for key in ("Space", "ArrowDown", "d", "d", "ArrowDown", "Escape"):
        keyboard.press(key)
    expect(lists.first).to_be_focused()
    assert before == notebook.sources()


@pytest.fixture(params=HANDS)
def hand(request: pytest.FixtureRequest) -> Hand:
    """Give a kind of hands."""
    return HANDS[request.param]


@pytest.fixture
def bare_page(chromium: Browser, hand: Hand) -> Iterator[Page]:
    """Give a page of its own; for touch that of a phone."""
    touch = isinstance(hand, Touch)
    size = {"width": 390, "height": 844} if touch else {"width": 1280, "height": 900}
    context = chromium.new_context(viewport=size, has_touch=touch)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("opened", [in_notebook_7, in_voila])
def test_every_kind_is_answered_and_marked_as_the_engine_does(
    bare_page: Page,
    hand: Hand,
    opened: Callable[[Page, Lab, str], Locator],
    lab: Lab,
    book: str,
) -> None:
    """Marks are told as the engine gives them; the plain copy is out of the way."""
    cell = opened(bare_page, lab, book)
    widget = cell.locator(".ps-quiz")
    expect(widget).to_be_visible(timeout=PATIENCE * 1000)
    for kind in ANSWERS:
        answered_and_told(widget, kind, hand)
    expect(widget.locator(".ps-score")).to_have_text("9 of 9 answered, 9 right")
    expect(cell.locator(".ps-plain")).to_have_count(1)
    expect(cell.locator(".ps-plain")).to_be_hidden()
