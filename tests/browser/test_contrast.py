from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.contrast import rested, too_faint
from tests.browser.jupyter import THEMES, Notebook
from tests.browser.states import STATES, bring, styled

CONTROLS = "button, input, select, .ps-option, .ps-sort, .ps-entry, a"


@pytest.fixture(autouse=True)
def _light_again(notebook: Notebook) -> Iterator[None]:
    yield
    notebook.use_theme(THEMES[0])


@pytest.mark.parametrize("state", STATES)
def test_everything_can_be_read(notebook: Notebook, state: str) -> None:
    """Every text, sign and edge of every kind has enough contrast in this state, in both themes."""
    widget = bring(notebook, state)
    for theme in THEMES:
        notebook.use_theme(theme)
        assert [] == too_faint(widget), theme


@pytest.mark.parametrize("way", ["hover", "focus"])
@pytest.mark.parametrize("state", ["fresh", "wrong"])
def test_contrast_under_pointer_and_focus(
    notebook: Notebook, state: str, way: str
) -> None:
    """Under the pointer and with the focus, every control keeps its contrast in both themes."""
    widget = bring(notebook, state)
    with forced(widget, way):
        for theme in THEMES:
            notebook.use_theme(theme)
            assert [] == too_faint(widget), theme


def test_an_open_list_can_be_read(notebook: Notebook) -> None:
    """The entries of a list that is open have enough contrast in both themes."""
    widget = bring(notebook, "fresh")
    for theme in THEMES:
        notebook.use_theme(theme)
        menu = widget.locator("select").first
        menu.click()
        expect(menu.locator("option").last).to_be_visible()
        menu.locator("option").last.hover()
        assert [] == too_faint(menu), theme
        widget.page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("planted", "expected"),
    [
        (".ps-quiz .ps-hint { color: #999 }", "of p.ps-hint, #999999 on #ffffff"),
        (".ps-quiz .ps-feedback { opacity: .6 }", "of p.ps-wrote"),
        (".ps-quiz .ps-entry .ps-text::before { color: #aaa }", "::before"),
        (
            ".ps-quiz .ps-number { border-color: #ccc !important }",
            "border of input.ps-number",
        ),
        (
            ".ps-quiz .ps-option { background: linear-gradient(#fff, #000) }",
            "not computed, on a picture",
        ),
    ],
)
def test_faint_parts_are_found(notebook: Notebook, planted: str, expected: str) -> None:
    """Faint texts, counters and edges, and texts on pictures, are found with their place."""
    widget = bring(notebook, "wrong")
    with styled(widget, planted):
        faults = too_faint(widget)
    assert [] != [fault for fault in faults if expected in fault], faults


@pytest.mark.parametrize(
    ("way", "planted", "expected"),
    [
        ("hover", ".ps-quiz .ps-option:hover { background: #777 }", "of span.ps-text"),
        (
            "focus",
            ".ps-quiz .ps-option:has(:focus-visible) { outline-color: #ddd }",
            "focus ring of label.ps-option",
        ),
    ],
)
def test_parts_that_fade_under_the_pointer_are_found(
    notebook: Notebook, way: str, planted: str, expected: str
) -> None:
    """A row that turns grey under the pointer and a ring that is hardly there are told."""
    widget = bring(notebook, "fresh")
    with styled(widget, planted), forced(widget, way):
        faults = too_faint(widget)
    assert [] != [fault for fault in faults if expected in fault], faults


@contextmanager
def forced(widget: Locator, way: str) -> Iterator[None]:
    """Show all controls as under the pointer, or as focused by the keyboard."""
    states = {"hover": ["hover"], "focus": ["focus", "focus-visible", "focus-within"]}[
        way
    ]
    session = widget.page.context.new_cdp_session(widget.page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    widget.evaluate("quiz => { quiz.dataset.forced = '' }")
    page = session.send("DOM.getDocument")["root"]["nodeId"]
    selector = f".ps-quiz[data-forced] :is({CONTROLS})"
    nodes = session.send(
        "DOM.querySelectorAll", {"nodeId": page, "selector": selector}
    )["nodeIds"]
    for node in nodes:
        session.send(
            "CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": states}
        )
    rested(widget)
    yield
    session.detach()
