"""The real lesson in a real JupyterLab: answered by mouse and by keyboard, and read."""

from urllib.parse import urlsplit

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
    """A wrong choice is told where to read, a right one its source; nothing leaves the machine."""
    expect(widget.locator("input:checked")).to_have_count(0)
    question = answer(widget, "single-choice", rightly=False)
    expect(question.locator(".ps-links").first).to_contain_text("Read again: ")
    answer(widget, "single-choice", rightly=True)
    expect(question.locator(".ps-links").first).to_contain_text("¶")
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
        for key in "abddmxz":
            widget.page.keyboard.press(key)
        for key in ("ArrowDown", "ArrowUp", "Escape"):
            widget.page.keyboard.press(key)
        expect(control).to_be_focused()
        # Enter checks, and once the mark is there it leads on: to a later question of the quiz.
        for key in ("Enter", "Shift+Enter"):
            widget.page.keyboard.press(key)
        expect(widget.locator(":focus")).to_have_count(1)
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


PARTS = ("course_map", "record", "progress", "review", "glossary")
"""What the start page shows beside text and quizzes."""
SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden)"
WIDTHS = (1280, 390)


def page_faults(notebook: Notebook, theme: str) -> list[str]:
    """Unfold all outputs of a notebook; return what axe finds in text and outputs, by width."""
    notebook.use_theme(theme)
    page = notebook.page
    faults: list[str] = []
    for summary in page.locator(f"{SHOWN} .jp-RenderedHTML summary").all():
        summary.evaluate("summary => summary.parentElement.open = true")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(300)  # charts are drawn anew
        for part in (".jp-OutputArea", ".jp-MarkdownOutput"):
            selector = f"{SHOWN} {part}"
            if page.locator(selector).count():
                faults += notebook.accessibility_faults(selector)
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    notebook.use_theme(THEMES[0])
    return faults


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_a_whole_lesson(
    widget: Locator, notebook: Notebook, theme: str
) -> None:
    """Text, card, figure, facts and quizzes of a lesson, unfolded, are read by everyone."""
    expect(widget).to_be_visible()
    assert [] == page_faults(notebook, theme)


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_the_start_page(
    notebook: Notebook, lab: Lab, theme: str
) -> None:
    """Map, record, progress, review and glossary, unfolded, are read by everyone."""
    cells = [f"import policystory as ps; ps.{part}()" for part in PARTS]
    notebook.open(lab.write("parts.ipynb", cells))
    assert notebook.run_all() is True
    expect(notebook.cell(0).locator(".ps-map")).to_be_visible()
    assert [] == page_faults(notebook, theme)


def test_lines_of_a_lesson_are_of_a_length_that_reads_well(
    widget: Locator, notebook: Notebook
) -> None:
    """A full line of text has about seventy letters, and tables and code take a back seat."""
    expect(widget).to_be_visible()
    text = notebook.cell(notebook.find("](#arrivals-april-2021)")).locator("p").first
    # While figures are drawn above, the cell may be out of sight, where it has no lines.
    text.scroll_into_view_if_needed()
    expect(text).to_contain_text("border", use_inner_text=True)
    letters = text.evaluate(_LETTERS_A_LINE)
    assert 55 <= letters <= 80


# How many letters of its text a paragraph has for each of its lines.
_LETTERS_A_LINE = """paragraph => {
  const lines = paragraph.offsetHeight / parseFloat(getComputedStyle(paragraph).lineHeight);
  return paragraph.innerText.length / Math.round(lines);
}"""


def test_the_map_opens_the_lesson(notebook: Notebook, lab: Lab) -> None:
    """The large link of the map opens the notebook of the lesson to go on with."""
    forget(lab)
    notebook.open(lab.write("map.ipynb", ["import policystory as ps; ps.course_map()"]))
    assert notebook.run_all() is True
    link = notebook.cell(0).locator(".ps-go-on a")
    address = urlsplit(link.get_attribute("href") or "")
    link.click()
    notebook._wait_for(address.path.rpartition("/")[2])


def test_the_figure_is_drawn_with_its_words(
    widget: Locator, notebook: Notebook, left: list[str]
) -> None:
    """The chart is drawn as wide as its cell without a network, between its title and its table."""
    expect(widget).to_be_visible()
    cell = notebook.cell(notebook.find(".figure("))
    drawing = cell.locator(".vega-embed svg").first
    expect(drawing).to_be_visible()
    expect(cell.locator(".ps-figure-title")).to_be_visible()
    cell_width = cell.locator(".jp-OutputArea-child").first.bounding_box()["width"]
    assert drawing.bounding_box()["width"] > 0.8 * cell_width
    expect(cell.locator("figcaption")).to_be_visible()
    cell.locator("summary").click()
    expect(cell.locator("table tbody tr").first).to_be_visible()
    assert [] == left
