"""The real lesson, in a real JupyterLab, in a real Chromium: answered by mouse and by keyboard, and found again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from policystory.course.find import READER
from policystory.course.load import Folders, load
from policystory.course.opened import OpenCourse
from policystory.items.item import NumberKey
from policystory.quiz import Quiz
from tests.browser.jupyter import Notebook
from tests.browser.server import ROOT, Lab

LESSON = "03-numbers-at-the-border"
THEMES = ("JupyterLab Light", "JupyterLab Dark")


@pytest.fixture(scope="session")
def quiz() -> Quiz:
    """Give the exit quiz as the learner of these tests has it, with its key."""
    return OpenCourse(load(Folders.of(ROOT))).quiz_for(LESSON, READER)


@pytest.fixture
def widget(notebook: Notebook, lab: Lab) -> Iterator[Locator]:
    """Give the exit quiz of a lesson that was just run by somebody who has answered nothing."""
    for file in lab.record.rglob("*.jsonl"):
        file.unlink()
    notebook.open(f"{LESSON}.ipynb")
    notebook.forget()
    notebook.run_all()
    return shown(notebook)


def shown(notebook: Notebook) -> Locator:
    """Scroll to the exit quiz and return its element."""
    index = notebook.find("lesson.quiz()")
    found = notebook.cell(index).locator(".ps-quiz")
    expect(found).to_be_visible()
    return found


class Question:
    """The first question of a kind in the exit quiz, and what is right and wrong there."""

    def __init__(self, widget: Locator, quiz: Quiz, kind: str) -> None:
        n = next(n for n, item in enumerate(quiz.paper.items) if item.kind == kind)
        item = quiz.paper.items[n]
        key = quiz.key.items[item.id].key
        self.asked = widget.locator("fieldset.ps-item").nth(n)
        self.right = f"{key.amount:f}" if isinstance(key, NumberKey) else key
        self.wrong = next((option.id for option in item.options if option.id != key), "7")
        self.button = self.asked.get_by_role("button")
        self.verdict = self.asked.locator(".ps-verdict")
        self.field = self.asked.get_by_role("textbox")

    def option(self, option: str) -> Locator:
        """Return an option's radio button."""
        return self.asked.locator(f'input[value="{option}"]')


def test_a_wrong_and_a_right_answer_by_mouse(widget: Locator, quiz: Quiz, left: list[str]) -> None:
    """A wrong choice is told in words with what is true and where it stands, the right one as right; nothing leaves."""
    question = Question(widget, quiz, "single-choice")
    expect(question.asked.locator("input:checked")).to_have_count(0)
    question.option(question.wrong).check()
    question.button.click()
    expect(question.verdict).to_contain_text("Not right.")
    expect(question.asked.locator(".ps-links").first).to_contain_text("¶")
    question.option(question.right).check()
    question.button.click()
    expect(question.verdict).to_contain_text("Right.")
    expect(widget.locator(".ps-keeping")).to_contain_text("Saved.")
    assert [] == left


def test_answers_by_keyboard_alone(widget: Locator, quiz: Quiz) -> None:
    """Arrows choose, Space checks, Enter checks a number; the unreadable is told beside its field and costs none."""
    question = Question(widget, quiz, "single-choice")
    keyboard = widget.page.keyboard
    order = question.asked.locator("input[type=radio]").evaluate_all("radios => radios.map(radio => radio.value)")
    question.asked.locator("input[type=radio]").first.focus()
    keyboard.press("Space")
    for _ in range(order.index(question.right)):
        keyboard.press("ArrowDown")
    keyboard.press("Tab")
    keyboard.press("Space")
    expect(question.verdict).to_contain_text("Right.")
    number = Question(widget, quiz, "number")
    number.field.focus()
    keyboard.type("many")
    keyboard.press("Enter")
    expect(number.field).to_have_attribute("aria-invalid", "true")
    expect(number.asked).to_contain_text("is not a number")
    keyboard.press("ControlOrMeta+a")
    keyboard.type(number.right)
    keyboard.press("Enter")
    expect(number.verdict).to_contain_text("Right.")


def test_answers_are_back_after_a_reload(widget: Locator, quiz: Quiz, notebook: Notebook) -> None:
    """The page is loaded again while the kernel lives: answer, mark and feedback are there."""
    question = Question(widget, quiz, "single-choice")
    question.option(question.wrong).check()
    question.button.click()
    expect(question.verdict).to_be_visible()
    notebook.save()
    notebook.reload()
    again = Question(shown(notebook), quiz, "single-choice")
    expect(again.option(again.wrong)).to_be_checked()
    expect(again.verdict).to_contain_text("Not right.")


def test_answers_are_back_after_a_restart(widget: Locator, quiz: Quiz, notebook: Notebook) -> None:
    """The kernel is restarted and all cells are run again: answers, marks and progress are there, from the record."""
    question, number = Question(widget, quiz, "single-choice"), Question(widget, quiz, "number")
    question.option(question.wrong).check()
    question.button.click()
    expect(question.verdict).to_be_visible()
    number.field.fill(number.right)
    number.button.click()
    expect(number.verdict).to_be_visible()
    notebook.restart_and_run_all()
    again = shown(notebook)
    expect(Question(again, quiz, "single-choice").verdict).to_contain_text("Not right.")
    expect(Question(again, quiz, "number").verdict).to_contain_text("Right.")
    expect(Question(again, quiz, "number").field).to_have_value(number.right)
    expect(again.locator(".ps-score")).to_contain_text("2 of 8 answered")


def test_keys_never_reach_the_notebook(widget: Locator, quiz: Quiz, notebook: Notebook) -> None:
    """With focus on a radio button, a field or a button, the notebook's shortcuts leave its cells as they were."""
    question, number = Question(widget, quiz, "single-choice"), Question(widget, quiz, "number")
    before = notebook.sources()
    for control in (question.option(question.right), question.button, number.field, number.button):
        control.focus()
        for key in ("a", "b", "d", "d", "m", "x", "z", "ArrowDown", "ArrowUp", "Enter", "Escape", "Shift+Enter"):
            widget.page.keyboard.press(key)
        expect(control).to_be_focused()
        assert before == notebook.sources()


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(widget: Locator, quiz: Quiz, notebook: Notebook, theme: str) -> None:
    """Fresh, right, wrong and unreadable: axe has no complaint about the widget in either theme."""
    notebook.use_theme(theme)
    assert [] == notebook.accessibility_faults(".ps-quiz")
    question, number = Question(widget, quiz, "single-choice"), Question(widget, quiz, "number")
    for response in (question.wrong, question.right):
        question.option(response).check()
        question.button.click()
        expect(question.verdict).to_contain_text("Right." if response == question.right else "Not right.")
        assert [] == notebook.accessibility_faults(".ps-quiz")
    number.field.fill("many")
    number.button.click()
    expect(number.field).to_have_attribute("aria-invalid", "true")
    assert [] == notebook.accessibility_faults(".ps-quiz")
    notebook.use_theme(THEMES[0])


def test_a_citation_leads_to_its_fact(widget: Locator, notebook: Notebook) -> None:
    """A citation in the prose brings the fact that it names onto the screen."""
    link = notebook.cell(notebook.find("](#arrivals-april-2021)")).locator('a[href$="#arrivals-april-2021"]').first
    link.scroll_into_view_if_needed()
    link.click()
    expect(notebook.page.locator('[data-jupyter-id="arrivals-april-2021"]').first).to_be_in_viewport()


def test_the_figure_is_drawn_with_its_words(widget: Locator, notebook: Notebook, left: list[str]) -> None:
    """The chart is drawn without a network, and its caption and data table stand beside it."""
    cell = notebook.cell(notebook.find("lesson.figure("))
    expect(cell.locator(".vega-embed svg").first).to_be_visible()
    expect(cell.locator("figcaption")).to_be_visible()
    cell.locator("summary").click()
    expect(cell.locator("table tbody tr").first).to_be_visible()
    assert [] == left
