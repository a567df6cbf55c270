"""Every kind on a real page: for screen readers, keys, one at a time, with any text."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.every_kind import NASTY
from tests.browser.hands import Mouse
from tests.browser.jupyter import THEMES, Notebook
from tests.browser.kinds import ANSWERS, fresh, item_of
from tests.browser.questions import question_of


@pytest.fixture
def widget(notebook: Notebook) -> Locator:
    """Give a quiz with one item of each kind, which nobody has answered."""
    return fresh(notebook)


def test_keys_never_reach_the_notebook(widget: Locator, notebook: Notebook) -> None:
    """With focus on a control of any kind the notebook's shortcuts leave its cells as they were."""
    before = notebook.sources()
    for kind in ANSWERS:
        question = question_of(widget, kind)
        for control in ("input", "select", ".ps-move", ".ps-quiet"):
            if question.locator(control).count():
                question.locator(control).first.focus()
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
                    widget.page.keyboard.press(key)
        assert before == notebook.sources(), kind


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(widget: Locator, notebook: Notebook, theme: str) -> None:
    """Fresh or answered, axe has no complaint in either theme, and targets are large."""
    notebook.use_theme(theme)
    assert [] == notebook.accessibility_faults(".ps-quiz")
    for kind, answers in ANSWERS.items():
        question, item = question_of(widget, kind), item_of(kind)
        Mouse().answer(question, item, answers[0])
    expect(widget.locator(".ps-feedback:visible")).to_have_count(len(ANSWERS) - 2)
    assert [] == notebook.accessibility_faults(".ps-quiz")
    boxes = (
        "all => all.map(one => (one.closest('label') ?? one).getBoundingClientRect())"
    )
    small = f"{boxes}.filter(box => box.width && (box.width < 24 || box.height < 24))"
    assert [] == widget.locator("button, input, select").evaluate_all(small)
    notebook.use_theme(THEMES[0])


@pytest.mark.parametrize("kind", ANSWERS)
def test_screen_reader_texts(widget: Locator, kind: str) -> None:
    """Names, roles and states of the controls are as when somebody last looked at them."""
    question = question_of(widget, kind)
    expected = (Path(__file__).with_name("trees") / f"{kind}.yml").read_text(
        encoding="utf-8"
    )
    assert expected == question.aria_snapshot() + "\n"


def test_one_question_at_a_time(widget: Locator, notebook: Notebook) -> None:
    """One at a time is remembered; the question that is turned to has the focus."""
    questions = widget.locator("fieldset.ps-item")
    widget.get_by_role("button", name="One question at a time").click()
    expect(questions.locator("visible=true").first).to_be_visible()
    for button, n in (
        ("Skip for now", 1),
        ("Question 4: not answered", 3),
        ("Previous question", 2),
    ):
        widget.get_by_role("button", name=button).click()
        expect(questions.nth(n)).to_be_focused()
        assert [index == n for index in range(9)] == [
            question.is_visible() for question in questions.all()
        ]
    assert [] == notebook.accessibility_faults(".ps-quiz")
    again = fresh(notebook)
    expect(again.locator("fieldset.ps-item").nth(1)).to_be_hidden()
    again.get_by_role("button", name="All on one page").click()
    expect(again.locator("fieldset.ps-item").nth(1)).to_be_visible()


def test_texts_are_shown_as_texts(widget: Locator, notebook: Notebook) -> None:
    """Markup, quotes, emoji, right-to-left and long texts are shown as they are."""
    nasty = notebook.cell(2).locator(".ps-quiz")
    expect(nasty).to_be_visible()
    for text in NASTY:
        assert text.strip() in nasty.evaluate("quiz => quiz.textContent")
    matching = question_of(nasty, "matching")
    matching.locator("select").nth(0).select_option("ines-holm")
    matching.locator("select").nth(1).select_option("ada-marsh")
    matching.locator(".ps-button").click()
    expect(matching.locator(".ps-feedback")).to_contain_text("<script>")
    assert (0, None) == (
        nasty.locator("script, img").count(),
        notebook.page.evaluate("() => window.harmed ?? null"),
    )
    assert [] == notebook.accessibility_faults(".ps-quiz")


def test_nothing_is_scrolled_sideways(widget: Locator, notebook: Notebook) -> None:
    """In a column of 320 px, texts of every kind break into lines within its edge."""
    for quiz_ in (widget, notebook.cell(2).locator(".ps-quiz")):
        expect(quiz_).to_be_visible()
        beyond = quiz_.evaluate(
            """quiz => {
              quiz.style.width = '320px';
              const edge = quiz.getBoundingClientRect().right + 0.5;
              const parts = [...quiz.querySelectorAll('*')];
               const out = parts.filter(part => part.getBoundingClientRect().right > edge);
              return out.map(one => one.outerHTML.slice(0, 99));
            }"""
        )
        assert [] == beyond
