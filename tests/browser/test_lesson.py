"""The real lesson in a real JupyterLab: answered by mouse and by keyboard, and read."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.jupyter import Notebook
from tests.browser.lesson import LESSON, answer, first, forget, live, question_of, right
from tests.browser.server import Lab

THEMES = ("JupyterLab Light", "JupyterLab Dark")


@pytest.fixture
def widget(notebook: Notebook, lab: Lab) -> Locator:
    """Give the exit quiz of a lesson that was just run by somebody who has answered nothing."""
    forget(lab)
    notebook.open(f"{LESSON}.ipynb")
    notebook.forget()
    assert notebook.run_all() is True
    return live(notebook)


def test_a_wrong_and_a_right_answer_by_mouse(widget: Locator, left: list[str]) -> None:
    """A wrong choice is told what is true and where it stands; nothing leaves the machine."""
    expect(widget.locator("input:checked")).to_have_count(0)
    question = answer(widget, "single-choice", rightly=False)
    expect(question.locator(".ps-links").first).to_contain_text("¶")
    answer(widget, "single-choice", rightly=True)
    expect(widget.locator(".ps-keeping")).to_contain_text("Saved.")
    assert [] == left


def test_answers_by_keyboard_alone(widget: Locator) -> None:
    """Arrows choose, Space and Enter check; the unreadable is told beside its field."""
    question, keyboard = question_of(widget, "single-choice"), widget.page.keyboard
    order = question.locator(".ps-option input").evaluate_all(
        "radios => radios.map(radio => radio.value)"
    )
    question.locator(".ps-option input").first.focus()
    keyboard.press("Space")
    for _ in range(order.index(right(first("single-choice")[1]))):
        keyboard.press("ArrowDown")
    for _ in ("how sure one is", "check"):
        keyboard.press("Tab")
    expect(question.locator(".ps-button")).to_be_focused()
    keyboard.press("Space")
    expect(question.locator(".ps-verdict")).to_contain_text("Right.")
    number = question_of(widget, "number")
    field = number.get_by_role("textbox")
    field.focus()
    keyboard.type("many")
    keyboard.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(number).to_contain_text("is not a number")
    keyboard.press("ControlOrMeta+a")
    keyboard.type(right(first("number")[1]))
    keyboard.press("Enter")
    expect(number.locator(".ps-verdict")).to_contain_text("Right.")


def test_keys_never_reach_the_notebook(widget: Locator, notebook: Notebook) -> None:
    """With the focus on a control of a quiz, the notebook's shortcuts leave its cells alone."""
    before = notebook.sources()
    choice, number = question_of(widget, "single-choice"), question_of(widget, "number")
    for control in (
        choice.locator(".ps-option input").first,
        choice.locator(".ps-button"),
        number.get_by_role("textbox"),
        number.locator(".ps-button"),
    ):
        control.focus()
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
            "Enter",
            "Escape",
            "Shift+Enter",
        ):
            widget.page.keyboard.press(key)
        expect(control).to_be_focused()
        assert before == notebook.sources()


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(widget: Locator, notebook: Notebook, theme: str) -> None:
    """Fresh, with its pictures, and in every outcome: axe has no complaint in either theme."""
    notebook.use_theme(theme)
    assert [] == notebook.accessibility_faults(".ps-quiz")
    for rightly in (False, True):
        answer(widget, "single-choice", rightly=rightly)
        assert [] == notebook.accessibility_faults(".ps-quiz")
    number = question_of(widget, "number")
    number.get_by_role("textbox").fill("many")
    number.locator(".ps-button").click()
    expect(number.get_by_role("textbox")).to_have_attribute("aria-invalid", "true")
    assert [] == notebook.accessibility_faults(".ps-quiz")
    notebook.use_theme(THEMES[0])


def test_a_citation_leads_to_its_fact(widget: Locator, notebook: Notebook) -> None:
    """A citation in the prose brings the fact that it names onto the screen."""
    expect(widget).to_be_visible()
    link = (
        notebook.cell(notebook.find("](#arrivals-april-2021)"))
        .locator('a[href$="#arrivals-april-2021"]')
        .first
    )
    link.scroll_into_view_if_needed()
    link.click()
    expect(
        notebook.page.locator('[data-jupyter-id="arrivals-april-2021"]').first
    ).to_be_in_viewport()


def test_the_figure_is_drawn_with_its_words(
    widget: Locator, notebook: Notebook, left: list[str]
) -> None:
    """The chart is drawn without a network, and its caption and data table stand beside it."""
    expect(widget).to_be_visible()
    cell = notebook.cell(notebook.find("lesson.figure("))
    expect(cell.locator(".vega-embed svg").first).to_be_visible()
    expect(cell.locator("figcaption")).to_be_visible()
    cell.locator("summary").click()
    expect(cell.locator("table tbody tr").first).to_be_visible()
    assert [] == left
